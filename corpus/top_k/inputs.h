// Scores, shared by the GPU program and its reference.
#pragma once

#include <cstdint>
#include <vector>

constexpr int kRows = 29, kScores = 777;
constexpr int kBest = 32;

inline std::vector<float> make_scores()
{
    std::vector<float> scores(kRows * kScores);
    std::uint32_t state = 404u;
    for (float& score : scores) {
        state = state * 1664525u + 1013904223u;
        score = static_cast<float>(state >> 20) / 64.0f;  // 4096 values: there are equal ones
    }
    return scores;
}
