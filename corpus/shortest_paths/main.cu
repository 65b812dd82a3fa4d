// All shortest paths by Floyd and Warshall in blocks: the tile on the diagonal, then its row and column, then the rest.
#include "buffer.h"
#include "inputs.h"
#include "npy.h"

constexpr int kTile = 16;

using Tile = int[kTile][kTile];

__device__ __forceinline__ int at(const int* d, int row, int column)
{
    return row < kVertices && column < kVertices ? d[row * kVertices + column] : kFar;
}

__device__ __forceinline__ void put(int* d, int row, int column, int value)
{
    if (row < kVertices && column < kVertices) d[row * kVertices + column] = value;
}

// The tile through itself: each step needs the one before.
__global__ void diagonal(int* d, int k)
{
    __shared__ Tile tile;
    const int x = threadIdx.x, y = threadIdx.y;
    tile[y][x] = at(d, k * kTile + y, k * kTile + x);
    for (int step = 0; step < kTile; ++step) {
        __syncthreads();
        const int through = tile[y][step] + tile[step][x];
        __syncthreads();
        tile[y][x] = min(tile[y][x], through);
    }
    put(d, k * kTile + y, k * kTile + x, tile[y][x]);
}

// The other tiles of row k (blockIdx.y is 0) and of column k (1).
__global__ void cross(int* d, int k)
{
    if (blockIdx.x == static_cast<unsigned>(k)) return;
    __shared__ Tile middle, mine;
    const int x = threadIdx.x, y = threadIdx.y;
    const int row = (blockIdx.y == 0 ? k : blockIdx.x) * kTile, column = (blockIdx.y == 0 ? blockIdx.x : k) * kTile;
    middle[y][x] = at(d, k * kTile + y, k * kTile + x);
    mine[y][x] = at(d, row + y, column + x);
    for (int step = 0; step < kTile; ++step) {
        __syncthreads();
        const int through = blockIdx.y == 0 ? middle[y][step] + mine[step][x] : mine[y][step] + middle[step][x];
        __syncthreads();
        mine[y][x] = min(mine[y][x], through);
    }
    put(d, row + y, column + x, mine[y][x]);
}

// All others: only reads of the row's and the column's tiles, so that no step waits for another.
__global__ void rest(int* __restrict__ d, int k)
{
    if (blockIdx.x == static_cast<unsigned>(k) || blockIdx.y == static_cast<unsigned>(k)) return;
    __shared__ Tile left, top;
    const int x = threadIdx.x, y = threadIdx.y;
    const int row = blockIdx.y * kTile + y, column = blockIdx.x * kTile + x;
    left[y][x] = at(d, row, k * kTile + x);
    top[y][x] = at(d, k * kTile + y, column);
    __syncthreads();
    int best = at(d, row, column);
#pragma unroll
    for (int step = 0; step < kTile; ++step) best = min(best, left[y][step] + top[step][x]);
    put(d, row, column, best);
}

// The longest of the shortest paths, and how many pairs have none.
__global__ void survey(const int* __restrict__ d, int* longest, int* unreachable)
{
    const int i = blockIdx.x * blockDim.x + threadIdx.x;
    const int value = i < kVertices * kVertices ? d[i] : 0;
    const int none = __syncthreads_count(value >= kFar);
    const int most = __reduce_max_sync(0xffffffffu, value >= kFar ? 0 : value);
    if (threadIdx.x == 0) atomicAdd(unreachable, none);
    if (threadIdx.x % 32 == 0) atomicMax(longest, most);
}

__global__ void clamp_far(int* d, int n)
{
    const int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n && d[i] > kFar) d[i] = kFar;
}

int main()
{
    const Buffer<int> d(make_weights()), summary(2);
    const dim3 block(kTile, kTile);
    constexpr int kTiles = (kVertices + kTile - 1) / kTile, kPairs = kVertices * kVertices;
    for (int k = 0; k < kTiles; ++k) {
        diagonal<<<1, block>>>(d.get(), k);
        CUDA_CHECK(cudaGetLastError());
        cross<<<dim3(kTiles, 2), block>>>(d.get(), k);
        CUDA_CHECK(cudaGetLastError());
        rest<<<dim3(kTiles, kTiles), block>>>(d.get(), k);
        CUDA_CHECK(cudaGetLastError());
    }
    clamp_far<<<(kPairs + 255) / 256, 256>>>(d.get(), kPairs);
    CUDA_CHECK(cudaGetLastError());
    survey<<<(kPairs + 255) / 256, 256>>>(d.get(), summary.get(), summary.get() + 1);
    CUDA_CHECK(cudaGetLastError());
    npy::save("distances.npy", d.host().data(), {kVertices, kVertices});
    const std::vector<int> found = summary.host();
    npy::save("summary.npy", found);
    std::printf("shortest_paths: longest %d, %d pairs without a path\n", found[0], found[1]);
    return 0;
}
