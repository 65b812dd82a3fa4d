// Segments of many lengths, some empty, shared by the GPU program and its reference.
#pragma once

#include <cstdint>
#include <vector>

constexpr int kSegments = 401;

inline std::vector<int> make_offsets()
{
    std::vector<int> offsets(1, 0);
    std::uint32_t state = 7u;
    for (int s = 0; s < kSegments; ++s) {
        state = state * 1664525u + 1013904223u;
        const int length = s % 40 == 11 ? 700 : s % 6 == 2 ? 0 : static_cast<int>((state >> 20) % 45u);
        offsets.push_back(offsets.back() + length);
    }
    return offsets;
}

// Multiples of 1/64 below 64, so that sums in double are exact, and in float for sums below 2^18.
inline std::vector<float> make_values(int count)
{
    std::vector<float> values(count);
    std::uint32_t state = 19u;
    for (float& value : values) {
        state = state * 1664525u + 1013904223u;
        value = static_cast<float>(static_cast<int>(state >> 20) - 2048) / 64.0f;
    }
    return values;
}
