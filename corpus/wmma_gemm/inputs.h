// Inputs shared by the GPU program and its reference. Every value is a function of its place alone.
#pragma once

#include <cstdint>

constexpr int kRows = 96, kColumns = 64, kDepth = 80;
constexpr float kScale = 0.5f, kOffset = 0.25f;

// A 32-bit mix of `i` and `salt` (multiply, xor-shift).
inline std::uint32_t mix(std::uint32_t i, std::uint32_t salt)
{
    std::uint32_t h = i * 0x9e3779b1u + salt * 0x85ebca77u;
    h ^= h >> 15;
    h *= 0x2c1b3c6du;
    h ^= h >> 12;
    h *= 0x297a2d39u;
    return h ^ (h >> 15);
}

// A multiple of 2^-7 in [-1, 1): half and bfloat16 hold it, and float the sums of products.
inline float fraction(int i, std::uint32_t salt)
{
    return static_cast<float>(static_cast<int>(mix(static_cast<std::uint32_t>(i), salt) >> 24) - 128) / 128.0f;
}

inline signed char byte(int i, std::uint32_t salt)
{
    return static_cast<signed char>(static_cast<int>(mix(static_cast<std::uint32_t>(i), salt) >> 24) - 128);
}
