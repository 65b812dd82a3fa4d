#pragma once

#include <cstddef>

// Streaming loads and stores: each element is touched once.
template <typename T>
__global__ void add_kernel(const T* __restrict__ a, const T* __restrict__ b, T* __restrict__ c, std::size_t n)
{
    const std::size_t stride = static_cast<std::size_t>(blockDim.x) * gridDim.x;
    for (std::size_t i = blockIdx.x * static_cast<std::size_t>(blockDim.x) + threadIdx.x; i < n; i += stride) {
        __stcs(&c[i], __ldcs(&a[i]) + __ldcs(&b[i]));
    }
}

template <int kThreads, int kPerThread>
__global__ void __launch_bounds__(kThreads)
axpy_kernel(double alpha, const float* __restrict__ x, double* __restrict__ y, std::size_t n)
{
    const std::size_t base = static_cast<std::size_t>(blockIdx.x) * (kThreads * kPerThread) + threadIdx.x;
#pragma unroll
    for (int k = 0; k < kPerThread; ++k) {
        const std::size_t i = base + static_cast<std::size_t>(k) * kThreads;
        if (i < n) y[i] = alpha * static_cast<double>(__ldg(x + i)) + y[i];
    }
}
