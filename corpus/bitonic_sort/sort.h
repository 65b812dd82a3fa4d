// Sorting on the device.
#pragma once

#include <cstdint>

#ifdef __CUDACC__
#define HD __host__ __device__
#else
#define HD
#endif

struct Pair {
    std::uint32_t key;
    std::int32_t payload;
};

HD inline bool out_of_order(const Pair& a, const Pair& b, bool ascending)
{
    return ascending ? b.key < a.key : a.key < b.key;
}

// Sorts `count` pairs in device memory by ascending key; `count` is a power of two.
void sort_pairs(Pair* pairs, int count);

// Sorts each row of 32 floats, even rows ascending and odd rows descending. `inversions[row]` becomes the number of
// neighbours out of ascending order before the sort.
void sort_rows(float* rows, int row_count, std::uint32_t* inversions);
