// Numbers of few bits, shared by the GPU program and its reference.
#pragma once

#include <cstdint>
#include <vector>

constexpr int kCount = 4096;  // a multiple of 32
constexpr int kWidth = 11;    // bits of a packed number

inline std::vector<std::uint32_t> make_numbers()
{
    std::vector<std::uint32_t> numbers(kCount);
    std::uint32_t state = 65537u;
    for (std::uint32_t& number : numbers) {
        state = state * 1664525u + 1013904223u;
        number = state >> (32 - kWidth);
    }
    return numbers;
}

inline std::uint64_t wide_of(std::uint32_t i) { return (i + 1) * 0x9e3779b97f4a7c15ull >> (i % 61); }
