#include "buffer.h"
#include "physics.cuh"

__constant__ float charges[kSpecies];

static __device__ __noinline__ float smooth_step(float x) { return x * x * (3.0f - 2.0f * x); }

__device__ float force_at(float x, int species)
{
    const float bump = smooth_step(fminf(fmaxf(4.0f * x - 1.0f, 0.0f), 1.0f));
    return charges[species] * (0.5f - bump);
}

void set_charges(const float* values) { CUDA_CHECK(cudaMemcpyToSymbol(charges, values, sizeof charges)); }
