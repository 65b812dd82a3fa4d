// Atomic operations: scopes, and types that HIP lacks.
//@ gpu::atomic_add_block  needs: detail:identity
namespace gpu {
template <class T>
__device__ __forceinline__ T atomic_add_block(T* address, detail::same<T> value) {
  return atomicAdd_block(address, value);
}
}  // namespace gpu

//@ gpu::atomic_sub_block  needs: detail:identity
namespace gpu {
template <class T>
__device__ __forceinline__ T atomic_sub_block(T* address, detail::same<T> value) {
  return atomicSub_block(address, value);
}
}  // namespace gpu

//@ gpu::atomic_exch_block  needs: detail:identity
namespace gpu {
template <class T>
__device__ __forceinline__ T atomic_exch_block(T* address, detail::same<T> value) {
  return atomicExch_block(address, value);
}
}  // namespace gpu

//@ gpu::atomic_min_block  needs: detail:identity
namespace gpu {
template <class T>
__device__ __forceinline__ T atomic_min_block(T* address, detail::same<T> value) {
  return atomicMin_block(address, value);
}
}  // namespace gpu

//@ gpu::atomic_max_block  needs: detail:identity
namespace gpu {
template <class T>
__device__ __forceinline__ T atomic_max_block(T* address, detail::same<T> value) {
  return atomicMax_block(address, value);
}
}  // namespace gpu

//@ gpu::atomic_inc_block  needs: detail:identity
namespace gpu {
template <class T>
__device__ __forceinline__ T atomic_inc_block(T* address, detail::same<T> value) {
  return atomicInc_block(address, value);
}
}  // namespace gpu

//@ gpu::atomic_dec_block  needs: detail:identity
namespace gpu {
template <class T>
__device__ __forceinline__ T atomic_dec_block(T* address, detail::same<T> value) {
  return atomicDec_block(address, value);
}
}  // namespace gpu

//@ gpu::atomic_and_block  needs: detail:identity
namespace gpu {
template <class T>
__device__ __forceinline__ T atomic_and_block(T* address, detail::same<T> value) {
  return atomicAnd_block(address, value);
}
}  // namespace gpu

//@ gpu::atomic_or_block  needs: detail:identity
namespace gpu {
template <class T>
__device__ __forceinline__ T atomic_or_block(T* address, detail::same<T> value) {
  return atomicOr_block(address, value);
}
}  // namespace gpu

//@ gpu::atomic_xor_block  needs: detail:identity
namespace gpu {
template <class T>
__device__ __forceinline__ T atomic_xor_block(T* address, detail::same<T> value) {
  return atomicXor_block(address, value);
}
}  // namespace gpu

//@ gpu::atomic_min_system  needs: detail:identity
namespace gpu {
template <class T>
__device__ __forceinline__ T atomic_min_system(T* address, detail::same<T> value) {
  return atomicMin_system(address, value);
}
}  // namespace gpu

//@ gpu::atomic_max_system  needs: detail:identity
namespace gpu {
template <class T>
__device__ __forceinline__ T atomic_max_system(T* address, detail::same<T> value) {
  return atomicMax_system(address, value);
}
}  // namespace gpu

//@ gpu::atomic_inc_system  needs: detail:identity
namespace gpu {
template <class T>
__device__ __forceinline__ T atomic_inc_system(T* address, detail::same<T> value) {
  return atomicInc_system(address, value);
}
}  // namespace gpu

//@ gpu::atomic_dec_system  needs: detail:identity
namespace gpu {
template <class T>
__device__ __forceinline__ T atomic_dec_system(T* address, detail::same<T> value) {
  return atomicDec_system(address, value);
}
}  // namespace gpu

//@ gpu::atomic_cas_block  needs: detail:identity
namespace gpu {
template <class T>
__device__ __forceinline__ T atomic_cas_block(T* address, detail::same<T> compare, detail::same<T> value) {
  return atomicCAS_block(address, compare, value);
}
}  // namespace gpu

//@ gpu::atomic_add  needs: detail:identity
namespace gpu {
template <class T> __device__ __forceinline__ T atomic_add(T* address, detail::same<T> value) { return atomicAdd(address, value); }
}  // namespace gpu

//@ gpu::atomic_cas
namespace gpu {
__device__ __forceinline__ unsigned short atomic_cas(unsigned short* address, unsigned short compare, unsigned short value) { return atomicCAS(address, compare, value); }
}  // namespace gpu

//@ gpu::atomic_min
namespace gpu {
__device__ __forceinline__ long long atomic_min(long long* address, long long value) { return atomicMin(address, value); }
}  // namespace gpu

//@ gpu::atomic_max
namespace gpu {
__device__ __forceinline__ long long atomic_max(long long* address, long long value) { return atomicMax(address, value); }
}  // namespace gpu
