// Shapes and inputs shared by the GPU program and its reference.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

// Scores: rows of an attention matrix, of which row r sees the first r + kVisible columns.
constexpr int kScoreRows = 61;
constexpr int kScoreCols = 75;
constexpr int kVisible = 3;
constexpr float kScale = 0.125f;

constexpr int kLogitRows = 9;
constexpr int kLogitCols = 1000;

constexpr int kHiddenRows = 37;
constexpr int kHidden = 300;

constexpr int kWideRows = 5;
constexpr int kWide = 12801;  // 51204 bytes a row: more shared memory than a kernel gets without asking

constexpr float kEpsilon = 1e-5f;

// `count` values in [-range, range), a function of the salt alone.
inline std::vector<float> make_values(std::size_t count, std::uint32_t salt, float range)
{
    std::vector<float> values(count);
    std::uint32_t state = salt * 2654435761u + 1u;
    for (float& value : values) {
        state = state * 1103515245u + 12345u;
        value = (static_cast<float>(state >> 8) / 8388608.0f - 1.0f) * range;
    }
    return values;
}

inline std::vector<float> make_scores() { return make_values(std::size_t{kScoreRows} * kScoreCols, 1, 64.0f); }
inline std::vector<float> make_logits() { return make_values(std::size_t{kLogitRows} * kLogitCols, 2, 8.0f); }
inline std::vector<float> make_hidden() { return make_values(std::size_t{kHiddenRows} * kHidden, 3, 2.0f); }
inline std::vector<float> make_residual() { return make_values(std::size_t{kHiddenRows} * kHidden, 4, 1.0f); }
inline std::vector<float> make_wide() { return make_values(std::size_t{kWideRows} * kWide, 5, 3.0f); }
inline std::vector<float> make_gamma(int size)
{
    std::vector<float> gamma = make_values(size, 6, 0.75f);
    for (float& value : gamma) value += 1.0f;
    return gamma;
}
inline std::vector<float> make_beta(int size) { return make_values(size, 7, 0.5f); }
