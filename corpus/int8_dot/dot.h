#pragma once

#include <cuda_runtime_api.h>

#include <cstdint>

// Device memory of the program; matrices are row-major, B is given transposed.
struct Matrices {
    std::int8_t *a, *b;
    std::uint8_t* u;
    float* scales;
    int* c;
    int* packed;
    float* scaled;
    unsigned *sums, *squares;
};

void gemm(const Matrices& m, int rows, int cols, int depth, cudaStream_t stream);
void row_sums(const Matrices& m, int rows, int depth, cudaStream_t stream);
void quantise(const Matrices& m, int rows, int cols, float scale_a, int zero, cudaStream_t stream);
