// Attention with and without causal mask.
#include <cstdio>
#include <cstdlib>
#include <string>

#include "attention.cuh"
#include "inputs.h"
#include "npy.h"

#define CUDA_OK(expression) cuda_ok((expression), #expression)
static void cuda_ok(cudaError_t status, const char* what)
{
    if (status == cudaSuccess) return;
    std::fprintf(stderr, "%s: %s (%d)\n", what, cudaGetErrorString(status), static_cast<int>(status));
    std::abort();
}

static float* to_device(const std::vector<float>& host)
{
    float* device = nullptr;
    CUDA_OK(cudaMalloc(&device, sizeof(float) * host.size()));
    CUDA_OK(cudaMemcpy(device, host.data(), sizeof(float) * host.size(), cudaMemcpyHostToDevice));
    return device;
}

template <bool kCausal>
static float run(const float* q, const float* k, const float* v, const std::string& out_name,
                 const std::string& sums_name)
{
    std::vector<float> out(std::size_t{kHeads} * kQueries * kDim), sums(std::size_t{kHeads} * kQueries);
    float *d_out, *d_sums;
    CUDA_OK(cudaMalloc(&d_out, out.size() * sizeof(float)));
    CUDA_OK(cudaMalloc(&d_sums, sums.size() * sizeof(float)));
    const auto kernel = attention::forward<kDim, kCausal>;
    constexpr int bytes = static_cast<int>(attention::shared_bytes<kDim>());
    CUDA_OK(cudaFuncSetAttribute(kernel, cudaFuncAttributeMaxDynamicSharedMemorySize, bytes));
    const dim3 grid((kQueries + attention::kTileQ - 1) / attention::kTileQ, kHeads);
    const dim3 block(32, attention::kTileQ);
    kernel<<<grid, block, bytes>>>(q, k, v, d_out, d_sums, kQueries, kKeys, kScale);
    CUDA_OK(cudaGetLastError());
    CUDA_OK(cudaMemcpy(out.data(), d_out, out.size() * sizeof(float), cudaMemcpyDeviceToHost));
    CUDA_OK(cudaMemcpy(sums.data(), d_sums, sums.size() * sizeof(float), cudaMemcpyDeviceToHost));
    CUDA_OK(cudaFree(d_out));
    CUDA_OK(cudaFree(d_sums));
    npy::save(out_name + ".npy", out.data(), {kHeads, kQueries, kDim});
    npy::save(sums_name + ".npy", sums.data(), {kHeads, kQueries});
    return out[0];
}

int main()
{
    float *q = to_device(make_q()), *k = to_device(make_k()), *v = to_device(make_v());
    const float full = run<false>(q, k, v, "attention_full", "log_sums_full");
    const float causal = run<true>(q, k, v, "attention_causal", "log_sums_causal");
    std::printf("attention: %d queries, %d keys, first outputs %g and %g\n", kQueries, kKeys, full, causal);
    CUDA_OK(cudaFree(q));
    CUDA_OK(cudaFree(k));
    CUDA_OK(cudaFree(v));
    return 0;
}
