Surface objects: reads and writes of arrays, x counted in bytes.

//@ gpuSurfaceBoundaryMode gpuBoundaryModeZero gpuBoundaryModeClamp gpuBoundaryModeTrap
enum gpuSurfaceBoundaryMode : int { gpuBoundaryModeZero = 0, gpuBoundaryModeClamp = 1, gpuBoundaryModeTrap = 2 };

//@ gpuCreateSurfaceObject needs: detail:image gpuSurfaceObject_t
inline gpuError_t gpuCreateSurfaceObject(gpuSurfaceObject_t* object, const gpuResourceDesc* resource) {
    using namespace gpu::host;
    if (!object || !resource || resource->resType != gpuResourceTypeArray) return give(gpuErrorInvalidValue);
    std::vector<Image> levels;
    const gpuError_t error = images_of(*resource, levels);
    if (error) return give(error);
    if (!(resource->res.array.array->flags & gpuArraySurfaceLoadStore)) return give(gpuErrorInvalidValue);
    *object = reinterpret_cast<uintptr_t>(new Texture{*resource, {}, levels});
    return gpuSuccess;
}

//@ gpuDestroySurfaceObject needs: detail:image gpuSurfaceObject_t
inline gpuError_t gpuDestroySurfaceObject(gpuSurfaceObject_t object) {
    delete reinterpret_cast<gpu::host::Texture*>(uintptr_t(object));
    return gpuSuccess;
}

//@ gpuGetSurfaceObjectResourceDesc needs: detail:image gpuSurfaceObject_t
inline gpuError_t gpuGetSurfaceObjectResourceDesc(gpuResourceDesc* resource, gpuSurfaceObject_t object) {
    if (!resource || !object) return gpu::host::give(gpuErrorInvalidValue);
    *resource = reinterpret_cast<gpu::host::Texture*>(uintptr_t(object))->resource;
    return gpuSuccess;
}

//@ detail:surface needs: detail:image gpuSurfaceObject_t gpuSurfaceBoundaryMode detail:current
namespace gpu {
namespace host {

// The bytes that an access reaches, x counted in bytes; null where mode zero leaves the access out.
inline char* surface_at(const char* operation, gpuSurfaceObject_t object, long long x, long long y, long long z, size_t size,
                        gpuSurfaceBoundaryMode mode, Site site) {
    const Image& image = reinterpret_cast<Texture*>(uintptr_t(object))->levels[0];
    const Worker& running = current(operation, site);
    const long long bytes = image.width * (long long)image.texel();
    if (x % (long long)size) {
        running.fail(*running.thread, "misaligned surface access", site,
                     "%s at byte %lld of a row, which is no multiple of %zu", operation, x, size);
    }
    const bool inside = x >= 0 && x + (long long)size <= bytes && y >= 0 && y < image.height && z >= 0 && z < image.depth;
    if (!inside && mode == gpuBoundaryModeZero) return nullptr;
    if (!inside && mode == gpuBoundaryModeClamp) {
        const auto clamp = [](long long v, long long limit) { return v < 0 ? 0 : v >= limit ? limit - 1 : v; };
        x = clamp(x / (long long)size, bytes / (long long)size) * (long long)size;
        y = clamp(y, image.height);
        z = clamp(z, image.depth);
    } else if (!inside) {
        running.fail(*running.thread, "surface access out of bounds", site,
                     "%s at byte %lld, row %lld, slice %lld of %lld bytes, %lld rows and %lld slices", operation, x, y, z, bytes, image.height, image.depth);
    }
    return image.data + size_t(z) * image.slice + size_t(y) * image.pitch + size_t(x);
}

template <class T>
inline T surface_read(const char* operation, gpuSurfaceObject_t object, int x, int y, int z, gpuSurfaceBoundaryMode mode,
                      Site site) {
    T value{};
    const char* at = surface_at(operation, object, x, y, z, sizeof(T), mode, site);
    if (at) std::memcpy(static_cast<void*>(&value), at, sizeof(T));
    return value;
}

template <class T>
inline void surface_write(const char* operation, const T& value, gpuSurfaceObject_t object, int x, int y, int z,
                          gpuSurfaceBoundaryMode mode, Site site) {
    char* at = surface_at(operation, object, x, y, z, sizeof(T), mode, site);
    if (at) std::memcpy(at, static_cast<const void*>(&value), sizeof(T));
}

}  // namespace host
}  // namespace gpu

//@ surf1Dread needs: detail:surface
template <class T>
inline T surf1Dread(gpuSurfaceObject_t surface, int x, gpuSurfaceBoundaryMode mode = gpuBoundaryModeTrap,
                    gpu::host::Site site = gpu::host::here()) {
    return gpu::host::surface_read<T>("surf1Dread", surface, x, 0, 0, mode, site);
}
template <class T>
inline void surf1Dread(T* to, gpuSurfaceObject_t surface, int x, gpuSurfaceBoundaryMode mode = gpuBoundaryModeTrap,
                       gpu::host::Site site = gpu::host::here()) {
    *to = gpu::host::surface_read<T>("surf1Dread", surface, x, 0, 0, mode, site);
}

//@ surf1Dwrite needs: detail:surface
template <class T>
inline void surf1Dwrite(T value, gpuSurfaceObject_t surface, int x, gpuSurfaceBoundaryMode mode = gpuBoundaryModeTrap,
                        gpu::host::Site site = gpu::host::here()) {
    gpu::host::surface_write("surf1Dwrite", value, surface, x, 0, 0, mode, site);
}

//@ surf2Dread needs: detail:surface
template <class T>
inline T surf2Dread(gpuSurfaceObject_t surface, int x, int y, gpuSurfaceBoundaryMode mode = gpuBoundaryModeTrap,
                    gpu::host::Site site = gpu::host::here()) {
    return gpu::host::surface_read<T>("surf2Dread", surface, x, y, 0, mode, site);
}
template <class T>
inline void surf2Dread(T* to, gpuSurfaceObject_t surface, int x, int y, gpuSurfaceBoundaryMode mode = gpuBoundaryModeTrap,
                       gpu::host::Site site = gpu::host::here()) {
    *to = gpu::host::surface_read<T>("surf2Dread", surface, x, y, 0, mode, site);
}

//@ surf2Dwrite needs: detail:surface
template <class T>
inline void surf2Dwrite(T value, gpuSurfaceObject_t surface, int x, int y, gpuSurfaceBoundaryMode mode = gpuBoundaryModeTrap,
                        gpu::host::Site site = gpu::host::here()) {
    gpu::host::surface_write("surf2Dwrite", value, surface, x, y, 0, mode, site);
}

//@ surf3Dread needs: detail:surface
template <class T>
inline T surf3Dread(gpuSurfaceObject_t surface, int x, int y, int z, gpuSurfaceBoundaryMode mode = gpuBoundaryModeTrap,
                    gpu::host::Site site = gpu::host::here()) {
    return gpu::host::surface_read<T>("surf3Dread", surface, x, y, z, mode, site);
}
template <class T>
inline void surf3Dread(T* to, gpuSurfaceObject_t surface, int x, int y, int z, gpuSurfaceBoundaryMode mode = gpuBoundaryModeTrap,
                       gpu::host::Site site = gpu::host::here()) {
    *to = gpu::host::surface_read<T>("surf3Dread", surface, x, y, z, mode, site);
}

//@ surf3Dwrite needs: detail:surface
template <class T>
inline void surf3Dwrite(T value, gpuSurfaceObject_t surface, int x, int y, int z, gpuSurfaceBoundaryMode mode = gpuBoundaryModeTrap,
                        gpu::host::Site site = gpu::host::here()) {
    gpu::host::surface_write("surf3Dwrite", value, surface, x, y, z, mode, site);
}

//@ surf1DLayeredread needs: detail:surface
template <class T>
inline T surf1DLayeredread(gpuSurfaceObject_t surface, int x, int layer, gpuSurfaceBoundaryMode mode = gpuBoundaryModeTrap,
                           gpu::host::Site site = gpu::host::here()) {
    return gpu::host::surface_read<T>("surf1DLayeredread", surface, x, 0, layer, mode, site);
}
template <class T>
inline void surf1DLayeredread(T* to, gpuSurfaceObject_t surface, int x, int layer, gpuSurfaceBoundaryMode mode = gpuBoundaryModeTrap,
                              gpu::host::Site site = gpu::host::here()) {
    *to = gpu::host::surface_read<T>("surf1DLayeredread", surface, x, 0, layer, mode, site);
}

//@ surf1DLayeredwrite needs: detail:surface
template <class T>
inline void surf1DLayeredwrite(T value, gpuSurfaceObject_t surface, int x, int layer, gpuSurfaceBoundaryMode mode = gpuBoundaryModeTrap,
                               gpu::host::Site site = gpu::host::here()) {
    gpu::host::surface_write("surf1DLayeredwrite", value, surface, x, 0, layer, mode, site);
}

//@ surf2DLayeredread needs: detail:surface
template <class T>
inline T surf2DLayeredread(gpuSurfaceObject_t surface, int x, int y, int layer, gpuSurfaceBoundaryMode mode = gpuBoundaryModeTrap,
                           gpu::host::Site site = gpu::host::here()) {
    return gpu::host::surface_read<T>("surf2DLayeredread", surface, x, y, layer, mode, site);
}
template <class T>
inline void surf2DLayeredread(T* to, gpuSurfaceObject_t surface, int x, int y, int layer, gpuSurfaceBoundaryMode mode = gpuBoundaryModeTrap,
                              gpu::host::Site site = gpu::host::here()) {
    *to = gpu::host::surface_read<T>("surf2DLayeredread", surface, x, y, layer, mode, site);
}

//@ surf2DLayeredwrite needs: detail:surface
template <class T>
inline void surf2DLayeredwrite(T value, gpuSurfaceObject_t surface, int x, int y, int layer, gpuSurfaceBoundaryMode mode = gpuBoundaryModeTrap,
                               gpu::host::Site site = gpu::host::here()) {
    gpu::host::surface_write("surf2DLayeredwrite", value, surface, x, y, layer, mode, site);
}

//@ surfCubemapread needs: detail:surface
template <class T>
inline T surfCubemapread(gpuSurfaceObject_t surface, int x, int y, int face, gpuSurfaceBoundaryMode mode = gpuBoundaryModeTrap,
                         gpu::host::Site site = gpu::host::here()) {
    return gpu::host::surface_read<T>("surfCubemapread", surface, x, y, face, mode, site);
}
template <class T>
inline void surfCubemapread(T* to, gpuSurfaceObject_t surface, int x, int y, int face, gpuSurfaceBoundaryMode mode = gpuBoundaryModeTrap,
                            gpu::host::Site site = gpu::host::here()) {
    *to = gpu::host::surface_read<T>("surfCubemapread", surface, x, y, face, mode, site);
}

//@ surfCubemapwrite needs: detail:surface
template <class T>
inline void surfCubemapwrite(T value, gpuSurfaceObject_t surface, int x, int y, int face, gpuSurfaceBoundaryMode mode = gpuBoundaryModeTrap,
                             gpu::host::Site site = gpu::host::here()) {
    gpu::host::surface_write("surfCubemapwrite", value, surface, x, y, face, mode, site);
}

//@ surfCubemapLayeredread needs: detail:surface
template <class T>
inline T surfCubemapLayeredread(gpuSurfaceObject_t surface, int x, int y, int layer_face, gpuSurfaceBoundaryMode mode = gpuBoundaryModeTrap,
                                gpu::host::Site site = gpu::host::here()) {
    return gpu::host::surface_read<T>("surfCubemapLayeredread", surface, x, y, layer_face, mode, site);
}
template <class T>
inline void surfCubemapLayeredread(T* to, gpuSurfaceObject_t surface, int x, int y, int layer_face, gpuSurfaceBoundaryMode mode = gpuBoundaryModeTrap,
                                   gpu::host::Site site = gpu::host::here()) {
    *to = gpu::host::surface_read<T>("surfCubemapLayeredread", surface, x, y, layer_face, mode, site);
}

//@ surfCubemapLayeredwrite needs: detail:surface
template <class T>
inline void surfCubemapLayeredwrite(T value, gpuSurfaceObject_t surface, int x, int y, int layer_face, gpuSurfaceBoundaryMode mode = gpuBoundaryModeTrap,
                                    gpu::host::Site site = gpu::host::here()) {
    gpu::host::surface_write("surfCubemapLayeredwrite", value, surface, x, y, layer_face, mode, site);
}
