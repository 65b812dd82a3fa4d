#pragma once

#ifndef FULL_MASK
#define FULL_MASK 0xffffffffu
#endif

// The sum over segments of kWidth lanes, right in the first lane of each. All 32 lanes call.
template <int kWidth, typename T>
__device__ __forceinline__ T segment_sum(T sum)
{
    static_assert(kWidth >= 2 && kWidth <= 32 && (kWidth & (kWidth - 1)) == 0, "a power of two within a warp");
#pragma unroll
    for (int offset = kWidth >> 1; offset > 0; offset >>= 1) {
        sum += __shfl_down_sync(FULL_MASK, sum, offset, kWidth);
    }
    return sum;
}
