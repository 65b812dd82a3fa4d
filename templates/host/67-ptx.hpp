Memory as inline PTX sees it: addresses are integers, those of shared memory have 32 bits.

//@ detail:ptx_space  needs: gpu::cvta_shared_to_generic detail:spin
namespace gpu {
namespace detail {
struct ptx_generic {
    template <class T>
    static T* at(unsigned long long address) {
        return reinterpret_cast<T*>(address);
    }
};
struct ptx_global : ptx_generic {};
struct ptx_shared {
    template <class T>
    static T* at(unsigned long long address) {
        return static_cast<T*>(cvta_shared_to_generic(address));
    }
};
template <int Size> struct ptx_word;
template <> struct ptx_word<1> { typedef unsigned char type __attribute__((may_alias)); };
template <> struct ptx_word<2> { typedef unsigned short type __attribute__((may_alias)); };
template <> struct ptx_word<4> { typedef unsigned int type __attribute__((may_alias)); };
template <> struct ptx_word<8> { typedef unsigned long long type __attribute__((may_alias)); };
// A vector has to be aligned to its size; its elements are read one by one.
template <class T, int Count> struct ptx_wide_access {
    struct type {
        typename ptx_word<int(sizeof(T))>::type part[Count];
        T operator[](int i) const {
            T value;
            __builtin_memcpy(&value, &part[i], sizeof value);
            return value;
        }
    };
};

constexpr int ptx_relaxed = __ATOMIC_RELAXED, ptx_acquire = __ATOMIC_ACQUIRE, ptx_release = __ATOMIC_RELEASE;
constexpr int ptx_acq_rel = __ATOMIC_ACQ_REL;
constexpr int ptx_cta = 0, ptx_gpu = 1, ptx_sys = 2;

template <int Order, int Scope, class P>
inline auto ptx_atomic_load(P pointer) {
    host::spin();
    return __atomic_load_n(pointer, Order);
}
template <int Order, int Scope, class P, class W>
inline void ptx_atomic_store(P pointer, W value) {
    __atomic_store_n(pointer, value, Order);
}
template <int Order, int Scope, class P, class W>
inline bool ptx_atomic_swap_if(P pointer, W& old, W value) {
    host::spin();
    return __atomic_compare_exchange_n(pointer, &old, value, false, Order, Order == ptx_release ? ptx_relaxed : Order == ptx_acq_rel ? ptx_acquire : Order);
}
#define GPU_PTX_FETCH(name, builtin)                     \
    template <int Order, int Scope, class P, class W>    \
    inline W ptx_fetch_##name(P pointer, W value) {      \
        host::spin();                                    \
        return builtin(pointer, value, Order);           \
    }
GPU_PTX_FETCH(add, __atomic_fetch_add)
GPU_PTX_FETCH(and, __atomic_fetch_and)
GPU_PTX_FETCH(or, __atomic_fetch_or)
GPU_PTX_FETCH(xor, __atomic_fetch_xor)
GPU_PTX_FETCH(exch, __atomic_exchange_n)
#undef GPU_PTX_FETCH
}  // namespace detail
}  // namespace gpu

//@ gpu::ptx_globaltimer
#include <chrono>

namespace gpu {
inline unsigned long long ptx_globaltimer() {
    return (unsigned long long)std::chrono::duration_cast<std::chrono::nanoseconds>(std::chrono::system_clock::now().time_since_epoch()).count();
}
}  // namespace gpu
