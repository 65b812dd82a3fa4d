Texture objects: creation and fetches.

//@ detail:texture needs: detail:sampler gpuTextureObject_t gpuCreateChannelDesc
namespace gpu {
namespace host {

// A value of the fetch's type from the registers, which are taken as they are (floats) or cut off (integers).
template <class T>
inline T from_sample(const Sample& sample) {
    using Scalar = typename Channels<T>::type;
    static_assert(sizeof(Scalar) <= 4 && Channels<T>::count <= 4, "textures hold elements of 8, 16 or 32 bits");
    Scalar scalars[4];
    for (int channel = 0; channel < 4; ++channel) {
        if constexpr (std::is_floating_point<Scalar>::value) scalars[channel] = sample.value(channel);
        else scalars[channel] = Scalar(sample.bits[channel]);
    }
    T value;
    std::memcpy(static_cast<void*>(&value), scalars, sizeof(T));
    return value;
}

inline const Texture& texture_of(gpuTextureObject_t object) { return *reinterpret_cast<const Texture*>(uintptr_t(object)); }

// Linear memory by index: no filter, and 0 outside.
template <class T>
inline T fetch_linear(gpuTextureObject_t object, int x) {
    const Texture& texture = texture_of(object);
    const Image& image = texture.levels[0];
    return from_sample<T>(x >= 0 && x < image.width ? read_texel(texture.description, image, x, 0, 0) : Sample{});
}

template <class T>
inline T fetch(gpuTextureObject_t object, int dimensions, const float (&point)[3], int layer, float level) {
    const Texture& texture = texture_of(object);
    const long long last = texture.levels[0].depth - 1;
    const long long slice = dimensions == 3 || layer < 0 ? 0 : layer > last ? last : layer;
    return from_sample<T>(sample(texture.levels, texture.description, dimensions, point, slice, level));
}

// The level of detail that two derivatives ask for, of the longer one.
inline float level_of(gpuTextureObject_t object, int dimensions, const float (&dx)[3], const float (&dy)[3]) {
    const Image& image = texture_of(object).levels[0];
    const long long size[3] = {image.width, image.height, image.depth};
    float a = 0, b = 0;
    for (int d = 0; d < dimensions; ++d) {
        a += dx[d] * float(size[d]) * dx[d] * float(size[d]);
        b += dy[d] * float(size[d]) * dy[d] * float(size[d]);
    }
    const float longest = std::sqrt(std::fmax(a, b));
    return longest > 0 ? std::log2(longest) : 0;
}

// A direction picks the face that its longest component points to (Programming Guide, Cubemap Textures).
template <class T>
inline T fetch_cube(gpuTextureObject_t object, float x, float y, float z, int layer, float level) {
    const Texture& texture = texture_of(object);
    const float ax = std::fabs(x), ay = std::fabs(y), az = std::fabs(z);
    int face;
    float m, s, t;
    if (ax >= ay && ax >= az) face = x >= 0 ? 0 : 1, m = ax, s = x >= 0 ? -z : z, t = -y;
    else if (ay >= az) face = y >= 0 ? 2 : 3, m = ay, s = x, t = y >= 0 ? z : -z;
    else face = z >= 0 ? 4 : 5, m = az, s = z >= 0 ? x : -x, t = -y;
    const long long last = texture.levels[0].depth / 6 - 1;
    const long long slice = (layer < 0 ? 0 : layer > last ? last : layer) * 6 + face;
    gpuTextureDesc clamped = texture.description;
    clamped.normalizedCoords = 1;
    clamped.addressMode[0] = clamped.addressMode[1] = gpuAddressModeClamp;
    const float point[3] = {(s / m + 1) / 2, (t / m + 1) / 2, 0};
    return from_sample<T>(sample(texture.levels, clamped, 2, point, slice, level));
}

// One component of the four texels around a point: lower left, lower right, upper right, upper left.
template <class T>
inline T gather(gpuTextureObject_t object, float x, float y, int component) {
    static_assert(Channels<T>::count == 4, "tex2Dgather gives four values");
    const Image& image = texture_of(object).levels[0];
    gpuTextureDesc description = texture_of(object).description;
    description.filterMode = gpuFilterModeLinear;
    const Taps across = taps(x, image.width, description.addressMode[0], description);
    const Taps down = taps(y, image.height, description.addressMode[1], description);
    const int corner[4][2] = {{0, 1}, {1, 1}, {1, 0}, {0, 0}};
    Sample sample;
    for (int i = 0; i < 4; ++i) {
        const long long at_x = across.at[corner[i][0]], at_y = down.at[corner[i][1]];
        if (at_x >= 0 && at_y >= 0) sample.bits[i] = read_texel(description, image, at_x, at_y, 0).bits[component & 3];
        else if (gives_float(image.format, description)) sample.set(i, description.borderColor[component & 3]);
    }
    return from_sample<T>(sample);
}

}  // namespace host
}  // namespace gpu

//@ gpuCreateTextureObject needs: detail:texture gpuResourceViewDesc detail:registry
inline gpuError_t gpuCreateTextureObject(gpuTextureObject_t* object, const gpuResourceDesc* resource, const gpuTextureDesc* description,
                                         const gpuResourceViewDesc* view) {
    using namespace gpu::host;
    if (!object || !resource || !description) return give(gpuErrorInvalidValue);
    if (view) {
        std::fprintf(stderr, "gpu host: a texture object with a resource view is not supported here\n");
        return give(gpuErrorNotSupported);
    }
    Texture texture{*resource, *description, {}};
    const gpuError_t error = images_of(*resource, texture.levels);
    if (error) return give(error);
    const Image& image = texture.levels[0];
    gpuTextureDesc& d = texture.description;
    if (resource->resType == gpuResourceTypeLinear) d.filterMode = gpuFilterModePoint;  // which linear memory has no say in
    if (resource->resType == gpuResourceTypeMipmappedArray && !d.normalizedCoords) return give(gpuErrorInvalidValue);
    if (d.filterMode == gpuFilterModeLinear && !gives_float(image.format, d)) return give(gpuErrorInvalidValue);
    if (resource->resType >= gpuResourceTypeLinear) {
        const size_t bytes = image.pitch * size_t(image.height - 1) + size_t(image.width) * image.texel();
        if (!accessible(image.data, bytes, true)) return give(gpuErrorInvalidValue);
        if (reinterpret_cast<uintptr_t>(image.data) % 256) return give(gpuErrorMisalignedAddress);
    }
    *object = reinterpret_cast<uintptr_t>(new Texture(texture));
    return gpuSuccess;
}

//@ gpuDestroyTextureObject needs: detail:texture
inline gpuError_t gpuDestroyTextureObject(gpuTextureObject_t object) {
    delete reinterpret_cast<gpu::host::Texture*>(uintptr_t(object));
    return gpuSuccess;
}

//@ gpuGetTextureObjectResourceDesc needs: detail:texture
inline gpuError_t gpuGetTextureObjectResourceDesc(gpuResourceDesc* resource, gpuTextureObject_t object) {
    if (!resource || !object) return gpu::host::give(gpuErrorInvalidValue);
    *resource = gpu::host::texture_of(object).resource;
    return gpuSuccess;
}

//@ gpuGetTextureObjectTextureDesc needs: detail:texture
inline gpuError_t gpuGetTextureObjectTextureDesc(gpuTextureDesc* description, gpuTextureObject_t object) {
    if (!description || !object) return gpu::host::give(gpuErrorInvalidValue);
    *description = gpu::host::texture_of(object).description;
    return gpuSuccess;
}

//@ tex1Dfetch needs: detail:texture
template <class T>
inline T tex1Dfetch(gpuTextureObject_t texture, int x) {
    return gpu::host::fetch_linear<T>(texture, x);
}
template <class T>
inline void tex1Dfetch(T* to, gpuTextureObject_t texture, int x) {
    *to = tex1Dfetch<T>(texture, x);
}

//@ tex1D needs: detail:texture
template <class T>
inline T tex1D(gpuTextureObject_t texture, float x) {
    return gpu::host::fetch<T>(texture, 1, {x, 0, 0}, 0, 0);
}
template <class T>
inline void tex1D(T* to, gpuTextureObject_t texture, float x) {
    *to = tex1D<T>(texture, x);
}

//@ tex1DLayered needs: detail:texture
template <class T>
inline T tex1DLayered(gpuTextureObject_t texture, float x, int layer) {
    return gpu::host::fetch<T>(texture, 1, {x, 0, 0}, layer, 0);
}
template <class T>
inline void tex1DLayered(T* to, gpuTextureObject_t texture, float x, int layer) {
    *to = tex1DLayered<T>(texture, x, layer);
}

//@ tex2D needs: detail:texture
template <class T>
inline T tex2D(gpuTextureObject_t texture, float x, float y) {
    return gpu::host::fetch<T>(texture, 2, {x, y, 0}, 0, 0);
}
template <class T>
inline void tex2D(T* to, gpuTextureObject_t texture, float x, float y) {
    *to = tex2D<T>(texture, x, y);
}

//@ tex2DLayered needs: detail:texture
template <class T>
inline T tex2DLayered(gpuTextureObject_t texture, float x, float y, int layer) {
    return gpu::host::fetch<T>(texture, 2, {x, y, 0}, layer, 0);
}
template <class T>
inline void tex2DLayered(T* to, gpuTextureObject_t texture, float x, float y, int layer) {
    *to = tex2DLayered<T>(texture, x, y, layer);
}

//@ tex3D needs: detail:texture
template <class T>
inline T tex3D(gpuTextureObject_t texture, float x, float y, float z) {
    return gpu::host::fetch<T>(texture, 3, {x, y, z}, 0, 0);
}
template <class T>
inline void tex3D(T* to, gpuTextureObject_t texture, float x, float y, float z) {
    *to = tex3D<T>(texture, x, y, z);
}

//@ texCubemap needs: detail:texture
template <class T>
inline T texCubemap(gpuTextureObject_t texture, float x, float y, float z) {
    return gpu::host::fetch_cube<T>(texture, x, y, z, 0, 0);
}
template <class T>
inline void texCubemap(T* to, gpuTextureObject_t texture, float x, float y, float z) {
    *to = texCubemap<T>(texture, x, y, z);
}

//@ texCubemapLayered needs: detail:texture
template <class T>
inline T texCubemapLayered(gpuTextureObject_t texture, float x, float y, float z, int layer) {
    return gpu::host::fetch_cube<T>(texture, x, y, z, layer, 0);
}
template <class T>
inline void texCubemapLayered(T* to, gpuTextureObject_t texture, float x, float y, float z, int layer) {
    *to = texCubemapLayered<T>(texture, x, y, z, layer);
}

//@ tex1DLod needs: detail:texture
template <class T>
inline T tex1DLod(gpuTextureObject_t texture, float x, float level) {
    return gpu::host::fetch<T>(texture, 1, {x, 0, 0}, 0, level);
}
template <class T>
inline void tex1DLod(T* to, gpuTextureObject_t texture, float x, float level) {
    *to = tex1DLod<T>(texture, x, level);
}

//@ tex1DLayeredLod needs: detail:texture
template <class T>
inline T tex1DLayeredLod(gpuTextureObject_t texture, float x, int layer, float level) {
    return gpu::host::fetch<T>(texture, 1, {x, 0, 0}, layer, level);
}
template <class T>
inline void tex1DLayeredLod(T* to, gpuTextureObject_t texture, float x, int layer, float level) {
    *to = tex1DLayeredLod<T>(texture, x, layer, level);
}

//@ tex2DLod needs: detail:texture
template <class T>
inline T tex2DLod(gpuTextureObject_t texture, float x, float y, float level) {
    return gpu::host::fetch<T>(texture, 2, {x, y, 0}, 0, level);
}
template <class T>
inline void tex2DLod(T* to, gpuTextureObject_t texture, float x, float y, float level) {
    *to = tex2DLod<T>(texture, x, y, level);
}

//@ tex2DLayeredLod needs: detail:texture
template <class T>
inline T tex2DLayeredLod(gpuTextureObject_t texture, float x, float y, int layer, float level) {
    return gpu::host::fetch<T>(texture, 2, {x, y, 0}, layer, level);
}
template <class T>
inline void tex2DLayeredLod(T* to, gpuTextureObject_t texture, float x, float y, int layer, float level) {
    *to = tex2DLayeredLod<T>(texture, x, y, layer, level);
}

//@ tex3DLod needs: detail:texture
template <class T>
inline T tex3DLod(gpuTextureObject_t texture, float x, float y, float z, float level) {
    return gpu::host::fetch<T>(texture, 3, {x, y, z}, 0, level);
}
template <class T>
inline void tex3DLod(T* to, gpuTextureObject_t texture, float x, float y, float z, float level) {
    *to = tex3DLod<T>(texture, x, y, z, level);
}

//@ texCubemapLod needs: detail:texture
template <class T>
inline T texCubemapLod(gpuTextureObject_t texture, float x, float y, float z, float level) {
    return gpu::host::fetch_cube<T>(texture, x, y, z, 0, level);
}
template <class T>
inline void texCubemapLod(T* to, gpuTextureObject_t texture, float x, float y, float z, float level) {
    *to = texCubemapLod<T>(texture, x, y, z, level);
}

//@ texCubemapLayeredLod needs: detail:texture
template <class T>
inline T texCubemapLayeredLod(gpuTextureObject_t texture, float x, float y, float z, int layer, float level) {
    return gpu::host::fetch_cube<T>(texture, x, y, z, layer, level);
}
template <class T>
inline void texCubemapLayeredLod(T* to, gpuTextureObject_t texture, float x, float y, float z, int layer, float level) {
    *to = texCubemapLayeredLod<T>(texture, x, y, z, layer, level);
}

//@ tex1DGrad needs: detail:texture
template <class T>
inline T tex1DGrad(gpuTextureObject_t texture, float x, float dx, float dy) {
    return gpu::host::fetch<T>(texture, 1, {x, 0, 0}, 0, gpu::host::level_of(texture, 1, {dx, 0, 0}, {dy, 0, 0}));
}
template <class T>
inline void tex1DGrad(T* to, gpuTextureObject_t texture, float x, float dx, float dy) {
    *to = tex1DGrad<T>(texture, x, dx, dy);
}

//@ tex1DLayeredGrad needs: detail:texture
template <class T>
inline T tex1DLayeredGrad(gpuTextureObject_t texture, float x, int layer, float dx, float dy) {
    return gpu::host::fetch<T>(texture, 1, {x, 0, 0}, layer, gpu::host::level_of(texture, 1, {dx, 0, 0}, {dy, 0, 0}));
}
template <class T>
inline void tex1DLayeredGrad(T* to, gpuTextureObject_t texture, float x, int layer, float dx, float dy) {
    *to = tex1DLayeredGrad<T>(texture, x, layer, dx, dy);
}

//@ tex2DGrad needs: detail:texture float2
template <class T>
inline T tex2DGrad(gpuTextureObject_t texture, float x, float y, float2 dx, float2 dy) {
    return gpu::host::fetch<T>(texture, 2, {x, y, 0}, 0, gpu::host::level_of(texture, 2, {dx.x, dx.y, 0}, {dy.x, dy.y, 0}));
}
template <class T>
inline void tex2DGrad(T* to, gpuTextureObject_t texture, float x, float y, float2 dx, float2 dy) {
    *to = tex2DGrad<T>(texture, x, y, dx, dy);
}

//@ tex2DLayeredGrad needs: detail:texture float2
template <class T>
inline T tex2DLayeredGrad(gpuTextureObject_t texture, float x, float y, int layer, float2 dx, float2 dy) {
    return gpu::host::fetch<T>(texture, 2, {x, y, 0}, layer, gpu::host::level_of(texture, 2, {dx.x, dx.y, 0}, {dy.x, dy.y, 0}));
}
template <class T>
inline void tex2DLayeredGrad(T* to, gpuTextureObject_t texture, float x, float y, int layer, float2 dx, float2 dy) {
    *to = tex2DLayeredGrad<T>(texture, x, y, layer, dx, dy);
}

//@ tex3DGrad needs: detail:texture float4
template <class T>
inline T tex3DGrad(gpuTextureObject_t texture, float x, float y, float z, float4 dx, float4 dy) {
    return gpu::host::fetch<T>(texture, 3, {x, y, z}, 0, gpu::host::level_of(texture, 3, {dx.x, dx.y, dx.z}, {dy.x, dy.y, dy.z}));
}
template <class T>
inline void tex3DGrad(T* to, gpuTextureObject_t texture, float x, float y, float z, float4 dx, float4 dy) {
    *to = tex3DGrad<T>(texture, x, y, z, dx, dy);
}

//@ tex2Dgather needs: detail:texture
template <class T>
inline T tex2Dgather(gpuTextureObject_t texture, float x, float y, int component = 0) {
    return gpu::host::gather<T>(texture, x, y, component);
}
template <class T>
inline void tex2Dgather(T* to, gpuTextureObject_t texture, float x, float y, int component = 0) {
    *to = tex2Dgather<T>(texture, x, y, component);
}
