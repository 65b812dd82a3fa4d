Cooperative groups with CUDA's meaning, for the targets that do not have NVIDIA's header: a warp is 32 lanes, masks of a
tile or a coalesced group count from its own first lane. Source: CUDA C++ Programming Guide, Cooperative Groups.

//@ gpu::cooperative_groups needs: detail:groups gpu::shfl gpu::shfl_up gpu::shfl_down gpu::shfl_xor gpu::ballot gpu::match_any gpu::match_all gpu::sync_warp gpu::active_mask gpu::lane_id
namespace gpu {
namespace cooperative_groups {}
}  // namespace gpu
#if GPU_COMPILER
#include <type_traits>
#include <utility>

namespace gpu {
namespace cooperative_groups {
namespace detail {
__device__ __forceinline__ unsigned threads_of_block() { return blockDim.x * blockDim.y * blockDim.z; }
__device__ __forceinline__ unsigned rank_in_block() {
  return (threadIdx.z * blockDim.y + threadIdx.y) * blockDim.x + threadIdx.x;
}

// The lane with that rank among the lanes `members`; 32 where there are not so many.
__device__ __forceinline__ unsigned lane_of_rank(unsigned members, unsigned rank) {
  if (rank >= static_cast<unsigned>(__builtin_popcount(members))) return 32;
  unsigned lane = 0;
  for (unsigned step = 16; step != 0; step /= 2) {
    const unsigned below = __builtin_popcount(members & ((1u << step) - 1));
    if (rank >= below) {
      rank -= below;
      members >>= step;
      lane += step;
    }
  }
  return lane;
}

// The bits of `lanes` by the ranks of the lanes `members`.
__device__ __forceinline__ unsigned by_rank(unsigned lanes, unsigned members) {
  unsigned result = 0;
  for (unsigned bit = 1; members != 0; members &= members - 1, bit <<= 1) {
    if ((lanes & members & (0u - members)) != 0) result |= bit;
  }
  return result;
}

// The lanes below `count`, and those whose ranks among `members` are the caller's tile of `size`.
__device__ __forceinline__ unsigned lanes_below(unsigned count) { return count < 32 ? (1u << count) - 1 : ~0u; }
__device__ __forceinline__ unsigned tile_among(unsigned members, unsigned rank, unsigned size) {
  if (size == 0 || size > 32 || (size & (size - 1)) != 0) __builtin_trap();
  const unsigned first = rank & ~(size - 1);
  return members & ~lanes_below(lane_of_rank(members, first)) & lanes_below(lane_of_rank(members, first + size));
}

// The number of the calling thread in its grid, and how many the grid has.
__device__ __forceinline__ unsigned long long blocks_of_grid() {
  return static_cast<unsigned long long>(gridDim.x) * (gridDim.y * gridDim.z);
}
__device__ __forceinline__ unsigned long long rank_of_block() {
  return (static_cast<unsigned long long>(blockIdx.z) * gridDim.y + blockIdx.y) * gridDim.x + blockIdx.x;
}

struct access;
}  // namespace detail

// Any group whose kind is known at run time only.
class thread_group {
 public:
  __device__ void sync(/*site*/) const {
    if (kind_ == lanes) {
      gpu::sync_warp(members_/*at*/);
    } else if (kind_ == block) {
      __syncthreads(/*at*/);
    } else {
      detail::sync_grid(/*at*/);
    }
  }
  __device__ unsigned long long thread_rank() const {
    if (kind_ == lanes) return __builtin_popcount(members_ & ((1u << gpu::lane_id()) - 1));
    const unsigned in_block = detail::rank_in_block();
    return kind_ == block ? in_block : detail::rank_of_block() * detail::threads_of_block() + in_block;
  }
  __device__ unsigned long long num_threads() const {
    if (kind_ == lanes) return __builtin_popcount(members_);
    return detail::threads_of_block() * (kind_ == block ? 1 : detail::blocks_of_grid());
  }
  __device__ unsigned long long size() const { return num_threads(); }
  __device__ unsigned get_type() const { return kind_; }

 protected:
  enum kind : unsigned { lanes, block, grid };
  __device__ explicit thread_group(kind k, unsigned members = 0, unsigned meta_rank = 0, unsigned meta_size = 1)
      : kind_(k), members_(members), meta_rank_(meta_rank), meta_size_(meta_size) {}

  kind kind_;
  unsigned members_;  // lanes of the caller's warp, for groups inside a warp
  unsigned meta_rank_, meta_size_;

  friend struct detail::access;
  friend __device__ thread_group tiled_partition(const thread_group& parent, unsigned size);
};

class thread_block : public thread_group {
 public:
  struct arrival_token {};

  __device__ static void sync(/*site*/) { __syncthreads(/*at*/); }
  __device__ arrival_token barrier_arrive() const { return {}; }
  __device__ void barrier_wait(arrival_token&&/*site*/) const { __syncthreads(/*at*/); }
  __device__ static unsigned thread_rank() { return detail::rank_in_block(); }
  __device__ static unsigned num_threads() { return detail::threads_of_block(); }
  __device__ static unsigned size() { return detail::threads_of_block(); }
  __device__ static dim3 group_index() { return dim3(blockIdx.x, blockIdx.y, blockIdx.z); }
  __device__ static dim3 thread_index() { return dim3(threadIdx.x, threadIdx.y, threadIdx.z); }
  __device__ static dim3 group_dim() { return dim3(blockDim.x, blockDim.y, blockDim.z); }
  __device__ static dim3 dim_threads() { return dim3(blockDim.x, blockDim.y, blockDim.z); }

 private:
  __device__ thread_block() : thread_group(block) {}
  friend __device__ thread_block this_thread_block();
};

__device__ __forceinline__ thread_block this_thread_block() { return {}; }

// What CUDA before compute capability 8.0 wants for tiles of several warps. They have their own memory here.
template <unsigned MaxBlockSize = 1024>
struct block_tile_memory {};
template <unsigned MaxBlockSize>
__device__ __forceinline__ thread_block this_thread_block(block_tile_memory<MaxBlockSize>&) {
  return this_thread_block();
}

// Some lanes of a warp.
class coalesced_group : public thread_group {
 public:
  __device__ explicit coalesced_group(unsigned members, unsigned meta_rank = 0, unsigned meta_size = 1)
      : thread_group(lanes, members, meta_rank, meta_size) {}

  __device__ void sync(/*site*/) const { gpu::sync_warp(members_/*at*/); }
  __device__ unsigned num_threads() const { return __builtin_popcount(members_); }
  __device__ unsigned size() const { return num_threads(); }
  __device__ unsigned thread_rank() const { return __builtin_popcount(members_ & ((1u << gpu::lane_id()) - 1)); }
  __device__ unsigned meta_group_rank() const { return meta_rank_; }
  __device__ unsigned meta_group_size() const { return meta_size_; }

  template <class T>
  __device__ T shfl(T value, int rank/*site*/) const {
    const unsigned wanted = static_cast<unsigned>(rank);
    const unsigned first = static_cast<unsigned>(__builtin_ctz(members_));
    return from(value, members_ == ~0u ? wanted : wanted == 0 ? first : detail::lane_of_rank(members_, wanted)/*at*/);
  }
  template <class T>
  __device__ T shfl_up(T value, int delta/*site*/) const {
    if (members_ == ~0u) return static_cast<T>(gpu::shfl_up(~0u, value, static_cast<unsigned>(delta), 32/*at*/));
    return from(value, detail::lane_of_rank(members_, thread_rank() - static_cast<unsigned>(delta))/*at*/);
  }
  template <class T>
  __device__ T shfl_down(T value, unsigned delta/*site*/) const {
    if (members_ == ~0u) return static_cast<T>(gpu::shfl_down(~0u, value, delta, 32/*at*/));
    return from(value, detail::lane_of_rank(members_, thread_rank() + delta)/*at*/);
  }
  __device__ int any(int predicate/*site*/) const { return gpu::ballot(members_, predicate/*at*/) != 0; }
  __device__ int all(int predicate/*site*/) const { return gpu::ballot(members_, predicate/*at*/) == members_; }
  __device__ unsigned ballot(int predicate/*site*/) const { return ranks(gpu::ballot(members_, predicate/*at*/)); }
  template <class T>
  __device__ unsigned match_any(T value/*site*/) const {
    return ranks(gpu::match_any(members_, value/*at*/));
  }
  template <class T>
  __device__ unsigned match_all(T value, int& same/*site*/) const {
    return ranks(gpu::match_all(members_, value, &same/*at*/));
  }

 private:
  __device__ unsigned ranks(unsigned result) const {
    return members_ == ~0u ? result : detail::by_rank(result, members_);
  }
  // A rank that the group does not have gives the caller's own value.
  template <class T>
  __device__ T from(T value, unsigned lane/*site_required*/) const {
    return static_cast<T>(gpu::shfl(members_, value, static_cast<int>(lane < 32 ? lane : gpu::lane_id()), 32/*at*/));
  }
};

// The lanes of the caller's warp that are here together.
__device__ __forceinline__ coalesced_group coalesced_threads(/*site*/) { return coalesced_group(gpu::active_mask(/*at*/)); }

namespace detail {
// A tile inside a warp: the lanes whose ids agree but for the lowest bits.
template <unsigned Size>
class lane_tile : public thread_group {
 public:
  __device__ static constexpr unsigned num_threads() { return Size; }
  __device__ static constexpr unsigned size() { return Size; }
  __device__ static unsigned thread_rank() { return gpu::lane_id() & (Size - 1); }
  __device__ unsigned meta_group_rank() const { return meta_rank_; }
  __device__ unsigned meta_group_size() const { return meta_size_; }
  __device__ static void sync(/*site*/) { gpu::sync_warp(mask()/*at*/); }

  template <class T>
  __device__ T shfl(T value, int rank/*site*/) const {
    return static_cast<T>(gpu::shfl(mask(), value, rank, Size/*at*/));
  }
  template <class T>
  __device__ T shfl_up(T value, unsigned delta/*site*/) const {
    return static_cast<T>(gpu::shfl_up(mask(), value, delta, Size/*at*/));
  }
  template <class T>
  __device__ T shfl_down(T value, unsigned delta/*site*/) const {
    return static_cast<T>(gpu::shfl_down(mask(), value, delta, Size/*at*/));
  }
  template <class T>
  __device__ T shfl_xor(T value, unsigned lane_mask/*site*/) const {
    return static_cast<T>(gpu::shfl_xor(mask(), value, static_cast<int>(lane_mask), Size/*at*/));
  }
  __device__ int any(int predicate/*site*/) const { return gpu::ballot(mask(), predicate/*at*/) != 0; }
  __device__ int all(int predicate/*site*/) const { return gpu::ballot(mask(), predicate/*at*/) == mask(); }
  __device__ unsigned ballot(int predicate/*site*/) const { return gpu::ballot(mask(), predicate/*at*/) >> first(); }
  template <class T>
  __device__ unsigned match_any(T value/*site*/) const {
    return gpu::match_any(mask(), value/*at*/) >> first();
  }
  template <class T>
  __device__ unsigned match_all(T value, int& same/*site*/) const {
    return gpu::match_all(mask(), value, &same/*at*/) >> first();
  }

 protected:
  __device__ lane_tile(unsigned meta_rank, unsigned meta_size) : thread_group(lanes, mask(), meta_rank, meta_size) {}
  __device__ static unsigned first() { return Size == 32 ? 0 : gpu::lane_id() & ~(Size - 1); }
  __device__ static unsigned mask() { return lanes_below(Size) << first(); }
};
}  // namespace detail

namespace detail {
// The lanes of a group inside a warp.
struct access {
  __device__ static unsigned members(const thread_group& group) { return group.members_; }
};

// A tile of several warps: they meet at a barrier of their own and exchange values of up to 8 bytes in shared memory.
template <unsigned Size>
class warp_tile {
 public:
  static constexpr unsigned warps = Size / 32;

  __device__ static constexpr unsigned num_threads() { return Size; }
  __device__ static constexpr unsigned size() { return Size; }
  __device__ static unsigned thread_rank() { return rank_in_block() & (Size - 1); }
  __device__ unsigned meta_group_rank() const { return meta_rank_; }
  __device__ unsigned meta_group_size() const { return meta_size_; }
  __device__ static void sync(/*site*/) { sync_warps(barrier(), warps/*at*/); }

  template <class T>
  __device__ T shfl(T value, unsigned rank/*site*/) const {
    T* slots = slots_of<T>();
    if (thread_rank() == rank) slots[0] = value;
    sync(/*at*/);
    const T result = slots[0];
    sync(/*at*/);
    return result;
  }
  __device__ int any(int predicate/*site*/) const {
    return combine(static_cast<int>(gpu::ballot(~0u, predicate/*at*/) != 0), [](int a, int b) { return a | b; }/*at*/);
  }
  __device__ int all(int predicate/*site*/) const {
    return combine(static_cast<int>(gpu::ballot(~0u, predicate/*at*/) == ~0u), [](int a, int b) { return a & b; }/*at*/);
  }

  // Each warp's value, which all its lanes bring, combined for the whole tile.
  template <class T, class Combine>
  __device__ T combine(T value, Combine combine_two/*site*/) const {
    T result = warp_value(value, true/*at*/);
    for (unsigned step = warps / 2; step > 0; step /= 2) {
      result = combine_two(result, static_cast<T>(gpu::shfl_xor(~0u, result, static_cast<int>(step), 32/*at*/)));
    }
    return result;
  }

  // The value that warp `lane % warps` brought; in each warp the lane that is the `writer` brings it.
  template <class T>
  __device__ T warp_value(T value, bool writer/*site*/) const {
    T* slots = slots_of<T>();
    if (writer) slots[thread_rank() / 32] = value;
    sync(/*at*/);
    const T result = slots[gpu::lane_id() % warps];
    sync(/*at*/);
    return result;
  }

 protected:
  template <class Parent>
  __device__ warp_tile(const Parent& parent, unsigned meta_rank, unsigned meta_size/*site*/)
      : meta_rank_(meta_rank), meta_size_(meta_size) {
    parent.sync(/*at*/);  // no warp is at an earlier barrier of this number
    if (thread_rank() == 0) open_barrier(barrier());
    parent.sync(/*at*/);
  }

 private:
  unsigned meta_rank_, meta_size_;

  // Tiles of all sizes have numbers of their own: 16 tiles of 64 threads from 0 on, 8 of 128 from 16 on, ...
  __device__ static unsigned barrier() { return 32 - 2048 / Size + rank_in_block() / Size; }

  // Memory of the tile, one slot for each of its warps.
  template <class T>
  __device__ static T* slots_of() {
    static_assert(sizeof(T) <= 8, "tiles of more than 32 threads exchange values of up to 8 bytes");
    return reinterpret_cast<T*>(warp_slots() + rank_in_block() / Size * warps);
  }
};
}  // namespace detail

// A tile whose size the compiler knows. Tiles convert to those of which only the size is known.
template <unsigned Size, class Parent = void>
class thread_block_tile;

template <unsigned Size>
class thread_block_tile<Size, void>
    : public std::conditional_t<(Size <= 32), detail::lane_tile<Size>, detail::warp_tile<Size>> {
  static_assert(Size > 0 && Size <= 1024 && (Size & (Size - 1)) == 0, "tiles have 1, 2, 4, ... 1024 threads");

 public:
  template <class... Arguments>
  __device__ explicit thread_block_tile(detail::access, const Arguments&... arguments)
      : std::conditional_t<(Size <= 32), detail::lane_tile<Size>, detail::warp_tile<Size>>(arguments...) {}
};

template <unsigned Size, class Parent>
class thread_block_tile : public thread_block_tile<Size, void> {
  using thread_block_tile<Size, void>::thread_block_tile;
};

template <unsigned Size, class Parent>
__device__ __forceinline__ thread_block_tile<Size, Parent> tiled_partition(const Parent& parent/*site*/) {
  const unsigned rank = parent.thread_rank() / Size, count = (parent.size() + Size - 1) / Size;
  if constexpr (Size <= 32) {
    return thread_block_tile<Size, Parent>(detail::access{}, rank, count);
  } else {
    return thread_block_tile<Size, Parent>(detail::access{}, parent, rank, count/*at*/);
  }
}

// Tiles whose size is known at run time only, up to 32 threads.
__device__ __forceinline__ thread_group tiled_partition(const thread_group& parent, unsigned size) {
  unsigned members = parent.members_;
  if (parent.kind_ != thread_group::lanes) {
    const unsigned rank = detail::rank_in_block(), lane = gpu::lane_id();
    members = detail::lanes_below(detail::threads_of_block() - (rank - lane));
  }
  const unsigned rank = static_cast<unsigned>(parent.thread_rank()), count = static_cast<unsigned>(parent.num_threads());
  const unsigned in_warp = __builtin_popcount(members & ((1u << gpu::lane_id()) - 1));
  return coalesced_group(detail::tile_among(members, in_warp, size), rank / size, (count + size - 1) / size);
}
__device__ __forceinline__ thread_group tiled_partition(const thread_block& parent, unsigned size) {
  return tiled_partition(static_cast<const thread_group&>(parent), size);
}
__device__ __forceinline__ coalesced_group tiled_partition(const coalesced_group& parent, unsigned size) {
  const unsigned rank = parent.thread_rank(), count = (parent.size() + size - 1) / size;
  return coalesced_group(detail::tile_among(detail::access::members(parent), rank, size), rank / size, count);
}

// The calling thread alone.
__device__ __forceinline__ thread_block_tile<1> this_thread() { return thread_block_tile<1>(detail::access{}, 0u, 1u); }

namespace detail {
__device__ __forceinline__ coalesced_group split(unsigned members, bool predicate/*site_required*/) {
  const unsigned set = gpu::ballot(members, predicate/*at*/);
  if (set == members || set == 0) return coalesced_group(members);
  return coalesced_group(predicate ? set : members & ~set, predicate, 2);
}
template <class Label>
__device__ __forceinline__ coalesced_group by_label(unsigned members, Label label/*site_required*/) {
  const unsigned own = gpu::match_any(members, label/*at*/), leader = own & (0u - own);
  const unsigned leaders = gpu::ballot(members, leader == 1u << gpu::lane_id()/*at*/);
  return coalesced_group(own, __builtin_popcount(leaders & (leader - 1)), __builtin_popcount(leaders));
}
__device__ __forceinline__ coalesced_group by_label(unsigned members, bool label/*site_required*/) {
  return split(members, label/*at*/);
}
template <class T>
__device__ __forceinline__ coalesced_group by_label(unsigned members, T* label/*site_required*/) {
  return by_label(members, reinterpret_cast<unsigned long long>(label)/*at*/);
}
}  // namespace detail

// Groups of the lanes with the same predicate or label.
__device__ __forceinline__ coalesced_group binary_partition(const coalesced_group& group, bool predicate/*site*/) {
  return detail::split(detail::access::members(group), predicate/*at*/);
}
template <unsigned Size, class Parent>
__device__ __forceinline__ coalesced_group binary_partition(const thread_block_tile<Size, Parent>& tile, bool predicate/*site*/) {
  return detail::split(detail::access::members(tile), predicate/*at*/);
}
template <class Label>
__device__ __forceinline__ coalesced_group labeled_partition(const coalesced_group& group, Label label/*site*/) {
  return detail::by_label(detail::access::members(group), label/*at*/);
}
template <class Label, unsigned Size, class Parent>
__device__ __forceinline__ coalesced_group labeled_partition(const thread_block_tile<Size, Parent>& tile, Label label/*site*/) {
  return detail::by_label(detail::access::members(tile), label/*at*/);
}

// All threads of a cooperative launch.
class grid_group : public thread_group {
 public:
  __device__ bool is_valid() const { return detail::grid_is_valid(); }
  __device__ void sync(/*site*/) const { detail::sync_grid(/*at*/); }
  __device__ static unsigned long long num_threads() { return detail::blocks_of_grid() * detail::threads_of_block(); }
  __device__ static unsigned long long size() { return num_threads(); }
  __device__ static unsigned long long thread_rank() {
    return detail::rank_of_block() * detail::threads_of_block() + detail::rank_in_block();
  }
  __device__ static unsigned long long num_blocks() { return detail::blocks_of_grid(); }
  __device__ static unsigned long long block_rank() { return detail::rank_of_block(); }
  __device__ static dim3 dim_blocks() { return dim3(gridDim.x, gridDim.y, gridDim.z); }
  __device__ static dim3 group_dim() { return dim_blocks(); }
  __device__ static dim3 block_index() { return dim3(blockIdx.x, blockIdx.y, blockIdx.z); }
  __device__ static dim3 dim_threads() {
    return dim3(gridDim.x * blockDim.x, gridDim.y * blockDim.y, gridDim.z * blockDim.z);
  }
  __device__ static dim3 thread_index() {
    return dim3(blockIdx.x * blockDim.x + threadIdx.x, blockIdx.y * blockDim.y + threadIdx.y,
                blockIdx.z * blockDim.z + threadIdx.z);
  }

 private:
  __device__ grid_group() : thread_group(grid) {}
  friend __device__ grid_group this_grid();
};
__device__ __forceinline__ grid_group this_grid() { return {}; }

template <class Group>
__device__ __forceinline__ void sync(const Group& group/*site*/) {
  group.sync(/*at*/);
}
template <class Group>
__device__ __forceinline__ auto thread_rank(const Group& group) {
  return group.thread_rank();
}
template <class Group>
__device__ __forceinline__ auto group_size(const Group& group) {
  return group.num_threads();
}

// Lets one thread of the group call a function; the second form gives its result to all.
template <class Group, class Function, class... Arguments>
__device__ __forceinline__ void invoke_one(const Group& group, Function&& function, Arguments&&... arguments) {
  if (group.thread_rank() == 0) std::forward<Function>(function)(std::forward<Arguments>(arguments)...);
}
template <class Group, class Function, class... Arguments>
__device__ __forceinline__ auto invoke_one_broadcast(const Group& group, Function&& function, Arguments&&... arguments) {
  std::decay_t<decltype(std::forward<Function>(function)(std::forward<Arguments>(arguments)...))> result{};
  if (group.thread_rank() == 0) result = std::forward<Function>(function)(std::forward<Arguments>(arguments)...);
  return group.shfl(result, 0);
}
}  // namespace cooperative_groups
}  // namespace gpu
#endif
