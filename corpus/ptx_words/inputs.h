// Words, shared by the GPU program and its reference.
#pragma once

#include <cstdint>
#include <vector>

constexpr int kCount = 2000;
constexpr int kLimbs = 4;  // of a 128-bit number

inline std::vector<std::uint32_t> make_words(std::uint32_t salt)
{
    std::vector<std::uint32_t> words(kCount * kLimbs);
    std::uint32_t state = salt;
    for (std::uint32_t& word : words) {
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        word = state % 9u == 0 ? 0xffffffffu : state;  // long carries happen
    }
    return words;
}
