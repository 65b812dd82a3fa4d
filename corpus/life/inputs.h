// The first board, shared by the GPU program and its reference. The board is a torus.
#pragma once

#include <cstdint>
#include <vector>

constexpr int kColumns = 96, kRows = 70;
constexpr int kGenerations = 12;

inline std::vector<std::uint32_t> make_board()
{
    std::vector<std::uint32_t> board(kColumns * kRows);
    std::uint32_t state = 31337u;
    for (std::uint32_t& cell : board) {
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        cell = state % 3u == 0;
    }
    return board;
}
