// Attention forward with half inputs on tensor cores: a warp a tile of 16 queries, keys 16 at a time, online softmax.
#include <cuda_fp16.h>
#include <mma.h>

#include "buffer.h"
#include "inputs.h"
#include "npy.h"

using namespace nvcuda;

constexpr int kTile = 16;
constexpr int kWarps = 2;

struct Shared {
    half q[kTile][kDim];
    half k[kTile][kDim];
    half v[kTile][kDim];
    half weights[kTile][kTile];
    float scores[kTile][kTile];
    float sums[kTile][kDim];    // of weights times values in this step
};

__device__ void load_rows(half (&tile)[kTile][kDim], const float* __restrict__ from, int first, int rows)
{
    const int lane = threadIdx.x % 32;
    for (int i = lane; i < kTile * kDim / 2; i += 32) {
        const int row = 2 * i / kDim, column = 2 * i % kDim;
        const bool there = first + row < rows;
        const float2 pair = there ? *reinterpret_cast<const float2*>(from + (first + row) * kDim + column)
                                  : make_float2(0.0f, 0.0f);
        *reinterpret_cast<half2*>(&tile[row][column]) = __floats2half2_rn(pair.x, pair.y);
    }
}

__global__ void __launch_bounds__(32 * kWarps)
attention(const float* __restrict__ q, const float* __restrict__ k, const float* __restrict__ v, float* __restrict__ out)
{
    __shared__ Shared all[kWarps];
    Shared& mine = all[threadIdx.x / 32];
    const int lane = threadIdx.x % 32;
    const int first = (blockIdx.x * kWarps + threadIdx.x / 32) * kTile;
    if (first >= kQueries) return;  // whole warps: there is no barrier of the block
    q += blockIdx.y * kQueries * kDim;
    k += blockIdx.y * kKeys * kDim;
    v += blockIdx.y * kKeys * kDim;

    load_rows(mine.q, q, first, kQueries);
    // Two lanes a query, each half of the columns.
    const int row = lane / 2, half_row = lane % 2;
    float top = -INFINITY, sum = 0.0f, result[kDim / 2] = {};
    for (int key = 0; key < kKeys; key += kTile) {
        load_rows(mine.k, k, key, kKeys);
        load_rows(mine.v, v, key, kKeys);
        __syncwarp();

        wmma::fragment<wmma::accumulator, 16, 16, 16, float> scores;
        wmma::fill_fragment(scores, 0.0f);
#pragma unroll
        for (int d = 0; d < kDim; d += 16) {
            wmma::fragment<wmma::matrix_a, 16, 16, 16, half, wmma::row_major> a;
            wmma::fragment<wmma::matrix_b, 16, 16, 16, half, wmma::col_major> b;
            wmma::load_matrix_sync(a, &mine.q[0][d], kDim);
            wmma::load_matrix_sync(b, &mine.k[0][d], kDim);
            wmma::mma_sync(scores, a, b, scores);
        }
        for (int e = 0; e < scores.num_elements; ++e) scores.x[e] *= kScale;
        wmma::store_matrix_sync(&mine.scores[0][0], scores, kTile, wmma::mem_row_major);
        __syncwarp();

        float most = top;
        for (int j = half_row; j < kTile; j += 2) {
            if (key + j < kKeys) most = fmaxf(most, mine.scores[row][j]);
        }
        most = fmaxf(most, __shfl_xor_sync(0xffffffffu, most, 1));
        float part = 0.0f;
        for (int j = half_row; j < kTile; j += 2) {
            const half weight = __float2half(key + j < kKeys ? __expf(mine.scores[row][j] - most) : 0.0f);
            mine.weights[row][j] = weight;
            part += __half2float(weight);  // the sum of what is multiplied
        }
        const float shrink = __expf(top - most);
        sum = sum * shrink + part + __shfl_xor_sync(0xffffffffu, part, 1);
        top = most;
        __syncwarp();

        wmma::fragment<wmma::matrix_a, 16, 16, 16, half, wmma::row_major> weights;
        wmma::load_matrix_sync(weights, &mine.weights[0][0], kTile);
#pragma unroll
        for (int d = 0; d < kDim; d += 16) {
            wmma::fragment<wmma::matrix_b, 16, 16, 16, half, wmma::row_major> values;
            wmma::fragment<wmma::accumulator, 16, 16, 16, float> product;
            wmma::fill_fragment(product, 0.0f);
            wmma::load_matrix_sync(values, &mine.v[0][d], kDim);
            wmma::mma_sync(product, weights, values, product);
            wmma::store_matrix_sync(&mine.sums[0][d], product, kDim, wmma::mem_row_major);
        }
        __syncwarp();
#pragma unroll
        for (int c = 0; c < kDim / 2; ++c) result[c] = result[c] * shrink + mine.sums[row][2 * c + half_row];
        __syncwarp();
    }
    if (first + row >= kQueries) return;
    const float inverse = 1.0f / sum;
    for (int c = 0; c < kDim / 2; ++c) {
        out[(blockIdx.y * kQueries + first + row) * kDim + 2 * c + half_row] = result[c] * inverse;
    }
}

int main()
{
    const Buffer<float> q(make_q()), k(make_k()), v(make_v()), out(std::size_t{kHeads} * kQueries * kDim);
    const dim3 grid((kQueries + kTile * kWarps - 1) / (kTile * kWarps), kHeads);
    attention<<<grid, 32 * kWarps>>>(q.get(), k.get(), v.get(), out.get());
    CUDA_CHECK(cudaGetLastError());
    CUDA_CHECK(cudaDeviceSynchronize());
    const std::vector<float> result = out.host();
    npy::save("out.npy", result.data(), {kHeads, kQueries, kDim});
    std::printf("tensor_attention: %d queries, %d keys, first %g\n", kQueries, kKeys, result[0]);
    return 0;
}
