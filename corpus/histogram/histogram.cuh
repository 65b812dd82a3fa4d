#pragma once

#include <cuda_runtime.h>

#include <cstdint>

// What one pass over the keys leaves behind, updated by the kernels.
struct Summary {
    unsigned long long seen;   // keys looked at
    int largest_group;         // largest number of equal keys in a warp
    int mixed_warps;           // warps with two different keys at least
    unsigned last_batch;       // 1 + the batch that finished
};

struct Histogrammer {
    cudaStream_t stream;
    cudaEvent_t finished;
    unsigned* bins;       // kBins counts
    unsigned* matched;    // kKeyRange counts
    double* weighted;     // kKeyRange sums
    Summary* summary;
};

cudaError_t count_bytes(const Histogrammer& h, const std::uint8_t* bytes, int n);
cudaError_t count_keys(const Histogrammer& h, const int* keys, const float* weights, int n, unsigned batch = 0);
