// Points and first centres, shared by the GPU program and its reference.
#pragma once

#include <cstdint>
#include <vector>

constexpr int kPoints = 4001;
constexpr int kClusters = 7;
constexpr int kRounds = 6;

// Pairs x, y: multiples of 1/256 around seven places, so that sums in 64-bit integers of 256ths are exact.
inline std::vector<float> make_points()
{
    std::vector<float> points(2 * kPoints);
    std::uint32_t state = 5u;
    for (int i = 0; i < kPoints; ++i) {
        const int at = i % kClusters;
        for (int k = 0; k < 2; ++k) {
            state = state * 1664525u + 1013904223u;
            const int offset = static_cast<int>(state >> 22) - 512;
            const int place = (k == 0 ? at * at * 700 : at * 1900 - at * at * 150) + offset;
            points[2 * i + k] = static_cast<float>(place) / 256.0f;
        }
    }
    return points;
}
