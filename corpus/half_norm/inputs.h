// Shapes and inputs, shared by the GPU program and its reference. All inputs are exact in half and in bfloat16.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

constexpr int kRows = 27, kWidth = 256;
constexpr float kEpsilon = 1e-5f;

// Multiples of 1/16 in [-range, range).
inline std::vector<float> make_values(std::size_t count, std::uint32_t salt, int range)
{
    std::vector<float> values(count);
    std::uint32_t state = salt;
    for (float& value : values) {
        state = state * 1664525u + 1013904223u;
        value = static_cast<float>(static_cast<int>((state >> 16) % static_cast<std::uint32_t>(32 * range)) - 16 * range) / 16.0f;
    }
    return values;
}

inline std::vector<float> make_hidden() { return make_values(std::size_t{kRows} * kWidth, 1u, 4); }
inline std::vector<float> make_residual() { return make_values(std::size_t{kRows} * kWidth, 2u, 2); }
inline std::vector<float> make_gamma() { return make_values(kWidth, 3u, 2); }
inline std::vector<float> make_beta() { return make_values(kWidth, 4u, 1); }
