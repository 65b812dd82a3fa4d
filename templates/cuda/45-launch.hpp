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
