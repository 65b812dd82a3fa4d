// Products of matrices on tensor cores: by warp matrix functions, and by the instructions themselves.
#pragma once

#include <cuda_fp16.h>
#include <mma.h>

#include <cstdint>

using namespace nvcuda;

constexpr int kTile = 16, kWarps = 4;

// c = kScale * a * b + kOffset for row-major a and b: a warp a tile of 16x16, the sum's elements all treated alike.
template <class T, class Sum>
__global__ void fragments(const T* a, const T* b, Sum* c, int rows, int columns, int depth, Sum scale, Sum offset)
{
    const int tile = blockIdx.x * kWarps + threadIdx.x / warpSize;
    const int row = tile / (columns / kTile) * kTile, column = tile % (columns / kTile) * kTile;
    if (row >= rows) return;
    wmma::fragment<wmma::matrix_a, kTile, kTile, kTile, T, wmma::row_major> left;
    wmma::fragment<wmma::matrix_b, kTile, kTile, kTile, T, wmma::row_major> right;
    wmma::fragment<wmma::accumulator, kTile, kTile, kTile, Sum> sum;
    wmma::fill_fragment(sum, Sum(0));
    for (int k = 0; k < depth; k += kTile) {
        wmma::load_matrix_sync(left, a + row * depth + k, depth);
        wmma::load_matrix_sync(right, b + k * columns + column, columns);
        wmma::mma_sync(sum, left, right, sum);
    }
    for (int i = 0; i < sum.num_elements; ++i) sum.x[i] = scale * sum.x[i] + offset;
    wmma::store_matrix_sync(c + row * columns + column, sum, columns, wmma::mem_row_major);
}

__device__ inline void load_four(unsigned (&registers)[4], const half* row)
{
    const std::uint32_t address = static_cast<std::uint32_t>(__cvta_generic_to_shared(row));
    asm volatile("ldmatrix.sync.aligned.m8n8.x4.shared.b16 {%0, %1, %2, %3}, [%4];"
                 : "=r"(registers[0]), "=r"(registers[1]), "=r"(registers[2]), "=r"(registers[3])
                 : "r"(address));
}

__device__ inline void load_two_transposed(unsigned (&registers)[2], const half* row)
{
    const std::uint32_t address = static_cast<std::uint32_t>(__cvta_generic_to_shared(row));
    asm volatile("ldmatrix.sync.aligned.m8n8.x2.trans.shared.b16 {%0, %1}, [%2];"
                 : "=r"(registers[0]), "=r"(registers[1])
                 : "r"(address));
}

__device__ inline void multiply(float (&sum)[4], const unsigned (&a)[4], const unsigned (&b)[2])
{
    asm volatile(
        "mma.sync.aligned.m16n8k16.row.col.f32.f16.f16.f32 {%0, %1, %2, %3}, {%4, %5, %6, %7}, {%8, %9}, "
        "{%0, %1, %2, %3};"
        : "+f"(sum[0]), "+f"(sum[1]), "+f"(sum[2]), "+f"(sum[3])
        : "r"(a[0]), "r"(a[1]), "r"(a[2]), "r"(a[3]), "r"(b[0]), "r"(b[1]));
}

// c = a * b: a block of two warps a tile of 16x16, a warp 8 of its columns. The lanes know which elements they hold.
__global__ void instructions(const half* a, const half* b, float* c, int rows, int columns, int depth)
{
    __shared__ __align__(16) half left[kTile][kTile];
    __shared__ __align__(16) half right[kTile][kTile];
    const int row = blockIdx.y * kTile, column = blockIdx.x * kTile;
    const int warp = threadIdx.x / 32, lane = threadIdx.x % 32;
    float sum[4] = {};
    for (int k = 0; k < depth; k += kTile) {
        for (int i = threadIdx.x; i < kTile * kTile; i += blockDim.x) {
            left[i / kTile][i % kTile] = a[(row + i / kTile) * depth + k + i % kTile];
            right[i / kTile][i % kTile] = b[(k + i / kTile) * columns + column + i % kTile];
        }
        __syncthreads();
        unsigned factor_a[4], factor_b[2];
        load_four(factor_a, &left[lane % 16][lane / 16 * 8]);
        load_two_transposed(factor_b, &right[lane % 16][warp * 8]);
        multiply(sum, factor_a, factor_b);
        __syncthreads();
    }
    for (int i = 0; i < 4; ++i) {
        const int r = row + lane / 4 + i / 2 * 8, n = column + warp * 8 + lane % 4 * 2 + i % 2;
        if (r < rows) c[r * columns + n] = sum[i];
    }
}
