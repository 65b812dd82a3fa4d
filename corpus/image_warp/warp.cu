#include "inputs.h"
#include "warp.h"

__device__ __forceinline__ float tone(cudaTextureObject_t curve, float value)
{
    return tex1D<float>(curve, value * (kCurve - 1) + 0.5f);
}

__global__ void warp_kernel(cudaTextureObject_t image, cudaTextureObject_t curve, Placement placement, float4* out)
{
    const int x = blockIdx.x * blockDim.x + threadIdx.x;
    const int y = blockIdx.y * blockDim.y + threadIdx.y;
    if (x >= kOutWidth || y >= kOutHeight) return;
    const float dx = x + 0.5f - kOutWidth * 0.5f, dy = y + 0.5f - kOutHeight * 0.5f;
    const float u = placement.cosine * dx - placement.sine * dy + kWidth * 0.5f;
    const float v = placement.sine * dx + placement.cosine * dy + kHeight * 0.5f;
    const float4 color = tex2D<float4>(image, u, v);
    out[y * kOutWidth + x] = make_float4(tone(curve, color.x), tone(curve, color.y), tone(curve, color.z), color.w);
}

// The mean of four points half a texel apart; coordinates leave [0, 1) on purpose.
__global__ void blur_kernel(cudaTextureObject_t layers, float* out)
{
    const int x = blockIdx.x * blockDim.x + threadIdx.x, y = blockIdx.y, layer = blockIdx.z;
    if (x >= kLayerSize) return;
    const float u = (x + 0.25f) / kLayerSize - 1.0f, v = (y + 0.25f) / kLayerSize + 2.0f, half = 0.5f / kLayerSize;
    float sum = 0.0f;
    for (int corner = 0; corner < 4; ++corner)
        sum += tex2DLayered<float>(layers, u + (corner & 1) * half, v + (corner >> 1) * half, layer);
    out[(layer * kLayerSize + y) * kLayerSize + x] = 0.25f * sum;
}

// Adds to every pixel in place; beyond the edge nothing is read or written.
__global__ void mark_kernel(cudaSurfaceObject_t surface, cudaTextureObject_t addends)
{
    const int x = blockIdx.x * blockDim.x + threadIdx.x, y = blockIdx.y;
    if (x >= kWidth || y >= kHeight) return;
    uchar4 pixel;
    surf2Dread(&pixel, surface, x * int(sizeof(uchar4)), y);
    const int addend = tex1Dfetch<int>(addends, (x + y) % kCurve);
    pixel.x = static_cast<unsigned char>(pixel.x + addend);
    pixel.w = static_cast<unsigned char>(x ^ y);
    surf2Dwrite(pixel, surface, x * int(sizeof(uchar4)), y);
}

void warp(cudaTextureObject_t image, cudaTextureObject_t curve, Placement placement, float4* out, cudaStream_t stream)
{
    const dim3 block(16, 8), grid((kOutWidth + 15) / 16, (kOutHeight + 7) / 8);
    warp_kernel<<<grid, block, 0, stream>>>(image, curve, placement, out);
}

void blur(cudaTextureObject_t layers, float* out, cudaStream_t stream)
{
    blur_kernel<<<dim3(1, kLayerSize, kLayers), 32, 0, stream>>>(layers, out);
}

void mark(cudaSurfaceObject_t surface, cudaTextureObject_t addends, cudaStream_t stream)
{
    mark_kernel<<<dim3((kWidth + 31) / 32, kHeight), 32, 0, stream>>>(surface, addends);
}
