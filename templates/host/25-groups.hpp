What cooperative groups rest on: barriers of some warps of a block, and of the grid.

//@ detail:groups needs: detail:current
namespace gpu {
namespace cooperative_groups {
namespace detail {
inline bool grid_is_valid() { return gpu::host::worker && gpu::host::worker->kernel->grid_barrier; }
inline void sync_grid(host::Site site) { host::current("the grid's sync", site).sync_grid("the grid's sync", site); }
inline void open_barrier(unsigned) {}
inline void sync_warps(unsigned number, unsigned warps, host::Site site) {
    host::current("a tile's sync", site).partial_barrier(number, warps * 32, "a tile's sync", site);
}
inline unsigned long long* warp_slots() {
    static thread_local unsigned long long slots[32];
    return slots;
}
}  // namespace detail
}  // namespace cooperative_groups
}  // namespace gpu
