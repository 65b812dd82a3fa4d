// European options by Black and Scholes: fast intrinsics with a polynomial, and the library functions in both precisions.
#include "buffer.h"
#include "inputs.h"
#include "npy.h"

// The cumulative normal distribution by a polynomial of fifth degree (Abramowitz and Stegun 26.2.17).
__device__ inline float normal_polynomial(float d)
{
    const float k = __frcp_rn(1.0f + 0.2316419f * fabsf(d));
    float sum = 1.330274429f;
    sum = __fmaf_rn(sum, k, -1.821255978f);
    sum = __fmaf_rn(sum, k, 1.781477937f);
    sum = __fmaf_rn(sum, k, -0.356563782f);
    sum = __fmaf_rn(sum, k, 0.319381530f);
    const float tail = 0.39894228040143267794f * __expf(-0.5f * d * d) * k * sum;
    return d > 0.0f ? 1.0f - tail : tail;
}

template <typename T>
struct Market {
    T rate, volatility;
};

// Two options a thread in one vector access.
__global__ void __launch_bounds__(128)
fast(const float2* __restrict__ prices, const float2* __restrict__ strikes, const float2* __restrict__ years,
     float2* __restrict__ calls, float2* __restrict__ puts, Market<float> market, int pairs)
{
    const int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i >= pairs) return;
    const float2 s2 = prices[i], x2 = strikes[i], t2 = years[i];
    const float s[2] = {s2.x, s2.y}, x[2] = {x2.x, x2.y}, t[2] = {t2.x, t2.y};
    float call[2], put[2];
#pragma unroll
    for (int k = 0; k < 2; ++k) {
        const float root = __fsqrt_rn(t[k]);
        const float inverse = __frcp_rn(market.volatility * root);
        const float d1 = (__logf(__fdividef(s[k], x[k])) +
                          (market.rate + 0.5f * market.volatility * market.volatility) * t[k]) * inverse;
        const float d2 = d1 - market.volatility * root;
        const float n1 = normal_polynomial(d1), n2 = normal_polynomial(d2);
        const float discount = __expf(-market.rate * t[k]);
        call[k] = s[k] * n1 - x[k] * discount * n2;
        put[k] = x[k] * discount * (1.0f - n2) - s[k] * (1.0f - n1);
    }
    calls[i] = make_float2(call[0], call[1]);
    puts[i] = make_float2(put[0], put[1]);
}

__device__ __forceinline__ float normal(float d) { return normcdff(d); }
__device__ __forceinline__ double normal(double d) { return 0.5 * erfc(-d * M_SQRT1_2); }

template <typename T>
__global__ void exact(const float* __restrict__ prices, const float* __restrict__ strikes,
                      const float* __restrict__ years, T* __restrict__ calls, Market<T> market, int n)
{
    for (int i = blockIdx.x * blockDim.x + threadIdx.x; i < n; i += gridDim.x * blockDim.x) {
        const T s = prices[i], x = strikes[i], t = years[i];
        const T root = market.volatility * sqrt(t);
        const T d1 = (log(s / x) + (market.rate + T(0.5) * market.volatility * market.volatility) * t) / root;
        calls[i] = s * normal(d1) - x * exp(-market.rate * t) * normal(d1 - root);
    }
}

int main()
{
    constexpr int kPadded = kOptions + kOptions % 2;
    std::vector<float> inputs[3] = {make_prices(), make_strikes(), make_years()};
    for (std::vector<float>& values : inputs) values.resize(kPadded, 1.0f);
    const Buffer<float> prices(inputs[0]), strikes(inputs[1]), years(inputs[2]), calls(kPadded), puts(kPadded);
    const Buffer<float> library(kOptions);
    const Buffer<double> doubles(kOptions);
    fast<<<(kPadded / 2 + 127) / 128, 128>>>(
        reinterpret_cast<const float2*>(prices.get()), reinterpret_cast<const float2*>(strikes.get()),
        reinterpret_cast<const float2*>(years.get()), reinterpret_cast<float2*>(calls.get()),
        reinterpret_cast<float2*>(puts.get()), Market<float>{kRate, kVolatility}, kPadded / 2);
    CUDA_CHECK(cudaGetLastError());
    exact<<<11, 128>>>(prices.get(), strikes.get(), years.get(), library.get(), Market<float>{kRate, kVolatility},
                       kOptions);
    CUDA_CHECK(cudaGetLastError());
    exact<<<11, 128>>>(prices.get(), strikes.get(), years.get(), doubles.get(), Market<double>{kRate, kVolatility},
                       kOptions);
    CUDA_CHECK(cudaGetLastError());
    npy::save("calls.npy", calls.host().data(), {kOptions});
    npy::save("puts.npy", puts.host().data(), {kOptions});
    npy::save("library.npy", library.host());
    const std::vector<double> values = doubles.host();
    npy::save("doubles.npy", values);
    std::printf("black_scholes: %d options, first call %g\n", kOptions, values[0]);
    return 0;
}
