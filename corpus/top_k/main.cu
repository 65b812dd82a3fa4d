// The best 32 of each row: a warp keeps a sorted list, a lane an element, and merges 32 more by a bitonic network.
#include "buffer.h"
#include "inputs.h"
#include "npy.h"

struct Item {
    float score;
    int index;

    // Higher scores first, then lower indices: no two items are equal.
    __device__ __forceinline__ bool before(const Item& other) const
    {
        return score > other.score || (score == other.score && index < other.index);
    }
};

__device__ __forceinline__ Item exchange(const Item& mine, int mask)
{
    return Item{__shfl_xor_sync(0xffffffffu, mine.score, mask), __shfl_xor_sync(0xffffffffu, mine.index, mask)};
}

// Keeps the one that belongs to this lane: the earlier one where `first`.
__device__ __forceinline__ void compare(Item& mine, int mask, bool first)
{
    const Item other = exchange(mine, mask);
    if (other.before(mine) == first) mine = other;
}

// Sorts what the lanes of a warp hold, best in lane 0.
__device__ void sort_warp(Item& mine)
{
    const int lane = threadIdx.x & 31;
#pragma unroll
    for (int size = 2; size <= 32; size *= 2) {
        const bool descending = (lane & size) != 0 && size < 32;
#pragma unroll
        for (int mask = size / 2; mask > 0; mask /= 2) compare(mine, mask, ((lane & mask) == 0) != descending);
    }
}

// Two sorted lists: the better of each lane and its opposite are bitonic, and hold the best 32 of both.
__device__ void merge_warp(Item& best, const Item& more)
{
    const int lane = threadIdx.x & 31;
    const Item mirrored = {__shfl_sync(0xffffffffu, more.score, 31 - lane), __shfl_sync(0xffffffffu, more.index, 31 - lane)};
    if (mirrored.before(best)) best = mirrored;
#pragma unroll
    for (int mask = 16; mask > 0; mask /= 2) compare(best, mask, (lane & mask) == 0);
}

template <int kWarps>
__global__ void __launch_bounds__(32 * kWarps)
top_k(const float* __restrict__ scores, int count, float* __restrict__ best_scores, int* __restrict__ best_indices)
{
    __shared__ Item lists[kWarps][32];
    const int lane = threadIdx.x, warp = threadIdx.y;
    const Item none = {-INFINITY, 1 << 30};
    Item best = none;
    for (int first = warp * 32; first < count; first += 32 * kWarps) {
        const int i = first + lane;
        Item more = i < count ? Item{scores[blockIdx.x * count + i], i} : none;
        // The worst of the list so far; where nothing beats it there is nothing to do.
        const Item last = {__shfl_sync(0xffffffffu, best.score, 31), __shfl_sync(0xffffffffu, best.index, 31)};
        if (!__any_sync(0xffffffffu, more.before(last))) continue;
        sort_warp(more);
        merge_warp(best, more);
    }
    lists[warp][lane] = best;
    __syncthreads();
    for (int stride = kWarps / 2; stride > 0; stride /= 2) {
        if (warp < stride) {
            merge_warp(best, lists[warp + stride][lane]);
            lists[warp][lane] = best;
        }
        __syncthreads();
    }
    if (warp == 0) {
        best_scores[blockIdx.x * kBest + lane] = best.score;
        best_indices[blockIdx.x * kBest + lane] = best.index;
    }
}

int main()
{
    const Buffer<float> scores(make_scores()), best(kRows * kBest);
    const Buffer<int> indices(kRows * kBest);
    top_k<4><<<kRows, dim3(32, 4)>>>(scores.get(), kScores, best.get(), indices.get());
    CUDA_CHECK(cudaGetLastError());
    const std::vector<float> found = best.host();
    npy::save("scores.npy", found.data(), {kRows, kBest});
    npy::save("indices.npy", indices.host().data(), {kRows, kBest});
    std::printf("top_k: best %g, worst of the best %g\n", found[0], found[kBest - 1]);
    return 0;
}
