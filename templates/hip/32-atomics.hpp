// Atomic operations: scopes, and types that HIP lacks.
//@ gpu::atomic_add_block  needs: detail:identity
namespace gpu {
template <class T>
__device__ inline T atomic_add_block(T* address, detail::same<T> value) {
  return __hip_atomic_fetch_add(address, value, __ATOMIC_RELAXED, __HIP_MEMORY_SCOPE_WORKGROUP);
}
}  // namespace gpu

//@ gpu::atomic_sub_block  needs: detail:identity
namespace gpu {
template <class T>
__device__ inline T atomic_sub_block(T* address, detail::same<T> value) {
  return __hip_atomic_fetch_add(address, T(0) - value, __ATOMIC_RELAXED, __HIP_MEMORY_SCOPE_WORKGROUP);
}
}  // namespace gpu

//@ gpu::atomic_exch_block  needs: detail:identity
namespace gpu {
template <class T>
__device__ inline T atomic_exch_block(T* address, detail::same<T> value) {
  return __hip_atomic_exchange(address, value, __ATOMIC_RELAXED, __HIP_MEMORY_SCOPE_WORKGROUP);
}
}  // namespace gpu

//@ gpu::atomic_min_block  needs: detail:identity
namespace gpu {
template <class T>
__device__ inline T atomic_min_block(T* address, detail::same<T> value) {
  return __hip_atomic_fetch_min(address, value, __ATOMIC_RELAXED, __HIP_MEMORY_SCOPE_WORKGROUP);
}
}  // namespace gpu

//@ gpu::atomic_max_block  needs: detail:identity
namespace gpu {
template <class T>
__device__ inline T atomic_max_block(T* address, detail::same<T> value) {
  return __hip_atomic_fetch_max(address, value, __ATOMIC_RELAXED, __HIP_MEMORY_SCOPE_WORKGROUP);
}
}  // namespace gpu

//@ gpu::atomic_inc_block  needs: detail:identity
namespace gpu {
template <class T>
__device__ inline T atomic_inc_block(T* address, detail::same<T> value) {
  return __builtin_amdgcn_atomic_inc32(address, value, __ATOMIC_RELAXED, "workgroup");
}
}  // namespace gpu

//@ gpu::atomic_dec_block  needs: detail:identity
namespace gpu {
template <class T>
__device__ inline T atomic_dec_block(T* address, detail::same<T> value) {
  return __builtin_amdgcn_atomic_dec32(address, value, __ATOMIC_RELAXED, "workgroup");
}
}  // namespace gpu

//@ gpu::atomic_and_block  needs: detail:identity
namespace gpu {
template <class T>
__device__ inline T atomic_and_block(T* address, detail::same<T> value) {
  return __hip_atomic_fetch_and(address, value, __ATOMIC_RELAXED, __HIP_MEMORY_SCOPE_WORKGROUP);
}
}  // namespace gpu

//@ gpu::atomic_or_block  needs: detail:identity
namespace gpu {
template <class T>
__device__ inline T atomic_or_block(T* address, detail::same<T> value) {
  return __hip_atomic_fetch_or(address, value, __ATOMIC_RELAXED, __HIP_MEMORY_SCOPE_WORKGROUP);
}
}  // namespace gpu

//@ gpu::atomic_xor_block  needs: detail:identity
namespace gpu {
template <class T>
__device__ inline T atomic_xor_block(T* address, detail::same<T> value) {
  return __hip_atomic_fetch_xor(address, value, __ATOMIC_RELAXED, __HIP_MEMORY_SCOPE_WORKGROUP);
}
}  // namespace gpu

//@ gpu::atomic_min_system  needs: detail:identity
namespace gpu {
template <class T>
__device__ inline T atomic_min_system(T* address, detail::same<T> value) {
  return __hip_atomic_fetch_min(address, value, __ATOMIC_RELAXED, __HIP_MEMORY_SCOPE_SYSTEM);
}
}  // namespace gpu

//@ gpu::atomic_max_system  needs: detail:identity
namespace gpu {
template <class T>
__device__ inline T atomic_max_system(T* address, detail::same<T> value) {
  return __hip_atomic_fetch_max(address, value, __ATOMIC_RELAXED, __HIP_MEMORY_SCOPE_SYSTEM);
}
}  // namespace gpu

//@ gpu::atomic_inc_system  needs: detail:identity
namespace gpu {
template <class T>
__device__ inline T atomic_inc_system(T* address, detail::same<T> value) {
  return __builtin_amdgcn_atomic_inc32(address, value, __ATOMIC_RELAXED, "");
}
}  // namespace gpu

//@ gpu::atomic_dec_system  needs: detail:identity
namespace gpu {
template <class T>
__device__ inline T atomic_dec_system(T* address, detail::same<T> value) {
  return __builtin_amdgcn_atomic_dec32(address, value, __ATOMIC_RELAXED, "");
}
}  // namespace gpu

//@ gpu::atomic_cas_block  needs: detail:identity
namespace gpu {
template <class T>
__device__ inline T atomic_cas_block(T* address, detail::same<T> compare, detail::same<T> value) {
  __hip_atomic_compare_exchange_strong(address, &compare, value, __ATOMIC_RELAXED, __ATOMIC_RELAXED,
                                       __HIP_MEMORY_SCOPE_WORKGROUP);
  return compare;
}
}  // namespace gpu

//@ detail:atomic_word
namespace gpu {
namespace detail {
// Old value of the Size-byte object at `address` (Size 2 or 4), replaced by change(old bits) through compare-and-swap
// on the aligned 32-bit word that holds it. Agent scope, relaxed, as atomicCAS.
template <int Size, class F> __device__ inline unsigned int atomic_word(void* address, F change) {
  static_assert(Size == 2 || Size == 4, "objects of 2 or 4 bytes");
  const unsigned long long at = reinterpret_cast<unsigned long long>(address);
  unsigned int* word = reinterpret_cast<unsigned int*>(static_cast<char*>(address) - (at & 3u));
  const unsigned int shift = Size == 2 ? (at & 2u) * 8u : 0u;
  const unsigned int mask = (Size == 2 ? 0xffffu : 0xffffffffu) << shift;
  unsigned int old = __hip_atomic_load(word, __ATOMIC_RELAXED, __HIP_MEMORY_SCOPE_AGENT);
  for (;;) {
    const unsigned int part = (old & mask) >> shift;
    const unsigned int desired = (old & ~mask) | ((change(part) << shift) & mask);
    if (__hip_atomic_compare_exchange_strong(word, &old, desired, __ATOMIC_RELAXED, __ATOMIC_RELAXED,
                                             __HIP_MEMORY_SCOPE_AGENT))
      return part;
  }
}
template <class To, class From> __device__ inline To bits(const From& from) {
  static_assert(sizeof(To) == sizeof(From), "same size");
  To to;
  __builtin_memcpy(&to, &from, sizeof(to));
  return to;
}
}  // namespace detail
}  // namespace gpu

//@ gpu::atomic_add  needs: detail:identity detail:words detail:atomic_word
#include <hip/hip_fp16.h>
namespace gpu {
// 2- and 4-byte types with a + of their own: __half, __half2, bfloat16. The swap covers both halves of a pair, which
// is more than CUDA promises.
template <class T> __device__ inline T atomic_add(T* address, detail::same<T> value) {
  using Bits = typename detail::word<sizeof(T)>::type;
  return detail::bits<T>(static_cast<Bits>(detail::atomic_word<sizeof(T)>(address, [value](unsigned int part) {
    return static_cast<unsigned int>(detail::bits<Bits>(T(detail::bits<T>(static_cast<Bits>(part)) + value)));
  })));
}
__device__ inline float2 atomic_add(float2* address, float2 value) {
  return make_float2(atomicAdd(&address->x, value.x), atomicAdd(&address->y, value.y));
}
__device__ inline float4 atomic_add(float4* address, float4 value) {
  return make_float4(atomicAdd(&address->x, value.x), atomicAdd(&address->y, value.y),
                     atomicAdd(&address->z, value.z), atomicAdd(&address->w, value.w));
}
}  // namespace gpu

//@ gpu::atomic_cas  needs: detail:atomic_word
namespace gpu {
__device__ inline unsigned short atomic_cas(unsigned short* address, unsigned short compare, unsigned short value) {
  return static_cast<unsigned short>(detail::atomic_word<2>(
      address, [=](unsigned int part) -> unsigned int { return part == compare ? value : part; }));
}
}  // namespace gpu

//@ gpu::atomic_min
namespace gpu {
__device__ inline long long atomic_min(long long* address, long long value) { return __hip_atomic_fetch_min(address, value, __ATOMIC_RELAXED, __HIP_MEMORY_SCOPE_AGENT); }
}  // namespace gpu

//@ gpu::atomic_max
namespace gpu {
__device__ inline long long atomic_max(long long* address, long long value) { return __hip_atomic_fetch_max(address, value, __ATOMIC_RELAXED, __HIP_MEMORY_SCOPE_AGENT); }
}  // namespace gpu
