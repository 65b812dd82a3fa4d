// Escape times in bands on two streams: pinned memory, copies that overlap with kernels, events and a host callback.
#include <cuda_runtime.h>

#include <atomic>
#include <cstdio>
#include <cstdlib>

#include "npy.h"
#include "view.h"

#define CHECK(call)                                                                          \
    if (const cudaError_t e_ = (call); e_ != cudaSuccess) {                                  \
        std::fprintf(stderr, "%s at line %d\n", cudaGetErrorString(e_), __LINE__);           \
        std::exit(EXIT_FAILURE);                                                             \
    } else                                                                                   \
        static_cast<void>(0)

// Rounded operations, so that no product is fused into a sum: the escape time must not depend on contraction.
__device__ int escape_time(double2 c, int limit)
{
    double2 z = make_double2(0.0, 0.0);
    int n = 0;
    for (; n < limit; ++n) {
        const double xx = __dmul_rn(z.x, z.x), yy = __dmul_rn(z.y, z.y);
        if (__dadd_rn(xx, yy) > 4.0) break;
        const double xy = __dmul_rn(z.x, z.y);
        z = make_double2(__dsub_rn(xx, yy) + c.x, __dadd_rn(xy, xy) + c.y);
    }
    return n;
}

__global__ void band(int* __restrict__ out, int first_row, int rows, int width, int limit)
{
    const int x = blockIdx.x * blockDim.x + threadIdx.x;
    const int y = blockIdx.y * blockDim.y + threadIdx.y;
    if (x >= width || y >= rows) return;
    const double re = __dadd_rn(kLeft, __dmul_rn(kStep, x)), im = __dsub_rn(kTop, __dmul_rn(kStep, first_row + y));
    out[y * width + x] = escape_time(make_double2(re, im), limit);
}

static void CUDART_CB count_band(cudaStream_t, cudaError_t status, void* counter)
{
    if (status == cudaSuccess) static_cast<std::atomic<int>*>(counter)->fetch_add(1);
}

int main()
{
    constexpr int kRows = kHeight / kBands, kCount = kRows * kWidth;
    int* image;
    CHECK(cudaHostAlloc(&image, kWidth * kHeight * sizeof(int), cudaHostAllocDefault));
    int* device[2];
    cudaStream_t streams[2];
    int least, greatest;
    CHECK(cudaDeviceGetStreamPriorityRange(&least, &greatest));
    for (int s = 0; s < 2; ++s) {
        CHECK(cudaMalloc(&device[s], kCount * sizeof(int)));
        CHECK(cudaStreamCreateWithPriority(&streams[s], cudaStreamNonBlocking, s == 0 ? greatest : least));
    }
    cudaEvent_t first, done;
    CHECK(cudaEventCreate(&first));
    CHECK(cudaEventCreate(&done));
    std::atomic<int> finished{0};
    CHECK(cudaEventRecord(first, streams[0]));
    const dim3 block(32, 4), grid((kWidth + 31) / 32, (kRows + 3) / 4);
    for (int b = 0; b < kBands; ++b) {
        const int s = b % 2;
        band<<<grid, block, 0, streams[s]>>>(device[s], b * kRows, kRows, kWidth, kLimit);
        CHECK(cudaGetLastError());
        CHECK(cudaMemcpyAsync(image + b * kCount, device[s], kCount * sizeof(int), cudaMemcpyDeviceToHost, streams[s]));
        CHECK(cudaStreamAddCallback(streams[s], count_band, &finished, 0));
    }
    CHECK(cudaEventRecord(done, streams[1]));
    CHECK(cudaStreamWaitEvent(streams[0], done, 0));
    CHECK(cudaStreamSynchronize(streams[0]));
    float milliseconds = 0.0f;
    CHECK(cudaEventElapsedTime(&milliseconds, first, done));

    const int bands = finished.load();
    npy::save("escape.npy", image, {kHeight, kWidth});
    npy::save("bands.npy", &bands, {1});
    std::printf("mandelbrot: %d bands, %s\n", bands, milliseconds >= 0.0f ? "timed" : "not timed");
    for (int s = 0; s < 2; ++s) {
        CHECK(cudaFree(device[s]));
        CHECK(cudaStreamDestroy(streams[s]));
    }
    CHECK(cudaEventDestroy(first));
    CHECK(cudaEventDestroy(done));
    CHECK(cudaFreeHost(image));
    return 0;
}
