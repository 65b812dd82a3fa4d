#include <climits>

#include "csr.h"
#include "segment_sum.cuh"

namespace {

// A warp a row scatters its products to the columns.
__global__ void transposed_kernel(DeviceCsr a, const float* __restrict__ x, float* y)
{
    const int row = (blockIdx.x * blockDim.x + threadIdx.x) >> 5;
    if (row >= a.rows) return;
    const int lane = threadIdx.x & 31;
    const float factor = x[row];
    if (__all_sync(FULL_MASK, factor == 0.0f)) return;
    const int end = a.row_start[row + 1];
    for (int k = a.row_start[row] + lane; k < end; k += 32) atomicAdd(y + a.column[k], a.value[k] * factor);
}

__global__ void reset_statistics(RowStatistics* out)
{
    out->longest = 0;
    out->shortest = INT_MAX;
    out->empty = 0;
    out->entries = 0ULL;
}

// One thread a row; the first thread of each block reports what the block found.
__global__ void statistics_kernel(const int* __restrict__ row_start, int rows, RowStatistics* out)
{
    __shared__ int longest, shortest;
    __shared__ unsigned long long entries;
    if (threadIdx.x == 0) {
        longest = 0;
        shortest = INT_MAX;
        entries = 0;
    }
    __syncthreads();

    const int row = blockIdx.x * blockDim.x + threadIdx.x;
    const int length = row < rows ? row_start[row + 1] - row_start[row] : 0;
    if (row < rows) {
        atomicMax(&longest, length);
        if (length > 0) atomicMin(&shortest, length);
        if (__any_sync(__activemask(), length > 0)) atomicAdd(&entries, (unsigned long long)length);
    }
    const int empty = __syncthreads_count(row < rows && length == 0);
    if (threadIdx.x == 0) {
        atomicMax(&out->longest, longest);
        atomicMin(&out->shortest, shortest);
        atomicAdd(&out->empty, empty);
        atomicAdd(&out->entries, entries);
    }
}

}  // namespace

cudaError_t spmv_transposed(const DeviceCsr& a, const float* x, float* y)
{
    const int block = 64;
    transposed_kernel<<<(a.rows * 32 + block - 1) / block, block, 0, a.stream>>>(a, x, y);
    return cudaGetLastError();
}

cudaError_t row_statistics(const DeviceCsr& a, RowStatistics* out)
{
    reset_statistics<<<1, 1, 0, a.stream>>>(out);
    statistics_kernel<<<(a.rows + 99) / 100, 100, 0, a.stream>>>(a.row_start, a.rows, out);
    return cudaGetLastError();
}
