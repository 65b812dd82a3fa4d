// Least significant digit first radix sort of 32-bit keys with a 32-bit payload, 4 bits a pass, stable.
#pragma once

#include <cuda_runtime.h>

constexpr int kBits = 4;
constexpr int kDigits = 1 << kBits;
constexpr int kThreads = 128;
constexpr int kWarps = kThreads / 32;

// Keys whose unsigned order is the order wanted.
struct PlainKeys {
    __device__ static unsigned encode(unsigned key) { return key; }
    __device__ static unsigned decode(unsigned key) { return key; }
};

// Floats: the sign bit of positive ones and all bits of negative ones are turned over.
struct FloatKeys {
    __device__ static unsigned encode(unsigned bits)
    {
        return bits ^ (static_cast<unsigned>(-static_cast<int>(bits >> 31)) | 0x80000000u);
    }
    __device__ static unsigned decode(unsigned key) { return key ^ (((key >> 31) - 1u) | 0x80000000u); }
};

template <class Keys>
__global__ void encode_keys(unsigned* keys, unsigned* payload, int n)
{
    const int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i >= n) return;
    keys[i] = Keys::encode(keys[i]);
    payload[i] = i;
}

template <class Keys>
__global__ void decode_keys(unsigned* keys, int n)
{
    const int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n) keys[i] = Keys::decode(keys[i]);
}

// counts[digit * blocks + block]: keys of the block with that digit.
__global__ void count_digits(const unsigned* __restrict__ keys, int n, int shift, unsigned* __restrict__ counts)
{
    __shared__ unsigned local[kDigits];
    if (threadIdx.x < kDigits) local[threadIdx.x] = 0;
    __syncthreads();
    const int i = blockIdx.x * kThreads + threadIdx.x;
    if (i < n) atomicAdd(&local[(keys[i] >> shift) & (kDigits - 1)], 1u);
    __syncthreads();
    if (threadIdx.x < kDigits) counts[threadIdx.x * gridDim.x + blockIdx.x] = local[threadIdx.x];
}

// Exclusive scan in place by one block, as many rounds as it takes.
__global__ void scan_counts(unsigned* counts, int n)
{
    __shared__ unsigned totals[kWarps];
    const int lane = threadIdx.x & 31, warp = threadIdx.x >> 5;
    unsigned carry = 0;
    for (int base = 0; base < n; base += kThreads) {
        const int i = base + threadIdx.x;
        const unsigned value = i < n ? counts[i] : 0u;
        unsigned sum = value;
#pragma unroll
        for (int delta = 1; delta < 32; delta *= 2) {
            const unsigned left = __shfl_up_sync(0xffffffffu, sum, delta);
            if (lane >= delta) sum += left;
        }
        if (lane == 31) totals[warp] = sum;
        __syncthreads();
        unsigned before = 0, all = 0;
        for (int w = 0; w < kWarps; ++w) {
            if (w < warp) before += totals[w];
            all += totals[w];
        }
        __syncthreads();
        if (i < n) counts[i] = carry + before + sum - value;
        carry += all;
    }
}

// Each key's place is its digit's start plus the number of equal digits before it in the block: within the warp from
// ballots, over the warps from counts in shared memory.
__global__ void __launch_bounds__(kThreads)
scatter(const unsigned* __restrict__ keys, const unsigned* __restrict__ payload, unsigned* __restrict__ out_keys,
        unsigned* __restrict__ out_payload, const unsigned* __restrict__ starts, int n, int shift)
{
    __shared__ unsigned warp_counts[kWarps][kDigits];
    const int lane = threadIdx.x & 31, warp = threadIdx.x >> 5;
    const int i = blockIdx.x * kThreads + threadIdx.x;
    const bool inside = i < n;
    const unsigned key = inside ? keys[i] : 0u;
    const unsigned digit = (key >> shift) & (kDigits - 1);
    for (int k = threadIdx.x; k < kWarps * kDigits; k += kThreads) warp_counts[k / kDigits][k % kDigits] = 0;
    __syncthreads();

    unsigned same = __ballot_sync(0xffffffffu, inside);
#pragma unroll
    for (int bit = 0; bit < kBits; ++bit) {
        const unsigned ones = __ballot_sync(0xffffffffu, digit >> bit & 1u);
        same &= (digit >> bit & 1u) ? ones : ~ones;
    }
    unsigned lower;
    asm("mov.u32 %0, %%lanemask_lt;" : "=r"(lower));
    const unsigned rank = __popc(same & lower);
    if (inside && rank == 0) warp_counts[warp][digit] = __popc(same);
    __syncthreads();
    if (!inside) return;

    unsigned to = starts[digit * gridDim.x + blockIdx.x] + rank;
    for (int w = 0; w < warp; ++w) to += warp_counts[w][digit];
    out_keys[to] = key;
    out_payload[to] = payload[i];
}
