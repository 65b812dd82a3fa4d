Reductions, scans and copies by a group. The order in which values are combined is that of CUDA's header, so that sums of
floating-point numbers are the same to the last bit.

//@ detail:groups_functional needs: gpu::cooperative_groups
#if GPU_COMPILER
namespace gpu {
namespace cooperative_groups {
template <class T>
struct plus {
  __device__ T operator()(T a, T b) const { return a + b; }
};
template <class T>
struct less {
  __device__ T operator()(T a, T b) const { return b < a ? b : a; }
};
template <class T>
struct greater {
  __device__ T operator()(T a, T b) const { return a < b ? b : a; }
};
template <class T>
struct bit_and {
  __device__ T operator()(T a, T b) const { return a & b; }
};
template <class T>
struct bit_or {
  __device__ T operator()(T a, T b) const { return a | b; }
};
template <class T>
struct bit_xor {
  __device__ T operator()(T a, T b) const { return a ^ b; }
};

namespace detail {
// Whether values can be combined in any order with the same result.
template <class Op>
struct any_order : std::false_type {};
template <class T>
struct any_order<plus<T>> : std::is_integral<T> {};
template <class T>
struct any_order<less<T>> : std::is_integral<T> {};
template <class T>
struct any_order<greater<T>> : std::is_integral<T> {};
template <class T>
struct any_order<bit_and<T>> : std::is_integral<T> {};
template <class T>
struct any_order<bit_or<T>> : std::is_integral<T> {};
template <class T>
struct any_order<bit_xor<T>> : std::is_integral<T> {};

__device__ __forceinline__ thread_block_tile<32> this_warp() { return thread_block_tile<32>(access{}, 0u, 1u); }

// Each thread's value combined with those of lower rank. The steps are constants, which makes the exchanges cheap.
template <unsigned Step = 1, unsigned Size, class T, class Op>
__device__ __forceinline__ T scan_lanes(const lane_tile<Size>& tile, T value, Op op/*site_required*/) {
  if constexpr (Step < Size) {
    const T lower = tile.shfl_up(value, Step/*at*/);
    if (Step <= tile.thread_rank()) value = op(value, lower);
    return scan_lanes<Step * 2>(tile, value, op/*at*/);
  } else {
    return value;
  }
}
template <class T, class Op>
__device__ __forceinline__ T scan_lanes(const coalesced_group& group, T value, Op op/*site_required*/) {
  for (unsigned step = 1; step < group.size(); step *= 2) {
    const T lower = group.shfl_up(value, step/*at*/);
    if (step <= group.thread_rank()) value = op(value, lower);
  }
  return value;
}

template <unsigned Width, unsigned Size, class T, class Op>
__device__ __forceinline__ T reduce_width(const lane_tile<Size>& tile, T value, Op op/*site_required*/) {
  if constexpr (Width > 1) {
    // An exchange in mirror order of eight lanes is cheaper than one by 4 on some GPUs.
    constexpr unsigned step = Width == 8 && any_order<Op>::value ? 7 : Width / 2;
    return reduce_width<Width / 2>(tile, op(value, tile.shfl_xor(value, step/*at*/)), op/*at*/);
  } else {
    return value;
  }
}
template <unsigned Size, class T, class Op>
__device__ __forceinline__ T reduce_lanes(const lane_tile<Size>& tile, T value, Op op/*site_required*/) {
  return reduce_width<Size>(tile, value, op/*at*/);
}
}  // namespace detail
}  // namespace cooperative_groups
}  // namespace gpu
#endif

//@ gpu/cooperative_groups_reduce.hpp needs: detail:groups_functional
#if GPU_COMPILER
namespace gpu {
namespace cooperative_groups {
template <unsigned Size, class Parent, class T, class Op>
__device__ __forceinline__ T reduce(const thread_block_tile<Size, Parent>& tile, T value, Op op/*site*/) {
  if constexpr (Size <= 32) {
    return detail::reduce_lanes(tile, value, op/*at*/);
  } else {
    return tile.combine(detail::reduce_lanes(detail::this_warp(), value, op/*at*/), op/*at*/);
  }
}
template <class T, class Op>
__device__ __forceinline__ T reduce(const coalesced_group& group, T value, Op op/*site*/) {
  if (group.size() == 32) return detail::reduce_lanes(detail::this_warp(), value, op/*at*/);
  const T all = detail::scan_lanes(group, value, op/*at*/);
  return group.shfl(all, static_cast<int>(group.size() - 1)/*at*/);
}

// One thread stores the result.
template <class Group, class T, class Value, class Op>
__device__ __forceinline__ void reduce_store_async(const Group& group, T* result, Value value, Op op/*site*/) {
  const T all = reduce(group, static_cast<T>(value), op/*at*/);
  if (group.thread_rank() == 0) *result = all;
}
}  // namespace cooperative_groups
}  // namespace gpu
#endif

//@ gpu/cooperative_groups_scan.hpp needs: detail:groups_functional
#if GPU_COMPILER
namespace gpu {
namespace cooperative_groups {
namespace detail {
// From the inclusive scan to that of the lower ranks alone; the first has nothing below it.
template <class Group, class T>
__device__ __forceinline__ T lower_ranks(const Group& group, T scanned/*site_required*/) {
  const T lower = group.shfl_up(scanned, 1/*at*/);
  return group.thread_rank() == 0 ? T{} : lower;
}

template <bool Inclusive, unsigned Size, class Parent, class T, class Op>
__device__ __forceinline__ T scan(const thread_block_tile<Size, Parent>& tile, T value, Op op/*site_required*/) {
  if constexpr (Size <= 32) {
    const T scanned = scan_lanes(tile, value, op/*at*/);
    if constexpr (Inclusive) return scanned;
    return lower_ranks(tile, scanned/*at*/);
  } else {
    const auto warp = this_warp();
    T scanned = scan_lanes(warp, value, op/*at*/);
    const T of_warp = tile.warp_value(scanned, warp.thread_rank() == 31/*at*/);
    const thread_block_tile<Size / 32> warps(access{}, 0u, 1u);
    const T lower_warps = lower_ranks(warps, scan_lanes(warps, of_warp, op/*at*/)/*at*/);
    const unsigned number = tile.thread_rank() / 32;
    const T below = warp.shfl(lower_warps, static_cast<int>(number)/*at*/);
    if constexpr (!Inclusive) {
      scanned = warp.shfl_up(scanned, 1/*at*/);
      if (warp.thread_rank() == 0) return below;
    }
    return number == 0 ? scanned : op(scanned, below);
  }
}
template <bool Inclusive, class T, class Op>
__device__ __forceinline__ T scan(const coalesced_group& group, T value, Op op/*site_required*/) {
  const T scanned = scan_lanes(group, value, op/*at*/);
  if constexpr (Inclusive) return scanned;
  return lower_ranks(group, scanned/*at*/);
}
}  // namespace detail

template <class Group, class T, class Op>
__device__ __forceinline__ T inclusive_scan(const Group& group, T value, Op op/*site*/) {
  return detail::scan<true>(group, value, op/*at*/);
}
template <class Group, class T>
__device__ __forceinline__ T inclusive_scan(const Group& group, T value/*site*/) {
  return detail::scan<true>(group, value, plus<T>()/*at*/);
}
template <class Group, class T, class Op>
__device__ __forceinline__ T exclusive_scan(const Group& group, T value, Op op/*site*/) {
  return detail::scan<false>(group, value, op/*at*/);
}
template <class Group, class T>
__device__ __forceinline__ T exclusive_scan(const Group& group, T value/*site*/) {
  return detail::scan<false>(group, value, plus<T>()/*at*/);
}
}  // namespace cooperative_groups
}  // namespace gpu
#endif

//@ gpu/cooperative_groups_memcpy_async.hpp needs: gpu::cooperative_groups
#if GPU_COMPILER
namespace gpu {
namespace cooperative_groups {
namespace detail {
template <class Unit, class Group>
__device__ __forceinline__ void copy_units(const Group& group, void* to, const void* from, size_t count) {
  for (size_t i = group.thread_rank(); i < count; i += group.size()) {
    static_cast<Unit*>(to)[i] = static_cast<const Unit*>(from)[i];
  }
}
struct alignas(16) unit_16 {
  unsigned words[4];
};
template <class Group>
__device__ __forceinline__ void copy_bytes(const Group& group, void* to, const void* from, size_t bytes) {
  const size_t places = reinterpret_cast<size_t>(to) | reinterpret_cast<size_t>(from) | bytes;
  if (places % 16 == 0) return copy_units<unit_16>(group, to, from, bytes / 16);
  if (places % 4 == 0) return copy_units<unsigned>(group, to, from, bytes / 4);
  copy_units<unsigned char>(group, to, from, bytes);
}
}  // namespace detail

// The group copies at once; wait and wait_prior make the copy visible to all its threads. Sizes are in bytes, those of the
// form with two layouts in elements.
template <class Group, class T, class Size>
__device__ __forceinline__ void memcpy_async(const Group& group, T* to, const T* from, const Size& bytes) {
  detail::copy_bytes(group, to, from, static_cast<size_t>(bytes));
}
template <class Group, class T, class ToLayout, class FromLayout>
__device__ __forceinline__ void memcpy_async(const Group& group, T* to, const ToLayout& to_layout, const T* from,
                                             const FromLayout& from_layout) {
  const size_t there = static_cast<size_t>(to_layout), here = static_cast<size_t>(from_layout);
  detail::copy_bytes(group, to, from, sizeof(T) * (here < there ? here : there));
}
template <class Group>
__device__ __forceinline__ void wait(const Group& group/*site*/) {
  group.sync(/*at*/);
}
template <unsigned Stage, class Group>
__device__ __forceinline__ void wait_prior(const Group& group/*site*/) {
  group.sync(/*at*/);
}
}  // namespace cooperative_groups
}  // namespace gpu
#endif
