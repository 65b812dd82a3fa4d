// Problem and inputs shared by the GPU program and its reference.
#pragma once

#include <cstdint>
#include <vector>

constexpr int kM = 45, kN = 83, kK = 75, kBatch = 3;  // none a multiple of a tile
constexpr float kAlpha = 1.25f, kBeta = -0.5f;

// Multiples of 1/64 in [-1, 1], by a linear congruential sequence.
inline std::vector<float> make_matrix(std::size_t count, std::uint32_t seed)
{
    std::vector<float> values(count);
    std::uint32_t state = seed;
    for (float& value : values) {
        state = state * 1664525u + 1013904223u;
        value = static_cast<float>(static_cast<int>((state >> 16) % 129u) - 64) / 64.0f;
    }
    return values;
}

inline std::vector<float> make_a() { return make_matrix(static_cast<std::size_t>(kBatch) * kM * kK, 11u); }
inline std::vector<float> make_b() { return make_matrix(static_cast<std::size_t>(kBatch) * kK * kN, 23u); }
inline std::vector<float> make_c() { return make_matrix(static_cast<std::size_t>(kBatch) * kM * kN, 37u); }
