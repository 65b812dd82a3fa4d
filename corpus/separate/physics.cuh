// Device functions and variables that are defined in units of their own.
#pragma once

#include "inputs.h"

extern __constant__ float charges[kSpecies];
extern __device__ unsigned long long bounces;

// The force at a place, from fields.cu.
__device__ float force_at(float x, int species);

namespace walls {
// Keeps a particle within [0, 1] and counts what it takes, from walls.cu.
__device__ Particle reflect(Particle particle);
}  // namespace walls

// Host functions of the same units.
void set_charges(const float* values);
std::uint64_t bounces_so_far();
