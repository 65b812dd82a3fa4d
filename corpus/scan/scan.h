// Inclusive prefix sums of device arrays; `in` and `out` may be the same array.
#pragma once

#include <cuda_runtime.h>

#include <cstdio>
#include <cstdlib>

#define CUDA_CALL(f)                                                                        \
    {                                                                                       \
        cudaError_t e = (f);                                                                \
        if (e != cudaSuccess) {                                                             \
            fprintf(stderr, "CUDA error %d at %s:%d: %s\n", int(e), __FILE__, __LINE__,     \
                    cudaGetErrorString(e));                                                 \
            exit(2);                                                                        \
        }                                                                                   \
    }

// Any number of blocks. Instantiated for unsigned int, long long and float.
template <typename T>
void inclusive_scan(const T* in, T* out, int n, cudaStream_t stream = 0);

// One pass: each block looks back over the published totals of the blocks before it.
void inclusive_scan_lookback(const unsigned int* in, unsigned int* out, int n, cudaStream_t stream = 0);
