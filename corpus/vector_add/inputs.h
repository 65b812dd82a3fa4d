// Inputs shared by the GPU program and its reference. Every value is a function of its index alone.
#pragma once

#include <cstddef>
#include <cstdint>

constexpr std::size_t kElements = 50021;  // prime: no block size and no unroll factor divides it
constexpr double kAlpha = -1.75;

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

// Uniform in [-1, 1), a multiple of 2^-23 so that float holds it exactly.
inline float sample(std::size_t i, std::uint32_t salt)
{
    return static_cast<float>(mix(static_cast<std::uint32_t>(i), salt) >> 8) / 8388608.0f - 1.0f;
}
