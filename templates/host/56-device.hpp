The host API: the device. It is made up; its limits are those of an A100.

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
        case gpuDevAttrCooperativeLaunch: *value = 1; return gpuSuccess;
        case gpuDevAttrMaxSharedMemoryPerBlockOptin: *value = int(shared_opt_in_limit); return gpuSuccess;
        case gpuDevAttrMaxBlocksPerMultiprocessor: *value = blocks_per_multiprocessor; return gpuSuccess;
        case gpuDevAttrMemoryPoolsSupported: *value = 0; return gpuSuccess;
    }
    return give(gpuErrorInvalidValue);
}
