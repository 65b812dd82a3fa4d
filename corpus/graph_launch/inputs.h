// Sizes and constants shared by the GPU program and its reference.
#pragma once

#include <cstdint>
#include <vector>

constexpr int kCount = 5003;    // no multiple of the block
constexpr int kEarly = 5;       // launches with the first multiplier
constexpr int kLate = 4;        // launches with the second
constexpr int kCaptured = 3;    // launches of the captured graph
constexpr std::uint32_t kFirst = 1664525u, kSecond = 22695477u, kAdd = 1013904223u;

inline std::vector<std::uint32_t> make_input()
{
    std::vector<std::uint32_t> values(kCount);
    std::uint32_t state = 42u;
    for (std::uint32_t& value : values) value = state = state * 1103515245u + 12345u;
    return values;
}
