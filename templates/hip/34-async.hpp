// Asynchronous copies from global to shared memory: done where they are begun, through registers. A copy may end at any
// time after its beginning, so this is one of the orders that CUDA allows.
//@ gpu::copy_async
namespace gpu {
namespace detail {
template <int Size> struct copy_word;
template <> struct copy_word<4> { typedef unsigned int type __attribute__((may_alias)); };
template <> struct copy_word<8> { typedef unsigned int type __attribute__((ext_vector_type(2), may_alias)); };
template <> struct copy_word<16> { typedef unsigned int type __attribute__((ext_vector_type(4), may_alias)); };

// One load of global and one store to shared memory; of a shorter source no byte behind it is read.
template <int Size> __device__ inline void copy_async(void* shared, const void* global, size_t source_size) {
  using Word = typename copy_word<Size>::type;
  auto* to = (__attribute__((address_space(3))) Word*)shared;
  auto* from = (const __attribute__((address_space(1))) Word*)global;
  if (source_size >= Size) {
    *to = *from;
    return;
  }
  Word word = 0;
  auto* bytes = (const __attribute__((address_space(1))) unsigned char*)global;
  for (unsigned i = 0; i < source_size; ++i) reinterpret_cast<unsigned char*>(&word)[i] = bytes[i];
  *to = word;
}
}  // namespace detail

template <int Size>
__device__ inline void copy_async(void* shared, const void* global, size_t source_size = Size) {
  static_assert(Size == 4 || Size == 8 || Size == 16, "copies of 4, 8 or 16 bytes");
  detail::copy_async<Size>(shared, global, source_size);
}
__device__ inline void copy_async(void* shared, const void* global, size_t size, size_t zero_fill = 0) {
  switch (size) {
    case 4: return detail::copy_async<4>(shared, global, 4 - zero_fill);
    case 8: return detail::copy_async<8>(shared, global, 8 - zero_fill);
    case 16: return detail::copy_async<16>(shared, global, 16 - zero_fill);
    default: __builtin_trap();
  }
}
}  // namespace gpu

//@ gpu::copy_async_commit
namespace gpu {
__device__ inline void copy_async_commit() {}
}  // namespace gpu

//@ detail:copied
namespace gpu {
namespace detail {
// The lanes of a wave see each other's copies in order; the user's barrier, which follows, does it for the block.
__device__ inline void copied() { __builtin_amdgcn_fence(__ATOMIC_ACQ_REL, "wavefront"); }
}  // namespace detail
}  // namespace gpu

//@ gpu::copy_async_wait  needs: detail:copied
namespace gpu {
__device__ inline void copy_async_wait(size_t) { detail::copied(); }
template <int Groups> __device__ inline void copy_async_wait() { detail::copied(); }
}  // namespace gpu

//@ gpu::copy_async_wait_all  needs: detail:copied
namespace gpu {
__device__ inline void copy_async_wait_all() { detail::copied(); }
}  // namespace gpu
