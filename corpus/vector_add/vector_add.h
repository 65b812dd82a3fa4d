// Host interface of the vector kernels.
#pragma once

#include <cuda_runtime.h>

#include <cstddef>
#include <cstdio>
#include <cstdlib>

using stream_t = cudaStream_t;

#define CUDA_CHECK(call)                                                                          \
    do {                                                                                          \
        cudaError_t status_ = (call);                                                             \
        if (status_ != cudaSuccess) {                                                             \
            std::fprintf(stderr, "%s:%d: %s failed: %s (%s)\n", __FILE__, __LINE__, #call,        \
                         cudaGetErrorString(status_), cudaGetErrorName(status_));                 \
            std::exit(EXIT_FAILURE);                                                              \
        }                                                                                         \
    } while (0)

// c = a + b on `stream`; device pointers. Returns the launch status.
cudaError_t launch_add(const float* a, const float* b, float* c, std::size_t n, stream_t stream = nullptr);

// y = alpha * x + y on `stream`, `y` in double; device pointers. Returns the launch status.
cudaError_t launch_axpy(double alpha, const float* x, double* y, std::size_t n, stream_t stream = nullptr);
