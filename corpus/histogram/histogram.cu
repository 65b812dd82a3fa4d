#include "histogram.cuh"

#include "inputs.h"

namespace {

constexpr int kThreads = 256;

// Each block counts in its own copies of the bins, kCopies of them to spread conflicts, then adds them to the result.
template <int kCopies>
__global__ void __launch_bounds__(kThreads)
bytes_kernel(const unsigned* __restrict__ words, int n_bytes, unsigned* __restrict__ bins)
{
    __shared__ unsigned local[kCopies][kBins + 1];
    for (int i = threadIdx.x; i < kCopies * kBins; i += blockDim.x) local[i / kBins][i % kBins] = 0;
    __syncthreads();

    unsigned* const mine = local[threadIdx.x % kCopies];
    const int n_words = n_bytes / 4;
    for (int i = blockIdx.x * blockDim.x + threadIdx.x; i < n_words; i += gridDim.x * blockDim.x) {
        const unsigned word = __ldcs(words + i);
        atomicAdd_block(mine + (word & 0xff), 1u);
        atomicAdd_block(mine + (word >> 8 & 0xff), 1u);
        atomicAdd_block(mine + (word >> 16 & 0xff), 1u);
        atomicAdd_block(mine + (word >> 24), 1u);
    }
    if (blockIdx.x == 0 && threadIdx.x < n_bytes % 4) {
        const unsigned char* tail = reinterpret_cast<const unsigned char*>(words) + n_words * 4;
        atomicAdd(mine + tail[threadIdx.x], 1u);
    }
    __syncthreads();

    for (int bin = threadIdx.x; bin < kBins; bin += blockDim.x) {
        unsigned sum = 0;
#pragma unroll
        for (int copy = 0; copy < kCopies; ++copy) sum += local[copy][bin];
        if (sum != 0) atomicAdd(bins + bin, sum);
    }
}

// Lanes with the same key elect the lowest of them to add for all. Threads past the end stay out of the match.
__global__ void match_kernel(const int* __restrict__ keys, int n, unsigned* __restrict__ counts, Summary* summary)
{
    const int i = blockIdx.x * blockDim.x + threadIdx.x;
    const unsigned active = __ballot_sync(0xffffffffu, i < n);
    if (i >= n) return;

    const int key = keys[i];
    const unsigned peers = __match_any_sync(active, key);
    const int lane = threadIdx.x & 31;
    const int leader = __ffs(peers) - 1;
    const int size = __popc(peers);
    if (lane == leader) {
        atomicAdd(counts + key, static_cast<unsigned>(size));
        atomicMax(&summary->largest_group, size);
    }
    int all_equal;
    __match_all_sync(active, key, &all_equal);
    if (lane == __ffs(active) - 1) {
        if (!all_equal) atomicAdd(&summary->mixed_warps, 1);
        atomicAdd(&summary->seen, static_cast<unsigned long long>(__popc(active)));
    }
}

// Sums of weights a key: shared bins in double, dynamic because the number of keys is a run-time value here.
__global__ void weighted_kernel(const int* __restrict__ keys, const float* __restrict__ weights, int n, int range,
                                double* __restrict__ sums, Summary* summary, unsigned batch)
{
    extern __shared__ double local_sums[];
    for (int key = threadIdx.x; key < range; key += blockDim.x) local_sums[key] = 0.0;
    __syncthreads();
    for (int i = blockIdx.x * blockDim.x + threadIdx.x; i < n; i += gridDim.x * blockDim.x) {
        atomicAdd(&local_sums[keys[i]], static_cast<double>(weights[i]));
    }
    __syncthreads();
    for (int key = threadIdx.x; key < range; key += blockDim.x) atomicAdd(sums + key, local_sums[key]);
    if (blockIdx.x == 0 && threadIdx.x == 0) atomicExch(&summary->last_batch, batch + 1);
}

}  // namespace

cudaError_t count_bytes(const Histogrammer& h, const std::uint8_t* bytes, int n)
{
    bytes_kernel<4><<<10, kThreads, 0, h.stream>>>(reinterpret_cast<const unsigned*>(bytes), n, h.bins);
    return cudaGetLastError();
}

cudaError_t count_keys(const Histogrammer& h, const int* keys, const float* weights, int n, unsigned batch)
{
    const int grid = (n + kThreads - 1) / kThreads;
    match_kernel<<<grid, kThreads, 0, h.stream>>>(keys, n, h.matched, h.summary);
    const cudaError_t status = cudaGetLastError();
    if (status != cudaSuccess) return status;
    weighted_kernel<<<grid / 4 + 1, kThreads, kKeyRange * sizeof(double), h.stream>>>(keys, weights, n, kKeyRange,
                                                                                     h.weighted, h.summary, batch);
    return cudaGetLastError();
}
