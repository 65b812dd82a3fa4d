// Memory: cache-hinted access, memory spaces.
//@ detail:identity
namespace gpu {
namespace detail {
template <class T> struct identity { using type = T; };
// T, but not deduced from this argument: the first argument alone decides, as in CUDA's overload sets.
template <class T> using same = typename identity<T>::type;
}  // namespace detail
}  // namespace gpu

//@ gpu::load_ca
namespace gpu {
template <class T>
__device__ __forceinline__ T load_ca(const T* address) { return __ldca(address); }
}  // namespace gpu

//@ gpu::load_cg
namespace gpu {
template <class T>
__device__ __forceinline__ T load_cg(const T* address) { return __ldcg(address); }
}  // namespace gpu

//@ gpu::load_cs
namespace gpu {
template <class T>
__device__ __forceinline__ T load_cs(const T* address) { return __ldcs(address); }
}  // namespace gpu

//@ gpu::load_lu
namespace gpu {
template <class T>
__device__ __forceinline__ T load_lu(const T* address) { return __ldlu(address); }
}  // namespace gpu

//@ gpu::load_cv
namespace gpu {
template <class T>
__device__ __forceinline__ T load_cv(const T* address) { return __ldcv(address); }
}  // namespace gpu

//@ gpu::store_wb  needs: detail:identity
namespace gpu {
template <class T>
__device__ __forceinline__ void store_wb(T* address, detail::same<T> value) {
  __stwb(address, value);
}
}  // namespace gpu

//@ gpu::store_cg  needs: detail:identity
namespace gpu {
template <class T>
__device__ __forceinline__ void store_cg(T* address, detail::same<T> value) {
  __stcg(address, value);
}
}  // namespace gpu

//@ gpu::store_cs  needs: detail:identity
namespace gpu {
template <class T>
__device__ __forceinline__ void store_cs(T* address, detail::same<T> value) {
  __stcs(address, value);
}
}  // namespace gpu

//@ gpu::store_wt  needs: detail:identity
namespace gpu {
template <class T>
__device__ __forceinline__ void store_wt(T* address, detail::same<T> value) {
  __stwt(address, value);
}
}  // namespace gpu

//@ gpu::is_shared
namespace gpu {
__device__ __forceinline__ unsigned int is_shared(const void* pointer) { return __isShared(pointer); }
}  // namespace gpu

//@ gpu::is_local
namespace gpu {
__device__ __forceinline__ unsigned int is_local(const void* pointer) { return __isLocal(pointer); }
}  // namespace gpu

//@ gpu::is_global
namespace gpu {
__device__ __forceinline__ unsigned int is_global(const void* pointer) { return __isGlobal(pointer); }
}  // namespace gpu

//@ gpu::cvta_generic_to_shared
namespace gpu {
__device__ __forceinline__ size_t cvta_generic_to_shared(const void* pointer) { return __cvta_generic_to_shared(pointer); }
}  // namespace gpu

//@ gpu::cvta_shared_to_generic
namespace gpu {
__device__ __forceinline__ void* cvta_shared_to_generic(size_t address) { return __cvta_shared_to_generic(address); }
}  // namespace gpu

//@ gpu::cvta_generic_to_global
namespace gpu {
__device__ __forceinline__ size_t cvta_generic_to_global(const void* pointer) { return __cvta_generic_to_global(pointer); }
}  // namespace gpu

//@ gpu::cvta_global_to_generic
namespace gpu {
__device__ __forceinline__ void* cvta_global_to_generic(size_t address) { return __cvta_global_to_generic(address); }
}  // namespace gpu
