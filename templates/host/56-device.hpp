The host API: symbols, the device, kernels as objects. The device is made up; its limits are those of an A100.

//@ gpuGetSymbolAddress needs: detail:registry
template <class T>
inline gpuError_t gpuGetSymbolAddress(void** address, const T& symbol) {
    if (!address) return gpu::host::give(gpuErrorInvalidValue);
    *address = const_cast<void*>(static_cast<const volatile void*>(&symbol));
    gpu::host::Registry::instance().add(*address, sizeof(T), gpu::host::Memory::device);
    return gpuSuccess;
}

//@ gpuGetSymbolSize needs: gpuError_t
template <class T>
inline gpuError_t gpuGetSymbolSize(size_t* size, const T&) {
    if (!size) return gpu::host::give(gpuErrorInvalidValue);
    *size = sizeof(T);
    return gpuSuccess;
}

//@ gpuMemcpyToSymbol needs: detail:copy
// The symbol is the variable itself.
template <class T>
inline gpuError_t gpuMemcpyToSymbol(const T& symbol, const void* from, size_t size, size_t offset = 0,
                                    gpuMemcpyKind kind = gpuMemcpyHostToDevice) {
    if (offset > sizeof(T) || size > sizeof(T) - offset) return gpu::host::give(gpuErrorInvalidValue);
    if (kind == gpuMemcpyHostToHost || kind == gpuMemcpyDeviceToHost) return gpu::host::give(gpuErrorInvalidMemcpyDirection);
    const bool known = kind == gpuMemcpyDefault ? gpu::host::inside(from, size)
                                                : gpu::host::accessible(from, size, kind == gpuMemcpyDeviceToDevice);
    if (size && !known) return gpu::host::give(gpuErrorInvalidValue);
    std::memmove(reinterpret_cast<char*>(const_cast<std::remove_cv_t<T>*>(&symbol)) + offset, from, size);
    return gpuSuccess;
}

//@ gpuMemcpyToSymbolAsync needs: gpuMemcpyToSymbol detail:streams
template <class T>
inline gpuError_t gpuMemcpyToSymbolAsync(const T& symbol, const void* from, size_t size, size_t offset, gpuMemcpyKind kind,
                                         gpuStream_t stream = nullptr) {
    const gpuError_t error = gpu::host::check(stream);
    return error ? error : gpuMemcpyToSymbol(symbol, from, size, offset, kind);
}

//@ gpuMemcpyFromSymbol needs: detail:copy
template <class T>
inline gpuError_t gpuMemcpyFromSymbol(void* to, const T& symbol, size_t size, size_t offset = 0,
                                      gpuMemcpyKind kind = gpuMemcpyDeviceToHost) {
    if (offset > sizeof(T) || size > sizeof(T) - offset) return gpu::host::give(gpuErrorInvalidValue);
    if (kind == gpuMemcpyHostToHost || kind == gpuMemcpyHostToDevice) return gpu::host::give(gpuErrorInvalidMemcpyDirection);
    const bool known =
        kind == gpuMemcpyDefault ? gpu::host::inside(to, size) : gpu::host::accessible(to, size, kind == gpuMemcpyDeviceToDevice);
    if (size && !known) return gpu::host::give(gpuErrorInvalidValue);
    std::memmove(to, reinterpret_cast<const char*>(const_cast<const std::remove_cv_t<T>*>(&symbol)) + offset, size);
    return gpuSuccess;
}

//@ gpuMemcpyFromSymbolAsync needs: gpuMemcpyFromSymbol detail:streams
template <class T>
inline gpuError_t gpuMemcpyFromSymbolAsync(void* to, const T& symbol, size_t size, size_t offset, gpuMemcpyKind kind,
                                           gpuStream_t stream = nullptr) {
    const gpuError_t error = gpu::host::check(stream);
    return error ? error : gpuMemcpyFromSymbol(to, symbol, size, offset, kind);
}

//@ gpuDeviceSynchronize needs: gpuError_t
inline gpuError_t gpuDeviceSynchronize() { return gpuSuccess; }

//@ gpuDeviceReset needs: gpuError_t
inline gpuError_t gpuDeviceReset() { return gpuSuccess; }

//@ gpuGetDeviceCount needs: gpuError_t
inline gpuError_t gpuGetDeviceCount(int* count) {
    if (!count) return gpu::host::give(gpuErrorInvalidValue);
    *count = 1;
    return gpuSuccess;
}

//@ gpuGetDevice needs: gpuError_t
inline gpuError_t gpuGetDevice(int* device) {
    if (!device) return gpu::host::give(gpuErrorInvalidValue);
    *device = 0;
    return gpuSuccess;
}

//@ gpuSetDevice needs: gpuError_t
inline gpuError_t gpuSetDevice(int device) { return device ? gpu::host::give(gpuErrorInvalidDevice) : gpuSuccess; }

//@ gpuDeviceScheduleAuto gpuDeviceScheduleSpin gpuDeviceScheduleYield gpuDeviceScheduleBlockingSync gpuDeviceMapHost
constexpr unsigned gpuDeviceScheduleAuto = 0, gpuDeviceScheduleSpin = 1, gpuDeviceScheduleYield = 2;
constexpr unsigned gpuDeviceScheduleBlockingSync = 4, gpuDeviceMapHost = 8;

//@ gpuSetDeviceFlags needs: gpuError_t
inline gpuError_t gpuSetDeviceFlags(unsigned) { return gpuSuccess; }

//@ gpuDeviceCanAccessPeer needs: gpuError_t
inline gpuError_t gpuDeviceCanAccessPeer(int* can, int device, int peer) {
    if (!can) return gpu::host::give(gpuErrorInvalidValue);
    if (device || peer) return gpu::host::give(gpuErrorInvalidDevice);
    *can = 0;
    return gpuSuccess;
}

//@ gpuDriverGetVersion needs: gpuError_t
inline gpuError_t gpuDriverGetVersion(int* version) {
    if (!version) return gpu::host::give(gpuErrorInvalidValue);
    *version = 13000;
    return gpuSuccess;
}

//@ gpuRuntimeGetVersion needs: gpuError_t
inline gpuError_t gpuRuntimeGetVersion(int* version) {
    if (!version) return gpu::host::give(gpuErrorInvalidValue);
    *version = 13000;
    return gpuSuccess;
}

//@ detail:device
namespace gpu {
namespace host {

// The numbers that the device gives of itself. They are the same on every machine, so that results do not depend on it.
constexpr int multiprocessors = 8;
constexpr int threads_per_multiprocessor = 2048;
constexpr int blocks_per_multiprocessor = 32;
constexpr size_t shared_per_multiprocessor = 164 * 1024;
constexpr int clock_khz = 1000000;
constexpr int registers = 65536;

}  // namespace host
}  // namespace gpu

//@ gpuDeviceProp needs: detail:device detail:registry detail:launch
struct gpuDeviceProp {
    char name[256];
    size_t totalGlobalMem;
    size_t sharedMemPerBlock;
    size_t sharedMemPerBlockOptin;
    size_t sharedMemPerMultiprocessor;
    size_t reservedSharedMemPerBlock;
    size_t totalConstMem;
    size_t memPitch;
    size_t textureAlignment;
    int regsPerBlock;
    int regsPerMultiprocessor;
    int warpSize;
    int maxThreadsPerBlock;
    int maxThreadsDim[3];
    int maxGridSize[3];
    int clockRate;
    int memoryClockRate;
    int memoryBusWidth;
    int major;
    int minor;
    int multiProcessorCount;
    int maxThreadsPerMultiProcessor;
    int maxBlocksPerMultiProcessor;
    int l2CacheSize;
    int integrated;
    int canMapHostMemory;
    int concurrentKernels;
    int asyncEngineCount;
    int unifiedAddressing;
    int managedMemory;
    int concurrentManagedAccess;
    int cooperativeLaunch;
    int computeMode;
    int ECCEnabled;
    int kernelExecTimeoutEnabled;
    int isMultiGpuBoard;
    int pciBusID;
    int pciDeviceID;
    int pciDomainID;
};

//@ gpuGetDeviceProperties needs: gpuDeviceProp gpuError_t
inline gpuError_t gpuGetDeviceProperties(gpuDeviceProp* properties, int device) {
    using namespace gpu::host;
    if (!properties) return give(gpuErrorInvalidValue);
    if (device) return give(gpuErrorInvalidDevice);
    gpuDeviceProp p{};
    std::snprintf(p.name, sizeof p.name, "host CPU");
    p.totalGlobalMem = device_memory;
    p.sharedMemPerBlock = shared_limit;
    p.sharedMemPerBlockOptin = shared_opt_in_limit;
    p.sharedMemPerMultiprocessor = shared_per_multiprocessor;
    p.reservedSharedMemPerBlock = 1024;
    p.totalConstMem = 65536;
    p.memPitch = 0x7fffffff;
    p.textureAlignment = 512;
    p.regsPerBlock = p.regsPerMultiprocessor = registers;
    p.warpSize = 32;
    p.maxThreadsPerBlock = p.maxThreadsDim[0] = p.maxThreadsDim[1] = 1024;
    p.maxThreadsDim[2] = 64;
    p.maxGridSize[0] = 0x7fffffff;
    p.maxGridSize[1] = p.maxGridSize[2] = 65535;
    p.clockRate = p.memoryClockRate = clock_khz;
    p.memoryBusWidth = 256;
    p.major = 8;
    p.multiProcessorCount = multiprocessors;
    p.maxThreadsPerMultiProcessor = threads_per_multiprocessor;
    p.maxBlocksPerMultiProcessor = blocks_per_multiprocessor;
    p.l2CacheSize = 4 << 20;
    p.canMapHostMemory = p.unifiedAddressing = p.managedMemory = p.concurrentManagedAccess = 1;
    *properties = p;
    return gpuSuccess;
}

//@ gpuDeviceAttr gpuDevAttrMaxThreadsPerBlock gpuDevAttrMaxBlockDimX gpuDevAttrMaxBlockDimY gpuDevAttrMaxBlockDimZ gpuDevAttrMaxGridDimX gpuDevAttrMaxGridDimY gpuDevAttrMaxGridDimZ gpuDevAttrMaxSharedMemoryPerBlock gpuDevAttrTotalConstantMemory gpuDevAttrWarpSize gpuDevAttrMaxRegistersPerBlock gpuDevAttrClockRate gpuDevAttrMultiProcessorCount gpuDevAttrIntegrated gpuDevAttrCanMapHostMemory gpuDevAttrComputeMode gpuDevAttrConcurrentKernels gpuDevAttrMemoryClockRate gpuDevAttrGlobalMemoryBusWidth gpuDevAttrL2CacheSize gpuDevAttrMaxThreadsPerMultiProcessor gpuDevAttrUnifiedAddressing gpuDevAttrComputeCapabilityMajor gpuDevAttrComputeCapabilityMinor gpuDevAttrMaxSharedMemoryPerMultiprocessor gpuDevAttrMaxRegistersPerMultiprocessor gpuDevAttrManagedMemory gpuDevAttrPageableMemoryAccess gpuDevAttrConcurrentManagedAccess gpuDevAttrCooperativeLaunch gpuDevAttrMaxSharedMemoryPerBlockOptin gpuDevAttrMaxBlocksPerMultiprocessor gpuDevAttrMemoryPoolsSupported
enum gpuDeviceAttr : int {
    gpuDevAttrMaxThreadsPerBlock = 1,
    gpuDevAttrMaxBlockDimX = 2,
    gpuDevAttrMaxBlockDimY = 3,
    gpuDevAttrMaxBlockDimZ = 4,
    gpuDevAttrMaxGridDimX = 5,
    gpuDevAttrMaxGridDimY = 6,
    gpuDevAttrMaxGridDimZ = 7,
    gpuDevAttrMaxSharedMemoryPerBlock = 8,
    gpuDevAttrTotalConstantMemory = 9,
    gpuDevAttrWarpSize = 10,
    gpuDevAttrMaxRegistersPerBlock = 12,
    gpuDevAttrClockRate = 13,
    gpuDevAttrMultiProcessorCount = 16,
    gpuDevAttrIntegrated = 18,
    gpuDevAttrCanMapHostMemory = 19,
    gpuDevAttrComputeMode = 20,
    gpuDevAttrConcurrentKernels = 31,
    gpuDevAttrMemoryClockRate = 36,
    gpuDevAttrGlobalMemoryBusWidth = 37,
    gpuDevAttrL2CacheSize = 38,
    gpuDevAttrMaxThreadsPerMultiProcessor = 39,
    gpuDevAttrUnifiedAddressing = 41,
    gpuDevAttrComputeCapabilityMajor = 75,
    gpuDevAttrComputeCapabilityMinor = 76,
    gpuDevAttrMaxSharedMemoryPerMultiprocessor = 81,
    gpuDevAttrMaxRegistersPerMultiprocessor = 82,
    gpuDevAttrManagedMemory = 83,
    gpuDevAttrPageableMemoryAccess = 88,
    gpuDevAttrConcurrentManagedAccess = 89,
    gpuDevAttrCooperativeLaunch = 95,
    gpuDevAttrMaxSharedMemoryPerBlockOptin = 97,
    gpuDevAttrMaxBlocksPerMultiprocessor = 106,
    gpuDevAttrMemoryPoolsSupported = 115,
};

//@ gpuDeviceGetAttribute needs: gpuDeviceAttr gpuError_t detail:device detail:launch
inline gpuError_t gpuDeviceGetAttribute(int* value, gpuDeviceAttr attribute, int device) {
    using namespace gpu::host;
    if (!value) return give(gpuErrorInvalidValue);
    if (device) return give(gpuErrorInvalidDevice);
    switch (attribute) {
        case gpuDevAttrMaxThreadsPerBlock: *value = 1024; return gpuSuccess;
        case gpuDevAttrMaxBlockDimX: *value = 1024; return gpuSuccess;
        case gpuDevAttrMaxBlockDimY: *value = 1024; return gpuSuccess;
        case gpuDevAttrMaxBlockDimZ: *value = 64; return gpuSuccess;
        case gpuDevAttrMaxGridDimX: *value = 0x7fffffff; return gpuSuccess;
        case gpuDevAttrMaxGridDimY: *value = 65535; return gpuSuccess;
        case gpuDevAttrMaxGridDimZ: *value = 65535; return gpuSuccess;
        case gpuDevAttrMaxSharedMemoryPerBlock: *value = int(shared_limit); return gpuSuccess;
        case gpuDevAttrTotalConstantMemory: *value = 65536; return gpuSuccess;
        case gpuDevAttrWarpSize: *value = 32; return gpuSuccess;
        case gpuDevAttrMaxRegistersPerBlock: *value = registers; return gpuSuccess;
        case gpuDevAttrClockRate: *value = clock_khz; return gpuSuccess;
        case gpuDevAttrMultiProcessorCount: *value = multiprocessors; return gpuSuccess;
        case gpuDevAttrIntegrated: *value = 0; return gpuSuccess;
        case gpuDevAttrCanMapHostMemory: *value = 1; return gpuSuccess;
        case gpuDevAttrComputeMode: *value = 0; return gpuSuccess;
        case gpuDevAttrConcurrentKernels: *value = 0; return gpuSuccess;
        case gpuDevAttrMemoryClockRate: *value = clock_khz; return gpuSuccess;
        case gpuDevAttrGlobalMemoryBusWidth: *value = 256; return gpuSuccess;
        case gpuDevAttrL2CacheSize: *value = 4 << 20; return gpuSuccess;
        case gpuDevAttrMaxThreadsPerMultiProcessor: *value = threads_per_multiprocessor; return gpuSuccess;
        case gpuDevAttrUnifiedAddressing: *value = 1; return gpuSuccess;
        case gpuDevAttrComputeCapabilityMajor: *value = 8; return gpuSuccess;
        case gpuDevAttrComputeCapabilityMinor: *value = 0; return gpuSuccess;
        case gpuDevAttrMaxSharedMemoryPerMultiprocessor: *value = int(shared_per_multiprocessor); return gpuSuccess;
        case gpuDevAttrMaxRegistersPerMultiprocessor: *value = registers; return gpuSuccess;
        case gpuDevAttrManagedMemory: *value = 1; return gpuSuccess;
        case gpuDevAttrPageableMemoryAccess: *value = 0; return gpuSuccess;
        case gpuDevAttrConcurrentManagedAccess: *value = 1; return gpuSuccess;
        case gpuDevAttrCooperativeLaunch: *value = 0; return gpuSuccess;
        case gpuDevAttrMaxSharedMemoryPerBlockOptin: *value = int(shared_opt_in_limit); return gpuSuccess;
        case gpuDevAttrMaxBlocksPerMultiprocessor: *value = blocks_per_multiprocessor; return gpuSuccess;
        case gpuDevAttrMemoryPoolsSupported: *value = 0; return gpuSuccess;
    }
    return give(gpuErrorInvalidValue);
}

//@ gpuLimit gpuLimitStackSize gpuLimitPrintfFifoSize gpuLimitMallocHeapSize
enum gpuLimit : int { gpuLimitStackSize = 0, gpuLimitPrintfFifoSize = 1, gpuLimitMallocHeapSize = 2 };

//@ gpuDeviceSetLimit needs: gpuLimit gpuError_t
// Accepted and without effect: the stack comes from the environment, the heap and printf are the process's own.
inline gpuError_t gpuDeviceSetLimit(gpuLimit, size_t) { return gpuSuccess; }

//@ gpuFuncCache gpuFuncCachePreferNone gpuFuncCachePreferShared gpuFuncCachePreferL1 gpuFuncCachePreferEqual
enum gpuFuncCache : int { gpuFuncCachePreferNone = 0, gpuFuncCachePreferShared = 1, gpuFuncCachePreferL1 = 2, gpuFuncCachePreferEqual = 3 };

//@ gpuDeviceSetCacheConfig needs: gpuFuncCache gpuError_t
inline gpuError_t gpuDeviceSetCacheConfig(gpuFuncCache) { return gpuSuccess; }

//@ gpuFuncSetCacheConfig needs: gpuFuncCache gpuError_t
template <class F>
inline gpuError_t gpuFuncSetCacheConfig(F*, gpuFuncCache) {
    return gpuSuccess;
}

//@ gpuFuncAttribute gpuFuncAttributeMaxDynamicSharedMemorySize gpuFuncAttributePreferredSharedMemoryCarveout
enum gpuFuncAttribute : int {
    gpuFuncAttributeMaxDynamicSharedMemorySize = 8,
    gpuFuncAttributePreferredSharedMemoryCarveout = 9,
};

//@ gpuFuncSetAttribute needs: gpuFuncAttribute gpuError_t detail:launch
template <class F>
inline gpuError_t gpuFuncSetAttribute(F* kernel, gpuFuncAttribute attribute, int value) {
    using namespace gpu::host;
    if (!kernel) return give(gpuErrorInvalidDeviceFunction);
    if (attribute == gpuFuncAttributePreferredSharedMemoryCarveout) return gpuSuccess;
    if (attribute != gpuFuncAttributeMaxDynamicSharedMemorySize || value < 0 || size_t(value) > shared_opt_in_limit) {
        return give(gpuErrorInvalidValue);
    }
    SharedAllowances::instance().set((const void*)kernel, size_t(value));
    return gpuSuccess;
}

//@ gpuFuncAttributes
struct gpuFuncAttributes {
    size_t sharedSizeBytes;
    size_t constSizeBytes;
    size_t localSizeBytes;
    int maxThreadsPerBlock;
    int numRegs;
    int ptxVersion;
    int binaryVersion;
    int cacheModeCA;
    int maxDynamicSharedSizeBytes;
    int preferredShmemCarveout;
};

//@ gpuFuncGetAttributes needs: gpuFuncAttributes gpuError_t detail:launch
// Sizes and registers are not known here and given as 0.
template <class F>
inline gpuError_t gpuFuncGetAttributes(gpuFuncAttributes* attributes, F* kernel) {
    using namespace gpu::host;
    if (!attributes) return give(gpuErrorInvalidValue);
    if (!kernel) return give(gpuErrorInvalidDeviceFunction);
    *attributes = {};
    attributes->maxThreadsPerBlock = 1024;
    attributes->ptxVersion = attributes->binaryVersion = 80;
    attributes->maxDynamicSharedSizeBytes = int(SharedAllowances::instance().get((const void*)kernel));
    return gpuSuccess;
}

//@ gpuOccupancyMaxActiveBlocksPerMultiprocessor needs: detail:device gpuError_t detail:launch
// What threads and dynamic shared memory allow; registers are not counted.
template <class F>
inline gpuError_t gpuOccupancyMaxActiveBlocksPerMultiprocessor(int* blocks, F, int block_size, size_t dynamic_shared) {
    using namespace gpu::host;
    if (!blocks || block_size <= 0) return give(gpuErrorInvalidValue);
    int fit = block_size > 1024 ? 0 : threads_per_multiprocessor / ((block_size + 31) / 32 * 32);
    if (fit > blocks_per_multiprocessor) fit = blocks_per_multiprocessor;
    const size_t by_shared = shared_per_multiprocessor / (dynamic_shared + 1024);
    *blocks = size_t(fit) < by_shared ? fit : int(by_shared);
    return gpuSuccess;
}

//@ gpuOccupancyMaxPotentialBlockSize needs: detail:device gpuError_t
template <class F>
inline gpuError_t gpuOccupancyMaxPotentialBlockSize(int* grid_size, int* block_size, F, size_t = 0, int limit = 0) {
    using namespace gpu::host;
    if (!grid_size || !block_size) return give(gpuErrorInvalidValue);
    *block_size = limit > 0 && limit < 1024 ? limit : 1024;
    *grid_size = multiprocessors * (threads_per_multiprocessor / *block_size);
    return gpuSuccess;
}

//@ gpuLaunchKernel needs: gpuStream_t gpuError_t detail:launch
// `arguments` points to one pointer for each parameter of the kernel.
template <class... P, size_t... index>
inline int gpuLaunchWith(void (*kernel)(P...), const gpu::host::Configuration& configuration, void** arguments,
                         std::index_sequence<index...>) {
    return gpu::host::run_with("(launched by address)", reinterpret_cast<const void*>(kernel), kernel, configuration,
                               std::tuple<P...>(*static_cast<std::remove_reference_t<P>*>(arguments[index])...));
}
template <class... P>
inline gpuError_t gpuLaunchKernel(void (*kernel)(P...), dim3 grid, dim3 block, void** arguments, size_t shared = 0,
                                  gpuStream_t stream = nullptr, gpu::host::Site site = gpu::host::here()) {
    if (!kernel) return gpu::host::give(gpuErrorInvalidDeviceFunction);
    const gpu::host::Configuration configuration(grid, block, shared, stream, site);
    return static_cast<gpuError_t>(gpuLaunchWith(kernel, configuration, arguments, std::index_sequence_for<P...>{}));
}
// A kernel cast to void* has lost its parameters, and only they tell how to call it.
inline gpuError_t gpuLaunchKernel(const void*, dim3, dim3, void**, size_t = 0, gpuStream_t = nullptr) {
    std::fprintf(stderr, "gpu host: a kernel launched through a void pointer cannot be called; pass the kernel itself\n");
    return gpu::host::give(gpuErrorNotSupported);
}

//@ gpuLaunchCooperativeKernel needs: gpuStream_t gpuError_t
// Blocks that wait for one another are not run here.
template <class F>
inline gpuError_t gpuLaunchCooperativeKernel(F*, dim3, dim3, void**, size_t = 0, gpuStream_t = nullptr) {
    return gpu::host::give(gpuErrorNotSupported);
}
