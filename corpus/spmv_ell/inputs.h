// A sparse matrix in slices of ELLPACK form, shared by the GPU program and its reference.
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

constexpr int kRows = 1003, kColumns = 900;
constexpr int kSlice = 32;  // rows of a slice, stored column by column
constexpr int kSlices = (kRows + kSlice - 1) / kSlice;

struct Sliced {
    std::vector<int> starts;   // of the slices
    std::vector<int> columns;  // -1 where a row is shorter than its slice
    std::vector<float> values;
};

inline int row_length(int row) { return row % 97 == 5 ? 120 : row % 11 == 0 ? 0 : 3 + (row * 7) % 13; }

inline Sliced make_matrix()
{
    Sliced m;
    m.starts.push_back(0);
    for (int s = 0; s < kSlices; ++s) {
        int width = 0;
        for (int r = s * kSlice; r < std::min(kRows, (s + 1) * kSlice); ++r) width = std::max(width, row_length(r));
        for (int k = 0; k < width; ++k) {
            for (int lane = 0; lane < kSlice; ++lane) {
                const int row = s * kSlice + lane;
                const bool there = row < kRows && k < row_length(row);
                const std::uint32_t h = static_cast<std::uint32_t>(row * 131 + k * 17) * 2654435761u;
                m.columns.push_back(there ? static_cast<int>((h >> 8) % kColumns) : -1);
                m.values.push_back(there ? static_cast<float>(static_cast<int>(h >> 24) - 128) / 64.0f : 0.0f);
            }
        }
        m.starts.push_back(static_cast<int>(m.columns.size()));
    }
    return m;
}

inline std::vector<float> make_vector()
{
    std::vector<float> x(kColumns);
    for (int i = 0; i < kColumns; ++i) x[i] = static_cast<float>((i * 37) % 101 - 50) / 32.0f;
    return x;
}
