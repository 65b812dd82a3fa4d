#include "gemm_kernels.cuh"

namespace {

cudaError_t finish(const GemmContext& context)
{
    const cudaError_t status = cudaGetLastError();
    if (status != cudaSuccess || context.done == nullptr) return status;
    return cudaEventRecord(context.done, context.stream);
}

}  // namespace

cudaError_t gemm_tiled(const GemmContext& context, const GemmShape& shape, float alpha, const float* a, const float* b,
                       float beta, float* c)
{
    constexpr int kTile = 16;
    const dim3 block(kTile, kTile);
    const dim3 grid(ceil_div(shape.n, kTile), ceil_div(shape.m, kTile), shape.batch);
    gemm_tiled_kernel<kTile><<<grid, block, 0, context.stream>>>(shape, alpha, a, b, beta, c);
    return finish(context);
}

cudaError_t gemm_blocked(const GemmContext& context, const GemmShape& shape, float alpha, const float* a,
                         const float* b, float beta, float* c)
{
    constexpr int kBlock = 32, kDepth = 8, kMicro = 4;
    using Config = BlockedGemm<kBlock, kDepth, kMicro>;
    auto kernel = gemm_blocked_kernel<kBlock, kDepth, kMicro>;
    const dim3 grid(ceil_div(shape.n, kBlock), ceil_div(shape.m, kBlock), shape.batch);
    kernel<<<grid, dim3(Config::kThreads), Config::kSharedBytes, context.stream>>>(shape, alpha, a, b, beta, c);
    return finish(context);
}
