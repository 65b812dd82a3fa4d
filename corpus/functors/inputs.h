// Inputs shared by the GPU program and its reference.
#pragma once

#include <cstdint>
#include <vector>

constexpr int kCount = 5000;

inline std::vector<int> make_values()
{
    std::vector<int> values(kCount);
    std::uint32_t state = 8191u;
    for (int& value : values) {
        state = state * 1664525u + 1013904223u;
        value = static_cast<int>(state >> 18) - 8192;
    }
    return values;
}
