// Inputs shared by the GPU program and its reference.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

constexpr int kElements = 30011;  // prime
constexpr float kThreshold = 0.25f;

inline std::uint32_t next_xorshift(std::uint32_t& state)
{
    state ^= state << 13;
    state ^= state >> 17;
    state ^= state << 5;
    return state;
}

// Uniform in [-1, 1), multiples of 2^-23.
inline std::vector<float> make_floats()
{
    std::vector<float> values(kElements);
    std::uint32_t state = 0x12345679u;
    for (float& value : values) value = static_cast<float>(next_xorshift(state) >> 8) / 8388608.0f - 1.0f;
    return values;
}

// Uniform in [-50000, 50000].
inline std::vector<int> make_ints()
{
    std::vector<int> values(kElements);
    std::uint32_t state = 0xdeadbeefu;
    for (int& value : values) value = static_cast<int>(next_xorshift(state) % 100001u) - 50000;
    return values;
}
