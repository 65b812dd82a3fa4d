// An edge-keeping blur of colour pixels and a Sobel filter of its luminance, over one tile with a halo in shared memory.
#include "buffer.h"
#include "inputs.h"
#include "npy.h"

constexpr int kTile = 16, kSide = kTile + 2 * kRadius;

__constant__ float space_weights[2 * kRadius + 1][2 * kRadius + 1];

// The tile around the block with its halo; the border repeats.
__device__ void load_tile(uchar4 (&tile)[kSide][kSide + 1], const uchar4* __restrict__ image, int width, int height)
{
    for (int i = threadIdx.y * kTile + threadIdx.x; i < kSide * kSide; i += kTile * kTile) {
        const int x = static_cast<int>(blockIdx.x * kTile) + i % kSide - kRadius;
        const int y = static_cast<int>(blockIdx.y * kTile) + i / kSide - kRadius;
        tile[i / kSide][i % kSide] = image[min(max(y, 0), height - 1) * width + min(max(x, 0), width - 1)];
    }
    __syncthreads();
}

__device__ __forceinline__ float3 colour(uchar4 p) { return make_float3(p.x, p.y, p.z); }

__device__ __forceinline__ float luminance(uchar4 p) { return 0.25f * p.x + 0.5f * p.y + 0.25f * p.z; }

__global__ void __launch_bounds__(kTile * kTile)
smooth(const uchar4* __restrict__ image, float4* __restrict__ out, int width, int height, float range)
{
    __shared__ uchar4 tile[kSide][kSide + 1];
    load_tile(tile, image, width, height);
    const int x = blockIdx.x * kTile + threadIdx.x, y = blockIdx.y * kTile + threadIdx.y;
    if (x >= width || y >= height) return;
    const float3 centre = colour(tile[threadIdx.y + kRadius][threadIdx.x + kRadius]);
    const float scale = -1.0f / (2.0f * range * range);
    float3 sum = make_float3(0.0f, 0.0f, 0.0f);
    float weights = 0.0f;
    for (int dy = 0; dy <= 2 * kRadius; ++dy) {
        for (int dx = 0; dx <= 2 * kRadius; ++dx) {
            const float3 p = colour(tile[threadIdx.y + dy][threadIdx.x + dx]);
            const float r = p.x - centre.x, g = p.y - centre.y, b = p.z - centre.z;
            const float w = space_weights[dy][dx] * __expf((r * r + g * g + b * b) * scale);
            sum.x += w * p.x;
            sum.y += w * p.y;
            sum.z += w * p.z;
            weights += w;
        }
    }
    const float inverse = __frcp_rn(weights);
    out[y * width + x] = make_float4(sum.x * inverse, sum.y * inverse, sum.z * inverse, weights);
}

__global__ void edges(const uchar4* __restrict__ image, float2* __restrict__ out, int width, int height)
{
    __shared__ uchar4 tile[kSide][kSide + 1];
    load_tile(tile, image, width, height);
    const int x = blockIdx.x * kTile + threadIdx.x, y = blockIdx.y * kTile + threadIdx.y;
    if (x >= width || y >= height) return;
    float near[3][3];
#pragma unroll
    for (int k = 0; k < 9; ++k) {
        near[k / 3][k % 3] = luminance(tile[threadIdx.y + kRadius - 1 + k / 3][threadIdx.x + kRadius - 1 + k % 3]);
    }
    const float gx = near[0][2] + 2.0f * near[1][2] + near[2][2] - near[0][0] - 2.0f * near[1][0] - near[2][0];
    const float gy = near[2][0] + 2.0f * near[2][1] + near[2][2] - near[0][0] - 2.0f * near[0][1] - near[0][2];
    out[y * width + x] = make_float2(hypotf(gx, gy), atan2f(gy, gx + 0.125f));
}

int main()
{
    float weights[2 * kRadius + 1][2 * kRadius + 1];
    for (int k = 0; k < (2 * kRadius + 1) * (2 * kRadius + 1); ++k) {
        const int dx = k % (2 * kRadius + 1) - kRadius, dy = k / (2 * kRadius + 1) - kRadius;
        weights[dy + kRadius][dx + kRadius] = expf(-static_cast<float>(dx * dx + dy * dy) / (2.0f * kSpace * kSpace));
    }
    CUDA_CHECK(cudaMemcpyToSymbol(space_weights, weights, sizeof weights));
    const Buffer<unsigned> image(make_image());
    const Buffer<float4> smoothed(kWidth * kHeight);
    const Buffer<float2> gradient(kWidth * kHeight);
    const uchar4* pixels = reinterpret_cast<const uchar4*>(image.get());
    const dim3 block(kTile, kTile), grid((kWidth + kTile - 1) / kTile, (kHeight + kTile - 1) / kTile);
    smooth<<<grid, block>>>(pixels, smoothed.get(), kWidth, kHeight, kRange);
    CUDA_CHECK(cudaGetLastError());
    edges<<<grid, block>>>(pixels, gradient.get(), kWidth, kHeight);
    CUDA_CHECK(cudaGetLastError());
    const std::vector<float4> result = smoothed.host();
    npy::save("smoothed.npy", &result[0].x, {kHeight, kWidth, 4});
    npy::save("gradient.npy", &gradient.host()[0].x, {kHeight, kWidth, 2});
    std::printf("bilateral: first pixel %g %g %g\n", result[0].x, result[0].y, result[0].z);
    return 0;
}
