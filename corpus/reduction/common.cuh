// Warp and block reductions. All assume a one-dimensional block of kBlock threads, a multiple of 32.
#pragma once

#include <cuda_runtime.h>

#include <cstdio>
#include <cstdlib>

#define CHECK(x)                                                                                       \
    do {                                                                                               \
        const cudaError_t err = (x);                                                                   \
        if (err != cudaSuccess) {                                                                      \
            fprintf(stderr, "%s(%d): %s\n", __FILE__, __LINE__, cudaGetErrorString(err));              \
            exit(1);                                                                                   \
        }                                                                                              \
    } while (0)

#define CHECK_LAUNCH()                  \
    do {                                \
        CHECK(cudaPeekAtLastError());   \
        CHECK(cudaDeviceSynchronize()); \
    } while (0)

#define FULL_MASK 0xffffffffu
#define SHFL_DOWN(var, delta) __shfl_down_sync(FULL_MASK, (var), (delta))

constexpr int kWarpSize = 32;

struct Add {
    template <typename T>
    __device__ __forceinline__ T operator()(T a, T b) const { return a + b; }
};
struct Min {
    template <typename T>
    __device__ __forceinline__ T operator()(T a, T b) const { return min(a, b); }
};
struct Max {
    template <typename T>
    __device__ __forceinline__ T operator()(T a, T b) const { return max(a, b); }
};

// The result is in lane 0.
template <typename T, typename Op>
__device__ __forceinline__ T warp_reduce(T value, Op op)
{
#pragma unroll
    for (int offset = kWarpSize / 2; offset > 0; offset >>= 1) value = op(value, SHFL_DOWN(value, offset));
    return value;
}

// The result is in thread 0. `identity` fills the places of warps that are not there.
template <int kBlock, typename T, typename Op>
__device__ T block_reduce(T value, Op op, T identity)
{
    static_assert(kBlock % kWarpSize == 0 && kBlock <= 1024, "whole warps, one warp of partial results");
    constexpr int kWarps = kBlock / kWarpSize;
    __shared__ T partial[kWarps];
    const int lane = threadIdx.x & 31;
    const int warp = threadIdx.x >> 5;

    value = warp_reduce(value, op);
    if (lane == 0) partial[warp] = value;
    __syncthreads();
    if (warp == 0) {
        value = lane < kWarps ? partial[lane] : identity;
        value = warp_reduce(value, op);
    }
    __syncthreads();  // `partial` may be used again at once
    return value;
}
