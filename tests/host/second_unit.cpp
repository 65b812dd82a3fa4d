// A second translation unit with the same header: one runtime, one set of inline variables.
#include <gpu/gpu.hpp>

__global__ static void total(const int* values, int count, int* result) {
    for (int i = threadIdx.x; i < count; i += blockDim.x) atomicAdd(result, values[i]);
    __syncthreads();
}

int second_unit_total(const int* values, int count) {
    int result = 0;
    ::gpu::host::launch("total", &total, ::gpu::host::Configuration(1, 128))(values, count, &result);
    return result;
}
