// Adds two vectors on one stream and updates a third on another, then writes both results.
#include <cstdio>
#include <vector>

#include "inputs.h"
#include "npy.h"
#include "vector_add.h"

int main()
{
    int device = 0;
    cudaDeviceProp prop;
    CUDA_CHECK(cudaGetDevice(&device));
    CUDA_CHECK(cudaGetDeviceProperties(&prop, device));
    if (prop.maxThreadsPerBlock < 128) {
        std::fprintf(stderr, "%s runs fewer than 128 threads a block\n", prop.name);
        return EXIT_FAILURE;
    }

    const std::size_t n = kElements;
    float *h_a = nullptr, *h_b = nullptr, *h_c = nullptr;
    CUDA_CHECK(cudaMallocHost(reinterpret_cast<void**>(&h_a), n * sizeof(float)));
    CUDA_CHECK(cudaMallocHost(&h_b, n * sizeof(float)));
    CUDA_CHECK(cudaHostAlloc((void**)&h_c, n * sizeof(float), cudaHostAllocDefault));
    std::vector<double> h_y(n);
    for (std::size_t i = 0; i < n; ++i) {
        h_a[i] = sample(i, 1);
        h_b[i] = sample(i, 2);
        h_y[i] = 3.0 * sample(i, 3);
    }

    float *d_a, *d_b, *d_c;
    double* d_y;
    CUDA_CHECK(cudaMalloc(&d_a, n * sizeof(float)));
    CUDA_CHECK(cudaMalloc(&d_b, n * sizeof(float)));
    CUDA_CHECK(cudaMalloc((void**)&d_c, n * sizeof(float)));
    CUDA_CHECK(cudaMalloc(&d_y, n * sizeof(double)));

    stream_t streams[2];
    for (stream_t& stream : streams) CUDA_CHECK(cudaStreamCreateWithFlags(&stream, cudaStreamNonBlocking));
    cudaEvent_t start, stop, inputs_ready;
    CUDA_CHECK(cudaEventCreate(&start));
    CUDA_CHECK(cudaEventCreate(&stop));
    CUDA_CHECK(cudaEventCreateWithFlags(&inputs_ready, cudaEventDisableTiming));

    CUDA_CHECK(cudaEventRecord(start, streams[0]));
    CUDA_CHECK(cudaMemcpyAsync(d_a, h_a, n * sizeof(float), cudaMemcpyHostToDevice, streams[0]));
    CUDA_CHECK(cudaMemcpyAsync(d_b, h_b, n * sizeof(float), cudaMemcpyHostToDevice, streams[0]));
    CUDA_CHECK(cudaEventRecord(inputs_ready, streams[0]));
    CUDA_CHECK(launch_add(d_a, d_b, d_c, n, streams[0]));
    CUDA_CHECK(cudaMemcpyAsync(h_c, d_c, n * sizeof(float), cudaMemcpyDeviceToHost, streams[0]));
    CUDA_CHECK(cudaEventRecord(stop, streams[0]));

    CUDA_CHECK(cudaMemcpyAsync(d_y, h_y.data(), n * sizeof(double), cudaMemcpyHostToDevice, streams[1]));
    CUDA_CHECK(cudaStreamWaitEvent(streams[1], inputs_ready, 0));
    CUDA_CHECK(launch_axpy(kAlpha, d_a, d_y, n, streams[1]));
    CUDA_CHECK(cudaMemcpyAsync(h_y.data(), d_y, n * sizeof(double), cudaMemcpyDeviceToHost, streams[1]));

    for (stream_t stream : streams) CUDA_CHECK(cudaStreamSynchronize(stream));
    CUDA_CHECK(cudaEventSynchronize(stop));
    float elapsed_ms = 0.0f;
    CUDA_CHECK(cudaEventElapsedTime(&elapsed_ms, start, stop));
    if (!(elapsed_ms >= 0.0f)) return EXIT_FAILURE;

    npy::save("c.npy", h_c, {n});
    npy::save("y.npy", h_y);
    std::printf("vector_add: %zu elements, c[0] = %g, y[%zu] = %g\n", n, h_c[0], n - 1, h_y[n - 1]);

    for (stream_t stream : streams) CUDA_CHECK(cudaStreamDestroy(stream));
    CUDA_CHECK(cudaEventDestroy(start));
    CUDA_CHECK(cudaEventDestroy(stop));
    CUDA_CHECK(cudaEventDestroy(inputs_ready));
    CUDA_CHECK(cudaFree(d_a));
    CUDA_CHECK(cudaFree(d_b));
    CUDA_CHECK(cudaFree(d_c));
    CUDA_CHECK(cudaFree(d_y));
    CUDA_CHECK(cudaFreeHost(h_a));
    CUDA_CHECK(cudaFreeHost(h_b));
    CUDA_CHECK(cudaFreeHost(h_c));
    return EXIT_SUCCESS;
}
