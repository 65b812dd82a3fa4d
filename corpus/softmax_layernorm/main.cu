// Runs the softmax kernels on one stream and the layer norms on another, and writes all results.
#include <cstdio>
#include <exception>
#include <memory>

#include "layers.h"
#include "npy.h"
#include "shapes.h"

namespace {

struct CudaDeleter {
    void operator()(void* pointer) const { cudaFree(pointer); }
};
template <typename T>
using device_ptr = std::unique_ptr<T[], CudaDeleter>;

template <typename T>
device_ptr<T> make_device(size_t count)
{
    T* pointer = nullptr;
    CUDACHECK(cudaMalloc(&pointer, sizeof(T) * count));
    return device_ptr<T>(pointer);
}

device_ptr<float> to_device(const std::vector<float>& host, cudaStream_t stream)
{
    device_ptr<float> device = make_device<float>(host.size());
    CUDACHECK(cudaMemcpyAsync(device.get(), host.data(), sizeof(float) * host.size(), cudaMemcpyHostToDevice, stream));
    CUDACHECK(cudaStreamSynchronize(stream));
    return device;
}

float save(const char* path, const void* device, int rows, int cols)
{
    std::vector<float> host(static_cast<size_t>(rows) * cols);
    CUDACHECK(cudaMemcpy(host.data(), device, sizeof(float) * host.size(), cudaMemcpyDeviceToHost));
    npy::save(path, host.data(), {static_cast<size_t>(rows), static_cast<size_t>(cols)});
    return host[0];
}

void run()
{
    int least = 0, greatest = 0;
    CUDACHECK(cudaDeviceGetStreamPriorityRange(&least, &greatest));
    cudaStream_t attention, norms;
    CUDACHECK(cudaStreamCreateWithPriority(&attention, cudaStreamNonBlocking, greatest));
    CUDACHECK(cudaStreamCreate(&norms));
    cudaEvent_t weights_ready;
    CUDACHECK(cudaEventCreateWithFlags(&weights_ready, cudaEventDisableTiming));

    const auto scores = to_device(make_scores(), attention);
    const auto logits = to_device(make_logits(), attention);
    auto attention_out = make_device<float>(kScoreRows * kScoreCols);
    auto logits_out = make_device<float>(kLogitRows * kLogitCols);

    const auto gamma = to_device(make_gamma(kWide), norms);
    const auto beta = to_device(make_beta(kWide), norms);
    CUDACHECK(cudaEventRecord(weights_ready, norms));
    const auto hidden = to_device(make_hidden(), norms);
    const auto residual = to_device(make_residual(), norms);
    const auto wide = to_device(make_wide(), attention);
    auto hidden_out = make_device<float>(kHiddenRows * kHidden);
    auto wide_out = make_device<float>(kWideRows * kWide);
    auto moments = make_device<float2>(kHiddenRows);

    softmax_masked(scores.get(), attention_out.get(), kScoreRows, kScoreCols, kScale, kVisible, attention);
    softmax(logits.get(), logits_out.get(), kLogitRows, kLogitCols, attention);
    layer_norm({hidden.get(), residual.get(), gamma.get(), beta.get(), hidden_out.get(), moments.get(), kHiddenRows,
                kHidden, kEpsilon},
               norms);
    CUDACHECK(cudaStreamWaitEvent(attention, weights_ready));
    layer_norm({wide.get(), nullptr, gamma.get(), beta.get(), wide_out.get(), nullptr, kWideRows, kWide, kEpsilon},
               attention);
    CUDACHECK(cudaStreamSynchronize(attention));
    CUDACHECK(cudaStreamSynchronize(norms));

    const float first_weight = save("softmax_warp.npy", attention_out.get(), kScoreRows, kScoreCols);
    save("softmax_block.npy", logits_out.get(), kLogitRows, kLogitCols);
    save("layer_norm.npy", hidden_out.get(), kHiddenRows, kHidden);
    save("layer_norm_wide.npy", wide_out.get(), kWideRows, kWide);
    const float first_mean = save("moments.npy", moments.get(), kHiddenRows, 2);
    std::printf("softmax_layernorm: first weight %g, first mean %g\n", first_weight, first_mean);

    CUDACHECK(cudaEventDestroy(weights_ready));
    CUDACHECK(cudaStreamDestroy(attention));
    CUDACHECK(cudaStreamDestroy(norms));
}

}  // namespace

int main()
{
    try {
        run();
    } catch (const std::exception& error) {
        std::fprintf(stderr, "softmax_layernorm: %s\n", error.what());
        return 1;
    }
    return 0;
}
