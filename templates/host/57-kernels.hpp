The host API: limits, and kernels as objects.

//@ gpuLimit gpuLimitStackSize gpuLimitPrintfFifoSize gpuLimitMallocHeapSize
enum gpuLimit : int { gpuLimitStackSize = 0, gpuLimitPrintfFifoSize = 1, gpuLimitMallocHeapSize = 2 };

//@ detail:limits needs: gpuLimit
namespace gpu {
namespace host {
inline size_t& limit_of(gpuLimit limit) {
    static size_t values[] = {1024, 1 << 20, 8 << 20};  // what CUDA begins with
    return values[limit];
}
}  // namespace host
}  // namespace gpu

//@ gpuDeviceSetLimit needs: detail:limits gpuError_t
// Remembered, and without effect: the stack comes from the environment, the heap and printf are the process's own.
inline gpuError_t gpuDeviceSetLimit(gpuLimit limit, size_t value) {
    gpu::host::limit_of(limit) = value;
    return gpuSuccess;
}

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
template <class... P>
inline gpuError_t gpuLaunchKernel(void (*kernel)(P...), dim3 grid, dim3 block, void** arguments, size_t shared = 0,
                                  gpuStream_t stream = nullptr, gpu::host::Site site = gpu::host::here()) {
    using namespace gpu::host;
    if (!kernel) return give(gpuErrorInvalidDeviceFunction);
    kernel_address(kernel);
    const std::tuple<P...> copies = copies_of<P...>(arguments, std::index_sequence_for<P...>{});
    return static_cast<gpuError_t>(run_with("(launched by address)", reinterpret_cast<const void*>(kernel), kernel,
                                            Configuration(grid, block, shared, stream, site), copies));
}
// A kernel without its type: known by its address, where the source casts it.
inline gpuError_t gpuLaunchKernel(const void* kernel, dim3 grid, dim3 block, void** arguments, size_t shared = 0,
                                  gpuStream_t stream = nullptr, gpu::host::Site site = gpu::host::here(),
                                  bool cooperative = false) {
    using namespace gpu::host;
    const Kernels::Binder binder = Kernels::instance().find(kernel);
    if (!binder) {
        std::fprintf(stderr, "gpu host: a kernel launched through a void pointer is not known, %s:%d; cast the kernel itself, or pass it uncast\n",
                     site.file, site.line);
        return give(gpuErrorInvalidDeviceFunction);
    }
    BoundKernel bound = binder(kernel, arguments, site);
    bound.grid = grid, bound.block = block, bound.shared = shared, bound.cooperative = cooperative;
    Recorder* recorder = Recorders::instance().of(stream);
    return static_cast<gpuError_t>(recorder ? remember(recorder->record(stream, bound)) : bound.run(bound));
}

//@ gpuLaunchCooperativeKernel needs: gpuLaunchKernel detail:device
// Blocks that may wait for one another: each runs on an OS thread of its own.
static_assert(gpu::host::resident_threads == gpu::host::multiprocessors * gpu::host::threads_per_multiprocessor &&
                  gpu::host::resident_blocks == gpu::host::multiprocessors * gpu::host::blocks_per_multiprocessor,
              "what occupancy promises can be launched");
inline gpuError_t gpuLaunchCooperativeKernel(const void* kernel, dim3 grid, dim3 block, void** arguments, size_t shared = 0,
                                             gpuStream_t stream = nullptr, gpu::host::Site site = gpu::host::here()) {
    return gpuLaunchKernel(kernel, grid, block, arguments, shared, stream, site, true);
}
template <class... P>
inline gpuError_t gpuLaunchCooperativeKernel(void (*kernel)(P...), dim3 grid, dim3 block, void** arguments, size_t shared = 0,
                                             gpuStream_t stream = nullptr, gpu::host::Site site = gpu::host::here()) {
    const void* address = reinterpret_cast<const void*>(gpu::host::kernel_address(kernel));
    return gpuLaunchCooperativeKernel(address, grid, block, arguments, shared, stream, site);
}
