// Scans arrays of three types and writes the results.
#include "inputs.h"
#include "npy.h"
#include "scan.h"

template <typename T, typename Host>
static std::vector<Host> run(const std::vector<Host>& input, void (*scan)(const T*, T*, int, cudaStream_t),
                             cudaStream_t stream, bool in_place)
{
    static_assert(sizeof(T) == sizeof(Host), "the same bits under another name");
    const size_t bytes = input.size() * sizeof(T);
    T *d_in = nullptr, *d_out = nullptr;
    CUDA_CALL(cudaMalloc(&d_in, bytes));
    CUDA_CALL(cudaMalloc(&d_out, bytes));
    CUDA_CALL(cudaMemcpyAsync(d_in, input.data(), bytes, cudaMemcpyHostToDevice, stream));
    if (in_place) {
        CUDA_CALL(cudaMemcpyAsync(d_out, d_in, bytes, cudaMemcpyDeviceToDevice, stream));
        scan(d_out, d_out, static_cast<int>(input.size()), stream);
    } else {
        scan(d_in, d_out, static_cast<int>(input.size()), stream);
    }
    std::vector<Host> output(input.size());
    CUDA_CALL(cudaMemcpyAsync(output.data(), d_out, bytes, cudaMemcpyDeviceToHost, stream));
    CUDA_CALL(cudaStreamSynchronize(stream));
    CUDA_CALL(cudaFree(d_in));
    CUDA_CALL(cudaFree(d_out));
    return output;
}

int main()
{
    cudaStream_t stream;
    CUDA_CALL(cudaStreamCreate(&stream));
    const auto u32 = run<unsigned int>(make_unsigned(), inclusive_scan<unsigned int>, stream, false);
    const auto i64 = run<long long>(make_wide(), inclusive_scan<long long>, stream, true);
    const auto f32 = run<float>(make_floats(), inclusive_scan<float>, stream, false);
    const auto lookback = run<unsigned int>(make_unsigned(), inclusive_scan_lookback, stream, false);
    CUDA_CALL(cudaStreamDestroy(stream));

    npy::save("scan_u32.npy", u32);
    npy::save("scan_i64.npy", i64);
    npy::save("scan_f32.npy", f32);
    npy::save("lookback_u32.npy", lookback);
    printf("scan: %d elements, last sums %u, %lld, %g, %u\n", kElements, u32.back(),
           static_cast<long long>(i64.back()), f32.back(), lookback.back());
    return 0;
}
