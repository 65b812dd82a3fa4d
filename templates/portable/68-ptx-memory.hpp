Loads, stores and atomics of inline PTX, and what its warp instructions compute. The target says what a space is and how one
word is accessed atomically.

//@ gpu::ptx_load_generic gpu::ptx_load_global gpu::ptx_load_shared gpu::ptx_load_generic_v gpu::ptx_load_global_v gpu::ptx_load_shared_v  needs: detail:ptx_space detail:ptx_vector
namespace gpu {
namespace detail {
template <class Space, class T> struct ptx_weak_load {
  template <int Count> __device__ static ptx_vector<T, Count> parts(unsigned long long address) {
    const auto whole = *Space::template at<const typename ptx_wide_access<T, Count>::type>(address);
    ptx_vector<T, Count> result;
    for (int i = 0; i < Count; ++i) result.v[i] = whole[i];
    return result;
  }
};
}  // namespace detail
// A value, and ptx_load_SPACE_v a vector of them that is aligned to its size.
#define GPU_PTX_LOAD(space)                                                                                          \
  template <class T> __device__ inline T ptx_load_##space(unsigned long long address) {                             \
    typedef T aliasing __attribute__((may_alias));                                                                   \
    return *detail::ptx_##space::template at<const aliasing>(address);                                              \
  }                                                                                                                  \
  template <class T, int Count> __device__ inline ptx_vector<T, Count> ptx_load_##space##_v(unsigned long long address) { \
    return detail::ptx_weak_load<detail::ptx_##space, T>::template parts<Count>(address);                           \
  }
GPU_PTX_LOAD(generic)
GPU_PTX_LOAD(global)
GPU_PTX_LOAD(shared)
#undef GPU_PTX_LOAD
}  // namespace gpu

//@ gpu::ptx_store_generic gpu::ptx_store_global gpu::ptx_store_shared  needs: detail:ptx_space detail:ptx_vector
namespace gpu {
#define GPU_PTX_STORE(space)                                                                                \
  template <class T, class... More> __device__ inline void ptx_store_##space(unsigned long long address, T first, More... more) { \
    typedef T aliasing __attribute__((may_alias));                                                          \
    const T values[] = {first, more...};                                                                    \
    auto* to = detail::ptx_##space::template at<aliasing>(address);                                         \
    _Pragma("GCC unroll 8") for (unsigned int i = 0; i < sizeof...(More) + 1; ++i) to[i] = values[i];       \
  }
GPU_PTX_STORE(generic)
GPU_PTX_STORE(global)
GPU_PTX_STORE(shared)
#undef GPU_PTX_STORE
}  // namespace gpu

//@ gpu::ptx_load_strong gpu::ptx_load_strong_v  needs: detail:ptx_space detail:ptx_vector
namespace gpu {
// Loads that other threads' stores are seen by: of an order and a scope. A vector is read element by element.
template <class T, class Space, int Order, int Scope> __device__ inline T ptx_load_strong(unsigned long long address) {
  using Word = typename detail::ptx_word<int(sizeof(T))>::type;
  Word value = detail::ptx_atomic_load<Order, Scope>(Space::template at<Word>(address));
  T result;
  __builtin_memcpy(&result, &value, sizeof result);
  return result;
}
template <class T, int Count, class Space, int Order, int Scope>
__device__ inline ptx_vector<T, Count> ptx_load_strong_v(unsigned long long address) {
  ptx_vector<T, Count> result;
  for (int i = 0; i < Count; ++i) result.v[i] = ptx_load_strong<T, Space, Order, Scope>(address + sizeof(T) * i);
  return result;
}
}  // namespace gpu

//@ gpu::ptx_store_strong  needs: detail:ptx_space
namespace gpu {
template <class T, class Space, int Order, int Scope, class... More>
__device__ inline void ptx_store_strong(unsigned long long address, T first, More... more) {
  using Word = typename detail::ptx_word<int(sizeof(T))>::type;
  const T values[] = {first, more...};
  for (unsigned int i = 0; i < sizeof...(More) + 1; ++i) {
    Word value;
    __builtin_memcpy(&value, &values[i], sizeof value);
    detail::ptx_atomic_store<Order, Scope>(Space::template at<Word>(address + sizeof(T) * i), value);
  }
}
}  // namespace gpu

//@ detail:ptx_atomic  needs: detail:ptx_space
namespace gpu {
namespace detail {
// The old value; the new one is f(old).
template <class T, class Space, int Order, int Scope, class F> __device__ inline T ptx_change(unsigned long long address, F f) {
  using Word = typename ptx_word<int(sizeof(T))>::type;
  auto* pointer = Space::template at<Word>(address);
  Word old = ptx_atomic_load<ptx_relaxed, Scope>(pointer);
  for (;;) {
    T before;
    __builtin_memcpy(&before, &old, sizeof before);
    const T after = f(before);
    Word changed;
    __builtin_memcpy(&changed, &after, sizeof changed);
    if (ptx_atomic_swap_if<Order, Scope>(pointer, old, changed)) return before;
  }
}
}  // namespace detail
}  // namespace gpu

//@ gpu::ptx_atom_add gpu::ptx_atom_and gpu::ptx_atom_or gpu::ptx_atom_xor gpu::ptx_atom_exch  needs: detail:ptx_atomic
namespace gpu {
#define GPU_PTX_ATOM(name)                                                                                      \
  template <class T, class Space, int Order, int Scope> __device__ inline T ptx_atom_##name(unsigned long long address, T value) { \
    return detail::ptx_fetch_##name<Order, Scope>(Space::template at<T>(address), value);                     \
  }
GPU_PTX_ATOM(add)
GPU_PTX_ATOM(and)
GPU_PTX_ATOM(or)
GPU_PTX_ATOM(xor)
GPU_PTX_ATOM(exch)
#undef GPU_PTX_ATOM
}  // namespace gpu

//@ gpu::ptx_atom_addf gpu::ptx_atom_min gpu::ptx_atom_max gpu::ptx_atom_inc gpu::ptx_atom_dec  needs: detail:ptx_atomic
namespace gpu {
#define GPU_PTX_ATOM(name, expression)                                                                          \
  template <class T, class Space, int Order, int Scope> __device__ inline T ptx_atom_##name(unsigned long long address, T value) { \
    return detail::ptx_change<T, Space, Order, Scope>(address, [value](T old) -> T { return expression; });   \
  }
GPU_PTX_ATOM(addf, old + value)
GPU_PTX_ATOM(min, value < old ? value : old)
GPU_PTX_ATOM(max, value > old ? value : old)
GPU_PTX_ATOM(inc, old >= value ? T(0) : T(old + 1))
GPU_PTX_ATOM(dec, old == 0 || old > value ? value : T(old - 1))
#undef GPU_PTX_ATOM
}  // namespace gpu

//@ gpu::ptx_atom_cas  needs: detail:ptx_atomic
namespace gpu {
template <class T, class Space, int Order, int Scope>
__device__ inline T ptx_atom_cas(unsigned long long address, T compare, T value) {
  detail::ptx_atomic_swap_if<Order, Scope>(Space::template at<T>(address), compare, value);
  return compare;
}
}  // namespace gpu

//@ gpu::ptx_shfl_up gpu::ptx_shfl_up_p gpu::ptx_shfl_down gpu::ptx_shfl_down_p gpu::ptx_shfl_bfly gpu::ptx_shfl_bfly_p gpu::ptx_shfl_idx gpu::ptx_shfl_idx_p  needs: gpu::lane_id gpu::shfl gpu::shfl_up gpu::shfl_down gpu::shfl_xor
namespace gpu {
struct ptx_shuffled {
  unsigned int first;
  bool second;  // whether the lane that was asked for is in the segment
};
// The lane that a shuffle reads, and whether it is in the segment (PTX ISA, shfl.sync); the own lane where it is not.
struct ptx_lane {
  unsigned int from;
  bool within;
};
__device__ inline ptx_lane ptx_lane_of(char mode, unsigned int b, unsigned int c) {
  const unsigned int lane = lane_id(), segment = c >> 8 & 31u, clamp = c & 31u;
  const unsigned int least = lane & segment, most = least | (clamp & ~segment);
  b &= 31u;
  const int from = static_cast<int>(mode == 'u' ? lane - b : mode == 'd' ? lane + b : mode == 'x' ? lane ^ b : least | (b & ~segment));
  const bool within = mode == 'u' ? from >= static_cast<int>(most) : from <= static_cast<int>(most);
  return {within ? static_cast<unsigned int>(from) : lane, within};
}
// With the segments that CUDA's functions make this is the shuffle of that name, which is faster than one of any lane.
#define GPU_PTX_SHUFFLE(name, mode, usual, shuffle)                                                                       \
  __device__ inline ptx_shuffled ptx_shfl_##name##_p(unsigned int mask, unsigned int a, unsigned int b, unsigned int c) { \
    const ptx_lane lane = ptx_lane_of(mode, b, c);                                                                         \
    return {shfl(mask, a, static_cast<int>(lane.from)), lane.within};                                                     \
  }                                                                                                                        \
  __device__ inline unsigned int ptx_shfl_##name(unsigned int mask, unsigned int a, unsigned int b, unsigned int c) {     \
    if ((c & 31u) == usual && (c >> 8 & 31u) == 0u && b < 32u) return shuffle;                                            \
    return shfl(mask, a, static_cast<int>(ptx_lane_of(mode, b, c).from));                                                 \
  }
GPU_PTX_SHUFFLE(up, 'u', 0u, shfl_up(mask, a, b))
GPU_PTX_SHUFFLE(down, 'd', 31u, shfl_down(mask, a, b))
GPU_PTX_SHUFFLE(bfly, 'x', 31u, shfl_xor(mask, a, static_cast<int>(b)))
GPU_PTX_SHUFFLE(idx, 'i', 31u, shfl(mask, a, static_cast<int>(b)))
#undef GPU_PTX_SHUFFLE
}  // namespace gpu

//@ gpu::ptx_vote_uni  needs: gpu::ballot gpu::all
namespace gpu {
__device__ inline bool ptx_vote_uni(unsigned int mask, bool p) {
  const unsigned int votes = ballot(mask, p);
  return votes == 0u || all(mask, p) != 0;
}
}  // namespace gpu

//@ gpu::ptx_match_all  needs: gpu::match_all
namespace gpu {
template <class T> struct ptx_matched {
  unsigned int first;
  bool second;
};
template <class T> __device__ inline ptx_matched<T> ptx_match_all(unsigned int mask, T value) {
  int same = 0;
  const unsigned int lanes = match_all(mask, value, &same);
  return {lanes, same != 0};
}
}  // namespace gpu

//@ gpu::ptx_elect  needs: gpu::sync_warp gpu::lane_id
namespace gpu {
struct ptx_elected {
  unsigned int first;
  bool second;
};
// One lane of the mask, the same for all of them: the lowest.
__device__ inline ptx_elected ptx_elect(unsigned int mask) {
  sync_warp(mask);
  const unsigned int lane = static_cast<unsigned int>(__builtin_ctz(mask));
  return {lane, lane == lane_id()};
}
}  // namespace gpu

//@ gpu::ptx_copy_async  needs: gpu::copy_async gpu::cvta_shared_to_generic
namespace gpu {
template <int Size, class Address> __device__ inline void ptx_copy_async(Address to, unsigned long long from) {
  copy_async<Size>(cvta_shared_to_generic(to), reinterpret_cast<const void*>(from));
}
template <int Size, class Address>
__device__ inline void ptx_copy_async(Address to, unsigned long long from, unsigned int source_size) {
  copy_async<Size>(cvta_shared_to_generic(to), reinterpret_cast<const void*>(from), source_size);
}
}  // namespace gpu

//@ gpu::ptx_barrier
namespace gpu {
// A barrier of all threads of the block. Barriers of other numbers that all threads reach are the same to them.
template <int Number> __device__ inline void ptx_barrier() {
  static_assert(Number >= 0 && Number < 16, "barriers have numbers 0 to 15");
  __syncthreads();
}
}  // namespace gpu

//@ gpu::ptx_fence_cta gpu::ptx_fence_gpu gpu::ptx_fence_gl gpu::ptx_fence_sys
namespace gpu {
__device__ inline void ptx_fence_cta() { __threadfence_block(); }
__device__ inline void ptx_fence_gpu() { __threadfence(); }
__device__ inline void ptx_fence_gl() { __threadfence(); }
__device__ inline void ptx_fence_sys() { __threadfence_system(); }
}  // namespace gpu
