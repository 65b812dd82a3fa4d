// Texture element types, read modes, cubemaps, gathers, mipmaps and surfaces: prints what is read.
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

template <class T>
__global__ void linear_memory(cudaTextureObject_t texture, T* out) {
    out[threadIdx.x] = tex1Dfetch<T>(texture, int(threadIdx.x) - 1);
}
__global__ void bytes2d(cudaTextureObject_t element, cudaTextureObject_t normalized, uchar4* bytes, float4* floats) {
    const int x = threadIdx.x, y = threadIdx.y, at = y * blockDim.x + x;
    bytes[at] = tex2D<uchar4>(element, x, y);
    floats[at] = tex2D<float4>(normalized, x + 0.5f, y + 0.5f);
}
__global__ void cube(cudaTextureObject_t texture, float* out) {
    const float direction[6][3] = {{1, 0, 0}, {-1, 0, 0}, {0, 1, 0}, {0, -1, 0}, {0, 0, 1}, {0, 0, -1}};
    const int face = threadIdx.x / 2;
    float d[3] = {direction[face][0], direction[face][1], direction[face][2]};
    for (float& c : d)
        if (c == 0) c = threadIdx.x % 2 ? 0.5f : -0.5f;
    out[threadIdx.x] = texCubemap<float>(texture, d[0], d[1], d[2]);
}
__global__ void corners(cudaTextureObject_t texture, float4* out) { *out = tex2Dgather<float4>(texture, 2.0f, 3.0f, 0); }
__global__ void levels(cudaTextureObject_t texture, float* out) {
    out[threadIdx.x] = tex2DLod<float>(texture, 0.5f, 0.5f, threadIdx.x * 0.5f);
}
__global__ void surfaces(cudaSurfaceObject_t from, cudaSurfaceObject_t to, int width, int height) {
    const int x = threadIdx.x, y = threadIdx.y;
    const short2 a = surf2Dread<short2>(from, x * int(sizeof(short2)) - 4, y, cudaBoundaryModeZero);
    short2 b;
    surf2Dread(&b, from, (x + 1) * int(sizeof(short2)), y + 1, cudaBoundaryModeClamp);
    if (x < width && y < height) surf2Dwrite(make_short2(a.x, b.y), to, x * int(sizeof(short2)), y);
    surf2Dwrite(make_short2(-1, -1), to, (x + width) * int(sizeof(short2)), y, cudaBoundaryModeZero);
}

template <class T>
cudaTextureObject_t over(T* memory, int count) {
    cudaResourceDesc resource = {};
    resource.resType = cudaResourceTypeLinear;
    resource.res.linear.devPtr = memory;
    resource.res.linear.desc = cudaCreateChannelDesc<T>();
    resource.res.linear.sizeInBytes = count * sizeof(T);
    cudaTextureDesc description = {};
    description.readMode = cudaReadModeElementType;
    cudaTextureObject_t texture = 0;
    CHECK(cudaCreateTextureObject(&texture, &resource, &description, nullptr));
    return texture;
}

static cudaTextureObject_t of(cudaArray_t array, cudaTextureReadMode mode, cudaTextureFilterMode filter) {
    cudaResourceDesc resource = {};
    resource.resType = cudaResourceTypeArray;
    resource.res.array.array = array;
    cudaTextureDesc description = {};
    description.addressMode[0] = description.addressMode[1] = cudaAddressModeClamp;
    description.readMode = mode;
    description.filterMode = filter;
    cudaTextureObject_t texture = 0;
    CHECK(cudaCreateTextureObject(&texture, &resource, &description, nullptr));
    return texture;
}

int main() {
    int* numbers;
    float2* pairs;
    CHECK(cudaMallocManaged(&numbers, 16 * sizeof(int)));
    CHECK(cudaMallocManaged(&pairs, 16 * sizeof(float2)));
    for (int i = 0; i < 6; ++i) numbers[i] = 10 * i - 25, pairs[i] = make_float2(i + 0.5f, -i);
    cudaTextureObject_t over_numbers = over(numbers, 6), over_pairs = over(pairs, 6);
    linear_memory<<<1, 8>>>(over_numbers, numbers + 8);
    linear_memory<<<1, 8>>>(over_pairs, pairs + 8);
    CHECK(cudaDeviceSynchronize());
    std::printf("linear");
    for (int i = 8; i < 16; ++i) std::printf(" %d,%g,%g", numbers[i], pairs[i].x, pairs[i].y);
    std::printf("\n");

    uchar4 pixels[6];
    for (int i = 0; i < 6; ++i) pixels[i] = make_uchar4(i, 40 * i, 255 - i, 255);
    cudaArray_t image;
    const cudaChannelFormatDesc bytes = cudaCreateChannelDesc<uchar4>();
    CHECK(cudaMallocArray(&image, &bytes, 3, 2));
    CHECK(cudaMemcpy2DToArray(image, 0, 0, pixels, 12, 12, 2, cudaMemcpyHostToDevice));
    uchar4* read;
    float4* scaled;
    CHECK(cudaMallocManaged(&read, sizeof(pixels)));
    CHECK(cudaMallocManaged(&scaled, 6 * sizeof(float4)));
    cudaTextureObject_t element = of(image, cudaReadModeElementType, cudaFilterModePoint);
    cudaTextureObject_t normalized = of(image, cudaReadModeNormalizedFloat, cudaFilterModeLinear);
    bytes2d<<<1, dim3(3, 2)>>>(element, normalized, read, scaled);
    CHECK(cudaDeviceSynchronize());
    std::printf("bytes");
    for (int i = 0; i < 6; ++i)
        std::printf(" %d,%d,%d,%d,%.6f,%.6f", read[i].x, read[i].y, read[i].z, read[i].w, scaled[i].y, scaled[i].z);
    std::printf("\n");
    CHECK(cudaDestroyTextureObject(element));
    CHECK(cudaDestroyTextureObject(normalized));

    float faces[24];
    for (int i = 0; i < 24; ++i) faces[i] = float(i);
    const cudaChannelFormatDesc one = cudaCreateChannelDesc<float>();
    cudaArray_t box;
    CHECK(cudaMalloc3DArray(&box, &one, make_cudaExtent(2, 2, 6), cudaArrayCubemap));
    cudaMemcpy3DParms copy = {};
    copy.srcPtr = make_cudaPitchedPtr(faces, 2 * sizeof(float), 2, 2);
    copy.dstArray = box;
    copy.extent = make_cudaExtent(2, 2, 6);
    copy.kind = cudaMemcpyHostToDevice;
    CHECK(cudaMemcpy3D(&copy));
    float* out;
    CHECK(cudaMallocManaged(&out, 16 * sizeof(float)));
    cudaTextureObject_t cubemap = of(box, cudaReadModeElementType, cudaFilterModePoint);
    cube<<<1, 12>>>(cubemap, out);
    CHECK(cudaDeviceSynchronize());
    std::printf("cube");
    for (int i = 0; i < 12; ++i) std::printf(" %g", out[i]);
    std::printf("\n");

    float grid[16];
    for (int i = 0; i < 16; ++i) grid[i] = float(i);
    cudaArray_t square;
    CHECK(cudaMallocArray(&square, &one, 4, 4, cudaArrayTextureGather));
    CHECK(cudaMemcpy2DToArray(square, 0, 0, grid, 16, 16, 4, cudaMemcpyHostToDevice));
    cudaTextureObject_t gathered = of(square, cudaReadModeElementType, cudaFilterModePoint);
    corners<<<1, 1>>>(gathered, scaled);
    CHECK(cudaDeviceSynchronize());
    std::printf("gather %g %g %g %g\n", scaled->x, scaled->y, scaled->z, scaled->w);

    cudaMipmappedArray_t pyramid;
    CHECK(cudaMallocMipmappedArray(&pyramid, &one, make_cudaExtent(4, 4, 0), 3));
    for (int level = 0; level < 3; ++level) {
        cudaArray_t part;
        CHECK(cudaGetMipmappedArrayLevel(&part, pyramid, level));
        const int size = 4 >> level;
        for (int i = 0; i < size * size; ++i) grid[i] = float(100 * level);
        CHECK(cudaMemcpy2DToArray(part, 0, 0, grid, size * 4, size * 4, size, cudaMemcpyHostToDevice));
    }
    cudaResourceDesc resource = {};
    resource.resType = cudaResourceTypeMipmappedArray;
    resource.res.mipmap.mipmap = pyramid;
    cudaTextureDesc description = {};
    description.normalizedCoords = 1;
    description.filterMode = description.mipmapFilterMode = cudaFilterModeLinear;
    description.maxMipmapLevelClamp = 2;
    cudaTextureObject_t mipmapped = 0;
    CHECK(cudaCreateTextureObject(&mipmapped, &resource, &description, nullptr));
    levels<<<1, 6>>>(mipmapped, out);
    CHECK(cudaDeviceSynchronize());
    std::printf("levels");
    for (int i = 0; i < 6; ++i) std::printf(" %g", out[i]);
    std::printf("\n");

    short2 words[6];
    for (int i = 0; i < 6; ++i) words[i] = make_short2(i + 1, 10 * (i + 1));
    const cudaChannelFormatDesc two = cudaCreateChannelDesc<short2>();
    cudaArray_t source, target;
    CHECK(cudaMallocArray(&source, &two, 3, 2, cudaArraySurfaceLoadStore));
    CHECK(cudaMallocArray(&target, &two, 3, 2, cudaArraySurfaceLoadStore));
    CHECK(cudaMemcpy2DToArray(source, 0, 0, words, 12, 12, 2, cudaMemcpyHostToDevice));
    cudaSurfaceObject_t from, to;
    resource.resType = cudaResourceTypeArray;
    resource.res.array.array = source;
    CHECK(cudaCreateSurfaceObject(&from, &resource));
    resource.res.array.array = target;
    CHECK(cudaCreateSurfaceObject(&to, &resource));
    surfaces<<<1, dim3(3, 2)>>>(from, to, 3, 2);
    CHECK(cudaMemcpy2DFromArray(words, 12, target, 0, 0, 12, 2, cudaMemcpyDeviceToHost));
    std::printf("surface");
    for (const short2& w : words) std::printf(" %d,%d", w.x, w.y);
    std::printf("\n");
    CHECK(cudaDestroySurfaceObject(from));
    CHECK(cudaDestroySurfaceObject(to));
    return 0;
}
