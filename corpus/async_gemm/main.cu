// Matrix product whose tiles are copied to shared memory asynchronously: while one stage is computed the next is on its
// way, by the primitives of <cuda_pipeline.h>; and copies of four bytes with a tail of zeros.
#include <cuda_pipeline.h>

#include "buffer.h"
#include "inputs.h"
#include "npy.h"

constexpr int kTile = 32, kDepth = 16, kStages = 3;
constexpr int kThreads = 128;  // each makes 4 by 2 results

struct Stage {
    float a[kTile][kDepth + 4];  // rows stay 16-byte aligned
    float b[kDepth][kTile + 4];
};

// Sixteen bytes a thread and matrix: a stage of A has 32 rows of four vectors, one of B 16 rows of eight.
__device__ __forceinline__ void fetch(Stage& stage, const float* __restrict__ a, const float* __restrict__ b, int k0)
{
    const int t = threadIdx.x;
    const float* from_a = a + (blockIdx.y * kTile + t / 4) * kK + k0 + t % 4 * 4;
    const float* from_b = b + (k0 + t / 8) * kN + blockIdx.x * kTile + t % 8 * 4;
    __pipeline_memcpy_async(&stage.a[t / 4][t % 4 * 4], from_a, 16);
    __pipeline_memcpy_async(&stage.b[t / 8][t % 8 * 4], from_b, sizeof(float4));
}

__global__ void __launch_bounds__(kThreads)
gemm(const float* __restrict__ a, const float* __restrict__ b, float* __restrict__ c)
{
    __shared__ __align__(16) Stage stages[kStages];
    constexpr int kSteps = kK / kDepth;
#pragma unroll
    for (int s = 0; s < kStages - 1; ++s) {
        if (s < kSteps) fetch(stages[s], a, b, s * kDepth);
        __pipeline_commit();
    }
    const int row = threadIdx.x / 16 * 4, column = threadIdx.x % 16 * 2;
    float sums[4][2] = {};
    for (int step = 0; step < kSteps; ++step) {
        __pipeline_wait_prior(kStages - 2);
        __syncthreads();
        const int ahead = step + kStages - 1;
        if (ahead < kSteps) fetch(stages[ahead % kStages], a, b, ahead * kDepth);
        __pipeline_commit();  // empty at the end, so that the count of stages behind stays the same
        const Stage& now = stages[step % kStages];
#pragma unroll
        for (int k = 0; k < kDepth; ++k) {
            const float2 right = *reinterpret_cast<const float2*>(&now.b[k][column]);
#pragma unroll
            for (int r = 0; r < 4; ++r) {
                sums[r][0] = fmaf(now.a[row + r][k], right.x, sums[r][0]);
                sums[r][1] = fmaf(now.a[row + r][k], right.y, sums[r][1]);
            }
        }
    }
#pragma unroll
    for (int r = 0; r < 4; ++r) {
        float2* to = reinterpret_cast<float2*>(c + (blockIdx.y * kTile + row + r) * kN + blockIdx.x * kTile + column);
        *to = make_float2(sums[r][0], sums[r][1]);
    }
}

// Row sums of differences of neighbours: 4-byte copies, the tail filled with zeros.
__global__ void row_variation(const float* __restrict__ matrix, float* __restrict__ out, int columns)
{
    __shared__ float row[128 + 1];
    float total = 0.0f;
    for (int first = 0; first < columns; first += 128) {
        const int left = columns - first;
        for (int i = threadIdx.x; i < 129; i += blockDim.x) {
            const bool there = i < left;
            const float* from = matrix + blockIdx.x * columns + first + (there ? i : 0);
            __pipeline_memcpy_async(&row[i], from, 4, there ? 0 : 4);
        }
        __pipeline_commit();
        __pipeline_wait_prior(0);
        __syncthreads();
        for (int i = threadIdx.x; i + 1 < left && i < 128; i += blockDim.x) total += fabsf(row[i + 1] - row[i]);
        __syncthreads();
    }
    for (int delta = 16; delta; delta >>= 1) total += __shfl_down_sync(0xffffffffu, total, delta);
    if (threadIdx.x == 0) out[blockIdx.x] = total;
}

int main()
{
    const Buffer<float> a(make_matrix(kM, kK, 1u)), b(make_matrix(kK, kN, 2u)), c(kM * kN), variation(kM);
    gemm<<<dim3(kN / kTile, kM / kTile), kThreads>>>(a.get(), b.get(), c.get());
    CUDA_CHECK(cudaGetLastError());
    row_variation<<<kM, 32>>>(a.get(), variation.get(), kK);
    CUDA_CHECK(cudaGetLastError());
    const std::vector<float> product = c.host();
    npy::save("product.npy", product.data(), {kM, kN});
    npy::save("variation.npy", variation.host());
    std::printf("async_gemm: %d x %d x %d, first %g\n", kM, kN, kK, product[0]);
    return 0;
}
