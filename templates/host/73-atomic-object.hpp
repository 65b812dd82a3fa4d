// Atomic objects that hold their value.
//@ gpu::atomic  needs: gpu::atomic_ref
namespace gpu {
template <class T, thread_scope scope = thread_scope_system>
class atomic {
  alignas(sizeof(T)) mutable T object;
  atomic_ref<T, scope> ref() const { return atomic_ref<T, scope>(object); }

 public:
  using value_type = T;
  static constexpr bool is_always_lock_free = true;
  atomic() = default;
  constexpr atomic(T value) : object(value) {}
  atomic(const atomic&) = delete;
  atomic& operator=(const atomic&) = delete;
  bool is_lock_free() const { return true; }
  T load(memory_order o = memory_order_seq_cst) const { return ref().load(o); }
  void store(T value, memory_order o = memory_order_seq_cst) { ref().store(value, o); }
  T exchange(T value, memory_order o = memory_order_seq_cst) { return ref().exchange(value, o); }
  template <class... Order>
  bool compare_exchange_strong(T& expected, T value, Order... orders) {
    return ref().compare_exchange_strong(expected, value, orders...);
  }
  template <class... Order>
  bool compare_exchange_weak(T& expected, T value, Order... orders) {
    return ref().compare_exchange_weak(expected, value, orders...);
  }
  T fetch_add(T v, memory_order o = memory_order_seq_cst) { return ref().fetch_add(v, o); }
  T fetch_sub(T v, memory_order o = memory_order_seq_cst) { return ref().fetch_sub(v, o); }
  T fetch_and(T v, memory_order o = memory_order_seq_cst) { return ref().fetch_and(v, o); }
  T fetch_or(T v, memory_order o = memory_order_seq_cst) { return ref().fetch_or(v, o); }
  T fetch_xor(T v, memory_order o = memory_order_seq_cst) { return ref().fetch_xor(v, o); }
  T fetch_min(T v, memory_order o = memory_order_seq_cst) { return ref().fetch_min(v, o); }
  T fetch_max(T v, memory_order o = memory_order_seq_cst) { return ref().fetch_max(v, o); }
  operator T() const { return load(); }
  T operator=(T value) { store(value); return value; }
  T operator++() { return ++ref(); }
  T operator--() { return --ref(); }
  T operator++(int) { return ref()++; }
  T operator--(int) { return ref()--; }
  T operator+=(T value) { return ref() += value; }
  T operator-=(T value) { return ref() -= value; }
  T operator&=(T value) { return ref() &= value; }
  T operator|=(T value) { return ref() |= value; }
  T operator^=(T value) { return ref() ^= value; }
};
}  // namespace gpu
