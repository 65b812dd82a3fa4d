#pragma once

#include <cuda_runtime.h>

#include <cstdio>
#include <cstdlib>

#include "config.h"

#ifdef __CUDACC__
#define CUDA_HOST __host__
#else
#define CUDA_HOST
#endif

CUDA_HOST inline void cuda_check_impl(cudaError_t result, const char* function, const char* file, int line)
{
    if (result) {
        fprintf(stderr, "CUDA error at %s:%d code=%d(%s) \"%s\"\n", file, line, static_cast<unsigned int>(result),
                cudaGetErrorName(result), function);
        exit(EXIT_FAILURE);
    }
}
#define checkCudaErrors(val) cuda_check_impl((val), #val, __FILE__, __LINE__)

struct OptionEstimate {
    double sum;           // of discounted payoffs
    double sum_squares;
    unsigned in_the_money;
};

// Hits of the quarter circle in `draws` points.
unsigned long long estimate_pi(int draws, cudaStream_t stream = 0);

OptionEstimate estimate_option(const Market& market, int paths, cudaStream_t stream = 0);

struct WalkExtremes {
    int highest, lowest, farthest;
    unsigned long long moves;
};

// Walks on the square lattice; the arrays are device memory of kWalkers elements (states: four words each).
void start_walkers(int2* positions, void* states, cudaStream_t stream);
void continue_walkers(int2* positions, void* states, int steps, cudaStream_t stream);
WalkExtremes walk_extremes();
