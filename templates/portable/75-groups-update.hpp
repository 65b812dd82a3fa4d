Reductions and scans by a group that also update an atomic variable.

//@ detail:groups_update needs: detail:groups_functional gpu::memory_order
#if GPU_COMPILER
namespace gpu {
namespace cooperative_groups {
namespace detail {
// What the variable held before `op(old, value)` was stored.
template <class Atomic, class T, class Op>
__device__ __forceinline__ T update(Atomic& variable, T value, Op op) {
  T old = variable.load(gpu::memory_order_relaxed);
  while (!variable.compare_exchange_weak(old, op(old, value), gpu::memory_order_relaxed)) {
  }
  return old;
}
}  // namespace detail
}  // namespace cooperative_groups
}  // namespace gpu
#endif

//@ gpu/cooperative_groups_reduce.hpp+gpu::atomic_ref needs: gpu/cooperative_groups_reduce.hpp detail:groups_update gpu::atomic_ref
#if GPU_COMPILER
namespace gpu {
namespace cooperative_groups {
template <class Group, class Atomic, class T, class Op>
__device__ __forceinline__ void reduce_update_async(const Group& group, Atomic&& variable, T value, Op op/*site*/) {
  const T all = reduce(group, value, op/*at*/);
  if (group.thread_rank() == 0) detail::update(variable, all, op);
}
template <class Group, class T, thread_scope Scope, class Value, class Op>
__device__ __forceinline__ void reduce_store_async(const Group& group, const atomic_ref<T, Scope>& variable, Value value,
                                                   Op op/*site*/) {
  const T all = reduce(group, static_cast<T>(value), op/*at*/);
  if (group.thread_rank() == 0) variable.store(all, gpu::memory_order_relaxed);
}
}  // namespace cooperative_groups
}  // namespace gpu
#endif

//@ gpu/cooperative_groups_scan.hpp+gpu::atomic_ref needs: gpu/cooperative_groups_scan.hpp detail:groups_update gpu::atomic_ref
#if GPU_COMPILER
namespace gpu {
namespace cooperative_groups {
namespace detail {
template <bool Inclusive, class Group, class Atomic, class T, class Op>
__device__ __forceinline__ T scan_update(const Group& group, Atomic& variable, T value, Op op/*site_required*/) {
  const unsigned last = group.size() - 1;
  const T scanned = scan<true>(group, value, op/*at*/);
  T old{};
  if (group.thread_rank() == last) old = update(variable, scanned, op);
  old = group.shfl(old, last/*at*/);
  if constexpr (Inclusive) return op(old, scanned);
  const T lower = scan<false>(group, value, op/*at*/);
  return group.thread_rank() == 0 ? old : op(old, lower);
}
}  // namespace detail

template <class Group, class Atomic, class T, class Op>
__device__ __forceinline__ T inclusive_scan_update(const Group& group, Atomic&& variable, T value, Op op/*site*/) {
  return detail::scan_update<true>(group, variable, value, op/*at*/);
}
template <class Group, class Atomic, class T>
__device__ __forceinline__ T inclusive_scan_update(const Group& group, Atomic&& variable, T value/*site*/) {
  return detail::scan_update<true>(group, variable, value, plus<T>()/*at*/);
}
template <class Group, class Atomic, class T, class Op>
__device__ __forceinline__ T exclusive_scan_update(const Group& group, Atomic&& variable, T value, Op op/*site*/) {
  return detail::scan_update<false>(group, variable, value, op/*at*/);
}
template <class Group, class Atomic, class T>
__device__ __forceinline__ T exclusive_scan_update(const Group& group, Atomic&& variable, T value/*site*/) {
  return detail::scan_update<false>(group, variable, value, plus<T>()/*at*/);
}
}  // namespace cooperative_groups
}  // namespace gpu
#endif
