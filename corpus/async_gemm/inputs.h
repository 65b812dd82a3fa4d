// Matrices, shared by the GPU program and its reference.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

constexpr int kM = 64, kN = 96, kK = 112;  // multiples of the tiles

inline std::vector<float> make_matrix(int rows, int columns, std::uint32_t salt)
{
    std::vector<float> values(static_cast<std::size_t>(rows) * columns);
    std::uint32_t state = salt;
    for (float& value : values) {
        state = state * 1664525u + 1013904223u;
        value = static_cast<float>(static_cast<int>(state >> 26) - 32) / 8.0f;
    }
    return values;
}
