#include "counter_rng.cuh"
#include "monte_carlo.h"

namespace {

__device__ unsigned long long d_hits;
__device__ OptionEstimate d_option;
__constant__ Market c_market;

template <typename T>
__device__ __forceinline__ T warp_sum(T value)
{
    for (int offset = warpSize / 2; offset > 0; offset /= 2) value += __shfl_down_sync(0xffffffffu, value, offset);
    return value;
}

template <int kBlock>
__global__ void __launch_bounds__(kBlock) pi_kernel(int draws)
{
    unsigned hits = 0;
    for (int i = blockIdx.x * kBlock + threadIdx.x; i < draws; i += gridDim.x * kBlock) {
        const RandomPair bits = random_pair(i, kStreamPi);
        const float x = to_unit(bits.first);
        const float y = to_unit(bits.second);
        if (__fmaf_rn(x, x, __fmul_rn(y, y)) <= 1.0f) ++hits;
    }
    hits = __reduce_add_sync(0xffffffffu, hits);
    if (threadIdx.x % 32 == 0) atomicAdd(&d_hits, static_cast<unsigned long long>(hits));
}

// Two paths a draw, by the two normal numbers that a pair of uniform ones gives.
__global__ void option_kernel(int paths)
{
    const float drift = (c_market.rate - 0.5f * c_market.volatility * c_market.volatility) * c_market.years;
    const float deviation = c_market.volatility * sqrtf(c_market.years);
    const float discount = expf(-c_market.rate * c_market.years);

    double sum = 0.0, squares = 0.0;
    unsigned paying = 0;
    const int pairs = (paths + 1) / 2;
    for (int i = threadIdx.x + blockIdx.x * blockDim.x; i < pairs; i += blockDim.x * gridDim.x) {
        const RandomPair bits = random_pair(i, kStreamOption);
        const float radius = sqrtf(-2.0f * logf(to_unit(bits.first)));
        float sine, cosine;
        sincosf(6.283185307f * to_unit(bits.second), &sine, &cosine);
        const float normals[2] = {radius * cosine, radius * sine};
        const int used = min(2, paths - 2 * i);
        for (int k = 0; k < used; ++k) {
            const float price = c_market.spot * expf(drift + deviation * normals[k]);
            const float payoff = discount * fmaxf(price - c_market.strike, 0.0f);
            sum += payoff;
            squares += static_cast<double>(payoff) * payoff;
            paying += payoff > 0.0f;
        }
    }
    sum = warp_sum(sum);
    squares = warp_sum(squares);
    paying = warp_sum(paying);
    if ((threadIdx.x & 31) == 0) {
        atomicAdd(&d_option.sum, sum);
        atomicAdd(&d_option.sum_squares, squares);
        atomicAdd(&d_option.in_the_money, paying);
    }
}

}  // namespace

unsigned long long estimate_pi(int draws, cudaStream_t stream)
{
    void* address = nullptr;
    checkCudaErrors(cudaGetSymbolAddress(&address, d_hits));
    checkCudaErrors(cudaMemsetAsync(address, 0, sizeof(unsigned long long), stream));
    constexpr int kBlock = 160;
    pi_kernel<kBlock><<<32, kBlock, 0, stream>>>(draws);
    checkCudaErrors(cudaGetLastError());

    unsigned long long hits = 0;
    checkCudaErrors(cudaMemcpyFromSymbolAsync(&hits, d_hits, sizeof(hits), 0, cudaMemcpyDeviceToHost, stream));
    checkCudaErrors(cudaStreamSynchronize(stream));
    return hits;
}

OptionEstimate estimate_option(const Market& market, int paths, cudaStream_t stream)
{
    OptionEstimate estimate = {};
    checkCudaErrors(cudaMemcpyToSymbol(c_market, &market, sizeof(Market)));
    checkCudaErrors(cudaMemcpyToSymbol(d_option, &estimate, sizeof estimate));
    option_kernel<<<20, 128, 0, stream>>>(paths);
    checkCudaErrors(cudaGetLastError());
    checkCudaErrors(cudaStreamSynchronize(stream));
    checkCudaErrors(cudaMemcpyFromSymbol(&estimate, d_option, sizeof estimate));
    return estimate;
}
