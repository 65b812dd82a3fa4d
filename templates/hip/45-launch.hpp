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
