// Prefix sums within a warp and within a block.
#pragma once

#define WARP_MASK 0xffffffff

template <typename T>
__device__ __forceinline__ T warp_inclusive_scan(T value)
{
    const int lane = threadIdx.x % warpSize;
#pragma unroll
    for (int delta = 1; delta < 32; delta *= 2) {
        const T other = __shfl_up_sync(WARP_MASK, value, delta);
        if (lane >= delta) value += other;
    }
    return value;
}

// The sum over the threads up to this one; *total is the sum over the block. `warp_totals` holds blockDim.x / 32
// elements of shared memory and is free for other use when the function returns.
template <typename T>
__device__ T block_inclusive_scan(T value, T* warp_totals, T* total)
{
    const int lane = threadIdx.x % warpSize;
    const int warp = threadIdx.x / warpSize;
    const int warps = blockDim.x / warpSize;

    value = warp_inclusive_scan(value);
    if (lane == 31) warp_totals[warp] = value;
    __syncthreads();
    if (warp == 0) {
        T sum = lane < warps ? warp_totals[lane] : T(0);
        sum = warp_inclusive_scan(sum);
        if (lane < warps) warp_totals[lane] = sum;
    }
    __syncthreads();
    if (warp > 0) value += warp_totals[warp - 1];
    *total = warp_totals[warps - 1];
    __syncthreads();
    return value;
}
