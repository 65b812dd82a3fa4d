// Matrix sizes and inputs shared by the GPU program and its reference.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

constexpr int kRows = 173;   // tails in both directions
constexpr int kCols = 229;
constexpr int kSquare = 100; // transposed in place
constexpr int kQuadRows = 72, kQuadCols = 136;  // multiples of 4, for vector loads

inline std::vector<float> make_matrix(int rows, int cols, std::uint32_t salt)
{
    std::vector<float> values(static_cast<std::size_t>(rows) * cols);
    std::uint32_t state = salt;
    for (float& value : values) {
        state = state * 1664525u + 1013904223u;
        value = static_cast<float>(state >> 8) / 65536.0f;
    }
    return values;
}

inline std::vector<double> make_doubles(int rows, int cols)
{
    const std::vector<float> floats = make_matrix(rows, cols, 77u);
    return {floats.begin(), floats.end()};
}
