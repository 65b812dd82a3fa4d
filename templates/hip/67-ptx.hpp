Memory as inline PTX sees it: addresses are integers, those of shared memory have 32 bits.

//@ detail:ptx_space
namespace gpu {
namespace detail {
// Spaces of PTX: an address as a pointer into one. In the generic space it is a plain pointer.
struct ptx_generic {
  template <class T> __device__ static T* at(unsigned long long address) { return reinterpret_cast<T*>(address); }
};
struct ptx_global {
  template <class T> __device__ static __attribute__((address_space(1))) T* at(unsigned long long address) {
    return (__attribute__((address_space(1))) T*)address;
  }
};
struct ptx_shared {
  template <class T> __device__ static __attribute__((address_space(3))) T* at(unsigned long long address) {
    return (__attribute__((address_space(3))) T*)static_cast<unsigned int>(address);
  }
};
template <class T, int Count> struct ptx_wide_access {
  typedef T type __attribute__((ext_vector_type(Count), may_alias));
};
template <class T> struct ptx_wide_access<T, 1> {
  typedef T type __attribute__((may_alias));
};
template <int Size> struct ptx_word;
template <> struct ptx_word<1> { typedef unsigned char type __attribute__((may_alias)); };
template <> struct ptx_word<2> { typedef unsigned short type __attribute__((may_alias)); };
template <> struct ptx_word<4> { typedef unsigned int type __attribute__((may_alias)); };
template <> struct ptx_word<8> { typedef unsigned long long type __attribute__((may_alias)); };

constexpr int ptx_relaxed = __ATOMIC_RELAXED, ptx_acquire = __ATOMIC_ACQUIRE, ptx_release = __ATOMIC_RELEASE;
constexpr int ptx_acq_rel = __ATOMIC_ACQ_REL;
constexpr int ptx_cta = __HIP_MEMORY_SCOPE_WORKGROUP, ptx_gpu = __HIP_MEMORY_SCOPE_AGENT, ptx_sys = __HIP_MEMORY_SCOPE_SYSTEM;

template <int Order, int Scope, class P> __device__ inline auto ptx_atomic_load(P pointer) {
  return __hip_atomic_load(pointer, Order, Scope);
}
template <int Order, int Scope, class P, class W> __device__ inline void ptx_atomic_store(P pointer, W value) {
  __hip_atomic_store(pointer, value, Order, Scope);
}
// Stores the new value where the old one is still there, which becomes known otherwise.
template <int Order, int Scope, class P, class W> __device__ inline bool ptx_atomic_swap_if(P pointer, W& old, W value) {
  return __hip_atomic_compare_exchange_strong(pointer, &old, value, Order, Order == ptx_release ? ptx_relaxed : Order == ptx_acq_rel ? ptx_acquire : Order, Scope);
}
#define GPU_PTX_FETCH(name, builtin)                                                                     \
  template <int Order, int Scope, class P, class W> __device__ inline W ptx_fetch_##name(P pointer, W value) { \
    return builtin(pointer, value, Order, Scope);                                                        \
  }
GPU_PTX_FETCH(add, __hip_atomic_fetch_add)
GPU_PTX_FETCH(and, __hip_atomic_fetch_and)
GPU_PTX_FETCH(or, __hip_atomic_fetch_or)
GPU_PTX_FETCH(xor, __hip_atomic_fetch_xor)
GPU_PTX_FETCH(exch, __hip_atomic_exchange)
#undef GPU_PTX_FETCH
}  // namespace detail
}  // namespace gpu

//@ gpu::ptx_globaltimer
namespace gpu {
// Nanoseconds of the timer that ticks at 100 MHz.
__device__ inline unsigned long long ptx_globaltimer() {
#if defined(__gfx1100__) || defined(__gfx1101__) || defined(__gfx1102__) || defined(__gfx1103__) || defined(__GFX11__) || defined(__GFX12__)
  return __builtin_amdgcn_s_sendmsg_rtnl(0x83) * 10ull;
#else
  return __builtin_amdgcn_s_memrealtime() * 10ull;
#endif
}
}  // namespace gpu
