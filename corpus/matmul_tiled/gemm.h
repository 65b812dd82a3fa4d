// Interface of the matrix product, usable from plain C++ and from CUDA files.
#pragma once

#include <cuda_runtime.h>

#ifdef __CUDACC__
#define GEMM_HD __host__ __device__ __forceinline__
#else
#define GEMM_HD inline
#endif

// Extents of one product of a batch; matrices are row-major and packed.
struct GemmShape {
    int m, n, k, batch;

    GEMM_HD int a_size() const { return m * k; }
    GEMM_HD int b_size() const { return k * n; }
    GEMM_HD int c_size() const { return m * n; }
};

// What a product runs on; the event, where there is one, is recorded behind the kernel.
struct GemmContext {
    cudaStream_t stream = nullptr;
    cudaEvent_t done = nullptr;
};

GEMM_HD int ceil_div(int a, int b) { return (a + b - 1) / b; }

// C = alpha * A B + beta * C for every matrix of the batch, device pointers.
cudaError_t gemm_tiled(const GemmContext& context, const GemmShape& shape, float alpha, const float* a, const float* b,
                       float beta, float* c);

cudaError_t gemm_blocked(const GemmContext& context, const GemmShape& shape, float alpha, const float* a,
                         const float* b, float beta, float* c);

// Either of the two.
using GemmFunction = cudaError_t (*)(const GemmContext&, const GemmShape&, float, const float*, const float*, float,
                                     float*);
