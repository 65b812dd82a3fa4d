// The lane of the caller in its logical warp, and masks made from it. Nothing here needs a volatile form of its own.

//@ gpu::lane_id needs: detail:wave
#if GPU_COMPILER
namespace gpu {
__device__ __forceinline__ unsigned lane_id() { return detail::wave_lane() & 31; }
}  // namespace gpu
#endif

//@ gpu::lanemask_eq needs: detail:wave
#if GPU_COMPILER
namespace gpu {
__device__ __forceinline__ unsigned lanemask_eq() { return 1u << (detail::wave_lane() & 31); }
}  // namespace gpu
#endif

//@ gpu::lanemask_lt needs: detail:wave
#if GPU_COMPILER
namespace gpu {
__device__ __forceinline__ unsigned lanemask_lt() { return (1u << (detail::wave_lane() & 31)) - 1; }
}  // namespace gpu
#endif

//@ gpu::lanemask_le needs: detail:wave
#if GPU_COMPILER
namespace gpu {
__device__ __forceinline__ unsigned lanemask_le() { return ~0u >> (31 - (detail::wave_lane() & 31)); }
}  // namespace gpu
#endif

//@ gpu::lanemask_gt needs: detail:wave
#if GPU_COMPILER
namespace gpu {
__device__ __forceinline__ unsigned lanemask_gt() { return ~1u << (detail::wave_lane() & 31); }
}  // namespace gpu
#endif

//@ gpu::lanemask_ge needs: detail:wave
#if GPU_COMPILER
namespace gpu {
__device__ __forceinline__ unsigned lanemask_ge() { return ~0u << (detail::wave_lane() & 31); }
}  // namespace gpu
#endif

//@ gpu::lane_id_volatile needs: gpu::lane_id
#if GPU_COMPILER
namespace gpu {
__device__ __forceinline__ unsigned lane_id_volatile() { return lane_id(); }
}  // namespace gpu
#endif

//@ gpu::lanemask_eq_volatile needs: gpu::lanemask_eq
#if GPU_COMPILER
namespace gpu {
__device__ __forceinline__ unsigned lanemask_eq_volatile() { return lanemask_eq(); }
}  // namespace gpu
#endif

//@ gpu::lanemask_lt_volatile needs: gpu::lanemask_lt
#if GPU_COMPILER
namespace gpu {
__device__ __forceinline__ unsigned lanemask_lt_volatile() { return lanemask_lt(); }
}  // namespace gpu
#endif

//@ gpu::lanemask_le_volatile needs: gpu::lanemask_le
#if GPU_COMPILER
namespace gpu {
__device__ __forceinline__ unsigned lanemask_le_volatile() { return lanemask_le(); }
}  // namespace gpu
#endif

//@ gpu::lanemask_gt_volatile needs: gpu::lanemask_gt
#if GPU_COMPILER
namespace gpu {
__device__ __forceinline__ unsigned lanemask_gt_volatile() { return lanemask_gt(); }
}  // namespace gpu
#endif

//@ gpu::lanemask_ge_volatile needs: gpu::lanemask_ge
#if GPU_COMPILER
namespace gpu {
__device__ __forceinline__ unsigned lanemask_ge_volatile() { return lanemask_ge(); }
}  // namespace gpu
#endif
