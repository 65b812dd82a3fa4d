// The lane registers. The volatile forms are neither merged nor moved by the compiler, the plain ones may be.

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
