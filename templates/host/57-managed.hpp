The host API: what CUDA may be told of managed memory. There is one memory here, so that all of it holds already.

//@ gpuCpuDeviceId gpuInvalidDeviceId
constexpr int gpuCpuDeviceId = -1, gpuInvalidDeviceId = -2;

//@ gpuMemoryAdvise gpuMemAdviseSetReadMostly gpuMemAdviseUnsetReadMostly gpuMemAdviseSetPreferredLocation gpuMemAdviseUnsetPreferredLocation gpuMemAdviseSetAccessedBy gpuMemAdviseUnsetAccessedBy
enum gpuMemoryAdvise : int {
    gpuMemAdviseSetReadMostly = 1,
    gpuMemAdviseUnsetReadMostly = 2,
    gpuMemAdviseSetPreferredLocation = 3,
    gpuMemAdviseUnsetPreferredLocation = 4,
    gpuMemAdviseSetAccessedBy = 5,
    gpuMemAdviseUnsetAccessedBy = 6,
};

//@ gpuMemLocation gpuMemLocationType gpuMemLocationTypeInvalid gpuMemLocationTypeDevice gpuMemLocationTypeHost gpuMemLocationTypeHostNuma gpuMemLocationTypeHostNumaCurrent
enum gpuMemLocationType : int {
    gpuMemLocationTypeInvalid = 0,
    gpuMemLocationTypeDevice = 1,
    gpuMemLocationTypeHost = 2,
    gpuMemLocationTypeHostNuma = 3,
    gpuMemLocationTypeHostNumaCurrent = 4,
};
struct gpuMemLocation {
    gpuMemLocationType type;
    int id;
};

//@ detail:places needs: gpuError_t gpuMemLocation
namespace gpu {
namespace host {
inline gpuError_t placed(const void* pointer, size_t count, int device) {
    return give(!pointer || !count ? gpuErrorInvalidValue : device < -1 || device > 0 ? gpuErrorInvalidDevice : gpuSuccess);
}
inline gpuError_t placed(const void* pointer, size_t count, gpuMemLocation location) {
    if (location.type == gpuMemLocationTypeInvalid) return give(gpuErrorInvalidValue);
    return placed(pointer, count, location.type == gpuMemLocationTypeDevice ? location.id : -1);
}
}  // namespace host
}  // namespace gpu

//@ gpuMemPrefetchAsync needs: detail:places gpuStream_t
// CUDA 12 and older name a device, CUDA 13 a location and flags.
inline gpuError_t gpuMemPrefetchAsync(const void* pointer, size_t count, int device, gpuStream_t = nullptr) {
    return gpu::host::placed(pointer, count, device);
}
inline gpuError_t gpuMemPrefetchAsync(const void* pointer, size_t count, gpuMemLocation location, unsigned int flags,
                                      gpuStream_t = nullptr) {
    return flags ? gpu::host::give(gpuErrorInvalidValue) : gpu::host::placed(pointer, count, location);
}

//@ gpuMemAdvise needs: detail:places gpuMemoryAdvise
inline gpuError_t gpuMemAdvise(const void* pointer, size_t count, gpuMemoryAdvise, int device) {
    return gpu::host::placed(pointer, count, device);
}
inline gpuError_t gpuMemAdvise(const void* pointer, size_t count, gpuMemoryAdvise, gpuMemLocation location) {
    return gpu::host::placed(pointer, count, location);
}

//@ gpuDeviceGetLimit needs: detail:limits gpuError_t
// What CUDA begins with, or what gpuDeviceSetLimit asked for; nothing depends on it.
inline gpuError_t gpuDeviceGetLimit(size_t* value, gpuLimit limit) {
    if (!value) return gpu::host::give(gpuErrorInvalidValue);
    *value = gpu::host::limit_of(limit);
    return gpuSuccess;
}
