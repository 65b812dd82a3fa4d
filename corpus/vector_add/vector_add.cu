#include "vector_add.h"

#include <algorithm>

#include "kernels.cuh"

cudaError_t launch_add(const float* a, const float* b, float* c, std::size_t n, stream_t stream)
{
    int min_grid = 0;
    int block = 0;
    cudaError_t status = cudaOccupancyMaxPotentialBlockSize(&min_grid, &block, add_kernel<float>, 0, 0);
    if (status != cudaSuccess) return status;

    // A partial grid, so that the grid-stride loop takes more than one turn.
    const std::size_t full = (n + block - 1) / block;
    const unsigned grid = static_cast<unsigned>(std::max<std::size_t>(1, full / 3));
    add_kernel<float><<<grid, block, 0, stream>>>(a, b, c, n);
    return cudaPeekAtLastError();
}

cudaError_t launch_axpy(double alpha, const float* x, double* y, std::size_t n, stream_t stream)
{
    constexpr int kThreads = 128;
    constexpr int kPerThread = 4;
    constexpr int kChunk = kThreads * kPerThread;
    const dim3 grid(static_cast<unsigned>((n + kChunk - 1) / kChunk));
    axpy_kernel<kThreads, kPerThread><<<grid, kThreads, 0, stream>>>(alpha, x, y, n);
    return cudaGetLastError();
}
