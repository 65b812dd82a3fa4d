// Multiplies two matrices of halves and two of bytes on tensor cores.
#include <cstdio>
#include <cstdlib>
#include <vector>

#include "gemm.cuh"
#include "inputs.h"
#include "npy.h"

#define CHECK(call)                                                                       \
    do {                                                                                  \
        const cudaError_t error = (call);                                                 \
        if (error != cudaSuccess) {                                                       \
            std::fprintf(stderr, "%s: %s\n", #call, cudaGetErrorString(error));           \
            return EXIT_FAILURE;                                                          \
        }                                                                                 \
    } while (0)

template <class T>
static cudaError_t upload(T** to, const std::vector<T>& from)
{
    const cudaError_t error = cudaMalloc(to, from.size() * sizeof(T));
    return error != cudaSuccess ? error : cudaMemcpy(*to, from.data(), from.size() * sizeof(T), cudaMemcpyHostToDevice);
}

int main()
{
    std::vector<half> a(kRows * kDepth), b(kDepth * kColumns);
    std::vector<signed char> bytes_a(a.size()), bytes_b(b.size());
    for (int i = 0; i < kRows * kDepth; ++i) {
        a[i] = __float2half(fraction(i, 1));
        bytes_a[i] = byte(i, 3);
    }
    for (int i = 0; i < kDepth * kColumns; ++i) {
        b[i] = __float2half(fraction(i, 2));
        bytes_b[i] = byte(i, 4);
    }
    half *d_a, *d_b;
    signed char *d_bytes_a, *d_bytes_b;
    CHECK(upload(&d_a, a));
    CHECK(upload(&d_b, b));
    CHECK(upload(&d_bytes_a, bytes_a));
    CHECK(upload(&d_bytes_b, bytes_b));
    float *d_scaled, *d_plain;
    int* d_whole;
    const std::size_t count = kRows * kColumns;
    CHECK(cudaMalloc(&d_scaled, count * sizeof(float)));
    CHECK(cudaMalloc(&d_plain, count * sizeof(float)));
    CHECK(cudaMalloc(&d_whole, count * sizeof(int)));

    const int tiles = kRows / kTile * (kColumns / kTile), blocks = (tiles + kWarps - 1) / kWarps;
    fragments<<<blocks, kWarps * 32>>>(d_a, d_b, d_scaled, kRows, kColumns, kDepth, kScale, kOffset);
    CHECK(cudaGetLastError());
    fragments<<<blocks, kWarps * 32>>>(d_bytes_a, d_bytes_b, d_whole, kRows, kColumns, kDepth, 2, 1);
    CHECK(cudaGetLastError());
    instructions<<<dim3(kColumns / kTile, kRows / kTile), 64>>>(d_a, d_b, d_plain, kRows, kColumns, kDepth);
    CHECK(cudaGetLastError());

    std::vector<float> scaled(count), plain(count);
    std::vector<int> whole(count);
    CHECK(cudaMemcpy(scaled.data(), d_scaled, count * sizeof(float), cudaMemcpyDeviceToHost));
    CHECK(cudaMemcpy(plain.data(), d_plain, count * sizeof(float), cudaMemcpyDeviceToHost));
    CHECK(cudaMemcpy(whole.data(), d_whole, count * sizeof(int), cudaMemcpyDeviceToHost));
    npy::save("scaled.npy", scaled);
    npy::save("plain.npy", plain);
    npy::save("whole.npy", whole);
    std::printf("wmma_gemm: %d x %d x %d\n", kRows, kColumns, kDepth);

    CHECK(cudaFree(d_a));
    CHECK(cudaFree(d_b));
    CHECK(cudaFree(d_bytes_a));
    CHECK(cudaFree(d_bytes_b));
    CHECK(cudaFree(d_scaled));
    CHECK(cudaFree(d_plain));
    CHECK(cudaFree(d_whole));
    return EXIT_SUCCESS;
}
