// Warp operations for AMD GPUs. A warp is a logical warp of 32 lanes: on a 64-lane wave, lanes 0-31 and 32-63 are two
// warps, which may be in different branches. Only compiler builtins are used, so that any HIP version's headers do.

//@ detail:wave
#if GPU_COMPILER
// Lanes of a hardware wave, and whether the instructions of gfx10 and later are there.
#if __clang_major__ >= 19
#if __has_builtin(__builtin_amdgcn_ballot_w32)
#define GPU_WAVE_LANES 32
#else
#define GPU_WAVE_LANES 64
#endif
#elif defined(__AMDGCN_WAVEFRONT_SIZE)
#define GPU_WAVE_LANES __AMDGCN_WAVEFRONT_SIZE
#else
#define GPU_WAVE_LANES 64
#endif
#if __clang_major__ >= 15
#define GPU_WAVE_GFX10 __has_builtin(__builtin_amdgcn_permlanex16)
#else
#define GPU_WAVE_GFX10 (GPU_WAVE_LANES == 32)
#endif

namespace gpu {
namespace detail {
// The caller's lane in its hardware wave.
__device__ __forceinline__ int wave_lane() {
#if GPU_WAVE_LANES == 32
  return static_cast<int>(__builtin_amdgcn_mbcnt_lo(~0u, 0u));
#else
  return static_cast<int>(__builtin_amdgcn_mbcnt_hi(~0u, __builtin_amdgcn_mbcnt_lo(~0u, 0u)));
#endif
}

// The active lanes of the caller's logical warp for which `predicate` holds.
__device__ __forceinline__ unsigned ballot(bool predicate) {
#if GPU_WAVE_LANES == 32 && __has_builtin(__builtin_amdgcn_ballot_w32)
  return __builtin_amdgcn_ballot_w32(predicate);
#else
#if __has_builtin(__builtin_amdgcn_ballot_w64)
  const unsigned long long wave = __builtin_amdgcn_ballot_w64(predicate);
#else
  const unsigned long long wave = __builtin_amdgcn_uicmp(static_cast<unsigned>(predicate), 0u, 33);
#endif
  const unsigned low = static_cast<unsigned>(wave), high = static_cast<unsigned>(wave >> 32);
  return GPU_WAVE_LANES == 64 && (wave_lane() & 32) ? high : low;
#endif
}
}  // namespace detail
}  // namespace gpu
#endif

//@ gpu::ballot needs: detail:wave
#if GPU_COMPILER
namespace gpu {
__device__ __forceinline__ unsigned ballot(unsigned mask, int predicate) { return detail::ballot(predicate != 0) & mask; }
}  // namespace gpu
#endif

//@ gpu::any needs: detail:wave
#if GPU_COMPILER
namespace gpu {
__device__ __forceinline__ int any(unsigned mask, int predicate) { return (detail::ballot(predicate != 0) & mask) != 0; }
}  // namespace gpu
#endif

//@ gpu::all needs: detail:wave
#if GPU_COMPILER
namespace gpu {
__device__ __forceinline__ int all(unsigned mask, int predicate) { return (detail::ballot(predicate == 0) & mask) == 0; }
}  // namespace gpu
#endif

//@ gpu::active_mask needs: detail:wave
#if GPU_COMPILER
namespace gpu {
__device__ __forceinline__ unsigned active_mask() { return detail::ballot(true); }
}  // namespace gpu
#endif

//@ gpu::sync_warp
#if GPU_COMPILER
namespace gpu {
// The lanes of a wave run in step: only the order of memory accesses must be kept.
__device__ __forceinline__ void sync_warp(unsigned = 0xffffffff) {
  __builtin_amdgcn_fence(__ATOMIC_RELEASE, "wavefront");
  __builtin_amdgcn_wave_barrier();
  __builtin_amdgcn_fence(__ATOMIC_ACQUIRE, "wavefront");
}
}  // namespace gpu
#endif

//@ gpu::warp_size
#if GPU_COMPILER
namespace gpu {
__host__ __device__ constexpr int warp_size() { return 32; }
}  // namespace gpu
#endif
