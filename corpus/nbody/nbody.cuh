#pragma once

#include <cuda_runtime.h>

#include <cstdio>
#include <cstdlib>

#include "bodies.h"

#define GPU_ASSERT(ans) gpu_assert((ans), __FILE__, __LINE__)

inline void gpu_assert(cudaError_t code, const char* file, int line, bool abort = true)
{
    if (code != cudaSuccess) {
        fprintf(stderr, "GPU_ASSERT: %s %s:%d\n", cudaGetErrorString(code), file, line);
        if (abort) exit(code);
    }
}

// Device state. Vectors are float4: position and mass, velocity, acceleration.
struct System {
    float4* position;
    float4* velocity;
    float4* acceleration;
    float* nearest;     // squared distance to the nearest other body
    double* energies;   // kinetic, potential
    int count;
};

// Accelerations and nearest distances from the positions.
void compute_forces(const System& system, cudaStream_t stream = nullptr);

// Adds both energies of the present state to system.energies.
void add_energies(const System& system, cudaStream_t stream = nullptr);

void drift(const System& system, float dt, cudaStream_t stream = nullptr);
void kick(const System& system, float dt, cudaStream_t stream = nullptr);
