#include "device_check.h"
#include "sort.h"

namespace {

constexpr int kThreads = 256;
constexpr int kTile = 2 * kThreads;  // pairs a block holds in shared memory

__device__ __forceinline__ void order(Pair& a, Pair& b, bool ascending)
{
    if (out_of_order(a, b, ascending)) {
        const Pair held = a;
        a = b;
        b = held;
    }
}

// The two positions that thread `t` compares at distance `stride`.
__device__ __forceinline__ int lower_position(int t, int stride)
{
    return 2 * t - (t & (stride - 1));
}

// Builds sorted tiles, ascending and descending in turn.
__global__ void __launch_bounds__(kThreads) sort_tiles(Pair* __restrict__ pairs)
{
    __shared__ Pair tile[kTile];
    const int t = threadIdx.x;
    const int base = blockIdx.x * kTile;
    tile[t] = pairs[base + t];
    tile[t + kThreads] = pairs[base + t + kThreads];

    for (int size = 2; size <= kTile; size <<= 1) {
        for (int stride = size / 2; stride > 0; stride >>= 1) {
            __syncthreads();
            const int low = lower_position(t, stride);
            order(tile[low], tile[low + stride], ((base + low) & size) == 0);
        }
    }
    __syncthreads();
    pairs[base + t] = tile[t];
    pairs[base + t + kThreads] = tile[t + kThreads];
}

// One step of a merge whose partners lie in different tiles.
__global__ void merge_step(Pair* pairs, int size, int stride)
{
    const int low = lower_position(blockIdx.x * blockDim.x + threadIdx.x, stride);
    Pair a = pairs[low];
    Pair b = pairs[low + stride];
    order(a, b, (low & size) == 0);
    pairs[low] = a;
    pairs[low + stride] = b;
}

// The steps of a merge that stay within a tile.
__global__ void __launch_bounds__(kThreads) merge_tiles(Pair* __restrict__ pairs, int size)
{
    __shared__ Pair tile[kTile];
    const int t = threadIdx.x;
    const int base = blockIdx.x * kTile;
    tile[t] = pairs[base + t];
    tile[t + kThreads] = pairs[base + t + kThreads];
    for (int stride = kThreads; stride > 0; stride >>= 1) {
        __syncthreads();
        const int low = lower_position(t, stride);
        order(tile[low], tile[low + stride], ((base + low) & size) == 0);
    }
    __syncthreads();
    pairs[base + t] = tile[t];
    pairs[base + t + kThreads] = tile[t + kThreads];
}

}  // namespace

void sort_pairs(Pair* pairs, int count)
{
    if (count < kTile || (count & (count - 1)) != 0) {
        std::fprintf(stderr, "sort_pairs: %d is no power of two from %d on\n", count, kTile);
        std::exit(EXIT_FAILURE);
    }
    const int tiles = count / kTile;
    sort_tiles<<<tiles, kThreads>>>(pairs);
    CUDA_TRY(cudaGetLastError());
    for (int size = 2 * kTile; size <= count; size <<= 1) {
        for (int stride = size / 2; stride >= kTile; stride >>= 1) {
            merge_step<<<tiles, kThreads>>>(pairs, size, stride);
        }
        merge_tiles<<<tiles, kThreads>>>(pairs, size);
        CUDA_TRY(cudaGetLastError());
    }
    CUDA_TRY(cudaDeviceSynchronize());
}
