// Atomic operations: scopes, and types that HIP lacks.
//@ detail:atomic_update
namespace gpu {
namespace detail {
// Old value of *address, replaced by change(old) in one atomic step; T has 1, 2, 4, 8 or 16 bytes.
template <class T, class F> inline T atomic_update(T* address, F change) {
  T old;
  __atomic_load(address, &old, __ATOMIC_RELAXED);
  for (;;) {
    T desired = change(old);
    if (__atomic_compare_exchange(address, &old, &desired, false, __ATOMIC_RELAXED, __ATOMIC_RELAXED)) return old;
  }
}
}  // namespace detail
}  // namespace gpu

//@ gpu::atomic_add_block  needs: detail:identity detail:atomic_update
namespace gpu {
template <class T> inline T atomic_add_block(T* address, detail::same<T> value) {
  return detail::atomic_update(address, [value](T old) { return T(old + value); });
}
}  // namespace gpu

//@ gpu::atomic_sub_block  needs: detail:identity detail:atomic_update
namespace gpu {
template <class T> inline T atomic_sub_block(T* address, detail::same<T> value) {
  return detail::atomic_update(address, [value](T old) { return T(old - value); });
}
}  // namespace gpu

//@ gpu::atomic_exch_block  needs: detail:identity detail:atomic_update
namespace gpu {
template <class T> inline T atomic_exch_block(T* address, detail::same<T> value) {
  return detail::atomic_update(address, [value](T) { return value; });
}
}  // namespace gpu

//@ gpu::atomic_min_block  needs: detail:identity detail:atomic_update
namespace gpu {
template <class T> inline T atomic_min_block(T* address, detail::same<T> value) {
  return detail::atomic_update(address, [value](T old) { return value < old ? value : old; });
}
}  // namespace gpu

//@ gpu::atomic_max_block  needs: detail:identity detail:atomic_update
namespace gpu {
template <class T> inline T atomic_max_block(T* address, detail::same<T> value) {
  return detail::atomic_update(address, [value](T old) { return old < value ? value : old; });
}
}  // namespace gpu

//@ gpu::atomic_inc_block  needs: detail:identity detail:atomic_update
namespace gpu {
template <class T> inline T atomic_inc_block(T* address, detail::same<T> value) {
  return detail::atomic_update(address, [value](T old) { return old >= value ? T(0) : T(old + 1); });
}
}  // namespace gpu

//@ gpu::atomic_dec_block  needs: detail:identity detail:atomic_update
namespace gpu {
template <class T> inline T atomic_dec_block(T* address, detail::same<T> value) {
  return detail::atomic_update(address, [value](T old) { return old == 0 || old > value ? value : T(old - 1); });
}
}  // namespace gpu

//@ gpu::atomic_and_block  needs: detail:identity detail:atomic_update
namespace gpu {
template <class T> inline T atomic_and_block(T* address, detail::same<T> value) {
  return detail::atomic_update(address, [value](T old) { return T(old & value); });
}
}  // namespace gpu

//@ gpu::atomic_or_block  needs: detail:identity detail:atomic_update
namespace gpu {
template <class T> inline T atomic_or_block(T* address, detail::same<T> value) {
  return detail::atomic_update(address, [value](T old) { return T(old | value); });
}
}  // namespace gpu

//@ gpu::atomic_xor_block  needs: detail:identity detail:atomic_update
namespace gpu {
template <class T> inline T atomic_xor_block(T* address, detail::same<T> value) {
  return detail::atomic_update(address, [value](T old) { return T(old ^ value); });
}
}  // namespace gpu

//@ gpu::atomic_min_system  needs: detail:identity detail:atomic_update
namespace gpu {
template <class T> inline T atomic_min_system(T* address, detail::same<T> value) {
  return detail::atomic_update(address, [value](T old) { return value < old ? value : old; });
}
}  // namespace gpu

//@ gpu::atomic_max_system  needs: detail:identity detail:atomic_update
namespace gpu {
template <class T> inline T atomic_max_system(T* address, detail::same<T> value) {
  return detail::atomic_update(address, [value](T old) { return old < value ? value : old; });
}
}  // namespace gpu

//@ gpu::atomic_inc_system  needs: detail:identity detail:atomic_update
namespace gpu {
template <class T> inline T atomic_inc_system(T* address, detail::same<T> value) {
  return detail::atomic_update(address, [value](T old) { return old >= value ? T(0) : T(old + 1); });
}
}  // namespace gpu

//@ gpu::atomic_dec_system  needs: detail:identity detail:atomic_update
namespace gpu {
template <class T> inline T atomic_dec_system(T* address, detail::same<T> value) {
  return detail::atomic_update(address, [value](T old) { return old == 0 || old > value ? value : T(old - 1); });
}
}  // namespace gpu

//@ gpu::atomic_cas_block  needs: detail:identity
namespace gpu {
template <class T> inline T atomic_cas_block(T* address, detail::same<T> compare, detail::same<T> value) {
  __atomic_compare_exchange(address, &compare, &value, false, __ATOMIC_RELAXED, __ATOMIC_RELAXED);
  return compare;
}
}  // namespace gpu

//@ gpu::atomic_add  needs: detail:identity detail:atomic_update
#include <type_traits>
namespace gpu {
namespace detail {
template <class T, class = void> struct has_sum : std::false_type {};
template <class T>
struct has_sum<T, decltype(void(std::declval<T>() + std::declval<T>()))> : std::true_type {};
template <class C> inline C atomic_sum(C* address, C value) {
  return atomic_update(address, [value](C old) { return C(old + value); });
}
}  // namespace detail
// Types with a + in one step, vectors component by component, as CUDA does.
template <class T> inline T atomic_add(T* address, detail::same<T> value) {
  if constexpr (detail::has_sum<T>::value) {
    return detail::atomic_sum(address, value);
  } else {
    T old;
    old.x = detail::atomic_sum(&address->x, value.x);
    old.y = detail::atomic_sum(&address->y, value.y);
    if constexpr (sizeof(T) == 4 * sizeof(old.x)) {
      old.z = detail::atomic_sum(&address->z, value.z);
      old.w = detail::atomic_sum(&address->w, value.w);
    }
    return old;
  }
}
}  // namespace gpu

//@ gpu::atomic_cas
namespace gpu {
inline unsigned short atomic_cas(unsigned short* address, unsigned short compare, unsigned short value) {
  __atomic_compare_exchange_n(address, &compare, value, false, __ATOMIC_RELAXED, __ATOMIC_RELAXED);
  return compare;
}
}  // namespace gpu

//@ gpu::atomic_min  needs: detail:atomic_update
namespace gpu {
inline long long atomic_min(long long* address, long long value) {
  return detail::atomic_update(address, [value](long long old) { return value < old ? value : old; });
}
}  // namespace gpu

//@ gpu::atomic_max  needs: detail:atomic_update
namespace gpu {
inline long long atomic_max(long long* address, long long value) {
  return detail::atomic_update(address, [value](long long old) { return old < value ? value : old; });
}
}  // namespace gpu
