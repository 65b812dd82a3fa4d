#include "stencil.h"

#include <utility>

namespace {

constexpr int kTileX = 32;
constexpr int kTileY = 4;
constexpr int kTileZ = 2;

__constant__ Weights c_weights;
__device__ unsigned long long g_points;

// Borders repeat the nearest value.
__device__ __forceinline__ int clamp_index(int i, int extent)
{
    return min(max(i, 0), extent - 1);
}

// A block updates a tile of kTileX x kTileY points in kTileZ fields at once.
__global__ void __launch_bounds__(kTileX* kTileY* kTileZ)
star_kernel(Grid in, Grid out, float* __restrict__ residual)
{
    __shared__ float tile[kTileZ][kTileY + 2 * kRadius][kTileX + 2 * kRadius + 1];
    __shared__ int largest_bits;

    const int tx = threadIdx.x, ty = threadIdx.y, tz = threadIdx.z;
    const int x0 = blockIdx.x * kTileX, y0 = blockIdx.y * kTileY;
    const int field = blockIdx.z * kTileZ + tz;
    const bool has_field = field < in.fields;
    const int rank = tx + kTileX * (ty + kTileY * tz);
    if (rank == 0) largest_bits = 0;

    if (has_field) {
        for (int j = ty; j < kTileY + 2 * kRadius; j += kTileY) {
            const int y = clamp_index(y0 + j - kRadius, in.height);
            for (int i = tx; i < kTileX + 2 * kRadius; i += kTileX) {
                tile[tz][j][i] = in.at(field, y, clamp_index(x0 + i - kRadius, in.width));
            }
        }
    }
    __syncthreads();

    const int x = x0 + tx, y = y0 + ty;
    const bool inside = has_field && x < in.width && y < in.height;
    float change = 0.0f;
    if (inside) {
        const int i = tx + kRadius, j = ty + kRadius;
        const float centre = tile[tz][j][i];
        float value = (c_weights.x[0] + c_weights.y[0]) * centre;
#pragma unroll
        for (int r = 1; r <= kRadius; ++r) {
            value += c_weights.x[r] * (tile[tz][j][i - r] + tile[tz][j][i + r]);
            value += c_weights.y[r] * (tile[tz][j - r][i] + tile[tz][j + r][i]);
        }
        out.at(field, y, x) = value;
        change = fabsf(value - centre);
    }
    // Floats that are not negative compare like their bits.
    if (change > 0.0f) atomicMax(&largest_bits, __float_as_int(change));
    const int count = __syncthreads_count(inside);
    if (rank == 0) {
        atomicMax(reinterpret_cast<int*>(residual), largest_bits);
        atomicAdd(&g_points, static_cast<unsigned long long>(count));
    }
}

}  // namespace

cudaError_t set_weights(const Weights& weights, cudaStream_t stream)
{
    const cudaError_t status = cudaMemcpyToSymbolAsync(c_weights, &weights, sizeof(Weights), 0,
                                                       cudaMemcpyHostToDevice, stream);
    if (status != cudaSuccess) return status;
    return cudaStreamSynchronize(stream);
}

cudaError_t set_y_weights(const float* y, cudaStream_t stream)
{
    const cudaError_t status = cudaStreamSynchronize(stream);
    if (status != cudaSuccess) return status;
    return cudaMemcpyToSymbol(c_weights, y, sizeof(float) * (kRadius + 1), offsetof(Weights, y));
}

cudaError_t advance(Solver& solver, int step)
{
    const Grid& g = solver.current;
    const dim3 block(kTileX, kTileY, kTileZ);
    const dim3 grid((g.width + block.x - 1) / block.x, (g.height + block.y - 1) / block.y,
                    (g.fields + block.z - 1) / block.z);
    star_kernel<<<grid, block, 0, solver.stream>>>(solver.current, solver.next, solver.residuals + step);
    const cudaError_t status = cudaGetLastError();
    if (status != cudaSuccess) return status;
    std::swap(solver.current, solver.next);
    return cudaEventRecord(solver.step_done, solver.stream);
}

cudaError_t updated_points(unsigned long long* points)
{
    return cudaMemcpyFromSymbol(points, g_points, sizeof(*points));
}
