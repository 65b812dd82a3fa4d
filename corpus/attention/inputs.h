// Shapes and inputs of the attention, shared by the GPU program and its reference.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

constexpr int kHeads = 2;
constexpr int kQueries = 53;
constexpr int kKeys = 75;
constexpr int kDim = 64;
constexpr float kScale = 0.125f;  // 1 / sqrt(kDim)

inline std::vector<float> make_values(std::size_t count, std::uint32_t salt)
{
    std::vector<float> values(count);
    std::uint32_t state = salt * 747796405u + 2891336453u;
    for (float& value : values) {
        state = state * 747796405u + 2891336453u;
        value = static_cast<float>(static_cast<std::int32_t>(state >> 16) - 32768) / 16384.0f;
    }
    return values;
}

// Heads, then rows, then kDim columns.
inline std::vector<float> make_q() { return make_values(std::size_t{kHeads} * kQueries * kDim, 1); }
inline std::vector<float> make_k() { return make_values(std::size_t{kHeads} * kKeys * kDim, 2); }
inline std::vector<float> make_v() { return make_values(std::size_t{kHeads} * kKeys * kDim, 3); }

// With the causal mask query i sees the keys up to i + kKeys - kQueries.
inline int visible(int query, bool causal) { return causal ? query + kKeys - kQueries + 1 : kKeys; }
