// Cooperative groups, each result of each thread at out[result * blockDim + thread]; tests/groups_model.py computes the same.
#include <cooperative_groups.h>
#include <cooperative_groups/reduce.h>
#include <cooperative_groups/scan.h>
namespace cg = cooperative_groups;

struct Results {
  int *at;
  __device__ void operator()(int value) {
    *at = value;
    at += cg::thread_block::num_threads();
  }
  __device__ void operator()(unsigned value) { (*this)((int)value); }
  __device__ void operator()(bool value) { (*this)((int)value); }
  __device__ void operator()(float value) { (*this)(__float_as_int(value)); }
};

// A float whose sums need rounding, made without arithmetic that a compiler could fuse with them.
__device__ __forceinline__ float near_one(int v) { return __int_as_float(0x3f800000 + v * 12345); }

template <class Group>
__device__ __forceinline__ void common(const Group &group, Results &out, int v) {
  int same = 7;
  out(group.thread_rank());
  out(group.size() + 100 * group.num_threads());
  out(group.meta_group_rank());
  out(group.meta_group_size());
  out(group.shfl(v, group.size() - 1));
  out(group.shfl_up(v, 1));
  out(group.shfl_down(v, 2));
  out(group.any(v > 10));
  out(group.all(v > -5));
  out(group.ballot(v & 1));
  out(group.match_any(v & 3));
  out(group.match_all(v > -100, same));
  out(same);
  out(group.match_all(v, same));
  out(same);
  out(cg::reduce(group, v, cg::plus<int>()));
  out(cg::reduce(group, v, cg::less<int>()));
  out(cg::reduce(group, (unsigned char)v, cg::bit_xor<unsigned char>()));
  out(cg::reduce(group, near_one(v), cg::plus<float>()));
  out(cg::inclusive_scan(group, near_one(v)));
  out(cg::exclusive_scan(group, v));
  out(cg::exclusive_scan(group, v, cg::greater<int>()));
  out((int)(group.shfl(1ll << (v & 31) << 8, 0) >> 8));
  group.sync();
}

template <unsigned Size>
__device__ __forceinline__ void tile(Results &out, int v) {
  cg::thread_block_tile<Size> group = cg::tiled_partition<Size>(cg::this_thread_block());
  common(group, out, v);
  out(group.shfl_xor(v, Size / 2));
}

extern "C" __global__ void tiles(int *results, const int *value) {
  Results out{results + threadIdx.x};
  const int v = value[threadIdx.x];
  tile<1>(out, v);
  tile<2>(out, v);
  tile<4>(out, v);
  tile<8>(out, v);
  tile<16>(out, v);
  tile<32>(out, v);
}

// Threads of a warp in two branches, each with groups of its own.
#define IN_A_BRANCH(number, ...) \
  extern "C" __global__ void branch_##number(int *results, const int *value, const int *branch) { \
    Results out{results + threadIdx.x}; \
    const int v = value[threadIdx.x]; \
    if (branch[threadIdx.x] == number) { \
      common(__VA_ARGS__, out, v); \
    } else { \
      const auto others = cg::coalesced_threads(); \
      out(100 * others.size() + others.thread_rank()); \
    } \
  }
IN_A_BRANCH(0, cg::coalesced_threads())
IN_A_BRANCH(1, cg::binary_partition(cg::coalesced_threads(), v > 0))
IN_A_BRANCH(2, cg::labeled_partition(cg::coalesced_threads(), v & 3))
IN_A_BRANCH(3, cg::tiled_partition(cg::coalesced_threads(), 4))

// Tiles of one warp in different branches at once, and the halves of a 64-lane wave likewise.
extern "C" __global__ void halves(int *results, const int *value) {
  Results out{results + threadIdx.x};
  const int v = value[threadIdx.x];
  auto warp = cg::tiled_partition<32>(cg::this_thread_block());
  auto quarter = cg::tiled_partition<8>(warp);
  if (quarter.meta_group_rank() % 2 == 0) {
    out(cg::reduce(quarter, v, cg::plus<int>()));
  } else {
    out(cg::inclusive_scan(quarter, v, cg::plus<int>()) + 1000 * quarter.ballot(v & 1));
  }
  if (warp.meta_group_rank() % 2 == 0) {
    out(cg::reduce(warp, v, cg::greater<int>()) + warp.meta_group_size());
  } else {
    out(cg::exclusive_scan(warp, v) + 1000 * warp.shfl_xor(v, 16));
  }
}

__device__ __forceinline__ unsigned long long of_any(const cg::thread_group &group) {
  group.sync();
  return group.thread_rank() * 10000 + group.size();
}
extern "C" __global__ void generic(int *results, const int *value) {
  Results out{results + threadIdx.x};
  auto block = cg::this_thread_block();
  out((int)of_any(block));
  out((int)of_any(cg::tiled_partition(block, 8)));
  out((int)of_any(cg::tiled_partition(cg::tiled_partition(block, 32), 4)));
  out((int)of_any(cg::tiled_partition<16>(block)));
  out((int)of_any(cg::this_thread()));
  out(cg::invoke_one_broadcast(cg::tiled_partition<8>(block), [=] { return value[threadIdx.x]; }));
  out((int)block.thread_rank() + (int)cg::group_size(block) + (int)cg::this_grid().num_threads());
}

template <unsigned Size>
__device__ __forceinline__ void large(Results &out, int v) {
  auto group = cg::tiled_partition<Size>(cg::this_thread_block());
  out((int)(group.thread_rank() + 10000 * group.meta_group_rank() + 1000000 * group.meta_group_size()));
  out(group.shfl(v, Size - 3));
  out(group.any(v > 12));
  out(group.all(v > -8));
  out(cg::reduce(group, v, cg::plus<int>()));
  out(cg::reduce(group, near_one(v), cg::plus<float>()));
  out(cg::inclusive_scan(group, near_one(v)));
  out(cg::exclusive_scan(group, v));
  auto part = cg::tiled_partition<16>(group);
  out((int)(part.meta_group_rank() + 100 * part.meta_group_size()));
  group.sync();
}
extern "C" __global__ void large_64(int *results, const int *value) {
  Results out{results + threadIdx.x};
  large<64>(out, value[threadIdx.x]);
}
extern "C" __global__ void large_256(int *results, const int *value) {
  Results out{results + threadIdx.x};
  large<128>(out, value[threadIdx.x]);
  large<256>(out, value[threadIdx.x]);
  large<64>(out, value[threadIdx.x]);
}
