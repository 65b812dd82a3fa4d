// Attention forward in one pass over the keys: softmax(Q K^T * scale) V with a running maximum and sum.
#pragma once

#include <cuda_runtime.h>

#include <cfloat>

namespace attention {

constexpr int kTileQ = 16;  // queries of a block, a row of threads each
constexpr int kTileK = 32;  // keys of a tile, one a lane
constexpr unsigned kAll = 0xffffffffu;

__device__ __forceinline__ float warp_max(float x)
{
#pragma unroll
    for (int mask = 16; mask > 0; mask >>= 1) x = fmaxf(x, __shfl_xor_sync(kAll, x, mask));
    return x;
}

__device__ __forceinline__ float warp_sum(float x)
{
#pragma unroll
    for (int mask = 16; mask > 0; mask >>= 1) x += __shfl_xor_sync(kAll, x, mask);
    return x;
}

// Tiles in dynamic shared memory: Q (kTileQ rows), K and V (kTileK rows each), rows of K one word longer than needed.
template <int kWidth>
constexpr size_t shared_bytes()
{
    return (kTileQ * kWidth + kTileK * (kWidth + 1) + kTileK * kWidth) * sizeof(float);
}

// Rows `first` to `first + count` of a matrix, zeros behind `rows`.
template <int kWidth, int kStride>
__device__ void load_tile(float* __restrict__ tile, const float* __restrict__ matrix, int first, int count, int rows)
{
    const int t = threadIdx.y * blockDim.x + threadIdx.x;
    for (int i = t; i < count * kWidth; i += blockDim.x * blockDim.y) {
        const int row = i / kWidth, col = i % kWidth;
        tile[row * kStride + col] = first + row < rows ? matrix[(first + row) * kWidth + col] : 0.0f;
    }
}

// A warp a query: each lane scores one key of the tile, then holds kWidth / 32 columns of the output.
template <int kWidth, bool kCausal>
__global__ void __launch_bounds__(32 * kTileQ)
forward(const float* __restrict__ q, const float* __restrict__ k, const float* __restrict__ v, float* __restrict__ out,
        float* __restrict__ log_sums, int queries, int keys, float scale)
{
    static_assert(kWidth % 32 == 0, "a lane holds whole columns");
    constexpr int kPerLane = kWidth / 32;
    extern __shared__ float tiles[];
    float* const tile_q = tiles;
    float* const tile_k = tile_q + kTileQ * kWidth;
    float* const tile_v = tile_k + kTileK * (kWidth + 1);

    const int lane = threadIdx.x;
    const int head = blockIdx.y;
    const int query = blockIdx.x * kTileQ + threadIdx.y;
    q += head * queries * kWidth;
    k += head * keys * kWidth;
    v += head * keys * kWidth;

    load_tile<kWidth, kWidth>(tile_q, q, blockIdx.x * kTileQ, kTileQ, queries);
    const float* const mine = tile_q + threadIdx.y * kWidth;
    const int limit = kCausal ? min(keys, query + keys - queries + 1) : keys;
    const int last = kCausal ? min(keys, int(blockIdx.x + 1) * kTileQ + keys - queries) : keys;

    float top = -FLT_MAX, sum = 0.0f;
    float result[kPerLane] = {};
    for (int first = 0; first < last; first += kTileK) {
        __syncthreads();  // the tiles of the round before are no longer read
        load_tile<kWidth, kWidth + 1>(tile_k, k, first, kTileK, keys);
        load_tile<kWidth, kWidth>(tile_v, v, first, kTileK, keys);
        __syncthreads();

        float score = 0.0f;
#pragma unroll 8
        for (int d = 0; d < kWidth; ++d) score += mine[d] * tile_k[lane * (kWidth + 1) + d];
        score = first + lane < limit ? score * scale : -INFINITY;

        const float new_top = fmaxf(top, warp_max(score));
        const float weight = __expf(score - new_top);
        const float shrink = __expf(top - new_top);
        sum = sum * shrink + warp_sum(weight);
        top = new_top;
#pragma unroll
        for (int c = 0; c < kPerLane; ++c) result[c] *= shrink;
        for (int j = 0; j < kTileK; ++j) {
            const float w = __shfl_sync(kAll, weight, j);
#pragma unroll
            for (int c = 0; c < kPerLane; ++c) result[c] = fmaf(w, tile_v[j * kWidth + c * 32 + lane], result[c]);
        }
    }
    if (query >= queries) return;
    const float inverse = __fdividef(1.0f, sum);
#pragma unroll
    for (int c = 0; c < kPerLane; ++c) out[(head * queries + query) * kWidth + c * 32 + lane] = result[c] * inverse;
    if (lane == 0) log_sums[head * queries + query] = top + logf(sum);
}

}  // namespace attention
