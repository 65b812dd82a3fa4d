#pragma once

#include <cuda_runtime.h>

#include "params.h"

// A stack of fields in one pitched allocation. `pitch` is the distance of two rows in bytes.
struct Grid {
    float* data;
    size_t pitch;
    int width, height, fields;

#ifdef __CUDACC__
    __device__ __forceinline__ float& at(int field, int y, int x) const
    {
        char* row = reinterpret_cast<char*>(data) + (static_cast<size_t>(field) * height + y) * pitch;
        return reinterpret_cast<float*>(row)[x];
    }
#endif
};

struct Solver {
    cudaStream_t stream;
    cudaEvent_t step_done;
    Grid current, next;
    float* residuals;  // device memory, one a step
};

cudaError_t set_weights(const Weights& weights, cudaStream_t stream);
cudaError_t set_y_weights(const float* y, cudaStream_t stream);

// One step from solver.current to solver.next, then the two are exchanged.
cudaError_t advance(Solver& solver, int step);

// Points updated since the program started, over all blocks and steps.
cudaError_t updated_points(unsigned long long* points);
