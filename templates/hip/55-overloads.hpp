// Overloads that CUDA's headers have and HIP's lack. They are templates, so that HIP's own win where it has them.
//@ atomicAnd needs: detail:identity
#include <type_traits>
template <class T, class = typename std::enable_if<std::is_same<T, long long>::value>::type>
__device__ inline T atomicAnd(T* address, gpu::detail::same<T> value) {
  return __hip_atomic_fetch_and(address, value, __ATOMIC_RELAXED, __HIP_MEMORY_SCOPE_AGENT);
}

//@ atomicOr needs: detail:identity
#include <type_traits>
template <class T, class = typename std::enable_if<std::is_same<T, long long>::value>::type>
__device__ inline T atomicOr(T* address, gpu::detail::same<T> value) {
  return __hip_atomic_fetch_or(address, value, __ATOMIC_RELAXED, __HIP_MEMORY_SCOPE_AGENT);
}

//@ atomicXor needs: detail:identity
#include <type_traits>
template <class T, class = typename std::enable_if<std::is_same<T, long long>::value>::type>
__device__ inline T atomicXor(T* address, gpu::detail::same<T> value) {
  return __hip_atomic_fetch_xor(address, value, __ATOMIC_RELAXED, __HIP_MEMORY_SCOPE_AGENT);
}

//@ atomicAnd_system needs: detail:identity
#include <type_traits>
template <class T, class = typename std::enable_if<std::is_same<T, long long>::value>::type>
__device__ inline T atomicAnd_system(T* address, gpu::detail::same<T> value) {
  return __hip_atomic_fetch_and(address, value, __ATOMIC_RELAXED, __HIP_MEMORY_SCOPE_SYSTEM);
}

//@ atomicOr_system needs: detail:identity
#include <type_traits>
template <class T, class = typename std::enable_if<std::is_same<T, long long>::value>::type>
__device__ inline T atomicOr_system(T* address, gpu::detail::same<T> value) {
  return __hip_atomic_fetch_or(address, value, __ATOMIC_RELAXED, __HIP_MEMORY_SCOPE_SYSTEM);
}

//@ atomicXor_system needs: detail:identity
#include <type_traits>
template <class T, class = typename std::enable_if<std::is_same<T, long long>::value>::type>
__device__ inline T atomicXor_system(T* address, gpu::detail::same<T> value) {
  return __hip_atomic_fetch_xor(address, value, __ATOMIC_RELAXED, __HIP_MEMORY_SCOPE_SYSTEM);
}

//@ sincos needs: detail:identity
#include <type_traits>
template <class T, class = typename std::enable_if<std::is_same<T, float>::value>::type>
__host__ __device__ inline void sincos(gpu::detail::same<T> x, T* sine, T* cosine) {
  sincosf(x, sine, cosine);
}

//@ sincospi needs: detail:identity
#include <type_traits>
template <class T, class = typename std::enable_if<std::is_same<T, float>::value>::type>
__device__ inline void sincospi(gpu::detail::same<T> x, T* sine, T* cosine) {
  sincospif(x, sine, cosine);
}

//@ __ldg
// HIP has it for most types; AMD's cache for constant data is the one that plain loads use.
template <class T>
__device__ inline T __ldg(const T* address) {
  return *address;
}
