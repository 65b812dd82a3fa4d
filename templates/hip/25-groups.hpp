What cooperative groups rest on: barriers of some warps of a block, and of the grid.

//@ detail:groups needs: detail:shuffle
#if GPU_COMPILER
namespace gpu {
namespace cooperative_groups {
namespace detail {
// The barrier of a cooperative launch, as HIP's own grid groups use it.
__device__ __forceinline__ bool grid_is_valid() { return __ockl_grid_is_valid() != 0; }
__device__ __forceinline__ void sync_grid() {
  if (!grid_is_valid()) __builtin_trap();
  __ockl_grid_sync();
}

// Arrivals at each barrier of a tile of several warps.
__device__ __forceinline__ unsigned* arrivals() {
  __shared__ unsigned counters[32];
  return counters;
}
__device__ __forceinline__ unsigned long long* warp_slots() {
  __shared__ unsigned long long slots[32];
  return slots;
}
__device__ __forceinline__ void open_barrier(unsigned number) { arrivals()[number] = 0; }

// Waits for `warps` logical warps. They count by rounds, so that nobody need set the counter back.
__device__ __forceinline__ void sync_warps(unsigned number, unsigned warps) {
  unsigned* counter = arrivals() + number;
  __builtin_amdgcn_fence(__ATOMIC_RELEASE, "workgroup");
#if GPU_WAVE_LANES == 64
  if (warps == 2 && __builtin_amdgcn_ballot_w64(true) == ~0ull) {  // the tile is this wave, all of it here
    __builtin_amdgcn_wave_barrier();
    __builtin_amdgcn_fence(__ATOMIC_ACQUIRE, "workgroup");
    return;
  }
#endif
  const unsigned here = gpu::detail::ballot(true);
  const int leader = __builtin_ctz(here) | (gpu::detail::wave_lane() & gpu::detail::half_bit);
  unsigned before = 0;
  if (gpu::detail::wave_lane() == leader) {
    before = __hip_atomic_fetch_add(counter, 1u, __ATOMIC_RELAXED, __HIP_MEMORY_SCOPE_WORKGROUP);
  }
  const unsigned full = gpu::detail::read_lane{leader}(before) / warps * warps + warps;
  while (static_cast<int>(__hip_atomic_load(counter, __ATOMIC_RELAXED, __HIP_MEMORY_SCOPE_WORKGROUP) - full) < 0) {
    __builtin_amdgcn_s_sleep(1);
  }
  __builtin_amdgcn_fence(__ATOMIC_ACQUIRE, "workgroup");
}
}  // namespace detail
}  // namespace cooperative_groups
}  // namespace gpu
#endif
