The host API: texture and surface objects, sampled in software by the rules of the CUDA C++ Programming Guide, Texture
Fetching: weights of nine bits with eight of fraction, texels at i + 0.5.

//@ gpuResourceType gpuResourceTypeArray gpuResourceTypeMipmappedArray gpuResourceTypeLinear gpuResourceTypePitch2D
enum gpuResourceType : int {
    gpuResourceTypeArray = 0,
    gpuResourceTypeMipmappedArray = 1,
    gpuResourceTypeLinear = 2,
    gpuResourceTypePitch2D = 3,
};

//@ gpuResourceDesc needs: gpuResourceType gpuArray gpuMipmappedArray
struct gpuResourceDesc {
    gpuResourceType resType;
    union {
        struct {
            gpuArray_t array;
        } array;
        struct {
            gpuMipmappedArray_t mipmap;
        } mipmap;
        struct {
            void* devPtr;
            gpuChannelFormatDesc desc;
            size_t sizeInBytes;
        } linear;
        struct {
            void* devPtr;
            gpuChannelFormatDesc desc;
            size_t width, height, pitchInBytes;
        } pitch2D;
    } res;
};

//@ gpuTextureAddressMode gpuAddressModeWrap gpuAddressModeClamp gpuAddressModeMirror gpuAddressModeBorder
enum gpuTextureAddressMode : int {
    gpuAddressModeWrap = 0,
    gpuAddressModeClamp = 1,
    gpuAddressModeMirror = 2,
    gpuAddressModeBorder = 3,
};

//@ gpuTextureFilterMode gpuFilterModePoint gpuFilterModeLinear
enum gpuTextureFilterMode : int { gpuFilterModePoint = 0, gpuFilterModeLinear = 1 };

//@ gpuTextureReadMode gpuReadModeElementType gpuReadModeNormalizedFloat
enum gpuTextureReadMode : int { gpuReadModeElementType = 0, gpuReadModeNormalizedFloat = 1 };

//@ gpuTextureDesc needs: gpuTextureAddressMode gpuTextureFilterMode gpuTextureReadMode
struct gpuTextureDesc {
    gpuTextureAddressMode addressMode[3];
    gpuTextureFilterMode filterMode;
    gpuTextureReadMode readMode;
    int sRGB;
    float borderColor[4];
    int normalizedCoords;
    unsigned int maxAnisotropy;
    gpuTextureFilterMode mipmapFilterMode;
    float mipmapLevelBias;
    float minMipmapLevelClamp;
    float maxMipmapLevelClamp;
    int disableTrilinearOptimization;
    int seamlessCubemap;
};

//@ gpuResourceViewDesc
// Texels read in another format than they have: not done here, so only a null pointer to one is taken.
struct gpuResourceViewDesc {
    int format;
    size_t width, height, depth;
    unsigned int firstMipmapLevel, lastMipmapLevel, firstLayer, lastLayer;
};

//@ gpuTextureObject_t
using gpuTextureObject_t = unsigned long long;

//@ gpuSurfaceObject_t
using gpuSurfaceObject_t = unsigned long long;

//@ detail:image needs: gpuResourceDesc gpuTextureDesc gpuError_t detail:arrays
#include <cmath>

namespace gpu {
namespace host {

// Texels in memory: an array, a level of a mipmapped one, linear memory or pitched memory.
struct Image {
    char* data;
    long long width, height, depth;  // at least 1; the depth counts layers and faces too
    size_t pitch, slice;             // bytes
    gpuChannelFormatDesc format;

    int channels() const { return 1 + (format.y != 0) + (format.z != 0) + (format.w != 0); }
    size_t texel() const { return size_t(format.x / 8 * channels()); }
};

struct Texture {
    gpuResourceDesc resource;
    gpuTextureDesc description;
    std::vector<Image> levels;
};

inline Image image_of(gpuArray_t array) {
    const gpuExtent size = array->extent;
    return {array->bytes.data(), (long long)size.width, (long long)array->rows(), (long long)array->slices(),
            array->pitch(), array->pitch() * array->rows(), array->format};
}

inline gpuError_t images_of(const gpuResourceDesc& resource, std::vector<Image>& levels) {
    if (resource.resType == gpuResourceTypeArray) {
        if (!Arrays::instance().has(resource.res.array.array)) return gpuErrorInvalidValue;
        levels.push_back(image_of(resource.res.array.array));
    } else if (resource.resType == gpuResourceTypeMipmappedArray) {
        if (!resource.res.mipmap.mipmap) return gpuErrorInvalidValue;
        for (gpuArray_t level : resource.res.mipmap.mipmap->levels) levels.push_back(image_of(level));
    } else if (resource.resType == gpuResourceTypeLinear) {
        const auto& r = resource.res.linear;
        Image image{static_cast<char*>(r.devPtr), 0, 1, 1, r.sizeInBytes, r.sizeInBytes, r.desc};
        if (!r.devPtr || !image.texel()) return gpuErrorInvalidValue;
        image.width = (long long)(r.sizeInBytes / image.texel());
        levels.push_back(image);
    } else if (resource.resType == gpuResourceTypePitch2D) {
        const auto& r = resource.res.pitch2D;
        const Image image{static_cast<char*>(r.devPtr), (long long)r.width, (long long)r.height, 1, r.pitchInBytes, 0, r.desc};
        if (!r.devPtr || !image.texel() || r.width * image.texel() > r.pitchInBytes || r.pitchInBytes % 32) return gpuErrorInvalidValue;
        levels.push_back(image);
    } else {
        return gpuErrorInvalidValue;
    }
    return gpuSuccess;
}

}  // namespace host
}  // namespace gpu

//@ detail:sampler needs: detail:image
namespace gpu {
namespace host {

// What a fetch gives: a register of 32 bits for each channel.
struct Sample {
    uint32_t bits[4] = {0, 0, 0, 0};
    float value(int channel) const {
        float v;
        std::memcpy(&v, &bits[channel], sizeof v);
        return v;
    }
    void set(int channel, float v) { std::memcpy(&bits[channel], &v, sizeof v); }
};

inline float float_of_half(uint16_t h) {
    const int exponent = h >> 10 & 31, fraction = h & 1023;
    const float magnitude = exponent == 31 ? (fraction ? NAN : INFINITY)
                            : exponent     ? std::ldexp(float(fraction + 1024), exponent - 25)
                                           : std::ldexp(float(fraction), -24);
    return h & 0x8000 ? -magnitude : magnitude;
}

// Whether fetches give floats, which alone can be filtered.
inline bool gives_float(const gpuChannelFormatDesc& format, const gpuTextureDesc& description) {
    return format.f == gpuChannelFormatKindFloat || (description.readMode == gpuReadModeNormalizedFloat && format.x < 32);
}

inline Sample read_texel(const gpuTextureDesc& description, const Image& image, long long x, long long y, long long z) {
    Sample sample;
    const gpuChannelFormatDesc& format = image.format;
    const char* at = image.data + size_t(z) * image.slice + size_t(y) * image.pitch + size_t(x) * image.texel();
    const bool normalized = description.readMode == gpuReadModeNormalizedFloat && format.x < 32;
    for (int channel = 0; channel < image.channels(); ++channel, at += format.x / 8) {
        uint32_t bits = 0;
        std::memcpy(&bits, at, size_t(format.x / 8));
        if (format.f == gpuChannelFormatKindFloat) {
            if (format.x == 16) sample.set(channel, float_of_half(uint16_t(bits)));
            else sample.bits[channel] = bits;
            continue;
        }
        if (format.f == gpuChannelFormatKindSigned && format.x < 32) {
            bits = uint32_t(int32_t(bits << (32 - format.x)) >> (32 - format.x));
        }
        sample.bits[channel] = bits;
        if (!normalized) continue;
        float value = format.f == gpuChannelFormatKindSigned ? std::fmax(float(int32_t(bits)) / float((1 << (format.x - 1)) - 1), -1.0f)
                                                             : float(bits) / float((1 << format.x) - 1);
        if (description.sRGB && format.x == 8 && channel < 3) {
            value = value <= 0.04045f ? value / 12.92f : std::pow((value + 0.055f) / 1.055f, 2.4f);
        }
        sample.set(channel, value);
    }
    return sample;
}

// The texels along one dimension and the weight of the second; -1 stands for the border.
struct Taps {
    long long at[2];
    float weight;
};
inline Taps taps(float coordinate, long long size, gpuTextureAddressMode mode, const gpuTextureDesc& description) {
    double x = coordinate;
    if (!(std::fabs(x) < 1e18)) x = x > 0 ? 1e18 : x < 0 ? -1e18 : 0;
    if (description.normalizedCoords) {
        const double whole = std::floor(x);
        if (mode == gpuAddressModeWrap) x -= whole;
        if (mode == gpuAddressModeMirror) x = std::fmod(whole, 2.0) != 0 ? 1 - (x - whole) : x - whole;
        x *= double(size);
    } else if (mode != gpuAddressModeBorder) {
        mode = gpuAddressModeClamp;  // wrap and mirror are for normalized coordinates
    }
    const bool linear = description.filterMode == gpuFilterModeLinear;
    x = std::fmin(std::fmax(linear ? x - 0.5 : x, -2.0), double(size) + 1);
    const double whole = std::floor(x);
    Taps taps{{(long long)whole, (long long)whole + 1}, linear ? float(std::floor((x - whole) * 256 + 0.5) / 256) : 0.0f};
    for (long long& at : taps.at) {
        if (at >= 0 && at < size) continue;
        if (mode == gpuAddressModeBorder) at = -1;
        else if (mode == gpuAddressModeWrap) at = at < 0 ? at + size : at - size;
        else at = at < 0 ? 0 : size - 1;
        if (at >= size) at = size - 1;
    }
    return taps;
}

// A point of a level in one to three dimensions; `z` is the slice where the third is a layer or face.
inline Sample sample_level(const gpuTextureDesc& description, const Image& image, int dimensions, const float (&point)[3], long long slice) {
    const long long size[3] = {image.width, image.height, image.depth};
    Taps along[3] = {{{0, 0}, 0}, {{0, 0}, 0}, {{slice, slice}, 0}};
    for (int d = 0; d < dimensions; ++d) along[d] = taps(point[d], size[d], description.addressMode[d], description);
    const bool floats = gives_float(image.format, description);
    const auto texel = [&](int corner) {
        const long long x = along[0].at[corner & 1], y = along[1].at[corner >> 1 & 1], z = along[2].at[corner >> 2];
        if (x >= 0 && y >= 0 && z >= 0) return read_texel(description, image, x, y, z);
        Sample border;
        for (int channel = 0; channel < image.channels(); ++channel) {
            const float color = description.borderColor[channel];
            if (floats) border.set(channel, color);
            else border.bits[channel] = image.format.f == gpuChannelFormatKindSigned ? uint32_t(int32_t(color)) : uint32_t(color);
        }
        return border;
    };
    if (!floats || description.filterMode == gpuFilterModePoint) return texel(0);
    double sum[4] = {0, 0, 0, 0};
    for (int corner = 0; corner < 1 << dimensions; ++corner) {
        double weight = 1;
        for (int d = 0; d < dimensions; ++d) weight *= corner >> d & 1 ? along[d].weight : 1 - along[d].weight;
        if (weight == 0) continue;
        const Sample one = texel(corner);
        for (int channel = 0; channel < image.channels(); ++channel) sum[channel] += weight * one.value(channel);
    }
    Sample sample;
    for (int channel = 0; channel < image.channels(); ++channel) sample.set(channel, float(sum[channel]));
    return sample;
}

// The same at a level of detail: one level, or a mixture of two.
inline Sample sample(const std::vector<Image>& levels, const gpuTextureDesc& description, int dimensions, const float (&point)[3],
                     long long slice, float level) {
    const int last = int(levels.size()) - 1;
    if (!last) return sample_level(description, levels[0], dimensions, point, slice);
    level = std::fmin(std::fmax(level + description.mipmapLevelBias, description.minMipmapLevelClamp), description.maxMipmapLevelClamp);
    level = std::fmin(std::fmax(level, 0.0f), float(last));
    if (description.mipmapFilterMode == gpuFilterModePoint) {
        return sample_level(description, levels[size_t(level + 0.5f)], dimensions, point, slice);
    }
    const int lower = int(level);
    const float weight = std::floor((level - float(lower)) * 256 + 0.5f) / 256;
    const Sample a = sample_level(description, levels[size_t(lower)], dimensions, point, slice);
    if (weight == 0 || !gives_float(levels[0].format, description)) return a;
    const Sample b = sample_level(description, levels[size_t(lower) + 1], dimensions, point, slice);
    Sample mixed;
    for (int channel = 0; channel < 4; ++channel) mixed.set(channel, (1 - weight) * a.value(channel) + weight * b.value(channel));
    return mixed;
}

}  // namespace host
}  // namespace gpu
