#include "inputs.h"
#include "npy.h"

int main()
{
    std::vector<std::uint32_t> board = make_board();
    std::vector<int> population;
    std::uint64_t births = 0;
    for (int g = 0; g < kGenerations; ++g) {
        std::vector<std::uint32_t> next(board.size());
        population.push_back(0);
        for (int y = 0; y < kRows; ++y) {
            for (int x = 0; x < kColumns; ++x) {
                int neighbours = 0;
                for (int k = 0; k < 9; ++k) {
                    if (k == 4) continue;
                    const int row = (y + k / 3 - 1 + kRows) % kRows, column = (x + k % 3 - 1 + kColumns) % kColumns;
                    neighbours += static_cast<int>(board[row * kColumns + column]);
                }
                const bool before = board[y * kColumns + x] != 0;
                const bool alive = neighbours == 3 || (before && neighbours == 2);
                next[y * kColumns + x] = alive;
                population.back() += alive;
                births += alive && !before;
            }
        }
        board.swap(next);
    }
    std::vector<std::uint32_t> words(board.size() / 32);
    for (std::size_t i = 0; i < board.size(); ++i) words[i / 32] |= board[i] << i % 32;
    npy::save("cells.npy", board.data(), {kRows, kColumns});
    npy::save("words.npy", words.data(), {kRows, kColumns / 32});
    npy::save("population.npy", population);
    npy::save("births.npy", &births, {1});
    std::printf("reference: %d cells\n", population.back());
    return 0;
}
