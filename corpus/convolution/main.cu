// Separable convolution with filters in constant memory and halos in shared memory, and a direct one of 5 by 5.
#include "buffer.h"
#include "inputs.h"
#include "npy.h"

__constant__ float row_filter[kTaps];
__constant__ float column_filter[kTaps];
__constant__ float stamp[25];

constexpr int kTileX = 32, kTileY = 8;

// The image is zero outside.
__global__ void __launch_bounds__(kTileX * kTileY)
convolve_rows(const float* __restrict__ in, float* __restrict__ out, int width, int height)
{
    __shared__ float tile[kTileY][kTileX + 2 * kRadius];
    const int y = blockIdx.y * kTileY + threadIdx.y;
    const int left = static_cast<int>(blockIdx.x) * kTileX - kRadius;
    for (int i = threadIdx.x; i < kTileX + 2 * kRadius; i += kTileX) {
        const int x = left + i;
        tile[threadIdx.y][i] = y < height && x >= 0 && x < width ? in[y * width + x] : 0.0f;
    }
    __syncthreads();
    const int x = left + kRadius + threadIdx.x;
    if (x >= width || y >= height) return;
    float sum = 0.0f;
#pragma unroll
    for (int k = 0; k < kTaps; ++k) sum = fmaf(row_filter[k], tile[threadIdx.y][threadIdx.x + k], sum);
    out[y * width + x] = sum;
}

// Each thread makes four results below each other.
template <int kPerThread>
__global__ void convolve_columns(const float* __restrict__ in, float* __restrict__ out, int width, int height)
{
    constexpr int kRows = kTileY * kPerThread;
    __shared__ float tile[kRows + 2 * kRadius][kTileX + 1];
    const int x = blockIdx.x * kTileX + threadIdx.x;
    const int top = static_cast<int>(blockIdx.y) * kRows - kRadius;
    for (int i = threadIdx.y; i < kRows + 2 * kRadius; i += kTileY) {
        const int y = top + i;
        tile[i][threadIdx.x] = x < width && y >= 0 && y < height ? in[y * width + x] : 0.0f;
    }
    __syncthreads();
#pragma unroll
    for (int j = 0; j < kPerThread; ++j) {
        const int row = j * kTileY + threadIdx.y;
        const int y = top + kRadius + row;
        float sum = 0.0f;
        for (int k = 0; k < kTaps; ++k) sum += column_filter[k] * tile[row + k][threadIdx.x];
        if (x < width && y < height) out[y * width + x] = sum;
    }
}

// Every pixel of the result gathers through the read-only cache; the border repeats.
__global__ void convolve_direct(const float* __restrict__ in, float* __restrict__ out, int width, int height)
{
    const int x = blockIdx.x * blockDim.x + threadIdx.x;
    const int y = blockIdx.y * blockDim.y + threadIdx.y;
    if (x >= width || y >= height) return;
    float sum = 0.0f;
    for (int dy = -2; dy <= 2; ++dy) {
        const int row = min(max(y + dy, 0), height - 1);
        for (int dx = -2; dx <= 2; ++dx) {
            const int column = min(max(x + dx, 0), width - 1);
            sum += stamp[(dy + 2) * 5 + dx + 2] * __ldg(in + row * width + column);
        }
    }
    out[y * width + x] = sum;
}

int main()
{
    CUDA_CHECK(cudaMemcpyToSymbol(row_filter, make_filter(true).data(), kTaps * sizeof(float)));
    float* columns;
    CUDA_CHECK(cudaGetSymbolAddress(reinterpret_cast<void**>(&columns), column_filter));
    CUDA_CHECK(cudaMemcpy(columns, make_filter(false).data(), kTaps * sizeof(float), cudaMemcpyHostToDevice));
    const std::vector<float> taps = make_stamp();
    CUDA_CHECK(cudaMemcpyToSymbol(stamp, taps.data(), 10 * sizeof(float), 0, cudaMemcpyHostToDevice));
    CUDA_CHECK(cudaMemcpyToSymbol(stamp, taps.data() + 10, 15 * sizeof(float), 10 * sizeof(float)));

    const Buffer<float> image(make_image()), rows(kWidth * kHeight), both(kWidth * kHeight), direct(kWidth * kHeight);
    const dim3 block(kTileX, kTileY);
    const dim3 grid((kWidth + kTileX - 1) / kTileX, (kHeight + kTileY - 1) / kTileY);
    convolve_rows<<<grid, block>>>(image.get(), rows.get(), kWidth, kHeight);
    CUDA_CHECK(cudaGetLastError());
    const dim3 tall(grid.x, (kHeight + 4 * kTileY - 1) / (4 * kTileY));
    convolve_columns<4><<<tall, block>>>(rows.get(), both.get(), kWidth, kHeight);
    CUDA_CHECK(cudaGetLastError());
    convolve_direct<<<grid, block>>>(image.get(), direct.get(), kWidth, kHeight);
    CUDA_CHECK(cudaGetLastError());
    npy::save("separable.npy", both.host().data(), {kHeight, kWidth});
    npy::save("direct.npy", direct.host().data(), {kHeight, kWidth});
    std::printf("convolution: %d x %d, %d taps\n", kWidth, kHeight, kTaps);
    return 0;
}
