// Launchers of the layers. Pointers are device pointers, matrices are row-major and packed.
#pragma once

#include <cuda_runtime.h>

#include <sstream>
#include <stdexcept>

#define CUDACHECK(cmd)                                                                          \
    do {                                                                                        \
        cudaError_t error_code = cmd;                                                           \
        if (error_code != cudaSuccess) {                                                        \
            std::ostringstream message_;                                                        \
            message_ << #cmd << " (" << __FILE__ << ":" << __LINE__                             \
                     << "): " << cudaGetErrorString(error_code);                                \
            throw std::runtime_error(message_.str());                                           \
        }                                                                                       \
    } while (0)

// softmax(scale * x) over the first min(cols, r + visible) columns of row r, zero behind them. A warp a row.
void softmax_masked(const float* x, float* y, int rows, int cols, float scale, int visible, cudaStream_t stream = 0);

// softmax(x) over each row, a block a row.
void softmax(const float* x, float* y, int rows, int cols, cudaStream_t stream = 0);

struct LayerNormArgs {
    const float* input;
    const float* residual;  // added to the input; may be null
    const float* gamma;
    const float* beta;
    float* output;
    float2* moments;        // mean and reciprocal deviation a row; may be null
    int rows, cols;
    float epsilon;
};

void layer_norm(const LayerNormArgs& args, cudaStream_t stream = 0);
