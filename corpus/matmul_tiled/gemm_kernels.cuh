#pragma once

#include "gemm.h"

// One thread an element of C, kTile x kTile tiles of A and B staged in shared memory. The last column of a tile is
// padding against bank conflicts. blockIdx.z is the matrix of the batch.
template <int kTile>
__global__ void __launch_bounds__(kTile* kTile)
gemm_tiled_kernel(GemmShape shape, float alpha, const float* __restrict__ a, const float* __restrict__ b, float beta,
                  float* __restrict__ c)
{
    __shared__ float tile_a[kTile][kTile + 1];
    __shared__ float tile_b[kTile][kTile + 1];

    const int tx = threadIdx.x;
    const int ty = threadIdx.y;
    const int row = blockIdx.y * kTile + ty;
    const int col = blockIdx.x * kTile + tx;
    a += blockIdx.z * shape.a_size();
    b += blockIdx.z * shape.b_size();
    c += blockIdx.z * shape.c_size();

    float acc = 0.0f;
    for (int k0 = 0; k0 < shape.k; k0 += kTile) {
        tile_a[ty][tx] = row < shape.m && k0 + tx < shape.k ? a[row * shape.k + k0 + tx] : 0.0f;
        tile_b[ty][tx] = col < shape.n && k0 + ty < shape.k ? b[(k0 + ty) * shape.n + col] : 0.0f;
        __syncthreads();
#pragma unroll
        for (int k = 0; k < kTile; ++k) acc = fmaf(tile_a[ty][k], tile_b[k][tx], acc);
        __syncthreads();
    }
    if (row < shape.m && col < shape.n) {
        float& out = c[row * shape.n + col];
        out = beta == 0.0f ? alpha * acc : alpha * acc + beta * out;
    }
}

// kBlock x kBlock elements of C a block, kMicro x kMicro a thread. Both tiles live in one dynamic buffer:
// first A transposed (kDepth rows of kBlock + 1), then B (kDepth rows of kBlock).
template <int kBlock, int kDepth, int kMicro>
struct BlockedGemm {
    static constexpr int kSide = kBlock / kMicro;
    static constexpr int kThreads = kSide * kSide;
    static constexpr int kPitchA = kBlock + 1;
    static constexpr size_t kSharedBytes = (kDepth * kPitchA + kDepth * kBlock) * sizeof(float);
    static_assert(kBlock % kMicro == 0, "a thread owns whole elements");
};

template <int kBlock, int kDepth, int kMicro>
__global__ void __launch_bounds__(BlockedGemm<kBlock, kDepth, kMicro>::kThreads, 2)
gemm_blocked_kernel(GemmShape shape, float alpha, const float* __restrict__ a, const float* __restrict__ b, float beta,
                    float* __restrict__ c)
{
    using Config = BlockedGemm<kBlock, kDepth, kMicro>;
    extern __shared__ char smem[];
    float* tile_a = reinterpret_cast<float*>(smem);
    float* tile_b = tile_a + kDepth * Config::kPitchA;

    const int tid = threadIdx.x;
    const int tx = tid % Config::kSide;
    const int ty = tid / Config::kSide;
    const int row0 = blockIdx.y * kBlock;
    const int col0 = blockIdx.x * kBlock;
    a += blockIdx.z * shape.a_size();
    b += blockIdx.z * shape.b_size();
    c += blockIdx.z * shape.c_size();

    float acc[kMicro][kMicro] = {};
    for (int k0 = 0; k0 < shape.k; k0 += kDepth) {
        for (int i = tid; i < kBlock * kDepth; i += Config::kThreads) {
            const int r = i / kDepth, k = i % kDepth;
            const bool inside = row0 + r < shape.m && k0 + k < shape.k;
            tile_a[k * Config::kPitchA + r] = inside ? __ldg(&a[(row0 + r) * shape.k + k0 + k]) : 0.0f;
        }
        for (int i = tid; i < kBlock * kDepth; i += Config::kThreads) {
            const int k = i / kBlock, j = i % kBlock;
            const bool inside = col0 + j < shape.n && k0 + k < shape.k;
            tile_b[k * kBlock + j] = inside ? __ldg(&b[(k0 + k) * shape.n + col0 + j]) : 0.0f;
        }
        __syncthreads();
        for (int k = 0; k < kDepth; ++k) {
            float ra[kMicro], rb[kMicro];
#pragma unroll
            for (int i = 0; i < kMicro; ++i) {
                ra[i] = tile_a[k * Config::kPitchA + ty + i * Config::kSide];
                rb[i] = tile_b[k * kBlock + tx + i * Config::kSide];
            }
#pragma unroll
            for (int i = 0; i < kMicro; ++i)
#pragma unroll
                for (int j = 0; j < kMicro; ++j) acc[i][j] = __fmaf_rn(ra[i], rb[j], acc[i][j]);
        }
        __syncthreads();
    }
#pragma unroll
    for (int i = 0; i < kMicro; ++i) {
        const int row = row0 + ty + i * Config::kSide;
#pragma unroll
        for (int j = 0; j < kMicro; ++j) {
            const int col = col0 + tx + j * Config::kSide;
            if (row < shape.m && col < shape.n) {
                float* out = c + row * shape.n + col;
                *out = beta == 0.0f ? alpha * acc[i][j] : alpha * acc[i][j] + beta * *out;
            }
        }
    }
}
