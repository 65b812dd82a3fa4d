// A batch of small systems, shared by the GPU program and its reference.
#pragma once

#include <cstdint>
#include <vector>

constexpr int kBatch = 37;
constexpr int kN = 12;

inline std::vector<double> make_systems()
{
    std::vector<double> values(kBatch * kN * (kN + 1));  // each row with its right side
    std::uint32_t state = 3u;
    for (double& value : values) {
        state = state * 1664525u + 1013904223u;
        value = static_cast<double>(static_cast<std::int32_t>(state) >> 12) / 65536.0;
    }
    return values;
}
