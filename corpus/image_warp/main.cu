// Fills arrays, makes texture and surface objects of them, runs the kernels and writes the images.
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <vector>

#include "inputs.h"
#include "npy.h"
#include "warp.h"

#define CHECK_CUDA(expr)                                                                             \
    do {                                                                                             \
        if (cudaError_t code = (expr); code != cudaSuccess) {                                        \
            std::fprintf(stderr, "%s at %s:%d: %s\n", #expr, __FILE__, __LINE__,                     \
                         cudaGetErrorString(code));                                                  \
            std::abort();                                                                            \
        }                                                                                            \
    } while (false)

static cudaTextureObject_t make_texture(cudaArray_t array, cudaTextureAddressMode address, cudaTextureReadMode read,
                                        bool normalized)
{
    cudaResourceDesc resource;
    memset(&resource, 0, sizeof(resource));
    resource.resType = cudaResourceTypeArray;
    resource.res.array.array = array;
    cudaTextureDesc description;
    memset(&description, 0, sizeof(description));
    description.addressMode[0] = address;
    description.addressMode[1] = address;
    description.filterMode = cudaFilterModeLinear;
    description.readMode = read;
    description.normalizedCoords = normalized;
    for (int channel = 0; channel < 4; ++channel) description.borderColor[channel] = kBorder[channel];
    cudaTextureObject_t texture = 0;
    CHECK_CUDA(cudaCreateTextureObject(&texture, &resource, &description, nullptr));
    return texture;
}

int main()
{
    cudaStream_t stream;
    CHECK_CUDA(cudaStreamCreate(&stream));
    const std::vector<std::uint8_t> image = make_image();
    const std::vector<float> layers = make_layers(), curve = make_curve();

    // The image, which the warp reads filtered and the mark reads and writes in place.
    const cudaChannelFormatDesc bytes = cudaCreateChannelDesc<uchar4>();
    cudaArray_t image_array;
    CHECK_CUDA(cudaMallocArray(&image_array, &bytes, kWidth, kHeight, cudaArraySurfaceLoadStore));
    constexpr size_t kRow = kWidth * sizeof(uchar4);
    CHECK_CUDA(cudaMemcpy2DToArrayAsync(image_array, 0, 0, image.data(), kRow, kRow, kHeight, cudaMemcpyHostToDevice, stream));

    const cudaChannelFormatDesc floats = cudaCreateChannelDesc(32, 0, 0, 0, cudaChannelFormatKindFloat);
    cudaArray_t curve_array;
    CHECK_CUDA(cudaMallocArray(&curve_array, &floats, kCurve));
    CHECK_CUDA(cudaMemcpy2DToArray(curve_array, 0, 0, curve.data(), kCurve * sizeof(float), kCurve * sizeof(float), 1,
                                   cudaMemcpyHostToDevice));

    cudaArray_t layer_array;
    CHECK_CUDA(cudaMalloc3DArray(&layer_array, &floats, make_cudaExtent(kLayerSize, kLayerSize, kLayers), cudaArrayLayered));
    cudaMemcpy3DParms copy = {};
    copy.srcPtr = make_cudaPitchedPtr(const_cast<float*>(layers.data()), kLayerSize * sizeof(float), kLayerSize, kLayerSize);
    copy.dstArray = layer_array;
    copy.extent = make_cudaExtent(kLayerSize, kLayerSize, kLayers);
    copy.kind = cudaMemcpyHostToDevice;
    CHECK_CUDA(cudaMemcpy3D(&copy));

    // Numbers in linear memory.
    std::vector<int> numbers(kCurve);
    for (int i = 0; i < kCurve; ++i) numbers[i] = 3 * i + 1;
    int* addends;
    CHECK_CUDA(cudaMalloc(&addends, kCurve * sizeof(int)));
    CHECK_CUDA(cudaMemcpy(addends, numbers.data(), kCurve * sizeof(int), cudaMemcpyHostToDevice));
    cudaResourceDesc linear = {};
    linear.resType = cudaResourceTypeLinear;
    linear.res.linear.devPtr = addends;
    linear.res.linear.desc = cudaCreateChannelDesc<int>();
    linear.res.linear.sizeInBytes = kCurve * sizeof(int);
    cudaTextureDesc plain = {};
    plain.readMode = cudaReadModeElementType;
    cudaTextureObject_t addend_texture;
    CHECK_CUDA(cudaCreateTextureObject(&addend_texture, &linear, &plain, nullptr));

    const cudaTextureObject_t image_texture = make_texture(image_array, cudaAddressModeBorder, cudaReadModeNormalizedFloat, false);
    const cudaTextureObject_t curve_texture = make_texture(curve_array, cudaAddressModeClamp, cudaReadModeElementType, false);
    const cudaTextureObject_t layer_texture = make_texture(layer_array, cudaAddressModeWrap, cudaReadModeElementType, true);

    float4* warped;
    float* blurred;
    CHECK_CUDA(cudaMalloc(&warped, kOutWidth * kOutHeight * sizeof(float4)));
    CHECK_CUDA(cudaMalloc(&blurred, layers.size() * sizeof(float)));
    const Placement placement = {std::cos(kAngle) * kScale, std::sin(kAngle) * kScale};
    warp(image_texture, curve_texture, placement, warped, stream);
    CHECK_CUDA(cudaGetLastError());
    blur(layer_texture, blurred, stream);
    CHECK_CUDA(cudaGetLastError());

    cudaResourceDesc writable = {};
    writable.resType = cudaResourceTypeArray;
    writable.res.array.array = image_array;
    cudaSurfaceObject_t surface;
    CHECK_CUDA(cudaCreateSurfaceObject(&surface, &writable));
    mark(surface, addend_texture, stream);
    CHECK_CUDA(cudaGetLastError());

    std::vector<float> warped_host(std::size_t(kOutWidth) * kOutHeight * 4), blurred_host(layers.size());
    std::vector<std::uint32_t> marked(std::size_t(kWidth) * kHeight);
    CHECK_CUDA(cudaMemcpyAsync(warped_host.data(), warped, warped_host.size() * sizeof(float), cudaMemcpyDeviceToHost, stream));
    CHECK_CUDA(cudaMemcpyAsync(blurred_host.data(), blurred, blurred_host.size() * sizeof(float), cudaMemcpyDeviceToHost, stream));
    CHECK_CUDA(cudaMemcpy2DFromArrayAsync(marked.data(), kRow, image_array, 0, 0, kRow, kHeight, cudaMemcpyDeviceToHost, stream));
    CHECK_CUDA(cudaStreamSynchronize(stream));

    npy::save("warped.npy", warped_host.data(), {kOutHeight, kOutWidth, 4});
    npy::save("blurred.npy", blurred_host.data(), {kLayers, kLayerSize, kLayerSize});
    npy::save("marked.npy", marked.data(), {kHeight, kWidth});
    std::printf("image_warp: %d x %d from %d x %d, centre %g\n", kOutWidth, kOutHeight, kWidth, kHeight,
                warped_host[(std::size_t(kOutHeight / 2) * kOutWidth + kOutWidth / 2) * 4]);

    for (cudaTextureObject_t texture : {image_texture, curve_texture, layer_texture, addend_texture})
        CHECK_CUDA(cudaDestroyTextureObject(texture));
    CHECK_CUDA(cudaDestroySurfaceObject(surface));
    for (cudaArray_t array : {image_array, curve_array, layer_array}) CHECK_CUDA(cudaFreeArray(array));
    CHECK_CUDA(cudaFree(addends));
    CHECK_CUDA(cudaFree(warped));
    CHECK_CUDA(cudaFree(blurred));
    CHECK_CUDA(cudaStreamDestroy(stream));
    return 0;
}
