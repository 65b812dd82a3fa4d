#include <algorithm>

#include "common.cuh"
#include "reduce.h"

namespace {

constexpr int kMaxGrid = 24;

template <int kBlock>
__device__ float thread_sum(const float* __restrict__ in, int n)
{
    float sum = 0.0f;
    for (int i = blockIdx.x * kBlock + threadIdx.x; i < n; i += kBlock * gridDim.x) sum += in[i];
    return sum;
}

template <int kBlock>
__global__ void sum_atomic_kernel(const float* __restrict__ in, int n, float* out)
{
    const float sum = block_reduce<kBlock>(thread_sum<kBlock>(in, n), Add(), 0.0f);
    if (threadIdx.x == 0) atomicAdd(out, sum);
}

template <int kBlock>
__global__ void sum_double_kernel(const float* __restrict__ in, int n, double* out)
{
    double sum = 0.0;
    for (int i = blockIdx.x * blockDim.x + threadIdx.x; i < n; i += blockDim.x * gridDim.x) sum += (double)in[i];
    sum = warp_reduce(sum, Add());
    if ((threadIdx.x & (warpSize - 1)) == 0) atomicAdd(out, sum);
}

__device__ unsigned int blocks_done = 0;

// The block that finishes last adds the partial sums in a fixed order, so the result does not vary between runs.
template <int kBlock>
__global__ void __launch_bounds__(kBlock)
sum_last_block_kernel(const float* __restrict__ in, int n, volatile float* partial, float* out)
{
    __shared__ bool is_last;
    const float sum = block_reduce<kBlock>(thread_sum<kBlock>(in, n), Add(), 0.0f);
    if (threadIdx.x == 0) {
        partial[blockIdx.x] = sum;
        __threadfence();
        const unsigned ticket = atomicInc(&blocks_done, gridDim.x - 1);
        is_last = ticket == gridDim.x - 1;
    }
    __syncthreads();
    if (is_last) {
        float total = threadIdx.x < gridDim.x ? partial[threadIdx.x] : 0.0f;
        total = block_reduce<kBlock>(total, Add(), 0.0f);
        if (threadIdx.x == 0) *out = total;
    }
}

// The block size is a run-time choice of template instance.
void launch_sum_atomic(int block, const float* in, int n, float* out)
{
    const int grid = std::min((n + block - 1) / block, kMaxGrid);
    switch (block) {
        case 64: sum_atomic_kernel<64><<<grid, 64>>>(in, n, out); break;
        case 256: sum_atomic_kernel<256><<<grid, 256>>>(in, n, out); break;
        default: sum_atomic_kernel<1024><<<grid, 1024>>>(in, n, out); break;
    }
}

}  // namespace

void sum_float_atomic(const float* in, int n, float* out)
{
    // Each third with another instance of the kernel, all into the same total.
    const int third = n / 3;
    CHECK(cudaMemset(out, 0, sizeof(float)));
    launch_sum_atomic(64, in, third, out);
    CHECK_LAUNCH();
    launch_sum_atomic(256, in + third, third, out);
    CHECK_LAUNCH();
    launch_sum_atomic(1024, in + 2 * third, n - 2 * third, out);
    CHECK_LAUNCH();
}

void sum_float_last_block(const float* in, int n, float* out)
{
    constexpr int kBlock = 128;
    const int grid = std::min((n + kBlock - 1) / kBlock, kMaxGrid);
    float* partial = nullptr;
    CHECK(cudaMalloc(&partial, grid * sizeof(*partial)));
    for (int repeat = 0; repeat < 2; ++repeat) {  // the ticket counter wraps to zero by itself
        sum_last_block_kernel<kBlock><<<grid, kBlock>>>(in, n, partial, out);
        CHECK_LAUNCH();
    }
    CHECK(cudaFree(partial));
}

void sum_double(const float* in, int n, double* out)
{
    CHECK(cudaMemset(out, 0, sizeof(double)));
    sum_double_kernel<192><<<kMaxGrid, 192>>>(in, n, out);
    CHECK_LAUNCH();
}
