// Functions that take a kernel: HIP wants its address without a type.
//@ gpuFuncGetAttributes
template <typename Kernel>
hipError_t gpuFuncGetAttributes(hipFuncAttributes* attributes, Kernel* kernel) {
  return hipFuncGetAttributes(attributes, reinterpret_cast<const void*>(kernel));
}

//@ gpuFuncSetAttribute
template <typename Kernel>
hipError_t gpuFuncSetAttribute(Kernel* kernel, hipFuncAttribute attribute, int value) {
  return hipFuncSetAttribute(reinterpret_cast<const void*>(kernel), attribute, value);
}

//@ gpuFuncSetCacheConfig
template <typename Kernel>
hipError_t gpuFuncSetCacheConfig(Kernel* kernel, hipFuncCache_t preference) {
  return hipFuncSetCacheConfig(reinterpret_cast<const void*>(kernel), preference);
}

//@ gpuFuncSetSharedMemConfig
template <typename Kernel>
hipError_t gpuFuncSetSharedMemConfig(Kernel* kernel, hipSharedMemConfig setting) {
  return hipFuncSetSharedMemConfig(reinterpret_cast<const void*>(kernel), setting);
}

//@ gpuLaunchKernel
template <typename Kernel>
hipError_t gpuLaunchKernel(Kernel* kernel, dim3 grid, dim3 block, void** arguments, size_t shared = 0,
                           hipStream_t stream = nullptr) {
  return hipLaunchKernel(reinterpret_cast<const void*>(kernel), grid, block, arguments, shared, stream);
}

//@ gpuLaunchCooperativeKernel
template <typename Kernel>
hipError_t gpuLaunchCooperativeKernel(Kernel* kernel, dim3 grid, dim3 block, void** arguments, size_t shared = 0,
                                      hipStream_t stream = nullptr) {
  return hipLaunchCooperativeKernel(reinterpret_cast<const void*>(kernel), grid, block, arguments,
                                    static_cast<unsigned int>(shared), stream);
}

//@ gpuGetDriverEntryPoint
#if HIP_VERSION >= 60200000
// The symbol must be the name of a HIP function.
inline hipError_t gpuGetDriverEntryPoint(const char* symbol, void** function, unsigned long long flags,
                                         hipDriverProcAddressQueryResult* status = nullptr) {
  return hipGetProcAddress(symbol, function, HIP_VERSION, flags, status);
}
#endif

//@ gpuGetDriverEntryPointByVersion
#if HIP_VERSION >= 60200000
// The symbol must be the name of a HIP function; the version is HIP's, whatever version of CUDA is asked for.
inline hipError_t gpuGetDriverEntryPointByVersion(const char* symbol, void** function, unsigned int,
                                                  unsigned long long flags,
                                                  hipDriverProcAddressQueryResult* status = nullptr) {
  return hipGetProcAddress(symbol, function, HIP_VERSION, flags, status);
}
#endif

//@ gpuLaunchCooperativeKernelMultiDevice
inline hipError_t gpuLaunchCooperativeKernelMultiDevice(hipLaunchParams* launches, unsigned int devices,
                                                        unsigned int flags = 0) {
  return hipLaunchCooperativeKernelMultiDevice(launches, static_cast<int>(devices), flags);
}

//@ gpuProfilerStart gpuDrvProfilerStart
// AMD's runtime answers that it does not support this, and would leave that as the last error. Its profilers start and
// stop by themselves, or by roctxProfilerResume and roctxProfilerPause.
inline hipError_t gpuProfilerStart() {
  return hipSuccess;
}
#define gpuDrvProfilerStart gpuProfilerStart

//@ gpuProfilerStop gpuDrvProfilerStop
inline hipError_t gpuProfilerStop() {
  return hipSuccess;
}
#define gpuDrvProfilerStop gpuProfilerStop

//@ gpuEnableDefault
enum { gpuEnableDefault = 0 };

//@ gpuEventWaitDefault
enum { gpuEventWaitDefault = 0 };

//@ gpuSharedmemCarveoutDefault gpuSharedmemCarveoutMaxL1 gpuSharedmemCarveoutMaxShared
enum { gpuSharedmemCarveoutDefault = -1, gpuSharedmemCarveoutMaxL1 = 0, gpuSharedmemCarveoutMaxShared = 100 };
