// A lifting wavelet over the rows of a matrix, forward and back: a block a row, all levels in shared memory, and the
// coefficients that matter are kept by a threshold.
#include "buffer.h"
#include "lifting.h"
#include "npy.h"

constexpr int kThreads = kColumns / 2;

template <bool kForward>
__device__ void one_level(int* row, int* half, int length)
{
    // Even samples lie in the first half of `half`, odd ones in the second; borders mirror.
    const int t = threadIdx.x, pairs = length / 2;
    if (kForward) {
        const bool mine = t < pairs;
        if (mine) {
            const int left = row[2 * t], right = 2 * t + 2 < length ? row[2 * t + 2] : left;
            half[pairs + t] = predict(row[2 * t + 1], left, right);
        }
        __syncthreads();
        if (mine) {
            const int right = half[pairs + t], left = t > 0 ? half[pairs + t - 1] : right;
            half[t] = update(row[2 * t], left, right);
        }
        __syncthreads();
        for (int i = t; i < length; i += kThreads) row[i] = half[i];
    } else {
        const bool mine = t < pairs;
        if (mine) {
            const int right = row[pairs + t], left = t > 0 ? row[pairs + t - 1] : right;
            half[2 * t] = unupdate(row[t], left, right);
        }
        __syncthreads();
        if (mine) {
            const int left = half[2 * t], right = 2 * t + 2 < length ? half[2 * t + 2] : left;
            half[2 * t + 1] = unpredict(row[pairs + t], left, right);
        }
        __syncthreads();
        for (int i = t; i < length; i += kThreads) row[i] = half[i];
    }
    __syncthreads();
}

template <bool kForward>
__global__ void __launch_bounds__(kThreads) transform(int* __restrict__ data)
{
    __shared__ int row[kColumns], half[kColumns];
    int* const mine = data + blockIdx.x * kColumns;
    for (int i = threadIdx.x; i < kColumns; i += kThreads) row[i] = mine[i];
    __syncthreads();
    for (int level = 0; level < kLevels; ++level) {
        one_level<kForward>(row, half, kColumns >> (kForward ? level : kLevels - 1 - level));
    }
    for (int i = threadIdx.x; i < kColumns; i += kThreads) mine[i] = row[i];
}

// Zeroes small coefficients behind the coarsest ones, and counts those kept a warp.
__global__ void keep_large(int* __restrict__ data, int n, int threshold, int* kept)
{
    const int i = blockIdx.x * blockDim.x + threadIdx.x;
    const bool coarse = i % kColumns < kColumns >> kLevels;
    const bool keep = i < n && (coarse || abs(data[i]) >= threshold);
    if (i < n && !keep) data[i] = 0;
    const unsigned votes = __ballot_sync(0xffffffffu, keep);
    if (threadIdx.x % warpSize == 0) atomicAdd(kept, __popc(votes));
}

int main()
{
    const Buffer<int> data(make_signal()), kept(1);
    transform<true><<<kRows, kThreads>>>(data.get());
    CUDA_CHECK(cudaGetLastError());
    npy::save("coefficients.npy", data.host().data(), {kRows, kColumns});
    transform<false><<<kRows, kThreads>>>(data.get());
    CUDA_CHECK(cudaGetLastError());
    npy::save("restored.npy", data.host().data(), {kRows, kColumns});
    transform<true><<<kRows, kThreads>>>(data.get());
    CUDA_CHECK(cudaGetLastError());
    keep_large<<<(kRows * kColumns + 255) / 256, 256>>>(data.get(), kRows * kColumns, 9, kept.get());
    CUDA_CHECK(cudaGetLastError());
    transform<false><<<kRows, kThreads>>>(data.get());
    CUDA_CHECK(cudaGetLastError());
    npy::save("smoothed.npy", data.host().data(), {kRows, kColumns});
    npy::save("kept.npy", kept.host());
    std::printf("wavelet: %d of %d coefficients kept\n", kept.host()[0], kRows * kColumns);
    return 0;
}
