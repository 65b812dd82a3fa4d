// Keys and values shared by the GPU program and its reference.
#pragma once

#include <cstdint>
#include <vector>

constexpr int kCount = 12345;

inline std::vector<std::uint32_t> make_keys()
{
    std::vector<std::uint32_t> keys(kCount);
    std::uint32_t state = 2463534242u;
    for (int i = 0; i < kCount; ++i) {
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        keys[i] = i % 7 == 0 ? state & 0xffu : state;  // some short keys, so that there are equal ones
    }
    return keys;
}

// Floats of both signs; the sort is stable, so that the payload tells equal ones apart.
inline std::vector<float> make_floats()
{
    std::vector<float> values(kCount);
    std::uint32_t state = 99991u;
    for (float& value : values) {
        state = state * 1664525u + 1013904223u;
        value = (static_cast<float>(state >> 20) - 2048.0f) / 16.0f;
        if (value == 0.0f) value = 0.5f;  // no zeros of two signs
    }
    return values;
}
