// Launch bounds and execution control.
//@ GPU_LAUNCH_BOUNDS
// Only the threads per block: HIP's second argument counts waves per SIMD where CUDA's counts blocks per
// multiprocessor, and neither it nor the cluster size changes what a kernel computes.
#define GPU_LAUNCH_BOUNDS(threads, ...) __launch_bounds__(threads)

//@ __grid_constant__
// Parameters are constant memory on AMD already.
#ifndef __grid_constant__
#define __grid_constant__
#endif

//@ __maxnreg__
// A register cap has no counterpart; it does not change results.
#ifndef __maxnreg__
#define __maxnreg__(registers)
#endif

//@ gpu::trap
namespace gpu {
__device__ inline void trap() {
  __builtin_trap();
}
}  // namespace gpu

//@ gpu::breakpoint
namespace gpu {
__device__ inline void breakpoint() {
  __builtin_debugtrap();
}
}  // namespace gpu

//@ gpu::nanosleep
namespace gpu {
__device__ inline void nanosleep(unsigned int nanoseconds) {
  // s_sleep 1 waits about 64 clocks, near 40 ns at the clocks of today's chips; a hint, as on NVIDIA.
  for (unsigned int slept = 0; slept < nanoseconds; slept += 40) __builtin_amdgcn_s_sleep(1);
}
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

//@ gpuLaunchConfig_t needs: gpuLaunchAttribute
struct gpuLaunchConfig_t {
  dim3 gridDim, blockDim;
  size_t dynamicSmemBytes;
  hipStream_t stream;
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

//@ gpu::launch_kernel_by_address needs: detail:launch_attributes
namespace gpu {
inline hipError_t launch_kernel_by_address(const gpuLaunchConfig_t* config, const void* kernel, void** arguments) {
  bool cooperative = false;
  if (!config) return hipErrorInvalidValue;
  if (!detail::known_attributes(*config, &cooperative)) return hipErrorNotSupported;
  if (cooperative) {
    return hipLaunchCooperativeKernel(kernel, config->gridDim, config->blockDim, arguments,
                                      static_cast<unsigned int>(config->dynamicSmemBytes), config->stream);
  }
  return hipLaunchKernel(kernel, config->gridDim, config->blockDim, arguments, config->dynamicSmemBytes, config->stream);
}
}  // namespace gpu

//@ gpu::launch_kernel needs: gpu::launch_kernel_by_address
namespace gpu {
namespace detail {
// Takes the arguments as the kernel does, so that they are converted as in a call of it.
template <class... P>
struct LaunchOf {
  static hipError_t with(const gpuLaunchConfig_t* config, void (*kernel)(P...), P... arguments) {
    void* pointers[] = {const_cast<void*>(static_cast<const void*>(__builtin_addressof(arguments)))..., nullptr};
    return launch_kernel_by_address(config, reinterpret_cast<const void*>(kernel), pointers);
  }
};
}  // namespace detail
template <class... P, class... A>
hipError_t launch_kernel(const gpuLaunchConfig_t* config, void (*kernel)(P...), A&&... arguments) {
  return detail::LaunchOf<P...>::with(config, kernel, static_cast<A&&>(arguments)...);
}
}  // namespace gpu

//@ gpu::grid_dependency_synchronize
// Kernels of a stream do not overlap, so that what this one depends on has ended.
namespace gpu {
__device__ inline void grid_dependency_synchronize() {}
}  // namespace gpu

//@ gpu::trigger_dependent_launch
namespace gpu {
__device__ inline void trigger_dependent_launch() {}
}  // namespace gpu

//@ gpuOccupancyMaxPotentialBlockSizeVariableSMem
// The block size with which most threads are resident on a compute unit, the largest of equals. HIP has this from 5.5 on.
template <class Kernel, class SharedOf>
hipError_t gpuOccupancyMaxPotentialBlockSizeVariableSMem(int* grid_size, int* block_size, Kernel kernel, SharedOf shared_of,
                                                         int limit = 0) {
  hipFuncAttributes attributes;
  int device = 0, units = 0, most = 0;
  hipError_t error = hipFuncGetAttributes(&attributes, reinterpret_cast<const void*>(kernel));
  if (error == hipSuccess) error = hipGetDevice(&device);
  if (error == hipSuccess) error = hipDeviceGetAttribute(&units, hipDeviceAttributeMultiprocessorCount, device);
  if (error != hipSuccess) return error;
  if (limit <= 0 || limit > attributes.maxThreadsPerBlock) limit = attributes.maxThreadsPerBlock;
  for (int size = limit; size > 0; size = (size - 1) / 64 * 64) {
    int blocks = 0;
    error = hipOccupancyMaxActiveBlocksPerMultiprocessor(&blocks, kernel, size, static_cast<size_t>(shared_of(size)));
    if (error != hipSuccess) return error;
    if (blocks * size > most) {
      most = blocks * size;
      *block_size = size;
      *grid_size = blocks * units;
    }
  }
  return most ? hipSuccess : hipErrorInvalidConfiguration;
}
