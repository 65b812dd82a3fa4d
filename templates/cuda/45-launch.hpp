// Launch bounds and execution control.
//@ GPU_LAUNCH_BOUNDS
// Threads per block, resident blocks per multiprocessor, blocks per cluster.
#define GPU_LAUNCH_BOUNDS(...) __launch_bounds__(__VA_ARGS__)

//@ gpu::trap
namespace gpu {
__device__ __forceinline__ void trap() {
  __trap();
}
}  // namespace gpu

//@ gpu::breakpoint
namespace gpu {
__device__ __forceinline__ void breakpoint() {
  __brkpt();
}
}  // namespace gpu

//@ gpu::nanosleep
namespace gpu {
__device__ __forceinline__ void nanosleep(unsigned int nanoseconds) {
  __nanosleep(nanoseconds);
}
}  // namespace gpu

//@ gpuLaunchAttributeIgnore
#define gpuLaunchAttributeIgnore cudaLaunchAttributeIgnore

//@ gpuLaunchAttributeProgrammaticStreamSerialization
#define gpuLaunchAttributeProgrammaticStreamSerialization cudaLaunchAttributeProgrammaticStreamSerialization

//@ gpu::launch_kernel
namespace gpu {
template <class... P, class... A>
inline cudaError_t launch_kernel(const cudaLaunchConfig_t* config, void (*kernel)(P...), A&&... arguments) {
  return cudaLaunchKernelEx(config, kernel, static_cast<A&&>(arguments)...);
}
}  // namespace gpu

//@ gpu::launch_kernel_by_address
namespace gpu {
inline cudaError_t launch_kernel_by_address(const cudaLaunchConfig_t* config, const void* kernel, void** arguments) {
  return cudaLaunchKernelExC(config, kernel, arguments);
}
}  // namespace gpu

//@ gpu::grid_dependency_synchronize
namespace gpu {
__device__ __forceinline__ void grid_dependency_synchronize() {
  cudaGridDependencySynchronize();
}
}  // namespace gpu

//@ gpu::trigger_dependent_launch
namespace gpu {
__device__ __forceinline__ void trigger_dependent_launch() {
  cudaTriggerProgrammaticLaunchCompletion();
}
}  // namespace gpu
