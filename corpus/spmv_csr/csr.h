// Compressed sparse row matrices: the host's form, the device's form and the products.
#pragma once

#include <cuda_runtime_api.h>

#include <cstdint>
#include <vector>

struct HostCsr {
    int rows = 0, cols = 0;
    std::vector<int> row_start;    // rows + 1 offsets into the two others
    std::vector<int> column;
    std::vector<float> value;
};

// Device pointers and the stream on which all work on this matrix is queued.
struct DeviceCsr {
    int rows, cols, entries;
    int* row_start;
    int* column;
    float* value;
    cudaStream_t stream;
    cudaEvent_t uploaded;
};

struct RowStatistics {
    int longest;
    int shortest;             // of the rows that are not empty
    int empty;
    unsigned long long entries;
};

cudaError_t upload(const HostCsr& host, DeviceCsr* device);
void release(DeviceCsr* device);

// y = A x, a warp a row.
cudaError_t spmv_warp(const DeviceCsr& a, const float* x, float* y);
cudaError_t spmv_warp_f64(const DeviceCsr& a, const float* x, double* y);

// y = A x, `lanes` threads a row: 2, 4, 8 or 16.
cudaError_t spmv_vector(const DeviceCsr& a, const float* x, float* y, int lanes);

// y += A^T x.
cudaError_t spmv_transposed(const DeviceCsr& a, const float* x, float* y);

// `out` is device memory.
cudaError_t row_statistics(const DeviceCsr& a, RowStatistics* out);
