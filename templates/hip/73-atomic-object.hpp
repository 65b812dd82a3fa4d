// Atomic objects that hold their value.
//@ gpu::atomic  needs: gpu::atomic_ref
namespace gpu {
template <class T, thread_scope scope = thread_scope_system>
class atomic {
  alignas(sizeof(T)) mutable T object;
  __host__ __device__ atomic_ref<T, scope> ref() const { return atomic_ref<T, scope>(object); }

 public:
  using value_type = T;
  static constexpr bool is_always_lock_free = true;
  atomic() = default;
  __host__ __device__ constexpr atomic(T value) : object(value) {}
  atomic(const atomic&) = delete;
  atomic& operator=(const atomic&) = delete;
  __host__ __device__ bool is_lock_free() const { return true; }
  __host__ __device__ T load(memory_order o = memory_order_seq_cst) const { return ref().load(o); }
  __host__ __device__ void store(T value, memory_order o = memory_order_seq_cst) { ref().store(value, o); }
  __host__ __device__ T exchange(T value, memory_order o = memory_order_seq_cst) { return ref().exchange(value, o); }
  template <class... Order>
  __host__ __device__ bool compare_exchange_strong(T& expected, T value, Order... orders) {
    return ref().compare_exchange_strong(expected, value, orders...);
  }
  template <class... Order>
  __host__ __device__ bool compare_exchange_weak(T& expected, T value, Order... orders) {
    return ref().compare_exchange_weak(expected, value, orders...);
  }
  __host__ __device__ T fetch_add(T v, memory_order o = memory_order_seq_cst) { return ref().fetch_add(v, o); }
  __host__ __device__ T fetch_sub(T v, memory_order o = memory_order_seq_cst) { return ref().fetch_sub(v, o); }
  __host__ __device__ T fetch_and(T v, memory_order o = memory_order_seq_cst) { return ref().fetch_and(v, o); }
  __host__ __device__ T fetch_or(T v, memory_order o = memory_order_seq_cst) { return ref().fetch_or(v, o); }
  __host__ __device__ T fetch_xor(T v, memory_order o = memory_order_seq_cst) { return ref().fetch_xor(v, o); }
  __host__ __device__ T fetch_min(T v, memory_order o = memory_order_seq_cst) { return ref().fetch_min(v, o); }
  __host__ __device__ T fetch_max(T v, memory_order o = memory_order_seq_cst) { return ref().fetch_max(v, o); }
  __host__ __device__ operator T() const { return load(); }
  __host__ __device__ T operator=(T value) { store(value); return value; }
  __host__ __device__ T operator++() { return ++ref(); }
  __host__ __device__ T operator--() { return --ref(); }
  __host__ __device__ T operator++(int) { return ref()++; }
  __host__ __device__ T operator--(int) { return ref()--; }
  __host__ __device__ T operator+=(T value) { return ref() += value; }
  __host__ __device__ T operator-=(T value) { return ref() -= value; }
  __host__ __device__ T operator&=(T value) { return ref() &= value; }
  __host__ __device__ T operator|=(T value) { return ref() |= value; }
  __host__ __device__ T operator^=(T value) { return ref() ^= value; }
};
}  // namespace gpu
