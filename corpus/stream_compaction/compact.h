#pragma once

#include <cuda_runtime.h>

#include "inputs.h"

struct VoteCounts {
    int all, any, none;  // warps all of whose tags are odd, some of whose are, none of whose are
    int longest_run;     // longest run of odd tags within a warp
};

// Kept energies in any order; *kept is device memory set to zero before.
void compact_unordered(const float* in, int n, float* out, int* kept, InRange keep, cudaStream_t stream = 0);

// Kept energies in their order; returns how many.
int compact_ordered(const float* in, int n, float* out, InRange keep, cudaStream_t stream = 0);

// Positions of odd tags from the front in order, of even tags from the back in reverse order: one block.
void partition_positions(const int* tags, int n, int* positions, cudaStream_t stream = 0);

void count_votes(const int* tags, int n, VoteCounts* counts, cudaStream_t stream = 0);

void require(cudaError_t status, const char* what, int line);
#define REQUIRE(call) require(call, #call, __LINE__)
