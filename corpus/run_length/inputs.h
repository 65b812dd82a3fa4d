// Bytes with runs of many lengths, shared by the GPU program and its reference.
#pragma once

#include <cstdint>
#include <vector>

constexpr int kCount = 9973;

inline std::vector<std::uint32_t> make_symbols()
{
    std::vector<std::uint32_t> symbols;
    std::uint32_t state = 86028121u;
    while (symbols.size() < kCount) {
        state = state * 1103515245u + 12345u;
        const std::uint32_t length = (state >> 16) % 50u == 0 ? 300 : 1 + (state >> 20) % 6u;
        for (std::uint32_t k = 0; k < length && symbols.size() < kCount; ++k) symbols.push_back(state >> 28);
    }
    return symbols;
}
