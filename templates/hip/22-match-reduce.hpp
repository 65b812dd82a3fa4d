// Match and reduce, which AMD GPUs have no instruction for.

//@ detail:members needs: detail:shuffle
#if GPU_COMPILER
namespace gpu {
namespace detail {
// The words of a value, to compare bits.
template <class T>
__device__ __forceinline__ bool same_bits(T a, T b) {
  static_assert(sizeof(T) == 4 || sizeof(T) == 8, "match takes values of 4 or 8 bytes");
  unsigned x[sizeof(T) / 4], y[sizeof(T) / 4];
  __builtin_memcpy(x, &a, sizeof(T));
  __builtin_memcpy(y, &b, sizeof(T));
  return sizeof(T) == 4 ? x[0] == y[0] : x[0] == y[0] && x[sizeof(T) / 4 - 1] == y[sizeof(T) / 4 - 1];
}

// The value of the lowest lane in `members`, lanes of the caller's logical warp.
template <class T>
__device__ __forceinline__ T first_member(T value, unsigned members) {
  return move_words(value, read_lane{(wave_lane() & half_bit) | __builtin_ctz(members)});
}
}  // namespace detail
}  // namespace gpu
#endif

//@ gpu::match_any needs: detail:members
#if GPU_COMPILER
namespace gpu {
// One round for each distinct value: the lanes that hold the lowest remaining lane's value leave together.
template <class T>
__device__ __forceinline__ unsigned match_any(unsigned mask, T var) {
  const typename detail::promoted<T>::type value = var;
  const unsigned members = detail::ballot(true) & mask;
  unsigned remaining = members, result = 0;
  while (remaining != 0) {
    const bool same = detail::same_bits(detail::first_member(value, remaining), value);
    const unsigned group = detail::ballot(same) & members;
    if (same) {
      result = group;
      remaining = 0;
    } else {
      remaining &= ~group;
    }
  }
  return result;
}
}  // namespace gpu
#endif

//@ gpu::match_all needs: detail:members
#if GPU_COMPILER
namespace gpu {
template <class T>
__device__ __forceinline__ unsigned match_all(unsigned mask, T var, int* pred) {
  const typename detail::promoted<T>::type value = var;
  const unsigned members = detail::ballot(true) & mask;
  const bool differs = !detail::same_bits(detail::first_member(value, members), value);
  const bool all_same = (detail::ballot(differs) & members) == 0;
  *pred = all_same;
  return all_same ? members : 0;
}
}  // namespace gpu
#endif

//@ detail:reduce needs: detail:members detail:shuffle_xor
#if GPU_COMPILER
namespace gpu {
namespace detail {
// Combines `value` over the lanes of `mask`: a butterfly when all 32 lanes are there, else lane by lane, since lanes
// that are not there cannot supply a neutral value.
template <class T, class Combine>
__device__ __forceinline__ T reduce(unsigned mask, T value, Combine combine) {
  unsigned members = ballot(true) & mask;
  if (members == 0xffffffff) {
    value = combine(value, shuffle_xor(value, 16, 32));
    value = combine(value, shuffle_xor(value, 8, 32));
    value = combine(value, shuffle_xor(value, 7, 32));
    value = combine(value, shuffle_xor(value, 2, 32));
    return combine(value, shuffle_xor(value, 1, 32));
  }
  T result = first_member(value, members);
  for (members &= members - 1; members != 0; members &= members - 1) {
    result = combine(result, first_member(value, members));
  }
  return result;
}
}  // namespace detail
}  // namespace gpu
#endif

//@ gpu::reduce_add needs: detail:reduce
#if GPU_COMPILER
namespace gpu {
__device__ __forceinline__ unsigned reduce_add(unsigned mask, unsigned value) {
  return detail::reduce(mask, value, [](unsigned a, unsigned b) { return a + b; });
}
__device__ __forceinline__ int reduce_add(unsigned mask, int value) {
  return static_cast<int>(reduce_add(mask, static_cast<unsigned>(value)));
}
}  // namespace gpu
#endif

//@ gpu::reduce_min needs: detail:reduce
#if GPU_COMPILER
namespace gpu {
__device__ __forceinline__ unsigned reduce_min(unsigned mask, unsigned value) {
  return detail::reduce(mask, value, [](unsigned a, unsigned b) { return a < b ? a : b; });
}
__device__ __forceinline__ int reduce_min(unsigned mask, int value) {
  return detail::reduce(mask, value, [](int a, int b) { return a < b ? a : b; });
}
}  // namespace gpu
#endif

//@ gpu::reduce_max needs: detail:reduce
#if GPU_COMPILER
namespace gpu {
__device__ __forceinline__ unsigned reduce_max(unsigned mask, unsigned value) {
  return detail::reduce(mask, value, [](unsigned a, unsigned b) { return a > b ? a : b; });
}
__device__ __forceinline__ int reduce_max(unsigned mask, int value) {
  return detail::reduce(mask, value, [](int a, int b) { return a > b ? a : b; });
}
}  // namespace gpu
#endif

//@ gpu::reduce_and needs: detail:reduce
#if GPU_COMPILER
namespace gpu {
__device__ __forceinline__ unsigned reduce_and(unsigned mask, unsigned value) {
  return detail::reduce(mask, value, [](unsigned a, unsigned b) { return a & b; });
}
}  // namespace gpu
#endif

//@ gpu::reduce_or needs: detail:reduce
#if GPU_COMPILER
namespace gpu {
__device__ __forceinline__ unsigned reduce_or(unsigned mask, unsigned value) {
  return detail::reduce(mask, value, [](unsigned a, unsigned b) { return a | b; });
}
}  // namespace gpu
#endif

//@ gpu::reduce_xor needs: detail:reduce
#if GPU_COMPILER
namespace gpu {
__device__ __forceinline__ unsigned reduce_xor(unsigned mask, unsigned value) {
  return detail::reduce(mask, value, [](unsigned a, unsigned b) { return a ^ b; });
}
}  // namespace gpu
#endif
