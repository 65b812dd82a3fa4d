// Four bytes at a time in a word: counting, thresholds, averages and sums of absolute differences for motion search.
#include "buffer.h"
#include "inputs.h"
#include "npy.h"

// Occurrences of a byte, and bytes above a threshold. Comparisons set all bits of the bytes that fulfil them.
__global__ void count_bytes(const unsigned* __restrict__ words, int n, unsigned needle, unsigned threshold,
                            unsigned* __restrict__ counts)
{
    const unsigned pattern = needle * 0x01010101u;
    const unsigned limit = threshold * 0x01010101u;
    unsigned found = 0, above = 0;
    for (int i = blockIdx.x * blockDim.x + threadIdx.x; i < n; i += gridDim.x * blockDim.x) {
        found += __popc(__vcmpeq4(words[i], pattern)) >> 3;
        above += __popc(__vcmpgtu4(words[i], limit) & 0x01010101u);
    }
    found = __reduce_add_sync(0xffffffffu, found);
    above = __reduce_add_sync(0xffffffffu, above);
    if (threadIdx.x % 32 == 0) {
        atomicAdd(&counts[0], found);
        atomicAdd(&counts[1], above);
    }
}

// Word by word: wrapped and saturated sums, averages, minima and maxima, absolute differences, halfword arithmetic.
__global__ void combine(const unsigned* __restrict__ a, int n, unsigned* __restrict__ out)
{
    const int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i >= n) return;
    const unsigned x = a[i], y = __brev(a[n - 1 - i]);
    unsigned* to = out + 8 * i;
    to[0] = __vadd4(x, y);
    to[1] = __vaddus4(x, y);
    to[2] = __vavgu4(x, y);
    to[3] = __vminu4(x, y);
    to[4] = __vmaxs4(x, y);
    to[5] = __vabsdiffu4(x, y);
    to[6] = __vsubus2(x, y);
    to[7] = __vsadu4(x, y);
}

// A warp a block of 8 by 8 pixels: each lane tries places, and the least difference wins, the first place among equals.
__global__ void motion(const unsigned char* __restrict__ now, const unsigned char* __restrict__ before,
                       int* __restrict__ vectors)
{
    const int bx = blockIdx.x * kBlockSide, by = blockIdx.y * kBlockSide;
    constexpr int kSide = 2 * kRange + 1;
    unsigned best = 0xffffffffu;
    for (int place = threadIdx.x; place < kSide * kSide; place += 32) {
        const int dx = place % kSide - kRange, dy = place / kSide - kRange;
        const int x = bx + dx, y = by + dy;
        if (x < 0 || y < 0 || x + kBlockSide > kFrame || y + kBlockSide > kFrame) continue;
        unsigned sum = 0;
        for (int row = 0; row < kBlockSide; ++row) {
            const unsigned char* p = now + (by + row) * kFrame + bx;
            const unsigned char* q = before + (y + row) * kFrame + x;
            for (int half = 0; half < kBlockSide; half += 4) {
                const unsigned u = *reinterpret_cast<const unsigned*>(p + half);
                // Unaligned words are put together from two aligned ones.
                const unsigned* w = reinterpret_cast<const unsigned*>(before) + ((q + half - before) >> 2);
                const unsigned shift = 8 * ((q + half - before) & 3);
                const unsigned v = shift ? __funnelshift_r(w[0], w[1], shift) : w[0];
                sum += __vsadu4(u, v);
            }
        }
        best = min(best, sum << 16 | place);
    }
    best = __reduce_min_sync(0xffffffffu, best);
    if (threadIdx.x == 0) {
        const int place = best & 0xffff;
        int* to = vectors + 3 * (blockIdx.y * gridDim.x + blockIdx.x);
        to[0] = place % kSide - kRange;
        to[1] = place / kSide - kRange;
        to[2] = best >> 16;
    }
}

int main()
{
    const Buffer<unsigned> text(make_text()), counts(2), combined(8 * kWords);
    const Buffer<unsigned char> now(make_frame(true)), before(make_frame(false));
    const int blocks = kFrame / kBlockSide;
    const Buffer<int> vectors(3 * blocks * blocks);
    count_bytes<<<5, 128>>>(text.get(), kWords, kNeedle, 'm', counts.get());
    CUDA_CHECK(cudaGetLastError());
    combine<<<(kWords + 255) / 256, 256>>>(text.get(), kWords, combined.get());
    CUDA_CHECK(cudaGetLastError());
    motion<<<dim3(blocks, blocks), 32>>>(now.get(), before.get(), vectors.get());
    CUDA_CHECK(cudaGetLastError());
    const std::vector<unsigned> found = counts.host();
    npy::save("counts.npy", found);
    npy::save("combined.npy", combined.host().data(), {kWords, 8});
    npy::save("vectors.npy", vectors.host().data(), {static_cast<size_t>(blocks * blocks), 3});
    std::printf("byte_match: %u times '%c', %u above 'm'\n", found[0], kNeedle, found[1]);
    return 0;
}
