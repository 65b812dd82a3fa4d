// Sparse matrix times vector in sliced ELLPACK form: a thread a row, and a persistent version that steals slices.
#include "buffer.h"
#include "inputs.h"
#include "npy.h"

struct Matrix {
    const int* __restrict__ starts;
    const int* __restrict__ columns;
    const float* __restrict__ values;
};

template <typename Sum>
__device__ __forceinline__ Sum row_product(const Matrix& m, const float* x, int slice, int lane)
{
    Sum sum = 0;
    for (int k = m.starts[slice] + lane; k < m.starts[slice + 1]; k += kSlice) {
        const int column = __ldcs(m.columns + k);
        if (column < 0) break;
        sum += static_cast<Sum>(__ldcs(m.values + k)) * __ldg(x + column);
    }
    return sum;
}

template <typename Sum>
__global__ void one_pass(Matrix m, const float* __restrict__ x, Sum* __restrict__ y)
{
    const int row = blockIdx.x * blockDim.x + threadIdx.x;
    if (row < kRows) y[row] = row_product<Sum>(m, x, row / kSlice, row % kSlice);
}

// Warps take the next slice until there is none: the leader asks, the others hear of it by a shuffle.
__global__ void persistent(Matrix m, const float* __restrict__ x, float* __restrict__ y, int* next)
{
    const int lane = threadIdx.x % warpSize;
    for (;;) {
        int slice = 0;
        if (lane == 0) slice = atomicAdd(next, 1);
        slice = __shfl_sync(0xffffffffu, slice, 0);
        if (slice >= kSlices) return;
        const float sum = row_product<float>(m, x, slice, lane);
        const int row = slice * kSlice + lane;
        if (row < kRows) y[row] = sum;
    }
}

int main()
{
    const Sliced matrix = make_matrix();
    const Buffer<int> starts(matrix.starts), columns(matrix.columns), next(1);
    const Buffer<float> values(matrix.values), x(make_vector()), y(kRows), stolen(kRows);
    const Buffer<double> wide(kRows);
    const Matrix m = {starts.get(), columns.get(), values.get()};

    int grid = 0, block = 0;
    CUDA_CHECK(cudaOccupancyMaxPotentialBlockSize(&grid, &block, one_pass<float>, 0, 128));
    block = block < 32 ? 32 : block;
    one_pass<<<(kRows + block - 1) / block, block>>>(m, x.get(), y.get());
    CUDA_CHECK(cudaGetLastError());
    one_pass<double><<<(kRows + 127) / 128, 128>>>(m, x.get(), wide.get());
    CUDA_CHECK(cudaGetLastError());
    persistent<<<3, 128>>>(m, x.get(), stolen.get(), next.get());
    CUDA_CHECK(cudaGetLastError());
    npy::save("y.npy", y.host());
    npy::save("wide.npy", wide.host());
    npy::save("stolen.npy", stolen.host());
    std::printf("spmv_ell: %d rows, %zu places\n", kRows, matrix.columns.size());
    return 0;
}
