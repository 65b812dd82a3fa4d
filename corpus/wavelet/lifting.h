// The signal and one lifting step, shared by the GPU program and its reference.
#pragma once

#include <cstdint>
#include <vector>

#ifdef __CUDACC__
#define LIFTING_CALL __host__ __device__ __forceinline__
#else
#define LIFTING_CALL inline
#endif

constexpr int kRows = 24, kColumns = 128;  // columns are a power of two
constexpr int kLevels = 5;

// The reversible 5/3 wavelet of whole numbers: the odd sample less the mean of its neighbours, then the even one more
// by a quarter of what its neighbours became.
LIFTING_CALL int predict(int odd, int left, int right) { return odd - ((left + right) >> 1); }
LIFTING_CALL int update(int even, int left, int right) { return even + ((left + right + 2) >> 2); }
LIFTING_CALL int unupdate(int even, int left, int right) { return even - ((left + right + 2) >> 2); }
LIFTING_CALL int unpredict(int odd, int left, int right) { return odd + ((left + right) >> 1); }

inline std::vector<int> make_signal()
{
    std::vector<int> signal(kRows * kColumns);
    std::uint32_t state = 911u;
    int walk = 0;
    for (int& value : signal) {
        state = state * 1664525u + 1013904223u;
        walk += static_cast<int>(state >> 27) - 16;
        value = walk;
    }
    return signal;
}
