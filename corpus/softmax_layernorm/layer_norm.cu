#include "layers.h"
#include "warp_reduce.cuh"

namespace {

using device::SumOp;
using device::warp_all_reduce;

constexpr int kMaxWarps = 32;

// Sum over the block, in every thread. The array may be used again when all threads have returned.
__device__ float block_sum(float value, float (&partial)[kMaxWarps])
{
    const int lane = threadIdx.x & 31, warp = threadIdx.x >> 5;
    value = warp_all_reduce<SumOp>(value);
    if (lane == 0) partial[warp] = value;
    __syncthreads();
    value = lane < (blockDim.x + 31) / 32 ? partial[lane] : 0.0f;
    value = warp_all_reduce<SumOp>(value);
    __syncthreads();
    return value;
}

// A block a row. The row, with the residual where there is one, is kept in dynamic shared memory between the passes.
template <bool kResidual>
__global__ void layer_norm_kernel(const float* __restrict__ input, const float* __restrict__ residual,
                                  const float* __restrict__ gamma, const float* __restrict__ beta,
                                  float* __restrict__ output, float2* __restrict__ moments, int cols, float epsilon)
{
    extern __shared__ float cached_row[];
    __shared__ float partial[kMaxWarps];
    const size_t offset = static_cast<size_t>(blockIdx.x) * cols;

    float sum = 0.0f;
    for (int i = threadIdx.x; i < cols; i += blockDim.x) {
        float value = input[offset + i];
        if (kResidual) value += residual[offset + i];
        cached_row[i] = value;
        sum += value;
    }
    const float mean = block_sum(sum, partial) / cols;

    float squares = 0.0f;
    for (int i = threadIdx.x; i < cols; i += blockDim.x) {
        const float centred = cached_row[i] - mean;
        squares = fmaf(centred, centred, squares);
    }
    const float inverse = rsqrtf(block_sum(squares, partial) / cols + epsilon);

    for (int i = threadIdx.x; i < cols; i += blockDim.x) {
        output[offset + i] = (cached_row[i] - mean) * inverse * __ldg(gamma + i) + __ldg(beta + i);
    }
    if (moments != nullptr && threadIdx.x == 0) moments[blockIdx.x] = make_float2(mean, inverse);
}

template <bool kResidual>
void launch(const LayerNormArgs& args, cudaStream_t stream)
{
    const size_t bytes = args.cols * sizeof(float);
    if (bytes > 48 * 1024) {
        CUDACHECK(cudaFuncSetAttribute(layer_norm_kernel<kResidual>, cudaFuncAttributeMaxDynamicSharedMemorySize,
                                       static_cast<int>(bytes)));
    }
    const int threads = args.cols >= 4096 ? 512 : 96;
    layer_norm_kernel<kResidual><<<args.rows, threads, bytes, stream>>>(
        args.input, args.residual, args.gamma, args.beta, args.output, args.moments, args.cols, args.epsilon);
    CUDACHECK(cudaGetLastError());
}

}  // namespace

void layer_norm(const LayerNormArgs& args, cudaStream_t stream)
{
    if (args.residual != nullptr) {
        launch<true>(args, stream);
    } else {
        launch<false>(args, stream);
    }
}
