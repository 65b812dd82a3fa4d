// Atomic objects with a scope, as libcu++'s: on AMD by the compiler's scoped atomics.
//@ gpu::memory_order gpu::memory_order_relaxed gpu::memory_order_consume gpu::memory_order_acquire gpu::memory_order_release gpu::memory_order_acq_rel gpu::memory_order_seq_cst
#include <atomic>
namespace gpu {
using std::memory_order;
using std::memory_order_acq_rel;
using std::memory_order_acquire;
using std::memory_order_consume;
using std::memory_order_relaxed;
using std::memory_order_release;
using std::memory_order_seq_cst;
}  // namespace gpu

//@ gpu::thread_scope gpu::thread_scope_system gpu::thread_scope_device gpu::thread_scope_block gpu::thread_scope_thread
namespace gpu {
enum thread_scope { thread_scope_system, thread_scope_device, thread_scope_block, thread_scope_thread };
}  // namespace gpu

//@ gpu::atomic_thread_fence  needs: gpu::memory_order gpu::thread_scope
#if GPU_DEVICE_CODE
// The compiler wants order and scope as constants.
#define GPU_FENCE(order)                                                                      \
  scope == thread_scope_thread   ? __builtin_amdgcn_fence(order, "singlethread")                \
  : scope == thread_scope_block  ? __builtin_amdgcn_fence(order, "workgroup")                   \
  : scope == thread_scope_device ? __builtin_amdgcn_fence(order, "agent")                       \
                                 : __builtin_amdgcn_fence(order, "")
#else
#define GPU_FENCE(order) __atomic_thread_fence(order)
#endif
namespace gpu {
__host__ __device__ inline void atomic_thread_fence(memory_order order, thread_scope scope = thread_scope_system) {
  (void)scope;
  switch (order) {
    case memory_order_relaxed: break;
    case memory_order_consume:
    case memory_order_acquire: GPU_FENCE(__ATOMIC_ACQUIRE); break;
    case memory_order_release: GPU_FENCE(__ATOMIC_RELEASE); break;
    case memory_order_acq_rel: GPU_FENCE(__ATOMIC_ACQ_REL); break;
    default: GPU_FENCE(__ATOMIC_SEQ_CST); break;
  }
}
}  // namespace gpu
#undef GPU_FENCE

//@ gpu::atomic_ref  needs: gpu::memory_order gpu::thread_scope
#include <type_traits>
namespace gpu {
namespace detail {
template <int bytes>
struct stored_word;
template <>
struct stored_word<1> { using type = unsigned char; };
template <>
struct stored_word<2> { using type = unsigned short; };
template <>
struct stored_word<4> { using type = unsigned int; };
template <>
struct stored_word<8> { using type = unsigned long long; };

// Numbers and pointers are worked on as they are, all else as an unsigned number of the same size.
template <class T>
using stored_as = typename std::conditional<std::is_arithmetic<T>::value && !std::is_same<T, bool>::value,
                                              std::enable_if<true, T>, stored_word<sizeof(T)>>::type::type;

constexpr int failure_order(memory_order order) {
  return order == memory_order_acq_rel ? __ATOMIC_ACQUIRE : order == memory_order_release ? __ATOMIC_RELAXED : int(order);
}

#if GPU_DEVICE_CODE
template <thread_scope scope>
struct atomics {
  static constexpr int where = scope == thread_scope_system   ? __HIP_MEMORY_SCOPE_SYSTEM
                               : scope == thread_scope_device ? __HIP_MEMORY_SCOPE_AGENT
                               : scope == thread_scope_block  ? __HIP_MEMORY_SCOPE_WORKGROUP
                                                              : __HIP_MEMORY_SCOPE_SINGLETHREAD;
#define GPU_SCOPED(name) __hip_atomic_##name
#define GPU_WHERE , where
#define GPU_SIDE __device__
#else
template <thread_scope>
struct atomics {
#define GPU_SCOPED(name) __atomic_##name
#define GPU_WHERE
#define GPU_SIDE
#endif
  template <class W>
  GPU_SIDE static W load(const W* at, int order) {
#if GPU_DEVICE_CODE
    return __hip_atomic_load(at, order, where);
#else
    W value;
    __atomic_load(at, &value, order);
    return value;
#endif
  }
  template <class W>
  GPU_SIDE static void store(W* at, W value, int order) {
#if GPU_DEVICE_CODE
    __hip_atomic_store(at, value, order, where);
#else
    __atomic_store(at, &value, order);
#endif
  }
  template <class W>
  GPU_SIDE static W exchange(W* at, W value, int order) {
#if GPU_DEVICE_CODE
    return __hip_atomic_exchange(at, value, order, where);
#else
    W old;
    __atomic_exchange(at, &value, &old, order);
    return old;
#endif
  }
  template <class W>
  GPU_SIDE static bool compare(W* at, W& expected, W value, int success, int failure) {
#if GPU_DEVICE_CODE
    return __hip_atomic_compare_exchange_strong(at, &expected, value, success, failure, where);
#else
    return __atomic_compare_exchange(at, &expected, &value, false, success, failure);
#endif
  }
  template <class W>
  GPU_SIDE static W add(W* at, W value, int order) {
#if !GPU_DEVICE_CODE
    if constexpr (std::is_floating_point<W>::value) {
      W old = load(at, __ATOMIC_RELAXED);
      while (!compare(at, old, W(old + value), order, __ATOMIC_RELAXED)) {
      }
      return old;
    } else
#endif
      return GPU_SCOPED(fetch_add)(at, value, order GPU_WHERE);
  }
  template <class W>
  GPU_SIDE static W both(W* at, W value, int order) { return GPU_SCOPED(fetch_and)(at, value, order GPU_WHERE); }
  template <class W>
  GPU_SIDE static W either(W* at, W value, int order) { return GPU_SCOPED(fetch_or)(at, value, order GPU_WHERE); }
  template <class W>
  GPU_SIDE static W differ(W* at, W value, int order) { return GPU_SCOPED(fetch_xor)(at, value, order GPU_WHERE); }
  template <class W>
  GPU_SIDE static W least(W* at, W value, int order) {
#if GPU_DEVICE_CODE
    return __hip_atomic_fetch_min(at, value, order, where);
#else
    W old = load(at, __ATOMIC_RELAXED);
    while (!compare(at, old, value < old ? value : old, order, __ATOMIC_RELAXED)) {
    }
    return old;
#endif
  }
  template <class W>
  GPU_SIDE static W greatest(W* at, W value, int order) {
#if GPU_DEVICE_CODE
    return __hip_atomic_fetch_max(at, value, order, where);
#else
    W old = load(at, __ATOMIC_RELAXED);
    while (!compare(at, old, old < value ? value : old, order, __ATOMIC_RELAXED)) {
    }
    return old;
#endif
  }
};
#undef GPU_SCOPED
#undef GPU_WHERE
#undef GPU_SIDE
}  // namespace detail

template <class T, thread_scope scope = thread_scope_system>
class atomic_ref {
  static_assert(std::is_trivially_copyable<T>::value, "an atomic value is copied byte by byte");
  using W = detail::stored_as<T>;
  using A = detail::atomics<scope>;
  T* at;
  __host__ __device__ W* words() const { return reinterpret_cast<W*>(at); }
  __host__ __device__ static W in(T value) {
    W w;
    __builtin_memcpy(&w, &value, sizeof w);
    return w;
  }
  __host__ __device__ static T out(W w) {
    T value;
    __builtin_memcpy(&value, &w, sizeof w);
    return value;
  }
  static constexpr bool number = std::is_arithmetic<T>::value && !std::is_same<T, bool>::value;

 public:
  using value_type = T;
  static constexpr unsigned long required_alignment = sizeof(T);
  static constexpr bool is_always_lock_free = true;
  __host__ __device__ explicit atomic_ref(T& object) : at(&object) {}
  atomic_ref(const atomic_ref&) = default;
  atomic_ref& operator=(const atomic_ref&) = delete;

  __host__ __device__ bool is_lock_free() const { return true; }
  __host__ __device__ T load(memory_order order = memory_order_seq_cst) const { return out(A::load(words(), int(order))); }
  __host__ __device__ void store(T value, memory_order order = memory_order_seq_cst) const {
    A::store(words(), in(value), int(order));
  }
  __host__ __device__ T exchange(T value, memory_order order = memory_order_seq_cst) const {
    return out(A::exchange(words(), in(value), int(order)));
  }
  __host__ __device__ bool compare_exchange_strong(T& expected, T value, memory_order success,
                                                   memory_order failure) const {
    W old = in(expected);
    const bool done = A::compare(words(), old, in(value), int(success), int(failure));
    if (!done) expected = out(old);
    return done;
  }
  __host__ __device__ bool compare_exchange_strong(T& expected, T value,
                                                   memory_order order = memory_order_seq_cst) const {
    return compare_exchange_strong(expected, value, order, memory_order(detail::failure_order(order)));
  }
  __host__ __device__ bool compare_exchange_weak(T& expected, T value, memory_order success,
                                                 memory_order failure) const {
    return compare_exchange_strong(expected, value, success, failure);
  }
  __host__ __device__ bool compare_exchange_weak(T& expected, T value,
                                                 memory_order order = memory_order_seq_cst) const {
    return compare_exchange_strong(expected, value, order);
  }
  __host__ __device__ T fetch_add(T value, memory_order order = memory_order_seq_cst) const {
    static_assert(number, "fetch_add is for numbers");
    return A::add(at, value, int(order));
  }
  __host__ __device__ T fetch_sub(T value, memory_order order = memory_order_seq_cst) const {
    return fetch_add(T(T(0) - value), order);
  }
  __host__ __device__ T fetch_and(T value, memory_order order = memory_order_seq_cst) const {
    return A::both(at, value, int(order));
  }
  __host__ __device__ T fetch_or(T value, memory_order order = memory_order_seq_cst) const {
    return A::either(at, value, int(order));
  }
  __host__ __device__ T fetch_xor(T value, memory_order order = memory_order_seq_cst) const {
    return A::differ(at, value, int(order));
  }
  __host__ __device__ T fetch_min(T value, memory_order order = memory_order_seq_cst) const {
    static_assert(std::is_integral<T>::value, "fetch_min is for whole numbers");
    return A::least(at, value, int(order));
  }
  __host__ __device__ T fetch_max(T value, memory_order order = memory_order_seq_cst) const {
    static_assert(std::is_integral<T>::value, "fetch_max is for whole numbers");
    return A::greatest(at, value, int(order));
  }
  __host__ __device__ operator T() const { return load(); }
  __host__ __device__ T operator=(T value) const { store(value); return value; }
  __host__ __device__ T operator++() const { return fetch_add(T(1)) + T(1); }
  __host__ __device__ T operator--() const { return fetch_sub(T(1)) - T(1); }
  __host__ __device__ T operator++(int) const { return fetch_add(T(1)); }
  __host__ __device__ T operator--(int) const { return fetch_sub(T(1)); }
  __host__ __device__ T operator+=(T value) const { return fetch_add(value) + value; }
  __host__ __device__ T operator-=(T value) const { return fetch_sub(value) - value; }
  __host__ __device__ T operator&=(T value) const { return fetch_and(value) & value; }
  __host__ __device__ T operator|=(T value) const { return fetch_or(value) | value; }
  __host__ __device__ T operator^=(T value) const { return fetch_xor(value) ^ value; }
};
}  // namespace gpu
