// Warp operations: the CUDA intrinsics themselves under portable names. The result types are the intrinsics' own, so
// that small integers promote to int as they do there. The forms without a width are functions of
// their own: passing CUDA's default on would add instructions.

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

//@ gpu::match_any
#if GPU_COMPILER
namespace gpu {
template <class T>
__device__ __forceinline__ unsigned match_any(unsigned mask, T value) {
  return __match_any_sync(mask, value);
}
}  // namespace gpu
#endif

//@ gpu::match_all
#if GPU_COMPILER
namespace gpu {
template <class T>
__device__ __forceinline__ unsigned match_all(unsigned mask, T value, int* pred) {
  return __match_all_sync(mask, value, pred);
}
}  // namespace gpu
#endif

//@ gpu::reduce_add
#if GPU_COMPILER
namespace gpu {
template <class T>
__device__ __forceinline__ auto reduce_add(unsigned mask, T value) {
  return __reduce_add_sync(mask, value);
}
}  // namespace gpu
#endif

//@ gpu::reduce_min
#if GPU_COMPILER
namespace gpu {
template <class T>
__device__ __forceinline__ auto reduce_min(unsigned mask, T value) {
  return __reduce_min_sync(mask, value);
}
}  // namespace gpu
#endif

//@ gpu::reduce_max
#if GPU_COMPILER
namespace gpu {
template <class T>
__device__ __forceinline__ auto reduce_max(unsigned mask, T value) {
  return __reduce_max_sync(mask, value);
}
}  // namespace gpu
#endif

//@ gpu::reduce_and
#if GPU_COMPILER
namespace gpu {
template <class T>
__device__ __forceinline__ auto reduce_and(unsigned mask, T value) {
  return __reduce_and_sync(mask, value);
}
}  // namespace gpu
#endif

//@ gpu::reduce_or
#if GPU_COMPILER
namespace gpu {
template <class T>
__device__ __forceinline__ auto reduce_or(unsigned mask, T value) {
  return __reduce_or_sync(mask, value);
}
}  // namespace gpu
#endif

//@ gpu::reduce_xor
#if GPU_COMPILER
namespace gpu {
template <class T>
__device__ __forceinline__ auto reduce_xor(unsigned mask, T value) {
  return __reduce_xor_sync(mask, value);
}
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

//@ gpu::lane_id
#if GPU_COMPILER
namespace gpu {
__device__ __forceinline__ unsigned lane_id() {
  unsigned value;
  asm("mov.u32 %0, %%laneid;" : "=r"(value));
  return value;
}
}  // namespace gpu
#endif

//@ gpu::lanemask_eq
#if GPU_COMPILER
namespace gpu {
__device__ __forceinline__ unsigned lanemask_eq() {
  unsigned value;
  asm("mov.u32 %0, %%lanemask_eq;" : "=r"(value));
  return value;
}
}  // namespace gpu
#endif

//@ gpu::lanemask_lt
#if GPU_COMPILER
namespace gpu {
__device__ __forceinline__ unsigned lanemask_lt() {
  unsigned value;
  asm("mov.u32 %0, %%lanemask_lt;" : "=r"(value));
  return value;
}
}  // namespace gpu
#endif

//@ gpu::lanemask_le
#if GPU_COMPILER
namespace gpu {
__device__ __forceinline__ unsigned lanemask_le() {
  unsigned value;
  asm("mov.u32 %0, %%lanemask_le;" : "=r"(value));
  return value;
}
}  // namespace gpu
#endif

//@ gpu::lanemask_gt
#if GPU_COMPILER
namespace gpu {
__device__ __forceinline__ unsigned lanemask_gt() {
  unsigned value;
  asm("mov.u32 %0, %%lanemask_gt;" : "=r"(value));
  return value;
}
}  // namespace gpu
#endif

//@ gpu::lanemask_ge
#if GPU_COMPILER
namespace gpu {
__device__ __forceinline__ unsigned lanemask_ge() {
  unsigned value;
  asm("mov.u32 %0, %%lanemask_ge;" : "=r"(value));
  return value;
}
}  // namespace gpu
#endif

//@ gpu::lane_id_volatile
#if GPU_COMPILER
namespace gpu {
__device__ __forceinline__ unsigned lane_id_volatile() {
  unsigned value;
  asm volatile("mov.u32 %0, %%laneid;" : "=r"(value));
  return value;
}
}  // namespace gpu
#endif

//@ gpu::lanemask_eq_volatile
#if GPU_COMPILER
namespace gpu {
__device__ __forceinline__ unsigned lanemask_eq_volatile() {
  unsigned value;
  asm volatile("mov.u32 %0, %%lanemask_eq;" : "=r"(value));
  return value;
}
}  // namespace gpu
#endif

//@ gpu::lanemask_lt_volatile
#if GPU_COMPILER
namespace gpu {
__device__ __forceinline__ unsigned lanemask_lt_volatile() {
  unsigned value;
  asm volatile("mov.u32 %0, %%lanemask_lt;" : "=r"(value));
  return value;
}
}  // namespace gpu
#endif

//@ gpu::lanemask_le_volatile
#if GPU_COMPILER
namespace gpu {
__device__ __forceinline__ unsigned lanemask_le_volatile() {
  unsigned value;
  asm volatile("mov.u32 %0, %%lanemask_le;" : "=r"(value));
  return value;
}
}  // namespace gpu
#endif

//@ gpu::lanemask_gt_volatile
#if GPU_COMPILER
namespace gpu {
__device__ __forceinline__ unsigned lanemask_gt_volatile() {
  unsigned value;
  asm volatile("mov.u32 %0, %%lanemask_gt;" : "=r"(value));
  return value;
}
}  // namespace gpu
#endif

//@ gpu::lanemask_ge_volatile
#if GPU_COMPILER
namespace gpu {
__device__ __forceinline__ unsigned lanemask_ge_volatile() {
  unsigned value;
  asm volatile("mov.u32 %0, %%lanemask_ge;" : "=r"(value));
  return value;
}
}  // namespace gpu
#endif
