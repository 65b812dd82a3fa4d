#include <cfloat>
#include <cmath>

#include "layers.h"
#include "warp_reduce.cuh"

namespace {

using device::kFullWarp;
using device::MaxOp;
using device::SumOp;
using device::warp_all_reduce;

// Rows go over blockIdx.x and threadIdx.y; a lane holds kPerLane columns in registers.
template <int kPerLane, int kWarps>
__global__ void __launch_bounds__(32 * kWarps, 2)
masked_kernel(const float* __restrict__ x, float* __restrict__ y, int rows, int cols, float scale, int visible)
{
    const int row = blockIdx.x * kWarps + threadIdx.y;
    if (row >= rows) return;
    const int limit = min(cols, row + visible);
    x += static_cast<size_t>(row) * cols;
    y += static_cast<size_t>(row) * cols;

    float values[kPerLane];
    float largest = -INFINITY;
#pragma unroll
    for (int k = 0; k < kPerLane; ++k) {
        const int col = k * 32 + threadIdx.x;
        values[k] = col < limit ? scale * x[col] : -INFINITY;
        largest = fmaxf(largest, values[k]);
    }
    largest = warp_all_reduce<MaxOp>(largest);

    float sum = 0.0f;
#pragma unroll
    for (int k = 0; k < kPerLane; ++k) {
        values[k] = expf(values[k] - largest);  // zero for the columns that are masked
        sum += values[k];
    }
    sum = warp_all_reduce<SumOp>(sum);
    const float inverse = 1.0f / sum;
#pragma unroll
    for (int k = 0; k < kPerLane; ++k) {
        const int col = k * 32 + threadIdx.x;
        if (col < cols) __stcs(y + col, values[k] * inverse);
    }
}

// Largest value so far and the sum of exponentials relative to it.
struct Online {
    float largest;
    float sum;

    __device__ __forceinline__ void merge(float other_largest, float other_sum)
    {
        const float top = fmaxf(largest, other_largest);
        sum = sum * expf(largest - top) + other_sum * expf(other_largest - top);
        largest = top;
    }
};

// One read of the row finds both numbers, the second one writes. Dynamic shared memory: two floats a warp.
__global__ void online_kernel(const float* __restrict__ x, float* __restrict__ y, int cols)
{
    extern __shared__ char scratch[];
    const int warps = (blockDim.x + warpSize - 1) / warpSize;
    float* const all_largest = reinterpret_cast<float*>(scratch);
    float* const all_sums = all_largest + warps;
    const float* row = x + static_cast<size_t>(blockIdx.x) * cols;

    Online state{-FLT_MAX, 0.0f};
    for (int col = threadIdx.x; col < cols; col += blockDim.x) state.merge(row[col], 1.0f);
    for (int delta = 16; delta > 0; delta >>= 1) {
        const float other_largest = __shfl_xor_sync(kFullWarp, state.largest, delta);
        const float other_sum = __shfl_xor_sync(kFullWarp, state.sum, delta);
        state.merge(other_largest, other_sum);
    }
    if (threadIdx.x % warpSize == 0) {
        all_largest[threadIdx.x / warpSize] = state.largest;
        all_sums[threadIdx.x / warpSize] = state.sum;
    }
    __syncthreads();
    Online total{all_largest[0], all_sums[0]};
    for (int w = 1; w < warps; ++w) total.merge(all_largest[w], all_sums[w]);

    const float inverse = 1.0f / total.sum;
    for (int col = threadIdx.x; col < cols; col += blockDim.x) {
        y[static_cast<size_t>(blockIdx.x) * cols + col] = expf(__ldcs(row + col) - total.largest) * inverse;
    }
}

}  // namespace

void softmax_masked(const float* x, float* y, int rows, int cols, float scale, int visible, cudaStream_t stream)
{
    constexpr int kWarps = 4;
    const dim3 block(32, kWarps);
    const int grid = (rows + kWarps - 1) / kWarps;
    switch ((cols + 31) / 32) {
        case 1: masked_kernel<1, kWarps><<<grid, block, 0, stream>>>(x, y, rows, cols, scale, visible); break;
        case 2: masked_kernel<2, kWarps><<<grid, block, 0, stream>>>(x, y, rows, cols, scale, visible); break;
        case 3: masked_kernel<3, kWarps><<<grid, block, 0, stream>>>(x, y, rows, cols, scale, visible); break;
        default: throw std::invalid_argument("softmax_masked: more than 96 columns");
    }
    CUDACHECK(cudaGetLastError());
}

void softmax(const float* x, float* y, int rows, int cols, cudaStream_t stream)
{
    const int threads = cols > 512 ? 256 : 128;
    const size_t bytes = 2 * sizeof(float) * threads / 32;
    online_kernel<<<rows, threads, bytes, stream>>>(x, y, cols);
    CUDACHECK(cudaGetLastError());
}
