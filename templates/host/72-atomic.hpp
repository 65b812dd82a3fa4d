// Atomic objects with a scope, as libcu++'s: between the host's threads all scopes are one.
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

//@ gpu::atomic_thread_fence  needs: gpu::memory_order gpu::thread_scope detail:spin
namespace gpu {
inline void atomic_thread_fence(memory_order order, thread_scope = thread_scope_system) {
  std::atomic_thread_fence(order);
  host::spin();
}
}  // namespace gpu

//@ gpu::atomic_ref  needs: gpu::memory_order gpu::thread_scope detail:spin
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

template <thread_scope>
struct atomics {
  template <class W>
  static W load(const W* at, int order) {
    host::spin();  // perhaps of a flag that another thread of the block sets
    W value;
    __atomic_load(at, &value, order);
    return value;
  }
  template <class W>
  static void store(W* at, W value, int order) {
    __atomic_store(at, &value, order);
  }
  template <class W>
  static W exchange(W* at, W value, int order) {
    host::spin();
    W old;
    __atomic_exchange(at, &value, &old, order);
    return old;
  }
  template <class W>
  static bool compare(W* at, W& expected, W value, int success, int failure) {
    const bool done = __atomic_compare_exchange(at, &expected, &value, false, success, failure);
    if (!done) host::spin();
    return done;
  }
  template <class W, class F>
  static W change(W* at, int order, F f) {
    W old;
    __atomic_load(at, &old, __ATOMIC_RELAXED);
    for (;;) {
      W value = f(old);
      if (__atomic_compare_exchange(at, &old, &value, true, order, __ATOMIC_RELAXED)) return old;
    }
  }
  template <class W>
  static W add(W* at, W value, int order) {
    if (value == W(0)) host::spin();
    if constexpr (std::is_integral<W>::value) return __atomic_fetch_add(at, value, order);
    return change(at, order, [value](W old) { return W(old + value); });
  }
  template <class W>
  static W both(W* at, W value, int order) { return __atomic_fetch_and(at, value, order); }
  template <class W>
  static W either(W* at, W value, int order) { return __atomic_fetch_or(at, value, order); }
  template <class W>
  static W differ(W* at, W value, int order) { return __atomic_fetch_xor(at, value, order); }
  template <class W>
  static W least(W* at, W value, int order) {
    return change(at, order, [value](W old) { return value < old ? value : old; });
  }
  template <class W>
  static W greatest(W* at, W value, int order) {
    return change(at, order, [value](W old) { return old < value ? value : old; });
  }
};
}  // namespace detail

template <class T, thread_scope scope = thread_scope_system>
class atomic_ref {
  static_assert(std::is_trivially_copyable<T>::value, "an atomic value is copied byte by byte");
  using W = detail::stored_as<T>;
  using A = detail::atomics<scope>;
  T* at;
  W* words() const { return reinterpret_cast<W*>(at); }
  static W in(T value) {
    W w;
    __builtin_memcpy(&w, &value, sizeof w);
    return w;
  }
  static T out(W w) {
    T value;
    __builtin_memcpy(&value, &w, sizeof w);
    return value;
  }
  static constexpr bool number = std::is_arithmetic<T>::value && !std::is_same<T, bool>::value;

 public:
  using value_type = T;
  static constexpr unsigned long required_alignment = sizeof(T);
  static constexpr bool is_always_lock_free = true;
  explicit atomic_ref(T& object) : at(&object) {}
  atomic_ref(const atomic_ref&) = default;
  atomic_ref& operator=(const atomic_ref&) = delete;

  bool is_lock_free() const { return true; }
  T load(memory_order order = memory_order_seq_cst) const { return out(A::load(words(), int(order))); }
  void store(T value, memory_order order = memory_order_seq_cst) const {
    A::store(words(), in(value), int(order));
  }
  T exchange(T value, memory_order order = memory_order_seq_cst) const {
    return out(A::exchange(words(), in(value), int(order)));
  }
  bool compare_exchange_strong(T& expected, T value, memory_order success,
                                                   memory_order failure) const {
    W old = in(expected);
    const bool done = A::compare(words(), old, in(value), int(success), int(failure));
    if (!done) expected = out(old);
    return done;
  }
  bool compare_exchange_strong(T& expected, T value,
                                                   memory_order order = memory_order_seq_cst) const {
    return compare_exchange_strong(expected, value, order, memory_order(detail::failure_order(order)));
  }
  bool compare_exchange_weak(T& expected, T value, memory_order success,
                                                 memory_order failure) const {
    return compare_exchange_strong(expected, value, success, failure);
  }
  bool compare_exchange_weak(T& expected, T value,
                                                 memory_order order = memory_order_seq_cst) const {
    return compare_exchange_strong(expected, value, order);
  }
  T fetch_add(T value, memory_order order = memory_order_seq_cst) const {
    static_assert(number, "fetch_add is for numbers");
    return A::add(at, value, int(order));
  }
  T fetch_sub(T value, memory_order order = memory_order_seq_cst) const {
    return fetch_add(T(T(0) - value), order);
  }
  T fetch_and(T value, memory_order order = memory_order_seq_cst) const {
    return A::both(at, value, int(order));
  }
  T fetch_or(T value, memory_order order = memory_order_seq_cst) const {
    return A::either(at, value, int(order));
  }
  T fetch_xor(T value, memory_order order = memory_order_seq_cst) const {
    return A::differ(at, value, int(order));
  }
  T fetch_min(T value, memory_order order = memory_order_seq_cst) const {
    static_assert(std::is_integral<T>::value, "fetch_min is for whole numbers");
    return A::least(at, value, int(order));
  }
  T fetch_max(T value, memory_order order = memory_order_seq_cst) const {
    static_assert(std::is_integral<T>::value, "fetch_max is for whole numbers");
    return A::greatest(at, value, int(order));
  }
  operator T() const { return load(); }
  T operator=(T value) const { store(value); return value; }
  T operator++() const { return fetch_add(T(1)) + T(1); }
  T operator--() const { return fetch_sub(T(1)) - T(1); }
  T operator++(int) const { return fetch_add(T(1)); }
  T operator--(int) const { return fetch_sub(T(1)); }
  T operator+=(T value) const { return fetch_add(value) + value; }
  T operator-=(T value) const { return fetch_sub(value) - value; }
  T operator&=(T value) const { return fetch_and(value) & value; }
  T operator|=(T value) const { return fetch_or(value) | value; }
  T operator^=(T value) const { return fetch_xor(value) ^ value; }
};
}  // namespace gpu
