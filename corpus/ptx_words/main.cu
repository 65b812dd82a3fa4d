// Inline PTX: 128-bit sums, differences and products with carries, three-input logic, fields of bits, selected bytes,
// predicates, and words that are packed and unpacked.
#include "buffer.h"
#include "inputs.h"
#include "npy.h"

struct Wide {
    unsigned limb[kLimbs];
};

__device__ Wide add(const Wide& a, const Wide& b)
{
    Wide r;
    asm("add.cc.u32 %0, %4, %8;\n\t"
        "addc.cc.u32 %1, %5, %9;\n\t"
        "addc.cc.u32 %2, %6, %10;\n\t"
        "addc.u32 %3, %7, %11;"
        : "=r"(r.limb[0]), "=r"(r.limb[1]), "=r"(r.limb[2]), "=r"(r.limb[3])
        : "r"(a.limb[0]), "r"(a.limb[1]), "r"(a.limb[2]), "r"(a.limb[3]), "r"(b.limb[0]), "r"(b.limb[1]),
          "r"(b.limb[2]), "r"(b.limb[3]));
    return r;
}

__device__ Wide subtract(const Wide& a, const Wide& b)
{
    Wide r;
    asm("sub.cc.u32 %0, %4, %8;\n\t"
        "subc.cc.u32 %1, %5, %9;\n\t"
        "subc.cc.u32 %2, %6, %10;\n\t"
        "subc.u32 %3, %7, %11;"
        : "=r"(r.limb[0]), "=r"(r.limb[1]), "=r"(r.limb[2]), "=r"(r.limb[3])
        : "r"(a.limb[0]), "r"(a.limb[1]), "r"(a.limb[2]), "r"(a.limb[3]), "r"(b.limb[0]), "r"(b.limb[1]),
          "r"(b.limb[2]), "r"(b.limb[3]));
    return r;
}

// a times one word, modulo 2^128.
__device__ Wide multiply(const Wide& a, unsigned word)
{
    Wide r;
    asm("{\n\t"
        "mul.lo.u32 %0, %4, %8;\n\t"
        "mul.hi.u32 %1, %4, %8;\n\t"
        "mad.lo.cc.u32 %1, %5, %8, %1;\n\t"
        "madc.hi.u32 %2, %5, %8, 0;\n\t"
        "mad.lo.cc.u32 %2, %6, %8, %2;\n\t"
        "madc.hi.u32 %3, %6, %8, 0;\n\t"
        "mad.lo.u32 %3, %7, %8, %3;\n\t"
        "}"
        : "=&r"(r.limb[0]), "=&r"(r.limb[1]), "=&r"(r.limb[2]), "=&r"(r.limb[3])
        : "r"(a.limb[0]), "r"(a.limb[1]), "r"(a.limb[2]), "r"(a.limb[3]), "r"(word));
    return r;
}

__global__ void arithmetic(const Wide* __restrict__ a, const Wide* __restrict__ b, Wide* __restrict__ out, int n)
{
    const int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i >= n) return;
    out[3 * i] = add(a[i], b[i]);
    out[3 * i + 1] = subtract(a[i], b[i]);
    out[3 * i + 2] = multiply(a[i], b[i].limb[0]);
}

// Logic of three inputs by its table of truth.
template <int kTable>
__device__ __forceinline__ unsigned lop3(unsigned a, unsigned b, unsigned c)
{
    unsigned r;
    asm("lop3.b32 %0, %1, %2, %3, %4;" : "=r"(r) : "r"(a), "r"(b), "r"(c), "n"(kTable));
    return r;
}

__global__ void words(const Wide* __restrict__ a, unsigned* __restrict__ out, int n)
{
    const int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i >= n) return;
    const unsigned x = a[i].limb[0], y = a[i].limb[1], z = a[i].limb[2];
    unsigned* to = out + 10 * i;
    to[0] = lop3<(0xF0 & 0xCC) | 0xAA>(x, y, z);
    to[1] = lop3<0x96>(x, y, z);
    asm("prmt.b32 %0, %1, %2, 0x6240;" : "=r"(to[2]) : "r"(x), "r"(y));
    asm("bfe.u32 %0, %1, %2, %3;" : "=r"(to[3]) : "r"(x), "r"(y & 31u), "r"(z % 20u));
    asm("bfi.b32 %0, %1, %2, 8, 12;" : "=r"(to[4]) : "r"(x), "r"(y));
    asm("bfind.u32 %0, %1;" : "=r"(to[5]) : "r"(z >> (i % 32)));
    asm("brev.b32 %0, %1;" : "=r"(to[6]) : "r"(x));
    asm("shf.r.wrap.b32 %0, %1, %2, %3;" : "=r"(to[7]) : "r"(x), "r"(y), "r"(z));
    // The larger one where bit 0 is set, else the smaller one: a predicate and its negation.
    asm("{\n\t"
        ".reg .pred p;\n\t"
        ".reg .u32 bit;\n\t"
        "and.b32 bit, %3, 1;\n\t"
        "setp.ne.u32 p, bit, 0;\n\t"
        "@p max.u32 %0, %1, %2;\n\t"
        "@!p min.u32 %0, %1, %2;\n\t"
        "}"
        : "=r"(to[8])
        : "r"(x), "r"(y), "r"(z));
    unsigned long long both;
    asm("mov.b64 %0, {%1, %2};" : "=l"(both) : "r"(x), "r"(y));
    asm("mul.wide.u32 %0, %1, %2;" : "=l"(both) : "r"(static_cast<unsigned>(both >> 32)), "r"(static_cast<unsigned>(both)));
    asm("{ .reg .u32 low; mov.b64 {low, %0}, %1; }" : "=r"(to[9]) : "l"(both));
}

// Where a thread is, as the machine's registers tell.
__global__ void places(unsigned* out)
{
    unsigned lane, below, warp_threads;
    asm volatile("mov.u32 %0, %%laneid;" : "=r"(lane));
    asm("mov.u32 %0, %%lanemask_le;" : "=r"(below));
    asm("mov.u32 %0, %%ntid.x;" : "=r"(warp_threads));
    out[blockIdx.x * blockDim.x + threadIdx.x] = lane + (below ^ (below << 1)) + warp_threads;
}

int main()
{
    std::vector<Wide> a(kCount), b(kCount);
    const std::vector<unsigned> first = make_words(7u), second = make_words(77u);
    for (int i = 0; i < kCount * kLimbs; ++i) {
        a[i / kLimbs].limb[i % kLimbs] = first[i];
        b[i / kLimbs].limb[i % kLimbs] = second[i];
    }
    const Buffer<Wide> d_a(a), d_b(b), results(3 * kCount);
    const Buffer<unsigned> logic(10 * kCount), registers(128);
    arithmetic<<<(kCount + 127) / 128, 128>>>(d_a.get(), d_b.get(), results.get(), kCount);
    CUDA_CHECK(cudaGetLastError());
    words<<<(kCount + 127) / 128, 128>>>(d_a.get(), logic.get(), kCount);
    CUDA_CHECK(cudaGetLastError());
    places<<<2, 64>>>(registers.get());
    CUDA_CHECK(cudaGetLastError());
    npy::save("wide.npy", results.host()[0].limb, {kCount, 3, kLimbs});
    npy::save("logic.npy", logic.host().data(), {kCount, 10});
    npy::save("places.npy", registers.host());
    std::printf("ptx_words: %d numbers, first sum %08x\n", kCount, results.host()[0].limb[0]);
    return 0;
}
