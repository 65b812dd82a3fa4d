#pragma once

namespace device {

constexpr unsigned int kFullWarp = 0xffffffffu;

template <typename T>
struct SumOp {
    static __device__ __forceinline__ T apply(T a, T b) { return a + b; }
};

template <typename T>
struct MaxOp {
    static __device__ __forceinline__ T apply(T a, T b) { return a > b ? a : b; }
};

// Every lane of a segment of kWidth lanes gets the result.
template <template <typename> class Op, int kWidth = 32, typename T>
__device__ __forceinline__ T warp_all_reduce(T value)
{
#pragma unroll
    for (int mask = kWidth / 2; mask > 0; mask /= 2) {
        value = Op<T>::apply(value, __shfl_xor_sync(kFullWarp, value, mask, kWidth));
    }
    return value;
}

}  // namespace device
