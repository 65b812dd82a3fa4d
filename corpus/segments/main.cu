// Sums and maxima of segments: by a warp a segment, and by a scan over the flat values that stops at segment heads.
#include <cfloat>

#include "buffer.h"
#include "inputs.h"
#include "npy.h"

namespace {

// Tiles of kLanes lanes, a segment each.
template <int kLanes>
__global__ void by_tiles(const float* __restrict__ values, const int* __restrict__ offsets, int segments,
                         float* __restrict__ sums, float* __restrict__ maxima)
{
    const int lane = threadIdx.x % kLanes;
    const int s = (blockIdx.x * blockDim.x + threadIdx.x) / kLanes;
    const unsigned in_warp = threadIdx.x % 32 / kLanes * kLanes;
    const unsigned mask = kLanes == 32 ? 0xffffffffu : ((1u << (kLanes % 32)) - 1u) << in_warp;
    if (s >= segments) return;
    float sum = 0.0f, top = -FLT_MAX;
    for (int i = offsets[s] + lane; i < offsets[s + 1]; i += kLanes) {
        sum += values[i];
        top = fmaxf(top, values[i]);
    }
#pragma unroll
    for (int delta = kLanes / 2; delta > 0; delta /= 2) {
        sum += __shfl_down_sync(mask, sum, delta, kLanes);
        top = fmaxf(top, __shfl_down_sync(mask, top, delta, kLanes));
    }
    if (lane == 0) {
        sums[s] = sum;
        maxima[s] = top;
    }
}

__device__ int segment_of(const int* offsets, int segments, int i)
{
    int low = 0, high = segments;
    while (high - low > 1) {
        const int mid = (low + high) / 2;
        if (offsets[mid] <= i) low = mid; else high = mid;
    }
    return low;
}

// Each warp adds up its 32 values by segment: equal neighbours combine, and the last lane of each adds to memory.
__global__ void by_flags(const float* __restrict__ values, const int* __restrict__ offsets, int segments, int n,
                         double* __restrict__ sums)
{
    const unsigned all = 0xffffffffu;
    const int i = blockIdx.x * blockDim.x + threadIdx.x;
    const int lane = threadIdx.x & 31;
    const int s = i < n ? segment_of(offsets, segments, i) : -1;
    double sum = i < n ? static_cast<double>(values[i]) : 0.0;
    const int left = __shfl_up_sync(all, s, 1);
    const unsigned heads = __ballot_sync(all, lane == 0 || s != left);
    // The nearest head at or below this lane.
    const int head = 31 - __clz(heads & (all >> (31 - lane)));
#pragma unroll
    for (int delta = 1; delta < 32; delta *= 2) {
        const double other = __shfl_up_sync(all, sum, delta);
        if (lane - delta >= head) sum += other;
    }
    const int right = __shfl_down_sync(all, s, 1);
    if (s >= 0 && (lane == 31 || right != s)) atomicAdd(&sums[s], sum);
}

}  // namespace

int main()
{
    const std::vector<int> offsets = make_offsets();
    const int n = offsets.back();
    const Buffer<float> values(make_values(n)), sums8(kSegments), sums32(kSegments), max8(kSegments), max32(kSegments);
    const Buffer<int> d_offsets(offsets);
    const Buffer<double> exact(kSegments);
    by_tiles<8><<<(kSegments * 8 + 127) / 128, 128>>>(values.get(), d_offsets.get(), kSegments, sums8.get(), max8.get());
    CUDA_CHECK(cudaGetLastError());
    by_tiles<32><<<(kSegments * 32 + 127) / 128, 128>>>(values.get(), d_offsets.get(), kSegments, sums32.get(),
                                                        max32.get());
    CUDA_CHECK(cudaGetLastError());
    by_flags<<<(n + 127) / 128, 128>>>(values.get(), d_offsets.get(), kSegments, n, exact.get());
    CUDA_CHECK(cudaGetLastError());
    npy::save("sums8.npy", sums8.host());
    npy::save("sums32.npy", sums32.host());
    npy::save("max8.npy", max8.host());
    npy::save("max32.npy", max32.host());
    npy::save("exact.npy", exact.host());
    std::printf("segments: %d values in %d segments\n", n, kSegments);
    return 0;
}
