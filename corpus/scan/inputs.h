// Inputs shared by the GPU program and its reference.
#pragma once

#include <cstdint>
#include <vector>

constexpr int kElements = 33333;

inline std::uint32_t hash32(std::uint32_t x)
{
    x ^= x >> 16;
    x *= 0x7feb352du;
    x ^= x >> 15;
    x *= 0x846ca68bu;
    return x ^ (x >> 16);
}

// Large enough for the sum to pass 2^32 many times.
inline std::vector<std::uint32_t> make_unsigned()
{
    std::vector<std::uint32_t> values(kElements);
    for (int i = 0; i < kElements; ++i) values[i] = hash32(static_cast<std::uint32_t>(i)) >> 8;
    return values;
}

inline std::vector<std::int64_t> make_wide()
{
    std::vector<std::int64_t> values(kElements);
    for (int i = 0; i < kElements; ++i)
        values[i] = (static_cast<std::int64_t>(hash32(static_cast<std::uint32_t>(i) + 77777u)) - 0x7fffffff) * 4099;
    return values;
}

inline std::vector<float> make_floats()
{
    std::vector<float> values(kElements);
    for (int i = 0; i < kElements; ++i)
        values[i] = static_cast<float>(hash32(static_cast<std::uint32_t>(i) ^ 0x5a5a5a5au) >> 8) / 8388608.0f - 1.0f;
    return values;
}
