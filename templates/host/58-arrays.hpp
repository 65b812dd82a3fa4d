The host API: arrays (cudaArray), pitched memory of three dimensions, and the copies that take them.

//@ gpuChannelFormatDesc gpuChannelFormatKind gpuChannelFormatKindSigned gpuChannelFormatKindUnsigned gpuChannelFormatKindFloat gpuChannelFormatKindNone
enum gpuChannelFormatKind : int {
    gpuChannelFormatKindSigned = 0,
    gpuChannelFormatKindUnsigned = 1,
    gpuChannelFormatKindFloat = 2,
    gpuChannelFormatKindNone = 3,
};
struct gpuChannelFormatDesc {
    int x, y, z, w;
    gpuChannelFormatKind f;
};

//@ gpuCreateChannelDesc needs: gpuChannelFormatDesc
#include <type_traits>

namespace gpu {
namespace host {

// The scalar of a vector type and how many of them it has.
template <class T, class = void>
struct Channels {
    using type = T;
    static constexpr int count = 1;
};
template <class T>
struct Channels<T, std::void_t<decltype(T::x)>> {
    using type = decltype(T::x);
    static constexpr int count = int(sizeof(T) / sizeof(type));
};

}  // namespace host
}  // namespace gpu
inline gpuChannelFormatDesc gpuCreateChannelDesc(int x, int y, int z, int w, gpuChannelFormatKind kind) {
    return {x, y, z, w, kind};
}
template <class T>
inline gpuChannelFormatDesc gpuCreateChannelDesc() {
    using Scalar = typename gpu::host::Channels<T>::type;
    constexpr int n = gpu::host::Channels<T>::count, bits = int(sizeof(Scalar) * 8);
    if constexpr (!std::is_arithmetic<Scalar>::value || bits > 32 || n == 3) {
        return {0, 0, 0, 0, gpuChannelFormatKindNone};
    } else {
        const gpuChannelFormatKind kind = std::is_floating_point<Scalar>::value ? gpuChannelFormatKindFloat
                                          : std::is_signed<Scalar>::value       ? gpuChannelFormatKindSigned
                                                                                : gpuChannelFormatKindUnsigned;
        return {bits, n > 1 ? bits : 0, n > 2 ? bits : 0, n > 3 ? bits : 0, kind};
    }
}

//@ gpuCreateChannelDescHalf gpuCreateChannelDescHalf1 gpuCreateChannelDescHalf2 gpuCreateChannelDescHalf4 needs: gpuChannelFormatDesc
inline gpuChannelFormatDesc gpuCreateChannelDescHalf() { return {16, 0, 0, 0, gpuChannelFormatKindFloat}; }
inline gpuChannelFormatDesc gpuCreateChannelDescHalf1() { return {16, 0, 0, 0, gpuChannelFormatKindFloat}; }
inline gpuChannelFormatDesc gpuCreateChannelDescHalf2() { return {16, 16, 0, 0, gpuChannelFormatKindFloat}; }
inline gpuChannelFormatDesc gpuCreateChannelDescHalf4() { return {16, 16, 16, 16, gpuChannelFormatKindFloat}; }

//@ gpuExtent make_gpuExtent
struct gpuExtent {
    size_t width, height, depth;
};
inline gpuExtent make_gpuExtent(size_t width, size_t height, size_t depth) { return {width, height, depth}; }

//@ gpuPos make_gpuPos
struct gpuPos {
    size_t x, y, z;
};
inline gpuPos make_gpuPos(size_t x, size_t y, size_t z) { return {x, y, z}; }

//@ gpuPitchedPtr make_gpuPitchedPtr
struct gpuPitchedPtr {
    void* ptr;
    size_t pitch, xsize, ysize;
};
inline gpuPitchedPtr make_gpuPitchedPtr(void* pointer, size_t pitch, size_t width, size_t height) {
    return {pointer, pitch, width, height};
}

//@ gpuArrayDefault gpuArrayLayered gpuArraySurfaceLoadStore gpuArrayCubemap gpuArrayTextureGather gpuArrayColorAttachment
constexpr unsigned gpuArrayDefault = 0, gpuArrayLayered = 1, gpuArraySurfaceLoadStore = 2, gpuArrayCubemap = 4;
constexpr unsigned gpuArrayTextureGather = 8, gpuArrayColorAttachment = 32;

//@ gpuArray gpuArray_t gpuArray_const_t needs: gpuChannelFormatDesc gpuArrayCubemap gpuExtent
#include <vector>
// Texels row by row. The number of layers, and of faces six to a cube, is the depth, as in CUDA; a height or a depth of 0
// is a dimension that the array does not have.
struct gpuArray {
    gpuChannelFormatDesc format;
    gpuExtent extent;
    unsigned flags;
    std::vector<char> bytes;

    size_t texel() const { return size_t(format.x + format.y + format.z + format.w) / 8; }
    size_t pitch() const { return extent.width * texel(); }
    size_t rows() const { return extent.height ? extent.height : 1; }
    size_t slices() const { return extent.depth ? extent.depth : 1; }
    char* at(size_t x_bytes, size_t y, size_t z) { return bytes.data() + (z * rows() + y) * pitch() + x_bytes; }
};
using gpuArray_t = gpuArray*;
using gpuArray_const_t = const gpuArray*;

//@ detail:arrays needs: gpuArray gpuError_t
#include <mutex>
#include <set>

namespace gpu {
namespace host {

// The arrays that exist, to tell a valid handle from a stale one.
class Arrays {
public:
    static Arrays& instance() {
        static Arrays* const arrays = new Arrays;
        return *arrays;
    }
    gpuError_t create(gpuArray** array, const gpuChannelFormatDesc* format, gpuExtent extent, unsigned flags) {
        if (!array || !format || !valid(*format, extent, flags)) return gpuErrorInvalidValue;
        gpuArray* made = new (std::nothrow) gpuArray{*format, extent, flags, {}};
        if (!made) return gpuErrorMemoryAllocation;
        made->bytes.assign(made->pitch() * made->rows() * made->slices(), char(0xff));
        std::lock_guard<std::mutex> lock(mutex_);
        arrays_.insert(made);
        *array = made;
        return gpuSuccess;
    }
    bool has(const gpuArray* array) {
        std::lock_guard<std::mutex> lock(mutex_);
        return arrays_.count(array) != 0;
    }
    gpuError_t destroy(gpuArray* array) {
        if (!array) return gpuSuccess;
        std::lock_guard<std::mutex> lock(mutex_);
        if (!arrays_.erase(array)) return gpuErrorInvalidResourceHandle;
        delete array;
        return gpuSuccess;
    }

private:
    std::mutex mutex_;
    std::set<const gpuArray*> arrays_;

    // One, two or four channels of 8, 16 or 32 bits; cubes are square with six faces each.
    static bool valid(const gpuChannelFormatDesc& format, gpuExtent extent, unsigned flags) {
        const int bits = format.x;
        const bool sizes = (bits == 8 && format.f != gpuChannelFormatKindFloat) || bits == 16 || bits == 32;
        const bool two = format.y == bits && !format.z && !format.w;
        const bool four = format.y == bits && format.z == bits && format.w == bits;
        const bool one = !format.y && !format.z && !format.w;
        if (!sizes || !(one || two || four) || format.f < 0 || format.f > gpuChannelFormatKindFloat) return false;
        if (!extent.width || (flags & gpuArrayLayered && !extent.depth)) return false;
        if (flags & gpuArrayCubemap) {
            return extent.width == extent.height && extent.depth && extent.depth % 6 == 0 &&
                   (flags & gpuArrayLayered || extent.depth == 6);
        }
        return !extent.depth || extent.height || flags & gpuArrayLayered;
    }
};

}  // namespace host
}  // namespace gpu

//@ gpuMallocArray needs: detail:arrays
inline gpuError_t gpuMallocArray(gpuArray_t* array, const gpuChannelFormatDesc* format, size_t width, size_t height = 0,
                                 unsigned flags = 0) {
    if (flags & (gpuArrayLayered | gpuArrayCubemap)) return gpu::host::give(gpuErrorInvalidValue);
    return gpu::host::give(gpu::host::Arrays::instance().create(array, format, {width, height, 0}, flags));
}

//@ gpuMalloc3DArray needs: detail:arrays
inline gpuError_t gpuMalloc3DArray(gpuArray_t* array, const gpuChannelFormatDesc* format, gpuExtent extent, unsigned flags = 0) {
    return gpu::host::give(gpu::host::Arrays::instance().create(array, format, extent, flags));
}

//@ gpuFreeArray needs: detail:arrays
inline gpuError_t gpuFreeArray(gpuArray_t array) { return gpu::host::give(gpu::host::Arrays::instance().destroy(array)); }

//@ gpuArrayGetInfo needs: detail:arrays
inline gpuError_t gpuArrayGetInfo(gpuChannelFormatDesc* format, gpuExtent* extent, unsigned* flags, gpuArray_t array) {
    if (!gpu::host::Arrays::instance().has(array)) return gpu::host::give(gpuErrorInvalidResourceHandle);
    if (format) *format = array->format;
    if (extent) *extent = array->extent;
    if (flags) *flags = array->flags;
    return gpuSuccess;
}

//@ gpuGetChannelDesc needs: detail:arrays
inline gpuError_t gpuGetChannelDesc(gpuChannelFormatDesc* format, gpuArray_const_t array) {
    if (!format) return gpu::host::give(gpuErrorInvalidValue);
    if (!gpu::host::Arrays::instance().has(array)) return gpu::host::give(gpuErrorInvalidResourceHandle);
    *format = array->format;
    return gpuSuccess;
}

//@ gpuMipmappedArray gpuMipmappedArray_t gpuMipmappedArray_const_t needs: gpuArray
// Levels of half the size each, down to one texel.
struct gpuMipmappedArray {
    std::vector<gpuArray_t> levels;
};
using gpuMipmappedArray_t = gpuMipmappedArray*;
using gpuMipmappedArray_const_t = const gpuMipmappedArray*;

//@ gpuMallocMipmappedArray needs: gpuMipmappedArray detail:arrays
inline gpuError_t gpuMallocMipmappedArray(gpuMipmappedArray_t* array, const gpuChannelFormatDesc* format, gpuExtent extent,
                                          unsigned levels, unsigned flags = 0) {
    if (!array || !levels) return gpu::host::give(gpuErrorInvalidValue);
    const auto half = [](size_t size) { return size > 1 ? size / 2 : size; };
    gpuMipmappedArray made;
    for (unsigned level = 0; level < levels; ++level) {
        gpuArray_t one = nullptr;
        const gpuError_t error = gpu::host::Arrays::instance().create(&one, format, extent, flags);
        if (error) {
            for (gpuArray_t earlier : made.levels) gpu::host::Arrays::instance().destroy(earlier);
            return gpu::host::give(error);
        }
        made.levels.push_back(one);
        if (extent.width <= 1 && extent.height <= 1 && (extent.depth <= 1 || flags & (gpuArrayLayered | gpuArrayCubemap))) break;
        const size_t depth = flags & (gpuArrayLayered | gpuArrayCubemap) ? extent.depth : half(extent.depth);
        extent = {half(extent.width), half(extent.height), depth};
    }
    *array = new gpuMipmappedArray(made);
    return gpuSuccess;
}

//@ gpuGetMipmappedArrayLevel needs: gpuMipmappedArray gpuError_t
inline gpuError_t gpuGetMipmappedArrayLevel(gpuArray_t* level, gpuMipmappedArray_const_t array, unsigned number) {
    if (!level || !array || number >= array->levels.size()) return gpu::host::give(gpuErrorInvalidValue);
    *level = array->levels[number];
    return gpuSuccess;
}

//@ gpuFreeMipmappedArray needs: gpuMipmappedArray detail:arrays
inline gpuError_t gpuFreeMipmappedArray(gpuMipmappedArray_t array) {
    if (!array) return gpuSuccess;
    for (gpuArray_t level : array->levels) gpu::host::Arrays::instance().destroy(level);
    delete array;
    return gpuSuccess;
}

//@ gpuMalloc3D needs: detail:registry gpuPitchedPtr gpuExtent
// Rows begin at multiples of 512 bytes.
inline gpuError_t gpuMalloc3D(gpuPitchedPtr* pointer, gpuExtent extent) {
    if (!pointer) return gpu::host::give(gpuErrorInvalidValue);
    *pointer = {nullptr, (extent.width + 511) / 512 * 512, extent.width, extent.height};
    const size_t size = pointer->pitch * extent.height * extent.depth;
    return gpu::host::give(gpu::host::Registry::instance().allocate(&pointer->ptr, size, gpu::host::Memory::device));
}

//@ gpuMemset3D needs: detail:registry gpuPitchedPtr gpuExtent
inline gpuError_t gpuMemset3D(gpuPitchedPtr to, int value, gpuExtent extent) {
    if (!extent.width || !extent.height || !extent.depth) return gpuSuccess;
    const size_t slice = to.pitch * to.ysize;
    const size_t size = slice * (extent.depth - 1) + to.pitch * (extent.height - 1) + extent.width;
    if (extent.width > to.pitch || (extent.depth > 1 && extent.height > to.ysize) || !gpu::host::accessible(to.ptr, size, true)) {
        return gpu::host::give(gpuErrorInvalidValue);
    }
    for (size_t z = 0; z < extent.depth; ++z)
        for (size_t y = 0; y < extent.height; ++y) std::memset(static_cast<char*>(to.ptr) + z * slice + y * to.pitch, value, extent.width);
    return gpuSuccess;
}

//@ detail:array_copy needs: detail:arrays detail:copy
namespace gpu {
namespace host {

// A rectangle of an array, x and width in bytes: whether it lies within.
inline bool within(const gpuArray* array, size_t x, size_t y, size_t width, size_t height) {
    return x <= array->pitch() && width <= array->pitch() - x && y <= array->rows() && height <= array->rows() - y;
}

inline gpuError_t to_array(gpuArray_t to, size_t x, size_t y, const void* from, size_t pitch, size_t width, size_t height, gpuMemcpyKind kind) {
    if (!Arrays::instance().has(to)) return give(gpuErrorInvalidResourceHandle);
    if (!width || !height) return gpuSuccess;
    if (width > pitch) return give(gpuErrorInvalidPitchValue);
    if (kind == gpuMemcpyHostToHost || kind == gpuMemcpyDeviceToHost) return give(gpuErrorInvalidMemcpyDirection);
    const size_t size = pitch * (height - 1) + width;
    const bool known = kind == gpuMemcpyDefault ? inside(from, size) : accessible(from, size, kind == gpuMemcpyDeviceToDevice);
    if (!known || !within(to, x, y, width, height)) return give(gpuErrorInvalidValue);
    for (size_t row = 0; row < height; ++row)
        std::memcpy(to->at(x, y + row, 0), static_cast<const char*>(from) + row * pitch, width);
    return gpuSuccess;
}

inline gpuError_t from_array(void* to, size_t pitch, gpuArray_const_t array, size_t x, size_t y, size_t width, size_t height, gpuMemcpyKind kind) {
    gpuArray* const from = const_cast<gpuArray*>(array);
    if (!Arrays::instance().has(from)) return give(gpuErrorInvalidResourceHandle);
    if (!width || !height) return gpuSuccess;
    if (width > pitch) return give(gpuErrorInvalidPitchValue);
    if (kind == gpuMemcpyHostToHost || kind == gpuMemcpyHostToDevice) return give(gpuErrorInvalidMemcpyDirection);
    const size_t size = pitch * (height - 1) + width;
    const bool known = kind == gpuMemcpyDefault ? inside(to, size) : accessible(to, size, kind == gpuMemcpyDeviceToDevice);
    if (!known || !within(from, x, y, width, height)) return give(gpuErrorInvalidValue);
    for (size_t row = 0; row < height; ++row)
        std::memcpy(static_cast<char*>(to) + row * pitch, from->at(x, y + row, 0), width);
    return gpuSuccess;
}

// The bytes from a place of an array to its end, row after row, as the calls without rows count them.
inline bool runs_within(const gpuArray* array, size_t x, size_t y, size_t count) {
    return x <= array->pitch() && y < array->rows() && count <= array->pitch() * (array->rows() - y) - x;
}

}  // namespace host
}  // namespace gpu

//@ gpuMemcpy2DToArray needs: detail:array_copy
inline gpuError_t gpuMemcpy2DToArray(gpuArray_t to, size_t x, size_t y, const void* from, size_t pitch, size_t width, size_t height,
                                     gpuMemcpyKind kind) {
    return gpu::host::to_array(to, x, y, from, pitch, width, height, kind);
}

//@ gpuMemcpy2DFromArray needs: detail:array_copy
inline gpuError_t gpuMemcpy2DFromArray(void* to, size_t pitch, gpuArray_const_t from, size_t x, size_t y, size_t width, size_t height,
                                       gpuMemcpyKind kind) {
    return gpu::host::from_array(to, pitch, from, x, y, width, height, kind);
}

//@ gpuMemcpy2DToArrayAsync needs: gpuMemcpy2DToArray detail:streams
inline gpuError_t gpuMemcpy2DToArrayAsync(gpuArray_t to, size_t x, size_t y, const void* from, size_t pitch, size_t width, size_t height,
                                          gpuMemcpyKind kind, gpuStream_t stream = nullptr) {
    return gpu::host::enqueue(stream, gpu::host::Kind::copy,
                              [=] { return gpuMemcpy2DToArray(to, x, y, from, pitch, width, height, kind); });
}

//@ gpuMemcpy2DFromArrayAsync needs: gpuMemcpy2DFromArray detail:streams
inline gpuError_t gpuMemcpy2DFromArrayAsync(void* to, size_t pitch, gpuArray_const_t from, size_t x, size_t y, size_t width, size_t height,
                                            gpuMemcpyKind kind, gpuStream_t stream = nullptr) {
    return gpu::host::enqueue(stream, gpu::host::Kind::copy,
                              [=] { return gpuMemcpy2DFromArray(to, pitch, from, x, y, width, height, kind); });
}

//@ gpuMemcpyToArray needs: detail:array_copy
// `count` bytes, row after row, from the place on.
inline gpuError_t gpuMemcpyToArray(gpuArray_t to, size_t x, size_t y, const void* from, size_t count, gpuMemcpyKind kind) {
    using namespace gpu::host;
    if (!Arrays::instance().has(to)) return give(gpuErrorInvalidResourceHandle);
    if (kind == gpuMemcpyHostToHost || kind == gpuMemcpyDeviceToHost) return give(gpuErrorInvalidMemcpyDirection);
    const bool known = kind == gpuMemcpyDefault ? inside(from, count) : accessible(from, count, kind == gpuMemcpyDeviceToDevice);
    if (!known || !runs_within(to, x, y, count)) return give(gpuErrorInvalidValue);
    std::memcpy(to->at(x, y, 0), from, count);
    return gpuSuccess;
}

//@ gpuMemcpyFromArray needs: detail:array_copy
inline gpuError_t gpuMemcpyFromArray(void* to, gpuArray_const_t array, size_t x, size_t y, size_t count, gpuMemcpyKind kind) {
    using namespace gpu::host;
    gpuArray* const from = const_cast<gpuArray*>(array);
    if (!Arrays::instance().has(from)) return give(gpuErrorInvalidResourceHandle);
    if (kind == gpuMemcpyHostToHost || kind == gpuMemcpyHostToDevice) return give(gpuErrorInvalidMemcpyDirection);
    const bool known = kind == gpuMemcpyDefault ? inside(to, count) : accessible(to, count, kind == gpuMemcpyDeviceToDevice);
    if (!known || !runs_within(from, x, y, count)) return give(gpuErrorInvalidValue);
    std::memcpy(to, from->at(x, y, 0), count);
    return gpuSuccess;
}

//@ gpuMemcpy2DArrayToArray needs: detail:array_copy
inline gpuError_t gpuMemcpy2DArrayToArray(gpuArray_t to, size_t to_x, size_t to_y, gpuArray_const_t from, size_t x, size_t y, size_t width,
                                          size_t height, gpuMemcpyKind = gpuMemcpyDeviceToDevice) {
    using namespace gpu::host;
    if (!Arrays::instance().has(to) || !Arrays::instance().has(from)) return give(gpuErrorInvalidResourceHandle);
    if (!within(to, to_x, to_y, width, height) || !within(from, x, y, width, height)) return give(gpuErrorInvalidValue);
    for (size_t row = 0; row < height; ++row)
        std::memmove(to->at(to_x, to_y + row, 0), const_cast<gpuArray*>(from)->at(x, y + row, 0), width);
    return gpuSuccess;
}

//@ gpuMemcpy3DParms needs: gpuArray gpuPos gpuPitchedPtr gpuExtent gpuMemcpyKind
struct gpuMemcpy3DParms {
    gpuArray_t srcArray;
    gpuPos srcPos;
    gpuPitchedPtr srcPtr;
    gpuArray_t dstArray;
    gpuPos dstPos;
    gpuPitchedPtr dstPtr;
    gpuExtent extent;
    gpuMemcpyKind kind;
};

//@ gpuMemcpy3D needs: gpuMemcpy3DParms detail:array_copy
namespace gpu {
namespace host {

// One end of a copy of a box: rows of bytes.
struct Box {
    char* first;
    size_t pitch, slice;
    bool valid;
};
// Positions and widths count texels where an array takes part, else bytes; `unit` is the size of one.
inline Box box(gpuArray* array, gpuPos at, gpuPitchedPtr memory, gpuExtent extent, size_t unit, bool device, bool checked) {
    const size_t width = extent.width * unit;
    if (array) {
        const bool fits = within(array, at.x * unit, at.y, width, extent.height) && at.z <= array->slices() && extent.depth <= array->slices() - at.z;
        return {array->bytes.data() + (at.z * array->rows() + at.y) * array->pitch() + at.x * unit, array->pitch(),
                array->pitch() * array->rows(), fits && (device || !checked)};
    }
    // In memory a position counts bytes even where the widths count texels (driver_types.h, cudaMemcpy3DParms).
    const size_t slice = memory.pitch * memory.ysize;
    char* const first = static_cast<char*>(memory.ptr) + at.z * slice + at.y * memory.pitch + at.x;
    const size_t size = slice * (extent.depth - 1) + memory.pitch * (extent.height - 1) + width;
    const bool rows = extent.height == 1 || at.x + width <= memory.pitch;
    const bool slices = extent.depth == 1 || at.y + extent.height <= memory.ysize;
    return {first, memory.pitch, slice, memory.ptr && rows && slices && (checked ? accessible(first, size, device) : inside(first, size))};
}

}  // namespace host
}  // namespace gpu
inline gpuError_t gpuMemcpy3D(const gpuMemcpy3DParms* parameters) {
    using namespace gpu::host;
    if (!parameters) return give(gpuErrorInvalidValue);
    const gpuMemcpy3DParms& p = *parameters;
    if (!p.extent.width || !p.extent.height || !p.extent.depth) return gpuSuccess;
    if (!p.srcArray == !p.srcPtr.ptr || !p.dstArray == !p.dstPtr.ptr) return give(gpuErrorInvalidValue);
    if ((p.srcArray && !Arrays::instance().has(p.srcArray)) || (p.dstArray && !Arrays::instance().has(p.dstArray))) {
        return give(gpuErrorInvalidResourceHandle);
    }
    if (p.srcArray && p.dstArray && p.srcArray->texel() != p.dstArray->texel()) return give(gpuErrorInvalidValue);
    if (p.kind < gpuMemcpyHostToHost || p.kind > gpuMemcpyDefault) return give(gpuErrorInvalidMemcpyDirection);
    const size_t unit = p.srcArray ? p.srcArray->texel() : p.dstArray ? p.dstArray->texel() : 1;
    const bool checked = p.kind != gpuMemcpyDefault;
    const bool to_device = p.kind == gpuMemcpyHostToDevice || p.kind == gpuMemcpyDeviceToDevice;
    const bool from_device = p.kind == gpuMemcpyDeviceToHost || p.kind == gpuMemcpyDeviceToDevice;
    const Box from = box(p.srcArray, p.srcPos, p.srcPtr, p.extent, unit, from_device, checked);
    const Box to = box(p.dstArray, p.dstPos, p.dstPtr, p.extent, unit, to_device, checked);
    if (!from.valid || !to.valid) return give(gpuErrorInvalidValue);
    for (size_t z = 0; z < p.extent.depth; ++z)
        for (size_t y = 0; y < p.extent.height; ++y)
            std::memmove(to.first + z * to.slice + y * to.pitch, from.first + z * from.slice + y * from.pitch, p.extent.width * unit);
    return gpuSuccess;
}

//@ gpuMemcpy3DAsync needs: gpuMemcpy3D detail:streams
inline gpuError_t gpuMemcpy3DAsync(const gpuMemcpy3DParms* parameters, gpuStream_t stream = nullptr) {
    if (!parameters) return gpu::host::give(gpuErrorInvalidValue);
    return gpu::host::enqueue(stream, gpu::host::Kind::copy, [copy = *parameters] { return gpuMemcpy3D(&copy); });
}
