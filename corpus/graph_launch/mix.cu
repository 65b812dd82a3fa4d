#include "mix.h"

__global__ void mix(unsigned int* values, unsigned int factor, unsigned int summand, int count)
{
    const int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < count) values[i] = values[i] * factor + summand;
}

__global__ void total(const unsigned int* values, unsigned int* sum, int count)
{
    __shared__ unsigned int part;
    if (threadIdx.x == 0) part = 0;
    __syncthreads();
    const int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < count) atomicAdd(&part, values[i]);
    __syncthreads();
    if (threadIdx.x == 0) atomicAdd(sum, part);
}
