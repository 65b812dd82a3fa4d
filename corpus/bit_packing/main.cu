// Numbers of 11 bits packed without gaps, planes of bits by votes, Morton codes, and bit counting of all kinds.
#include "buffer.h"
#include "inputs.h"
#include "npy.h"

// Word w holds the bits from 32 w on: it takes them from the numbers that lie there.
__global__ void pack(const unsigned* __restrict__ numbers, unsigned* __restrict__ words, int n_words)
{
    const int w = blockIdx.x * blockDim.x + threadIdx.x;
    if (w >= n_words) return;
    int i = 32 * w / kWidth;
    int bit = i * kWidth - 32 * w;  // where number i begins in this word, below zero for the first
    unsigned word = bit < 0 ? numbers[i++] >> -bit : 0;
    for (bit += bit < 0 ? kWidth : 0; bit < 32; bit += kWidth) word |= numbers[i++] << bit;
    words[w] = word;
}

__global__ void unpack(const unsigned* __restrict__ words, int n_words, unsigned* __restrict__ numbers, int n)
{
    const int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i >= n) return;
    const int bit = i * kWidth, w = bit >> 5;
    const unsigned high = w + 1 < n_words ? words[w + 1] : 0u;
    numbers[i] = __funnelshift_r(words[w], high, bit) & ((1u << kWidth) - 1u);
}

// planes[b * n / 32 + i / 32]: bit b of 32 numbers, from one vote a bit.
__global__ void bit_planes(const unsigned* __restrict__ numbers, unsigned* __restrict__ planes, int n)
{
    const int i = blockIdx.x * blockDim.x + threadIdx.x;
    const unsigned number = numbers[i];
#pragma unroll
    for (int b = 0; b < kWidth; ++b) {
        const unsigned plane = __ballot_sync(0xffffffffu, (number >> b) & 1u);
        if ((threadIdx.x & 31) == static_cast<unsigned>(b)) planes[b * (n / 32) + i / 32] = plane;
    }
}

__device__ __forceinline__ unsigned spread(unsigned x)
{
    x &= 0xffffu;
    x = (x | x << 8) & 0x00ff00ffu;
    x = (x | x << 4) & 0x0f0f0f0fu;
    x = (x | x << 2) & 0x33333333u;
    return (x | x << 1) & 0x55555555u;
}

struct Counts {
    int leading, trailing, ones, first, leading64, ones64, first64, rotated, reversed_bytes, parity;
};

__device__ __forceinline__ unsigned long long wide_number(unsigned i)
{
    return (i + 1) * 0x9e3779b97f4a7c15ull >> (i % 61);
}

__global__ void count_bits(const unsigned* __restrict__ numbers, Counts* __restrict__ counts,
                           unsigned* __restrict__ codes, unsigned long long* __restrict__ products, int n)
{
    const int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i >= n) return;
    const unsigned x = numbers[i];
    const unsigned long long wide = wide_number(i);
    Counts c;
    c.leading = __clz(x);
    c.trailing = x != 0 ? __clz(__brev(x)) : 32;
    c.ones = __popc(x);
    c.first = __ffs(x);
    c.leading64 = __clzll(wide);
    c.ones64 = __popcll(wide);
    c.first64 = __ffsll(wide);
    c.rotated = static_cast<int>(__funnelshift_l(x, x, i));
    c.reversed_bytes = static_cast<int>(__byte_perm(x, 0, 0x0123));
    c.parity = __popcll(__brevll(wide) ^ wide) & 1;
    counts[i] = c;
    codes[i] = spread(x) | spread(n - 1 - i) << 1;
    products[i] = __umul64hi(wide, 0xc2b2ae3d27d4eb4full) + __umulhi(x, 0x9e3779b9u) + __umul24(x, i) + __mulhi(-i, 77777777);
}

int main()
{
    constexpr int kWords = (kCount * kWidth + 31) / 32, kThreads = 128;
    const Buffer<unsigned> numbers(make_numbers()), words(kWords), again(kCount), planes(kWidth * kCount / 32);
    const Buffer<unsigned> codes(kCount);
    const Buffer<Counts> counts(kCount);
    const Buffer<unsigned long long> products(kCount);
    pack<<<(kWords + kThreads - 1) / kThreads, kThreads>>>(numbers.get(), words.get(), kWords);
    CUDA_CHECK(cudaGetLastError());
    unpack<<<kCount / kThreads, kThreads>>>(words.get(), kWords, again.get(), kCount);
    CUDA_CHECK(cudaGetLastError());
    bit_planes<<<kCount / kThreads, kThreads>>>(numbers.get(), planes.get(), kCount);
    CUDA_CHECK(cudaGetLastError());
    count_bits<<<kCount / kThreads, kThreads>>>(numbers.get(), counts.get(), codes.get(), products.get(), kCount);
    CUDA_CHECK(cudaGetLastError());

    const std::vector<unsigned long long> high = products.host();
    const std::vector<Counts> found = counts.host();
    npy::save("words.npy", words.host());
    npy::save("numbers.npy", again.host());
    npy::save("planes.npy", planes.host().data(), {kWidth, kCount / 32});
    npy::save("codes.npy", codes.host());
    npy::save("counts.npy", &found[0].leading, {kCount, 10});
    npy::save("products.npy", std::vector<std::uint64_t>(high.begin(), high.end()));
    std::printf("bit_packing: %d numbers in %d words\n", kCount, kWords);
    return 0;
}
