// Kernels over textures and surfaces.
#pragma once

#include <cuda_runtime.h>

// Where a pixel of the warped image comes from: rotation and scale about the centres.
struct Placement {
    float cosine, sine;
};

void warp(cudaTextureObject_t image, cudaTextureObject_t curve, Placement placement, float4* out, cudaStream_t stream);
void blur(cudaTextureObject_t layers, float* out, cudaStream_t stream);
void mark(cudaSurfaceObject_t surface, cudaTextureObject_t addends, cudaStream_t stream);
