// Sorts unsigned keys and floats, each with the places its elements came from.
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <utility>

#include "inputs.h"
#include "npy.h"
#include "radix.cuh"

#define CUDA_CHECK(call)                                                                  \
    if (cudaError_t e = (call); e != cudaSuccess) {                                       \
        std::fprintf(stderr, "%s failed: %s\n", #call, cudaGetErrorName(e));              \
        std::exit(EXIT_FAILURE);                                                          \
    }

template <class Keys>
static void sort_pairs(unsigned* (&keys)[2], unsigned* (&payload)[2], int n, unsigned* counts)
{
    const int blocks = (n + kThreads - 1) / kThreads;
    encode_keys<Keys><<<blocks, kThreads>>>(keys[0], payload[0], n);
    for (int shift = 0; shift < 32; shift += kBits) {
        count_digits<<<blocks, kThreads>>>(keys[0], n, shift, counts);
        scan_counts<<<1, kThreads>>>(counts, kDigits * blocks);
        scatter<<<blocks, kThreads>>>(keys[0], payload[0], keys[1], payload[1], counts, n, shift);
        CUDA_CHECK(cudaGetLastError());
        std::swap(keys[0], keys[1]);
        std::swap(payload[0], payload[1]);
    }
    decode_keys<Keys><<<blocks, kThreads>>>(keys[0], n);
    CUDA_CHECK(cudaGetLastError());
}

int main()
{
    const size_t bytes = kCount * sizeof(unsigned);
    unsigned *keys[2], *payload[2], *counts;
    for (int k = 0; k < 2; ++k) {
        CUDA_CHECK(cudaMalloc(&keys[k], bytes));
        CUDA_CHECK(cudaMalloc(&payload[k], bytes));
    }
    CUDA_CHECK(cudaMalloc(&counts, kDigits * ((kCount + kThreads - 1) / kThreads) * sizeof(unsigned)));

    std::vector<unsigned> sorted(kCount), places(kCount);
    CUDA_CHECK(cudaMemcpy(keys[0], make_keys().data(), bytes, cudaMemcpyHostToDevice));
    sort_pairs<PlainKeys>(keys, payload, kCount, counts);
    CUDA_CHECK(cudaMemcpy(sorted.data(), keys[0], bytes, cudaMemcpyDeviceToHost));
    CUDA_CHECK(cudaMemcpy(places.data(), payload[0], bytes, cudaMemcpyDeviceToHost));
    npy::save("keys.npy", sorted);
    npy::save("key_places.npy", places);

    std::vector<float> floats = make_floats();
    CUDA_CHECK(cudaMemcpy(keys[0], floats.data(), bytes, cudaMemcpyHostToDevice));
    sort_pairs<FloatKeys>(keys, payload, kCount, counts);
    CUDA_CHECK(cudaMemcpy(floats.data(), keys[0], bytes, cudaMemcpyDeviceToHost));
    CUDA_CHECK(cudaMemcpy(places.data(), payload[0], bytes, cudaMemcpyDeviceToHost));
    npy::save("floats.npy", floats);
    npy::save("float_places.npy", places);
    std::printf("radix_sort: %d keys, median %u; floats from %g to %g\n", kCount, sorted[kCount / 2], floats.front(),
                floats.back());

    for (int k = 0; k < 2; ++k) {
        CUDA_CHECK(cudaFree(keys[k]));
        CUDA_CHECK(cudaFree(payload[k]));
    }
    CUDA_CHECK(cudaFree(counts));
    return 0;
}
