// Launch bounds and execution control.
//@ __maxnreg__
#define __maxnreg__(registers)

//@ gpu::trap  needs: __trap
namespace gpu {
inline void trap(host::Site site = host::here()) { __trap(site); }
}  // namespace gpu

//@ gpu::breakpoint
#include <csignal>
namespace gpu {
inline void breakpoint() { std::raise(SIGTRAP); }
}  // namespace gpu

//@ gpu::nanosleep  needs: __nanosleep
namespace gpu {
inline void nanosleep(unsigned int nanoseconds) { __nanosleep(nanoseconds); }
}  // namespace gpu

//@ gpuLaunchAttributeID gpuLaunchAttributeIgnore gpuLaunchAttributeCooperative gpuLaunchAttributeProgrammaticStreamSerialization gpuLaunchAttributePriority
// The attributes that are known here, with CUDA's numbers.
enum gpuLaunchAttributeID {
    gpuLaunchAttributeIgnore = 0,
    gpuLaunchAttributeCooperative = 2,
    gpuLaunchAttributeProgrammaticStreamSerialization = 6,
    gpuLaunchAttributePriority = 8
};

//@ gpuLaunchAttributeValue
union gpuLaunchAttributeValue {
    char pad[64];
    int cooperative;
    int priority;
    int programmaticStreamSerializationAllowed;
};

//@ gpuLaunchAttribute needs: gpuLaunchAttributeID gpuLaunchAttributeValue
struct gpuLaunchAttribute {
    gpuLaunchAttributeID id;
    gpuLaunchAttributeValue val;
};

//@ gpuLaunchConfig_t needs: gpuLaunchAttribute gpuStream_t
struct gpuLaunchConfig_t {
    dim3 gridDim, blockDim;
    size_t dynamicSmemBytes;
     gpuStream_t stream;
    gpuLaunchAttribute* attrs;
    unsigned int numAttrs;
};

//@ detail:launch_attributes needs: gpuLaunchConfig_t
namespace gpu {
namespace detail {
// Whether every attribute means something here; `cooperative` tells whether one asks for blocks that run at one time.
inline bool known_attributes(const gpuLaunchConfig_t& config, bool* cooperative) {
    *cooperative = false;
    for (unsigned int i = 0; i < config.numAttrs; ++i) {
      const gpuLaunchAttribute& attribute = config.attrs[i];
      if (attribute.id == gpuLaunchAttributeCooperative) {
        *cooperative = *cooperative || attribute.val.cooperative;
      } else if (attribute.id != gpuLaunchAttributeIgnore && attribute.id != gpuLaunchAttributePriority &&
                 attribute.id != gpuLaunchAttributeProgrammaticStreamSerialization) {
        return false;
      }
    }
    return true;
}
}  // namespace detail
}  // namespace gpu

//@ gpu::launch_kernel needs: detail:launch_attributes gpuLaunchKernel gpuLaunchCooperativeKernel
namespace gpu {
namespace host {
// Takes the arguments as the kernel does, so that they are converted as in a call of it.
template <class... P>
struct LaunchOf {
    static gpuError_t with(const gpuLaunchConfig_t* config, void (*kernel)(P...), P... arguments) {
        bool cooperative = false;
        if (!config || !detail::known_attributes(*config, &cooperative)) return give(config ? gpuErrorNotSupported : gpuErrorInvalidValue);
        void* pointers[] = {const_cast<void*>(static_cast<const void*>(&arguments))..., nullptr};
        const gpuLaunchConfig_t& c = *config;
        return cooperative ? gpuLaunchCooperativeKernel(kernel, c.gridDim, c.blockDim, pointers, c.dynamicSmemBytes, c.stream)
                           : gpuLaunchKernel(kernel, c.gridDim, c.blockDim, pointers, c.dynamicSmemBytes, c.stream);
    }
};
}  // namespace host
template <class... P, class... A>
gpuError_t launch_kernel(const gpuLaunchConfig_t* config, void (*kernel)(P...), A&&... arguments) {
    return host::LaunchOf<P...>::with(config, kernel, static_cast<A&&>(arguments)...);
}
}  // namespace gpu

//@ gpu::launch_kernel_by_address needs: detail:launch_attributes gpuLaunchKernel
// Cooperative launches need the kernel's type here.
namespace gpu {
inline gpuError_t launch_kernel_by_address(const gpuLaunchConfig_t* config, const void* kernel, void** arguments) {
    bool cooperative = false;
    if (!config) return host::give(gpuErrorInvalidValue);
    if (!detail::known_attributes(*config, &cooperative) || cooperative) return host::give(gpuErrorNotSupported);
    return gpuLaunchKernel(kernel, config->gridDim, config->blockDim, arguments, config->dynamicSmemBytes, config->stream);
}
}  // namespace gpu

//@ gpu::grid_dependency_synchronize
namespace gpu {
inline void grid_dependency_synchronize() {}
}  // namespace gpu

//@ gpu::trigger_dependent_launch
namespace gpu {
inline void trigger_dependent_launch() {}
}  // namespace gpu

//@ gpuOccupancyMaxPotentialBlockSizeVariableSMem needs: gpuOccupancyMaxActiveBlocksPerMultiprocessor
template <class F, class SharedOf>
inline gpuError_t gpuOccupancyMaxPotentialBlockSizeVariableSMem(int* grid_size, int* block_size, F kernel, SharedOf shared_of, int limit = 0) {
    if (!grid_size || !block_size) return gpu::host::give(gpuErrorInvalidValue);
    int most = 0;
    for (int size = limit > 0 && limit < 1024 ? limit : 1024; size > 0; size = (size - 1) / 32 * 32) {
        int blocks = 0;
        gpuOccupancyMaxActiveBlocksPerMultiprocessor(&blocks, kernel, size, size_t(shared_of(size)));
        if (blocks * size <= most) continue;
        most = blocks * size;
        *block_size = size;
        *grid_size = blocks * gpu::host::multiprocessors;
    }
    return most ? gpuSuccess : gpu::host::give(gpuErrorInvalidConfiguration);
}
