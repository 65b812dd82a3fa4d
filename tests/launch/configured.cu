// Launches through configuration objects and by address, and the occupancy of blocks whose shared memory varies.
#include <cuda_runtime.h>
#include <cstdio>
template <class T>
__global__ void fill(T* x, T value) { x[blockIdx.x * blockDim.x + threadIdx.x] = value; }
__global__ void add(float* x, float value) {
    cudaGridDependencySynchronize();
    x[blockIdx.x * blockDim.x + threadIdx.x] += value;
    cudaTriggerProgrammaticLaunchCompletion();
}
int main() {
    float* x;
    cudaMallocManaged(&x, 64 * sizeof(float));
    cudaStream_t stream;
    cudaStreamCreate(&stream);
    cudaLaunchAttribute attributes[2];
    attributes[0].id = cudaLaunchAttributeProgrammaticStreamSerialization;
    attributes[0].val.programmaticStreamSerializationAllowed = 1;
    attributes[1].id = cudaLaunchAttributeIgnore;
    cudaLaunchConfig_t config = {};
    config.gridDim = dim3(2);
    config.blockDim = dim3(32);
    config.stream = stream;
    config.attrs = attributes;
    config.numAttrs = 2;
    std::printf("%d", cudaLaunchKernelEx(&config, fill<float>, x, 3));
    std::printf(" %d", cudaLaunchKernelEx(&config, add, x, 0.5));
    float one = 1.0f;
    void* arguments[] = {&x, &one};
    std::printf(" %d", cudaLaunchKernelExC(&config, (const void*)add, arguments));
    cudaStreamSynchronize(stream);
    std::printf(" %g %g\n", x[0], x[63]);
    int grid = 0, block = 0;
    std::printf("%d", cudaOccupancyMaxPotentialBlockSizeVariableSMem(&grid, &block, add, [](int size) { return size > 256 ? 1 << 20 : 0; }));
    std::printf(" %d\n", block);
    config.blockDim = dim3(2048);
    std::printf("%d\n", cudaLaunchKernelEx(&config, add, x, 0.5f));
    return 0;
}
