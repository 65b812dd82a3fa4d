Where the calling lane is in its warp.

//@ gpu::lane_id needs: detail:warp
namespace gpu {
inline unsigned lane_id() { return host::lane(); }
}  // namespace gpu

//@ gpu::warp_size
namespace gpu {
inline constexpr int warp_size() { return 32; }
}  // namespace gpu

//@ gpu::lanemask_lt needs: detail:warp
namespace gpu {
// Mask of the lanes below the caller.
inline unsigned lanemask_lt() { return (1u << host::lane()) - 1; }
}  // namespace gpu

//@ gpu::lanemask_le needs: detail:warp
namespace gpu {
// Mask of the lanes up to the caller.
inline unsigned lanemask_le() { return ~0u >> (31 - host::lane()); }
}  // namespace gpu

//@ gpu::lanemask_eq needs: detail:warp
namespace gpu {
// Mask of the caller alone.
inline unsigned lanemask_eq() { return 1u << host::lane(); }
}  // namespace gpu

//@ gpu::lanemask_ge needs: detail:warp
namespace gpu {
// Mask of the lanes from the caller on.
inline unsigned lanemask_ge() { return ~0u << host::lane(); }
}  // namespace gpu

//@ gpu::lanemask_gt needs: detail:warp
namespace gpu {
// Mask of the lanes above the caller.
inline unsigned lanemask_gt() { return ~1u << host::lane(); }
}  // namespace gpu

//@ gpu::lane_id_volatile needs: gpu::lane_id
namespace gpu {
inline unsigned lane_id_volatile() { return lane_id(); }
}  // namespace gpu

//@ gpu::lanemask_eq_volatile needs: gpu::lanemask_eq
namespace gpu {
inline unsigned lanemask_eq_volatile() { return lanemask_eq(); }
}  // namespace gpu

//@ gpu::lanemask_lt_volatile needs: gpu::lanemask_lt
namespace gpu {
inline unsigned lanemask_lt_volatile() { return lanemask_lt(); }
}  // namespace gpu

//@ gpu::lanemask_le_volatile needs: gpu::lanemask_le
namespace gpu {
inline unsigned lanemask_le_volatile() { return lanemask_le(); }
}  // namespace gpu

//@ gpu::lanemask_gt_volatile needs: gpu::lanemask_gt
namespace gpu {
inline unsigned lanemask_gt_volatile() { return lanemask_gt(); }
}  // namespace gpu

//@ gpu::lanemask_ge_volatile needs: gpu::lanemask_ge
namespace gpu {
inline unsigned lanemask_ge_volatile() { return lanemask_ge(); }
}  // namespace gpu
