// Layer norm over half vectors with the residual added, RMS norm over bfloat16, and a gated unit in half2 arithmetic.
#include <cuda_bf16.h>
#include <cuda_fp16.h>

#include "buffer.h"
#include "inputs.h"
#include "npy.h"

__device__ __forceinline__ float warp_sum(float x)
{
#pragma unroll
    for (int mask = 16; mask > 0; mask >>= 1) x += __shfl_xor_sync(0xffffffffu, x, mask);
    return x;
}

template <typename T>
__global__ void narrow(const float* __restrict__ in, T* __restrict__ out, int n);

template <>
__global__ void narrow<__half>(const float* __restrict__ in, __half* __restrict__ out, int n)
{
    const int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n) out[i] = __float2half_rn(in[i]);
}

template <>
__global__ void narrow<__nv_bfloat16>(const float* __restrict__ in, __nv_bfloat16* __restrict__ out, int n)
{
    const int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n) out[i] = __float2bfloat16_rn(in[i]);
}

// Eight halves in one 16-byte access.
union Vector {
    uint4 words;
    __half2 pairs[4];
};

// A warp a row of kWidth halves: each lane holds kWidth / 32 of them, sums in float.
__global__ void __launch_bounds__(128)
layer_norm(const __half* __restrict__ hidden, const __half* __restrict__ residual, const __half* __restrict__ gamma,
           const __half* __restrict__ beta, __half* __restrict__ out, float2* __restrict__ moments, int rows)
{
    static_assert(kWidth == 32 * 8, "one vector a lane");
    const int lane = threadIdx.x % 32, row = (blockIdx.x * blockDim.x + threadIdx.x) / 32;
    if (row >= rows) return;
    const int at = row * (kWidth / 8) + lane;
    Vector x, r, g, b;
    x.words = reinterpret_cast<const uint4*>(hidden)[at];
    r.words = reinterpret_cast<const uint4*>(residual)[at];
    float sum = 0.0f;
#pragma unroll
    for (int k = 0; k < 4; ++k) {
        x.pairs[k] = __hadd2(x.pairs[k], r.pairs[k]);
        const float2 wide = __half22float2(x.pairs[k]);
        sum += wide.x + wide.y;
    }
    const float mean = warp_sum(sum) / kWidth;
    float square = 0.0f;
#pragma unroll
    for (int k = 0; k < 4; ++k) {
        const float2 wide = __half22float2(x.pairs[k]);
        square += (wide.x - mean) * (wide.x - mean) + (wide.y - mean) * (wide.y - mean);
    }
    const float inverse = rsqrtf(warp_sum(square) / kWidth + kEpsilon);
    g.words = reinterpret_cast<const uint4*>(gamma)[lane];
    b.words = reinterpret_cast<const uint4*>(beta)[lane];
#pragma unroll
    for (int k = 0; k < 4; ++k) {
        const float2 wide = __half22float2(x.pairs[k]);
        const float2 scale = __half22float2(g.pairs[k]);
        const float low = (wide.x - mean) * inverse * scale.x + __low2float(b.pairs[k]);
        const float high = (wide.y - mean) * inverse * scale.y + __high2float(b.pairs[k]);
        x.pairs[k] = __floats2half2_rn(low, high);
    }
    reinterpret_cast<uint4*>(out)[at] = x.words;
    if (lane == 0) moments[row] = make_float2(mean, inverse);
}

// Division by the root mean square, a block a row.
__global__ void rms_norm(const __nv_bfloat16* __restrict__ in, const __nv_bfloat16* __restrict__ gamma,
                         __nv_bfloat16* __restrict__ out)
{
    __shared__ float partial[kWidth / 64];
    const __nv_bfloat162* row = reinterpret_cast<const __nv_bfloat162*>(in + blockIdx.x * kWidth);
    const float2 wide = __bfloat1622float2(row[threadIdx.x]);
    const float sum = warp_sum(wide.x * wide.x + wide.y * wide.y);
    if (threadIdx.x % 32 == 0) partial[threadIdx.x / 32] = sum;
    __syncthreads();
    float total = 0.0f;
#pragma unroll
    for (int w = 0; w < kWidth / 64; ++w) total += partial[w];
    const float inverse = rsqrtf(total / kWidth + kEpsilon);
    const float2 scale = __bfloat1622float2(reinterpret_cast<const __nv_bfloat162*>(gamma)[threadIdx.x]);
    reinterpret_cast<__nv_bfloat162*>(out + blockIdx.x * kWidth)[threadIdx.x] =
        __floats2bfloat162_rn(wide.x * inverse * scale.x, wide.y * inverse * scale.y);
}

// max(x, 0) * gate + 0.5 in half arithmetic: one rounding for the product and sum together.
__global__ void gated(const __half* __restrict__ x, const __half* __restrict__ gate, __half* __restrict__ out, int pairs)
{
    const int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i >= pairs) return;
    const __half2 zero = __float2half2_rn(0.0f), half_one = __half2half2(__float2half(0.5f));
    const __half2 value = reinterpret_cast<const __half2*>(x)[i];
    const __half2 positive = __hmul2(value, __hgt2(value, zero));
    reinterpret_cast<__half2*>(out)[i] = __hfma2(positive, reinterpret_cast<const __half2*>(gate)[i], half_one);
}

template <typename T>
struct Narrow {
    Buffer<T> data;
    explicit Narrow(const std::vector<float>& values) : data(values.size())
    {
        const Buffer<float> wide(values);
        const int n = static_cast<int>(values.size());
        narrow<T><<<(n + 127) / 128, 128>>>(wide.get(), data.get(), n);
        CUDA_CHECK(cudaGetLastError());
        CUDA_CHECK(cudaDeviceSynchronize());
    }
};

static void save(const char* path, const std::vector<__half>& values)
{
    std::vector<float> wide;
    for (const __half value : values) wide.push_back(__half2float(value));
    npy::save(path, wide.data(), {kRows, kWidth});
}

int main()
{
    constexpr int kCount = kRows * kWidth;
    const Narrow<__half> hidden(make_hidden()), residual(make_residual()), gamma(make_gamma()), beta(make_beta());
    const Narrow<__nv_bfloat16> brain(make_hidden()), brain_gamma(make_gamma());
    const Buffer<__half> normed(kCount), unit(kCount);
    const Buffer<__nv_bfloat16> scaled(kCount);
    const Buffer<float2> moments(kRows);
    layer_norm<<<(kRows * 32 + 127) / 128, 128>>>(hidden.data.get(), residual.data.get(), gamma.data.get(),
                                                  beta.data.get(), normed.get(), moments.get(), kRows);
    CUDA_CHECK(cudaGetLastError());
    rms_norm<<<kRows, kWidth / 2>>>(brain.data.get(), brain_gamma.data.get(), scaled.get());
    CUDA_CHECK(cudaGetLastError());
    gated<<<(kCount / 2 + 127) / 128, 128>>>(hidden.data.get(), residual.data.get(), unit.get(), kCount / 2);
    CUDA_CHECK(cudaGetLastError());

    save("layer_norm.npy", normed.host());
    save("gated.npy", unit.host());
    std::vector<float> wide;
    for (const __nv_bfloat16 value : scaled.host()) wide.push_back(__bfloat162float(value));
    npy::save("rms_norm.npy", wide.data(), {kRows, kWidth});
    npy::save("moments.npy", &moments.host()[0].x, {kRows, 2});
    std::printf("half_norm: %d rows, first %g\n", kRows, wide[0]);
    return 0;
}
