// Memory: cache-hinted access, memory spaces.
//@ detail:words
namespace gpu {
namespace detail {
// Unsigned integers that may alias any object, by size in bytes.
template <int Size> struct word;
template <> struct word<1> { typedef unsigned char type __attribute__((may_alias)); };
template <> struct word<2> { typedef unsigned short type __attribute__((may_alias)); };
template <> struct word<4> { typedef unsigned int type __attribute__((may_alias)); };
template <> struct word<8> { typedef unsigned long long type __attribute__((may_alias)); };

// The widest word (at most 8 bytes) that size and alignment of T allow.
template <class T> constexpr int word_size() {
  int size = alignof(T) < 8 ? int(alignof(T)) : 8;
  while (sizeof(T) % size != 0) size /= 2;
  return size;
}
template <class T> using word_of = typename word<word_size<T>()>::type;
}  // namespace detail
}  // namespace gpu

//@ detail:coherent  needs: detail:words
namespace gpu {
namespace detail {
// Relaxed atomic words: they pass by the caches that the scope does not share. As on NVIDIA, an object wider than a
// word is not read or written in one piece.
template <int Scope, class T> __device__ inline T load_coherent(const T* address) {
  using Word = word_of<T>;
  T value;
  const Word* from = reinterpret_cast<const Word*>(address);
  Word* to = reinterpret_cast<Word*>(&value);
#pragma unroll
  for (unsigned i = 0; i < sizeof(T) / sizeof(Word); ++i) to[i] = __hip_atomic_load(from + i, __ATOMIC_RELAXED, Scope);
  return value;
}
template <int Scope, class T> __device__ inline void store_coherent(T* address, const T& value) {
  using Word = word_of<T>;
  const Word* from = reinterpret_cast<const Word*>(&value);
  Word* to = reinterpret_cast<Word*>(address);
#pragma unroll
  for (unsigned i = 0; i < sizeof(T) / sizeof(Word); ++i) __hip_atomic_store(to + i, from[i], __ATOMIC_RELAXED, Scope);
}
}  // namespace detail
}  // namespace gpu

//@ detail:streaming  needs: detail:words
namespace gpu {
namespace detail {
typedef unsigned int quad __attribute__((ext_vector_type(4), may_alias));
template <bool Wide, class T> struct streaming_choice { using type = word_of<T>; };
template <class T> struct streaming_choice<true, T> { using type = quad; };
// 16 bytes at a time where size and alignment allow, so that a float4 stays one instruction.
template <class T>
using streaming_unit = typename streaming_choice<alignof(T) >= 16 && sizeof(T) % 16 == 0, T>::type;

template <class T> __device__ inline T load_streaming(const T* address) {
  using Unit = streaming_unit<T>;
  T value;
  const Unit* from = reinterpret_cast<const Unit*>(address);
  Unit* to = reinterpret_cast<Unit*>(&value);
#pragma unroll
  for (unsigned i = 0; i < sizeof(T) / sizeof(Unit); ++i) to[i] = __builtin_nontemporal_load(from + i);
  return value;
}
template <class T> __device__ inline void store_streaming(T* address, const T& value) {
  using Unit = streaming_unit<T>;
  const Unit* from = reinterpret_cast<const Unit*>(&value);
  Unit* to = reinterpret_cast<Unit*>(address);
#pragma unroll
  for (unsigned i = 0; i < sizeof(T) / sizeof(Unit); ++i) __builtin_nontemporal_store(from[i], to + i);
}
}  // namespace detail
}  // namespace gpu

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
__device__ inline T load_ca(const T* address) { return *address; }
}  // namespace gpu

//@ gpu::load_cg  needs: detail:coherent
namespace gpu {
template <class T>
__device__ inline T load_cg(const T* address) { return detail::load_coherent<__HIP_MEMORY_SCOPE_AGENT>(address); }
}  // namespace gpu

//@ gpu::load_cs  needs: detail:streaming
namespace gpu {
template <class T>
__device__ inline T load_cs(const T* address) { return detail::load_streaming(address); }
}  // namespace gpu

//@ gpu::load_lu  needs: detail:streaming
namespace gpu {
template <class T>
__device__ inline T load_lu(const T* address) { return detail::load_streaming(address); }
}  // namespace gpu

//@ gpu::load_cv  needs: detail:coherent
namespace gpu {
template <class T>
__device__ inline T load_cv(const T* address) { return detail::load_coherent<__HIP_MEMORY_SCOPE_SYSTEM>(address); }
}  // namespace gpu

//@ gpu::store_wb  needs: detail:identity
namespace gpu {
template <class T>
__device__ inline void store_wb(T* address, detail::same<T> value) {
  *address = value;
}
}  // namespace gpu

//@ gpu::store_cg  needs: detail:identity detail:coherent
namespace gpu {
template <class T>
__device__ inline void store_cg(T* address, detail::same<T> value) {
  detail::store_coherent<__HIP_MEMORY_SCOPE_AGENT, T>(address, value);
}
}  // namespace gpu

//@ gpu::store_cs  needs: detail:identity detail:streaming
namespace gpu {
template <class T>
__device__ inline void store_cs(T* address, detail::same<T> value) {
  detail::store_streaming<T>(address, value);
}
}  // namespace gpu

//@ gpu::store_wt  needs: detail:identity detail:coherent
namespace gpu {
template <class T>
__device__ inline void store_wt(T* address, detail::same<T> value) {
  detail::store_coherent<__HIP_MEMORY_SCOPE_SYSTEM, T>(address, value);
}
}  // namespace gpu

//@ gpu::is_shared
namespace gpu {
__device__ inline unsigned int is_shared(const void* pointer) {
  auto generic = (const __attribute__((address_space(0))) void*)pointer;
  return __builtin_amdgcn_is_shared(generic);
}
}  // namespace gpu

//@ gpu::is_local
namespace gpu {
__device__ inline unsigned int is_local(const void* pointer) {
  auto generic = (const __attribute__((address_space(0))) void*)pointer;
  return __builtin_amdgcn_is_private(generic);
}
}  // namespace gpu

//@ gpu::is_global
namespace gpu {
__device__ inline unsigned int is_global(const void* pointer) {
  auto generic = (const __attribute__((address_space(0))) void*)pointer;
  return !__builtin_amdgcn_is_shared(generic) && !__builtin_amdgcn_is_private(generic);
}
}  // namespace gpu

//@ gpu::cvta_generic_to_shared
namespace gpu {
// The offset in the local data share, which DS instructions take: the low half of a generic address that points into it
// (LLVM, User Guide for AMDGPU Backend, Address Spaces).
__device__ inline size_t cvta_generic_to_shared(const void* pointer) {
  return static_cast<unsigned int>(reinterpret_cast<size_t>(pointer));
}
}  // namespace gpu

//@ gpu::cvta_shared_to_generic
namespace gpu {
__device__ inline void* cvta_shared_to_generic(size_t address) {
  return (void*)(__attribute__((address_space(3))) char*)address;
}
}  // namespace gpu

//@ gpu::cvta_generic_to_global
namespace gpu {
// Generic addresses of global memory are its own.
__device__ inline size_t cvta_generic_to_global(const void* pointer) { return reinterpret_cast<size_t>(pointer); }
}  // namespace gpu

//@ gpu::cvta_global_to_generic
namespace gpu {
__device__ inline void* cvta_global_to_generic(size_t address) {
  return (void*)(__attribute__((address_space(1))) char*)address;
}
}  // namespace gpu
