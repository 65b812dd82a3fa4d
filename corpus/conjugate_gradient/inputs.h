// The system, shared by the GPU program and its reference: a five-point Laplacian plus a diagonal, and a right side.
#pragma once

#include <cstdint>
#include <vector>

constexpr int kSide = 23;
constexpr int kUnknowns = kSide * kSide;
constexpr int kIterations = 25;
constexpr double kDiagonal = 4.5;

inline std::vector<double> make_right_side()
{
    std::vector<double> b(kUnknowns);
    std::uint32_t state = 101u;
    for (double& value : b) {
        state = state * 1664525u + 1013904223u;
        value = static_cast<double>(state >> 12) / 1048576.0 - 0.5;
    }
    return b;
}
