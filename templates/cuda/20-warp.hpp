// Warp operations: the CUDA intrinsics themselves under portable names. The result types are the intrinsics' own, so
// that small integers promote to int as they do there. The forms without a width are functions of their own: passing
// CUDA's default on would add instructions.

//@ gpu::shfl
#if GPU_COMPILER
namespace gpu {
template <class T>
__device__ __forceinline__ auto shfl(unsigned mask, T var, int src_lane) {
  return __shfl_sync(mask, var, src_lane);
}
template <class T>
__device__ __forceinline__ auto shfl(unsigned mask, T var, int src_lane, int width) {
  return __shfl_sync(mask, var, src_lane, width);
}
}  // namespace gpu
#endif

//@ gpu::shfl_up
#if GPU_COMPILER
namespace gpu {
template <class T>
__device__ __forceinline__ auto shfl_up(unsigned mask, T var, unsigned delta) {
  return __shfl_up_sync(mask, var, delta);
}
template <class T>
__device__ __forceinline__ auto shfl_up(unsigned mask, T var, unsigned delta, int width) {
  return __shfl_up_sync(mask, var, delta, width);
}
}  // namespace gpu
#endif

//@ gpu::shfl_down
#if GPU_COMPILER
namespace gpu {
template <class T>
__device__ __forceinline__ auto shfl_down(unsigned mask, T var, unsigned delta) {
  return __shfl_down_sync(mask, var, delta);
}
template <class T>
__device__ __forceinline__ auto shfl_down(unsigned mask, T var, unsigned delta, int width) {
  return __shfl_down_sync(mask, var, delta, width);
}
}  // namespace gpu
#endif

//@ gpu::shfl_xor
#if GPU_COMPILER
namespace gpu {
template <class T>
__device__ __forceinline__ auto shfl_xor(unsigned mask, T var, int lane_mask) {
  return __shfl_xor_sync(mask, var, lane_mask);
}
template <class T>
__device__ __forceinline__ auto shfl_xor(unsigned mask, T var, int lane_mask, int width) {
  return __shfl_xor_sync(mask, var, lane_mask, width);
}
}  // namespace gpu
#endif

//@ gpu::ballot
#if GPU_COMPILER
namespace gpu {
__device__ __forceinline__ unsigned ballot(unsigned mask, int predicate) { return __ballot_sync(mask, predicate); }
}  // namespace gpu
#endif

//@ gpu::any
#if GPU_COMPILER
namespace gpu {
__device__ __forceinline__ int any(unsigned mask, int predicate) { return __any_sync(mask, predicate); }
}  // namespace gpu
#endif

//@ gpu::all
#if GPU_COMPILER
namespace gpu {
__device__ __forceinline__ int all(unsigned mask, int predicate) { return __all_sync(mask, predicate); }
}  // namespace gpu
#endif

//@ gpu::active_mask
#if GPU_COMPILER
namespace gpu {
__device__ __forceinline__ unsigned active_mask() { return __activemask(); }
}  // namespace gpu
#endif

//@ gpu::sync_warp
#if GPU_COMPILER
namespace gpu {
__device__ __forceinline__ void sync_warp(unsigned mask = 0xffffffff) { __syncwarp(mask); }
}  // namespace gpu
#endif

//@ gpu::warp_size
#if GPU_COMPILER
namespace gpu {
// The built-in variable on the device, so that the compiler sees what the CUDA source had.
__host__ __device__ __forceinline__ int warp_size() {
#if GPU_DEVICE_CODE
  return warpSize;
#else
  return 32;
#endif
}
}  // namespace gpu
#endif
