// Out-of-place and in-place transposes through shared memory without bank conflicts.
#pragma once

constexpr int kTile = 32;
constexpr int kStep = 8;  // rows of a tile that a block of kTile x kStep threads moves at once

// The usual remedy: one unused column shifts each row of the tile by a bank.
template <typename T>
__global__ void __launch_bounds__(kTile * kStep)
transpose_padded(T* __restrict__ out, const T* __restrict__ in, int rows, int cols)
{
    __shared__ T tile[kTile][kTile + 1];
    int x = blockIdx.x * kTile + threadIdx.x;
    int y = blockIdx.y * kTile + threadIdx.y;
#pragma unroll
    for (int j = 0; j < kTile; j += kStep) {
        if (x < cols && y + j < rows) tile[threadIdx.y + j][threadIdx.x] = in[(y + j) * cols + x];
    }
    __syncthreads();
    x = blockIdx.y * kTile + threadIdx.x;
    y = blockIdx.x * kTile + threadIdx.y;
#pragma unroll
    for (int j = 0; j < kTile; j += kStep) {
        if (x < rows && y + j < cols) out[(y + j) * rows + x] = tile[threadIdx.x][threadIdx.y + j];
    }
}

// No padding: the column within a tile is exchanged by the row, so that rows and columns both touch all banks.
__global__ void transpose_swizzled(float* __restrict__ out, const float* __restrict__ in, int rows, int cols)
{
    __shared__ float tile[kTile * kTile];
    const int tx = threadIdx.x, ty = threadIdx.y;
    const int left = blockIdx.x * kTile, top = blockIdx.y * kTile;
    for (int j = ty; j < kTile; j += kStep) {
        if (left + tx < cols && top + j < rows) tile[j * kTile + (tx ^ j)] = __ldg(&in[(top + j) * cols + left + tx]);
    }
    __syncthreads();
    for (int j = ty; j < kTile; j += kStep) {
        if (top + tx < rows && left + j < cols) out[(left + j) * rows + top + tx] = tile[tx * kTile + (j ^ tx)];
    }
}

// Four by four elements a thread in registers: vector loads and stores, no shared memory.
__global__ void transpose_quads(float4* __restrict__ out, const float4* __restrict__ in, int quad_rows, int quad_cols)
{
    const int x = blockIdx.x * blockDim.x + threadIdx.x;
    const int y = blockIdx.y * blockDim.y + threadIdx.y;
    if (x >= quad_cols || y >= quad_rows) return;
    float4 row[4];
#pragma unroll
    for (int k = 0; k < 4; ++k) row[k] = in[(4 * y + k) * quad_cols + x];
    float4* to = out + 4 * x * quad_rows + y;
    to[0 * quad_rows] = make_float4(row[0].x, row[1].x, row[2].x, row[3].x);
    to[1 * quad_rows] = make_float4(row[0].y, row[1].y, row[2].y, row[3].y);
    to[2 * quad_rows] = make_float4(row[0].z, row[1].z, row[2].z, row[3].z);
    to[3 * quad_rows] = make_float4(row[0].w, row[1].w, row[2].w, row[3].w);
}

// Blocks above the diagonal exchange two tiles; blocks on it exchange one with itself; the others have nothing to do.
template <typename T, int kSide>
__global__ void transpose_in_place(T* matrix, int n)
{
    if (blockIdx.x < blockIdx.y) return;
    __shared__ T upper[kSide][kSide + 1];
    __shared__ T lower[kSide][kSide + 1];
    const int tx = threadIdx.x, ty = threadIdx.y;
    const int x = blockIdx.x * kSide + tx, y = blockIdx.y * kSide + ty;
    const int mirror_x = blockIdx.y * kSide + tx, mirror_y = blockIdx.x * kSide + ty;
    if (x < n && y < n) upper[ty][tx] = matrix[y * n + x];
    if (mirror_x < n && mirror_y < n) lower[ty][tx] = matrix[mirror_y * n + mirror_x];
    __syncthreads();
    if (mirror_x < n && mirror_y < n) matrix[mirror_y * n + mirror_x] = upper[tx][ty];
    if (x < n && y < n && blockIdx.x != blockIdx.y) matrix[y * n + x] = lower[tx][ty];
}
