Additions, minima and maxima in one step (DPX), saturating signs, and the n-th set bit: plain C++ for AMD and the host target.

//@ detail:halfwords
namespace gpu {
namespace detail {
// Both halfwords of a word, as signed or unsigned numbers.
template <bool Signed> __host__ __device__ inline int halfword(unsigned int word, int which) {
  const unsigned int bits = word >> 16 * which & 0xffffu;
  return Signed ? static_cast<int>(static_cast<short>(bits)) : static_cast<int>(bits);
}
__host__ __device__ inline unsigned int halfwords(int low, int high) {
  return (static_cast<unsigned int>(high) << 16) | (static_cast<unsigned int>(low) & 0xffffu);
}
template <class T> __host__ __device__ inline T larger(T a, T b) { return a > b ? a : b; }
template <class T> __host__ __device__ inline T smaller(T a, T b) { return a < b ? a : b; }
}  // namespace detail
}  // namespace gpu

//@ gpu::viaddmax_s32  needs: detail:halfwords
namespace gpu {
__host__ __device__ inline int viaddmax_s32(int a, int b, int c) {
  return detail::larger(static_cast<int>(static_cast<unsigned int>(a) + static_cast<unsigned int>(b)), c);
}
}  // namespace gpu

//@ gpu::vimax3_s32  needs: detail:halfwords
namespace gpu {
__host__ __device__ inline int vimax3_s32(int a, int b, int c) {
  return detail::larger(detail::larger(a, b), c);
}
}  // namespace gpu

//@ gpu::viaddmax_s32_relu  needs: detail:halfwords
namespace gpu {
__host__ __device__ inline int viaddmax_s32_relu(int a, int b, int c) {
  return detail::larger(detail::larger(static_cast<int>(static_cast<unsigned int>(a) + static_cast<unsigned int>(b)), c), 0);
}
}  // namespace gpu

//@ gpu::vimax3_s32_relu  needs: detail:halfwords
namespace gpu {
__host__ __device__ inline int vimax3_s32_relu(int a, int b, int c) {
  return detail::larger(detail::larger(detail::larger(a, b), c), 0);
}
}  // namespace gpu

//@ gpu::vimax_s32_relu  needs: detail:halfwords
namespace gpu {
__host__ __device__ inline int vimax_s32_relu(int a, int b) {
  return detail::larger(detail::larger(a, b), 0);
}
}  // namespace gpu

//@ gpu::vibmax_s32  needs: detail:halfwords
namespace gpu {
__host__ __device__ inline int vibmax_s32(int a, int b, bool *first) {
  *first = a >= b;
  return *first ? a : b;
}
}  // namespace gpu

//@ gpu::viaddmax_u32  needs: detail:halfwords
namespace gpu {
__host__ __device__ inline unsigned int viaddmax_u32(unsigned int a, unsigned int b, unsigned int c) {
  return detail::larger(a + b, c);
}
}  // namespace gpu

//@ gpu::vimax3_u32  needs: detail:halfwords
namespace gpu {
__host__ __device__ inline unsigned int vimax3_u32(unsigned int a, unsigned int b, unsigned int c) {
  return detail::larger(detail::larger(a, b), c);
}
}  // namespace gpu

//@ gpu::vibmax_u32  needs: detail:halfwords
namespace gpu {
__host__ __device__ inline unsigned int vibmax_u32(unsigned int a, unsigned int b, bool *first) {
  *first = a >= b;
  return *first ? a : b;
}
}  // namespace gpu

//@ gpu::viaddmax_s16x2  needs: detail:halfwords
namespace gpu {
__host__ __device__ inline unsigned int viaddmax_s16x2(unsigned int a, unsigned int b, unsigned int c) {
  int part[2];
  for (int i = 0; i < 2; ++i) {
    const int a_ = detail::halfword<true>(a, i);
    const int b_ = detail::halfword<true>(b, i);
    const int c_ = detail::halfword<true>(c, i);
    part[i] = detail::larger<int>(static_cast<short>(a_ + b_), c_);
  }
  return detail::halfwords(part[0], part[1]);
}
}  // namespace gpu

//@ gpu::vimax3_s16x2  needs: detail:halfwords
namespace gpu {
__host__ __device__ inline unsigned int vimax3_s16x2(unsigned int a, unsigned int b, unsigned int c) {
  int part[2];
  for (int i = 0; i < 2; ++i) {
    const int a_ = detail::halfword<true>(a, i);
    const int b_ = detail::halfword<true>(b, i);
    const int c_ = detail::halfword<true>(c, i);
    part[i] = detail::larger(detail::larger(a_, b_), c_);
  }
  return detail::halfwords(part[0], part[1]);
}
}  // namespace gpu

//@ gpu::viaddmax_s16x2_relu  needs: detail:halfwords
namespace gpu {
__host__ __device__ inline unsigned int viaddmax_s16x2_relu(unsigned int a, unsigned int b, unsigned int c) {
  int part[2];
  for (int i = 0; i < 2; ++i) {
    const int a_ = detail::halfword<true>(a, i);
    const int b_ = detail::halfword<true>(b, i);
    const int c_ = detail::halfword<true>(c, i);
    part[i] = detail::larger(detail::larger<int>(static_cast<short>(a_ + b_), c_), 0);
  }
  return detail::halfwords(part[0], part[1]);
}
}  // namespace gpu

//@ gpu::vimax3_s16x2_relu  needs: detail:halfwords
namespace gpu {
__host__ __device__ inline unsigned int vimax3_s16x2_relu(unsigned int a, unsigned int b, unsigned int c) {
  int part[2];
  for (int i = 0; i < 2; ++i) {
    const int a_ = detail::halfword<true>(a, i);
    const int b_ = detail::halfword<true>(b, i);
    const int c_ = detail::halfword<true>(c, i);
    part[i] = detail::larger(detail::larger(detail::larger(a_, b_), c_), 0);
  }
  return detail::halfwords(part[0], part[1]);
}
}  // namespace gpu

//@ gpu::vimax_s16x2_relu  needs: detail:halfwords
namespace gpu {
__host__ __device__ inline unsigned int vimax_s16x2_relu(unsigned int a, unsigned int b) {
  int part[2];
  for (int i = 0; i < 2; ++i) {
    const int a_ = detail::halfword<true>(a, i);
    const int b_ = detail::halfword<true>(b, i);
    part[i] = detail::larger(detail::larger(a_, b_), 0);
  }
  return detail::halfwords(part[0], part[1]);
}
}  // namespace gpu

//@ gpu::vibmax_s16x2  needs: detail:halfwords
namespace gpu {
__host__ __device__ inline unsigned int vibmax_s16x2(unsigned int a, unsigned int b, bool *high, bool *low) {
  *low = detail::halfword<true>(a, 0) >= detail::halfword<true>(b, 0);
  *high = detail::halfword<true>(a, 1) >= detail::halfword<true>(b, 1);
  return ((*high ? a : b) & 0xffff0000u) | ((*low ? a : b) & 0xffffu);
}
}  // namespace gpu

//@ gpu::viaddmax_u16x2  needs: detail:halfwords
namespace gpu {
__host__ __device__ inline unsigned int viaddmax_u16x2(unsigned int a, unsigned int b, unsigned int c) {
  int part[2];
  for (int i = 0; i < 2; ++i) {
    const int a_ = detail::halfword<false>(a, i);
    const int b_ = detail::halfword<false>(b, i);
    const int c_ = detail::halfword<false>(c, i);
    part[i] = detail::larger<int>(static_cast<unsigned short>(a_ + b_), c_);
  }
  return detail::halfwords(part[0], part[1]);
}
}  // namespace gpu

//@ gpu::vimax3_u16x2  needs: detail:halfwords
namespace gpu {
__host__ __device__ inline unsigned int vimax3_u16x2(unsigned int a, unsigned int b, unsigned int c) {
  int part[2];
  for (int i = 0; i < 2; ++i) {
    const int a_ = detail::halfword<false>(a, i);
    const int b_ = detail::halfword<false>(b, i);
    const int c_ = detail::halfword<false>(c, i);
    part[i] = detail::larger(detail::larger(a_, b_), c_);
  }
  return detail::halfwords(part[0], part[1]);
}
}  // namespace gpu

//@ gpu::vibmax_u16x2  needs: detail:halfwords
namespace gpu {
__host__ __device__ inline unsigned int vibmax_u16x2(unsigned int a, unsigned int b, bool *high, bool *low) {
  *low = detail::halfword<false>(a, 0) >= detail::halfword<false>(b, 0);
  *high = detail::halfword<false>(a, 1) >= detail::halfword<false>(b, 1);
  return ((*high ? a : b) & 0xffff0000u) | ((*low ? a : b) & 0xffffu);
}
}  // namespace gpu

//@ gpu::viaddmin_s32  needs: detail:halfwords
namespace gpu {
__host__ __device__ inline int viaddmin_s32(int a, int b, int c) {
  return detail::smaller(static_cast<int>(static_cast<unsigned int>(a) + static_cast<unsigned int>(b)), c);
}
}  // namespace gpu

//@ gpu::vimin3_s32  needs: detail:halfwords
namespace gpu {
__host__ __device__ inline int vimin3_s32(int a, int b, int c) {
  return detail::smaller(detail::smaller(a, b), c);
}
}  // namespace gpu

//@ gpu::viaddmin_s32_relu  needs: detail:halfwords
namespace gpu {
__host__ __device__ inline int viaddmin_s32_relu(int a, int b, int c) {
  return detail::larger(detail::smaller(static_cast<int>(static_cast<unsigned int>(a) + static_cast<unsigned int>(b)), c), 0);
}
}  // namespace gpu

//@ gpu::vimin3_s32_relu  needs: detail:halfwords
namespace gpu {
__host__ __device__ inline int vimin3_s32_relu(int a, int b, int c) {
  return detail::larger(detail::smaller(detail::smaller(a, b), c), 0);
}
}  // namespace gpu

//@ gpu::vimin_s32_relu  needs: detail:halfwords
namespace gpu {
__host__ __device__ inline int vimin_s32_relu(int a, int b) {
  return detail::larger(detail::smaller(a, b), 0);
}
}  // namespace gpu

//@ gpu::vibmin_s32  needs: detail:halfwords
namespace gpu {
__host__ __device__ inline int vibmin_s32(int a, int b, bool *first) {
  *first = a <= b;
  return *first ? a : b;
}
}  // namespace gpu

//@ gpu::viaddmin_u32  needs: detail:halfwords
namespace gpu {
__host__ __device__ inline unsigned int viaddmin_u32(unsigned int a, unsigned int b, unsigned int c) {
  return detail::smaller(a + b, c);
}
}  // namespace gpu

//@ gpu::vimin3_u32  needs: detail:halfwords
namespace gpu {
__host__ __device__ inline unsigned int vimin3_u32(unsigned int a, unsigned int b, unsigned int c) {
  return detail::smaller(detail::smaller(a, b), c);
}
}  // namespace gpu

//@ gpu::vibmin_u32  needs: detail:halfwords
namespace gpu {
__host__ __device__ inline unsigned int vibmin_u32(unsigned int a, unsigned int b, bool *first) {
  *first = a <= b;
  return *first ? a : b;
}
}  // namespace gpu

//@ gpu::viaddmin_s16x2  needs: detail:halfwords
namespace gpu {
__host__ __device__ inline unsigned int viaddmin_s16x2(unsigned int a, unsigned int b, unsigned int c) {
  int part[2];
  for (int i = 0; i < 2; ++i) {
    const int a_ = detail::halfword<true>(a, i);
    const int b_ = detail::halfword<true>(b, i);
    const int c_ = detail::halfword<true>(c, i);
    part[i] = detail::smaller<int>(static_cast<short>(a_ + b_), c_);
  }
  return detail::halfwords(part[0], part[1]);
}
}  // namespace gpu

//@ gpu::vimin3_s16x2  needs: detail:halfwords
namespace gpu {
__host__ __device__ inline unsigned int vimin3_s16x2(unsigned int a, unsigned int b, unsigned int c) {
  int part[2];
  for (int i = 0; i < 2; ++i) {
    const int a_ = detail::halfword<true>(a, i);
    const int b_ = detail::halfword<true>(b, i);
    const int c_ = detail::halfword<true>(c, i);
    part[i] = detail::smaller(detail::smaller(a_, b_), c_);
  }
  return detail::halfwords(part[0], part[1]);
}
}  // namespace gpu

//@ gpu::viaddmin_s16x2_relu  needs: detail:halfwords
namespace gpu {
__host__ __device__ inline unsigned int viaddmin_s16x2_relu(unsigned int a, unsigned int b, unsigned int c) {
  int part[2];
  for (int i = 0; i < 2; ++i) {
    const int a_ = detail::halfword<true>(a, i);
    const int b_ = detail::halfword<true>(b, i);
    const int c_ = detail::halfword<true>(c, i);
    part[i] = detail::larger(detail::smaller<int>(static_cast<short>(a_ + b_), c_), 0);
  }
  return detail::halfwords(part[0], part[1]);
}
}  // namespace gpu

//@ gpu::vimin3_s16x2_relu  needs: detail:halfwords
namespace gpu {
__host__ __device__ inline unsigned int vimin3_s16x2_relu(unsigned int a, unsigned int b, unsigned int c) {
  int part[2];
  for (int i = 0; i < 2; ++i) {
    const int a_ = detail::halfword<true>(a, i);
    const int b_ = detail::halfword<true>(b, i);
    const int c_ = detail::halfword<true>(c, i);
    part[i] = detail::larger(detail::smaller(detail::smaller(a_, b_), c_), 0);
  }
  return detail::halfwords(part[0], part[1]);
}
}  // namespace gpu

//@ gpu::vimin_s16x2_relu  needs: detail:halfwords
namespace gpu {
__host__ __device__ inline unsigned int vimin_s16x2_relu(unsigned int a, unsigned int b) {
  int part[2];
  for (int i = 0; i < 2; ++i) {
    const int a_ = detail::halfword<true>(a, i);
    const int b_ = detail::halfword<true>(b, i);
    part[i] = detail::larger(detail::smaller(a_, b_), 0);
  }
  return detail::halfwords(part[0], part[1]);
}
}  // namespace gpu

//@ gpu::vibmin_s16x2  needs: detail:halfwords
namespace gpu {
__host__ __device__ inline unsigned int vibmin_s16x2(unsigned int a, unsigned int b, bool *high, bool *low) {
  *low = detail::halfword<true>(a, 0) <= detail::halfword<true>(b, 0);
  *high = detail::halfword<true>(a, 1) <= detail::halfword<true>(b, 1);
  return ((*high ? a : b) & 0xffff0000u) | ((*low ? a : b) & 0xffffu);
}
}  // namespace gpu

//@ gpu::viaddmin_u16x2  needs: detail:halfwords
namespace gpu {
__host__ __device__ inline unsigned int viaddmin_u16x2(unsigned int a, unsigned int b, unsigned int c) {
  int part[2];
  for (int i = 0; i < 2; ++i) {
    const int a_ = detail::halfword<false>(a, i);
    const int b_ = detail::halfword<false>(b, i);
    const int c_ = detail::halfword<false>(c, i);
    part[i] = detail::smaller<int>(static_cast<unsigned short>(a_ + b_), c_);
  }
  return detail::halfwords(part[0], part[1]);
}
}  // namespace gpu

//@ gpu::vimin3_u16x2  needs: detail:halfwords
namespace gpu {
__host__ __device__ inline unsigned int vimin3_u16x2(unsigned int a, unsigned int b, unsigned int c) {
  int part[2];
  for (int i = 0; i < 2; ++i) {
    const int a_ = detail::halfword<false>(a, i);
    const int b_ = detail::halfword<false>(b, i);
    const int c_ = detail::halfword<false>(c, i);
    part[i] = detail::smaller(detail::smaller(a_, b_), c_);
  }
  return detail::halfwords(part[0], part[1]);
}
}  // namespace gpu

//@ gpu::vibmin_u16x2  needs: detail:halfwords
namespace gpu {
__host__ __device__ inline unsigned int vibmin_u16x2(unsigned int a, unsigned int b, bool *high, bool *low) {
  *low = detail::halfword<false>(a, 0) <= detail::halfword<false>(b, 0);
  *high = detail::halfword<false>(a, 1) <= detail::halfword<false>(b, 1);
  return ((*high ? a : b) & 0xffff0000u) | ((*low ? a : b) & 0xffffu);
}
}  // namespace gpu

//@ gpu::vabsss2  needs: detail:halfwords
namespace gpu {
__host__ __device__ inline unsigned int vabsss2(unsigned int a) {
  unsigned int result = 0;
  for (int i = 0; i < 2; ++i) {
    const int x = static_cast<short>(a >> 16 * i);
    result |= (static_cast<unsigned int>(detail::smaller(x < 0 ? -x : x, 32767)) & 0xffffu) << 16 * i;
  }
  return result;
}
}  // namespace gpu

//@ gpu::vnegss2  needs: detail:halfwords
namespace gpu {
__host__ __device__ inline unsigned int vnegss2(unsigned int a) {
  unsigned int result = 0;
  for (int i = 0; i < 2; ++i) {
    const int x = static_cast<short>(a >> 16 * i);
    result |= (static_cast<unsigned int>(detail::smaller(-x, 32767)) & 0xffffu) << 16 * i;
  }
  return result;
}
}  // namespace gpu

//@ gpu::vabsss4  needs: detail:halfwords
namespace gpu {
__host__ __device__ inline unsigned int vabsss4(unsigned int a) {
  unsigned int result = 0;
  for (int i = 0; i < 4; ++i) {
    const int x = static_cast<signed char>(a >> 8 * i);
    result |= (static_cast<unsigned int>(detail::smaller(x < 0 ? -x : x, 127)) & 0xffu) << 8 * i;
  }
  return result;
}
}  // namespace gpu

//@ gpu::vnegss4  needs: detail:halfwords
namespace gpu {
__host__ __device__ inline unsigned int vnegss4(unsigned int a) {
  unsigned int result = 0;
  for (int i = 0; i < 4; ++i) {
    const int x = static_cast<signed char>(a >> 8 * i);
    result |= (static_cast<unsigned int>(detail::smaller(-x, 127)) & 0xffu) << 8 * i;
  }
  return result;
}
}  // namespace gpu

//@ gpu::fns  needs: detail:halfwords
namespace gpu {
__host__ __device__ inline unsigned int fns(unsigned int mask, unsigned int base, int offset) {
  if (offset == 0) return base < 32 && (mask >> base & 1u) != 0 ? base : 0xffffffffu;
  const int step = offset < 0 ? -1 : 1;
  int left = offset < 0 ? -offset : offset;
  for (int place = static_cast<int>(base); place >= 0 && place < 32; place += step) {
    if ((mask >> place & 1u) != 0 && --left == 0) return static_cast<unsigned int>(place);
  }
  return 0xffffffffu;
}
}  // namespace gpu
