#include "csr.h"
#include "segment_sum.cuh"

namespace {

constexpr int kBlock = 128;

// T is the type of the sum and of the result.
template <typename T>
__global__ void __launch_bounds__(kBlock)
warp_kernel(int rows, const int* __restrict__ row_start, const int* __restrict__ column,
            const float* __restrict__ value, const float* __restrict__ x, T* __restrict__ y)
{
    const int thread = blockIdx.x * blockDim.x + threadIdx.x;
    const int warps = gridDim.x * blockDim.x / warpSize;
    const int lane = thread & (warpSize - 1);
    for (int row = thread / warpSize; row < rows; row += warps) {
        // The first lane reads the bounds for all.
        int begin = 0, end = 0;
        if (lane == 0) {
            begin = row_start[row];
            end = row_start[row + 1];
        }
        begin = __shfl_sync(FULL_MASK, begin, 0);
        end = __shfl_sync(FULL_MASK, end, 0);

        T sum = T(0);
        for (int k = begin + lane; k < end; k += warpSize) sum += T(value[k]) * T(__ldg(&x[column[k]]));
        sum = segment_sum<32>(sum);
        if (lane == 0) y[row] = sum;
    }
}

// kLanes threads a row. Threads of rows past the end run along with nothing to add, since whole warps shuffle.
template <int kLanes>
__global__ void __launch_bounds__(kBlock, 8)
vector_kernel(int rows, const int* __restrict__ row_start, const int* __restrict__ column,
              const float* __restrict__ value, const float* __restrict__ x, float* __restrict__ y)
{
    const int thread = blockIdx.x * kBlock + threadIdx.x;
    const int row = thread / kLanes;
    const int lane = thread % kLanes;
    float sum = 0.0f;
    if (row < rows) {
        const int end = __ldg(row_start + row + 1);
        for (int k = __ldg(row_start + row) + lane; k < end; k += kLanes) {
            sum = fmaf(__ldg(value + k), __ldg(x + __ldg(column + k)), sum);
        }
    }
    sum = segment_sum<kLanes>(sum);
    if (row < rows && lane == 0) y[row] = sum;
}

template <int kLanes>
cudaError_t launch_vector(const DeviceCsr& a, const float* x, float* y)
{
    const int rows_per_block = kBlock / kLanes;
    const int grid = (a.rows + rows_per_block - 1) / rows_per_block;
    vector_kernel<kLanes><<<grid, kBlock, 0, a.stream>>>(a.rows, a.row_start, a.column, a.value, x, y);
    return cudaGetLastError();
}

template <typename T>
cudaError_t launch_warp(const DeviceCsr& a, const float* x, T* y)
{
    warp_kernel<T><<<dim3(30, 1, 1), dim3(kBlock, 1, 1), 0, a.stream>>>(a.rows, a.row_start, a.column, a.value, x, y);
    return cudaGetLastError();
}

template <typename T>
cudaError_t copy_array(T** device, const std::vector<T>& host, cudaStream_t stream)
{
    const size_t bytes = sizeof(T) * host.size();
    const cudaError_t status = cudaMalloc((void**)device, bytes);
    return status != cudaSuccess ? status
                                 : cudaMemcpyAsync(*device, host.data(), bytes, cudaMemcpyHostToDevice, stream);
}

}  // namespace

cudaError_t spmv_warp(const DeviceCsr& a, const float* x, float* y) { return launch_warp(a, x, y); }

cudaError_t spmv_warp_f64(const DeviceCsr& a, const float* x, double* y) { return launch_warp(a, x, y); }

cudaError_t spmv_vector(const DeviceCsr& a, const float* x, float* y, int lanes)
{
    switch (lanes) {
        case 2: return launch_vector<2>(a, x, y);
        case 4: return launch_vector<4>(a, x, y);
        case 8: return launch_vector<8>(a, x, y);
        case 16: return launch_vector<16>(a, x, y);
        default: return cudaErrorInvalidValue;
    }
}

cudaError_t upload(const HostCsr& host, DeviceCsr* device)
{
    *device = DeviceCsr{host.rows, host.cols, static_cast<int>(host.value.size()), nullptr, nullptr, nullptr,
                        nullptr, nullptr};
    cudaError_t status = cudaStreamCreate(&device->stream);
    if (status == cudaSuccess) status = cudaEventCreateWithFlags(&device->uploaded, cudaEventDisableTiming);
    if (status == cudaSuccess) status = copy_array(&device->row_start, host.row_start, device->stream);
    if (status == cudaSuccess) status = copy_array(&device->column, host.column, device->stream);
    if (status == cudaSuccess) status = copy_array(&device->value, host.value, device->stream);
    if (status == cudaSuccess) status = cudaEventRecord(device->uploaded, device->stream);
    return status;
}

void release(DeviceCsr* device)
{
    cudaFree(device->row_start);
    cudaFree(device->column);
    cudaFree(device->value);
    cudaEventDestroy(device->uploaded);
    cudaStreamDestroy(device->stream);
    *device = DeviceCsr();
}
