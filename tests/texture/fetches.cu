// Prints texture fetches with their coordinates, for a reference that knows nothing of this code.
#include <cuda_runtime.h>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <vector>

#define CHECK(call) \
    do { \
        cudaError_t error = (call); \
        if (error != cudaSuccess) { \
            std::printf("%s: %s\n", #call, cudaGetErrorString(error)); \
            std::exit(1); \
        } \
    } while (0)

constexpr int kPoints = 64, kWidth = 7, kHeight = 5, kDepth = 3;

__global__ void fetch1(cudaTextureObject_t texture, const float* at, float* out) {
    out[threadIdx.x] = tex1D<float>(texture, at[3 * threadIdx.x]);
}
__global__ void fetch2(cudaTextureObject_t texture, const float* at, float* out) {
    out[threadIdx.x] = tex2D<float>(texture, at[3 * threadIdx.x], at[3 * threadIdx.x + 1]);
}
__global__ void fetch3(cudaTextureObject_t texture, const float* at, float* out) {
    const float* p = at + 3 * threadIdx.x;
    tex3D(&out[threadIdx.x], texture, p[0], p[1], p[2]);
}
__global__ void fetch1_layered(cudaTextureObject_t texture, const float* at, float* out) {
    out[threadIdx.x] = tex1DLayered<float>(texture, at[3 * threadIdx.x], int(threadIdx.x) % 5 - 1);
}
__global__ void fetch2_layered(cudaTextureObject_t texture, const float* at, float* out) {
    const float* p = at + 3 * threadIdx.x;
    out[threadIdx.x] = tex2DLayered<float>(texture, p[0], p[1], int(threadIdx.x) % 5 - 1);
}

static float value(int x, int y, int z) { return float((x * 37 + y * 101 + z * 57) % 64) - 20.25f; }

int main() {
    std::vector<float> points(3 * kPoints);
    unsigned state = 12345;
    for (float& p : points) {
        state = state * 1664525u + 1013904223u;
        p = float(state >> 8) / float(1 << 24) * 4.0f - 1.5f;  // of the size of the texture, from 1.5 before to 2.5 behind
    }
    float *at, *out;
    CHECK(cudaMalloc(&at, points.size() * sizeof(float)));
    CHECK(cudaMalloc(&out, kPoints * sizeof(float)));
    const char* shapes[] = {"1d", "2d", "3d", "1d_layered", "2d_layered", "pitch2d"};
    cudaTextureAddressMode modes[] = {cudaAddressModeWrap, cudaAddressModeClamp, cudaAddressModeMirror, cudaAddressModeBorder};
    for (int shape = 0; shape < 6; ++shape) {
        const bool layered = shape == 3 || shape == 4;
        const int w = kWidth, h = shape == 0 || shape == 3 ? 1 : kHeight, d = shape == 0 || shape == 1 || shape == 5 ? 1 : kDepth;
        std::vector<float> image(w * h * d);
        for (int z = 0; z < d; ++z)
            for (int y = 0; y < h; ++y)
                for (int x = 0; x < w; ++x) image[(z * h + y) * w + x] = value(x, y, z);
        cudaChannelFormatDesc format = cudaCreateChannelDesc<float>();
        cudaResourceDesc resource;
        std::memset(&resource, 0, sizeof(resource));
        cudaArray_t array = nullptr;
        float* pitched = nullptr;
        size_t pitch = 0;
        if (shape == 5) {
            CHECK(cudaMallocPitch(&pitched, &pitch, w * sizeof(float), h));
            CHECK(cudaMemcpy2D(pitched, pitch, image.data(), w * sizeof(float), w * sizeof(float), h, cudaMemcpyHostToDevice));
            resource.resType = cudaResourceTypePitch2D;
            resource.res.pitch2D.devPtr = pitched;
            resource.res.pitch2D.desc = format;
            resource.res.pitch2D.width = w;
            resource.res.pitch2D.height = h;
            resource.res.pitch2D.pitchInBytes = pitch;
        } else {
            if (d == 1) {
                CHECK(cudaMallocArray(&array, &format, w, h == 1 ? 0 : h));
                CHECK(cudaMemcpy2DToArray(array, 0, 0, image.data(), w * sizeof(float), w * sizeof(float), h, cudaMemcpyHostToDevice));
            } else {
                const cudaExtent extent = make_cudaExtent(w, shape == 3 ? 0 : h, d);
                CHECK(cudaMalloc3DArray(&array, &format, extent, layered ? cudaArrayLayered : cudaArrayDefault));
                cudaMemcpy3DParms copy = {0};
                copy.srcPtr = make_cudaPitchedPtr(image.data(), w * sizeof(float), w, h);
                copy.dstArray = array;
                copy.extent = make_cudaExtent(w, h, d);
                copy.kind = cudaMemcpyHostToDevice;
                CHECK(cudaMemcpy3D(&copy));
            }
            resource.resType = cudaResourceTypeArray;
            resource.res.array.array = array;
        }
        for (int mode = 0; mode < 4; ++mode)
            for (int linear = 0; linear < 2; ++linear)
                for (int normalized = 0; normalized < 2; ++normalized) {
                    cudaTextureDesc description = {};
                    for (int axis = 0; axis < 3; ++axis) description.addressMode[axis] = modes[mode];
                    description.filterMode = linear ? cudaFilterModeLinear : cudaFilterModePoint;
                    description.readMode = cudaReadModeElementType;
                    description.normalizedCoords = normalized;
                    description.borderColor[0] = 3.5f;
                    cudaTextureObject_t texture = 0;
                    CHECK(cudaCreateTextureObject(&texture, &resource, &description, nullptr));
                    std::vector<float> scaled = points, result(kPoints);
                    const int size[3] = {w, h, d};
                    if (!normalized)
                        for (int i = 0; i < 3 * kPoints; ++i) scaled[i] *= float(size[i % 3]);
                    CHECK(cudaMemcpy(at, scaled.data(), scaled.size() * sizeof(float), cudaMemcpyHostToDevice));
                    if (shape == 0) fetch1<<<1, kPoints>>>(texture, at, out);
                    else if (shape == 1 || shape == 5) fetch2<<<1, kPoints>>>(texture, at, out);
                    else if (shape == 2) fetch3<<<1, kPoints>>>(texture, at, out);
                    else if (shape == 3) fetch1_layered<<<1, kPoints>>>(texture, at, out);
                    else fetch2_layered<<<1, kPoints>>>(texture, at, out);
                    CHECK(cudaGetLastError());
                    CHECK(cudaMemcpy(result.data(), out, kPoints * sizeof(float), cudaMemcpyDeviceToHost));
                    for (int i = 0; i < kPoints; ++i)
                        std::printf("%s %d %d %d %d %.9g %.9g %.9g %.9g\n", shapes[shape], mode, linear, normalized, i, scaled[3 * i],
                                    scaled[3 * i + 1], scaled[3 * i + 2], result[i]);
                    CHECK(cudaDestroyTextureObject(texture));
                }
        if (array) CHECK(cudaFreeArray(array));
        if (pitched) CHECK(cudaFree(pitched));
    }
    return 0;
}
