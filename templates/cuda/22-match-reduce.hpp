// Match and reduce: the CUDA intrinsics. Reduce needs compute capability 8.0, match 7.0.

//@ gpu::match_any
#if GPU_COMPILER
namespace gpu {
template <class T>
__device__ __forceinline__ unsigned match_any(unsigned mask, T value) {
  return __match_any_sync(mask, value);
}
}  // namespace gpu
#endif

//@ gpu::match_all
#if GPU_COMPILER
namespace gpu {
template <class T>
__device__ __forceinline__ unsigned match_all(unsigned mask, T value, int* pred) {
  return __match_all_sync(mask, value, pred);
}
}  // namespace gpu
#endif

//@ gpu::reduce_add
#if GPU_COMPILER
namespace gpu {
template <class T>
__device__ __forceinline__ auto reduce_add(unsigned mask, T value) {
  return __reduce_add_sync(mask, value);
}
}  // namespace gpu
#endif

//@ gpu::reduce_min
#if GPU_COMPILER
namespace gpu {
template <class T>
__device__ __forceinline__ auto reduce_min(unsigned mask, T value) {
  return __reduce_min_sync(mask, value);
}
}  // namespace gpu
#endif

//@ gpu::reduce_max
#if GPU_COMPILER
namespace gpu {
template <class T>
__device__ __forceinline__ auto reduce_max(unsigned mask, T value) {
  return __reduce_max_sync(mask, value);
}
}  // namespace gpu
#endif

//@ gpu::reduce_and
#if GPU_COMPILER
namespace gpu {
template <class T>
__device__ __forceinline__ auto reduce_and(unsigned mask, T value) {
  return __reduce_and_sync(mask, value);
}
}  // namespace gpu
#endif

//@ gpu::reduce_or
#if GPU_COMPILER
namespace gpu {
template <class T>
__device__ __forceinline__ auto reduce_or(unsigned mask, T value) {
  return __reduce_or_sync(mask, value);
}
}  // namespace gpu
#endif

//@ gpu::reduce_xor
#if GPU_COMPILER
namespace gpu {
template <class T>
__device__ __forceinline__ auto reduce_xor(unsigned mask, T value) {
  return __reduce_xor_sync(mask, value);
}
}  // namespace gpu
#endif
