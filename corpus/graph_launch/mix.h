// Kernels of the graphs.
#pragma once

#include <cuda_runtime.h>

__global__ void mix(unsigned int* values, unsigned int factor, unsigned int summand, int count);
__global__ void total(const unsigned int* values, unsigned int* sum, int count);

template <typename T>
__global__ void combine(const T* a, const T* b, T* out, int count)
{
    const int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < count) out[i] = (a[i] ^ b[i]) + static_cast<T>(i);
}
