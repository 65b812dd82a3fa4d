#include <cfloat>
#include <climits>

#include "common.cuh"
#include "reduce.h"

namespace {

constexpr int kBlock = 256;

// Atomic minimum and maximum of floats by compare-and-swap on their bits.
__device__ void atomic_min_float(float* address, float value)
{
    unsigned int* bits = reinterpret_cast<unsigned int*>(address);
    unsigned int seen = *bits;
    while (value < __uint_as_float(seen)) {
        const unsigned int assumed = seen;
        seen = atomicCAS(bits, assumed, __float_as_uint(value));
        if (seen == assumed) break;
    }
}

// The integer order of floats: ascending for positive ones, descending for negative ones.
__device__ __forceinline__ void atomic_max_float(float* address, float value)
{
    if (value >= 0.0f) {
        atomicMax(reinterpret_cast<int*>(address), __float_as_int(value));
    } else {
        atomicMin(reinterpret_cast<unsigned int*>(address), __float_as_uint(value));
    }
}

__global__ void init_stats(Stats* stats)
{
    stats->sum_bits = 0;
    stats->min_value = INT_MAX;
    stats->max_value = INT_MIN;
    stats->above = 0;
    stats->blocks_with_hit = 0;
    stats->low_bytes = 0;
    stats->bits_or = 0;
    stats->min_float = FLT_MAX;
    stats->max_float = -FLT_MAX;
}

// One element a thread; every thread stays until the end, since whole warps and blocks vote and reduce.
__global__ void __launch_bounds__(kBlock, 4)
stats_kernel(const int* __restrict__ ints, const float* __restrict__ floats, int n, float threshold, Stats* stats)
{
    const int i = blockIdx.x * kBlock + threadIdx.x;
    const bool inside = i < n;
    const int value = inside ? ints[i] : 0;
    const float x = inside ? floats[i] : 0.0f;

    const int above = __syncthreads_count(inside && x > threshold);
    const int hit = __syncthreads_or(x > 0.999f);
    const int whole = __syncthreads_and(inside);

    const long long sum = block_reduce<kBlock>(static_cast<long long>(value), Add(), 0LL);
    const int low = block_reduce<kBlock>(inside ? value : INT_MAX, Min(), INT_MAX);
    const int high = block_reduce<kBlock>(inside ? value : INT_MIN, Max(), INT_MIN);
    const float least = block_reduce<kBlock>(inside ? x : FLT_MAX, Min(), FLT_MAX);
    const float most = block_reduce<kBlock>(inside ? x : -FLT_MAX, Max(), -FLT_MAX);

    // Whole warps reduce 32-bit integers in one instruction from sm_80 on.
    const unsigned bytes = __reduce_add_sync(FULL_MASK, static_cast<unsigned>(value) & 0xffu);
    const unsigned bits = __reduce_or_sync(FULL_MASK, static_cast<unsigned>(value));
    const int warp_high = __reduce_max_sync(FULL_MASK, inside ? value : INT_MIN);

    if ((threadIdx.x & 31) == 0) {
        atomicAdd(&stats->low_bytes, bytes);
        atomicOr(&stats->bits_or, bits);
        atomicMax(&stats->max_value, warp_high);
    }
    if (threadIdx.x == 0) {
        atomicAdd(&stats->sum_bits, static_cast<unsigned long long>(sum));
        atomicMin(&stats->min_value, low);
        atomicMax(&stats->max_value, high);
        atomicAdd(&stats->above, above);
        if (hit) atomicAdd(&stats->blocks_with_hit, whole ? 1 : 1000);  // a hit in the tail block counts 1000
        atomic_min_float(&stats->min_float, least);
        atomic_max_float(&stats->max_float, most);
    }
}

}  // namespace

void reduce_stats(const int* ints, const float* floats, int n, float threshold, Stats* out)
{
    init_stats<<<1, 1>>>(out);
    CHECK_LAUNCH();
    stats_kernel<<<(n + kBlock - 1) / kBlock, kBlock>>>(ints, floats, n, threshold, out);
    CHECK_LAUNCH();
}
