#include "device_check.h"
#include "sort.h"

namespace {

constexpr int kWarpsPerBlock = 4;

template <typename T>
__device__ __forceinline__ T from_partner(T value, int lane_mask, unsigned members = 0xffffffffu)
{
    return __shfl_xor_sync(members, value, lane_mask);
}

// Sorts the 32 values that the lanes of a warp hold, one each.
__device__ float warp_sort(float value, bool ascending)
{
    const int lane = threadIdx.x;
#pragma unroll
    for (int size = 2; size <= 32; size *= 2) {
#pragma unroll
        for (int stride = size / 2; stride > 0; stride /= 2) {
            const float other = from_partner(value, stride);
            const bool lower = (lane & stride) == 0;
            const bool up = size == 32 ? ascending : (lane & size) == 0;
            value = lower == up ? fminf(value, other) : fmaxf(value, other);
        }
    }
    return value;
}

// blockDim is (32, kWarpsPerBlock): threadIdx.x is the lane and each y is one warp and one row.
__global__ void __launch_bounds__(32 * kWarpsPerBlock)
sort_rows_kernel(float* __restrict__ rows, int row_count, std::uint32_t* __restrict__ inversions)
{
    const int row = blockIdx.x * blockDim.y + threadIdx.y;
    if (row >= row_count) return;  // the whole warp leaves
    const int lane = threadIdx.x;
    float value = rows[row * 32 + lane];

    const float next = __shfl_down_sync(0xffffffffu, value, 1);
    const unsigned descents = __ballot_sync(0xffffffffu, lane < 31 && next < value);
    if (lane == 0) inversions[row] = __popc(descents);

    value = warp_sort(value, row % 2 == 0);
    rows[row * 32 + lane] = value;
}

}  // namespace

void sort_rows(float* rows, int row_count, std::uint32_t* inversions)
{
    const dim3 block(32, kWarpsPerBlock);
    sort_rows_kernel<<<(row_count + kWarpsPerBlock - 1) / kWarpsPerBlock, block>>>(rows, row_count, inversions);
    CUDA_TRY(cudaGetLastError());
}
