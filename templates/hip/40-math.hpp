// Arithmetic whose rounding or typing differs between the vendors.

//@ detail:opaque
namespace gpu {
namespace detail {
// The same value, of unknown origin to the optimiser: no multiply is fused with an add across it, under any
// floating-point option. It costs no instruction.
template <class T> __device__ inline T opaque(T value) {
  asm("" : "+v"(value));
  return value;
}
}  // namespace detail
}  // namespace gpu

//@ gpu::fadd_rn  needs: detail:opaque
namespace gpu {
__device__ inline float fadd_rn(float x, float y) { return detail::opaque(x) + detail::opaque(y); }
}  // namespace gpu

//@ gpu::fsub_rn  needs: detail:opaque
namespace gpu {
__device__ inline float fsub_rn(float x, float y) { return detail::opaque(x) - detail::opaque(y); }
}  // namespace gpu

//@ gpu::fmul_rn  needs: detail:opaque
namespace gpu {
__device__ inline float fmul_rn(float x, float y) { return detail::opaque(x * y); }
}  // namespace gpu

//@ gpu::dadd_rn  needs: detail:opaque
namespace gpu {
__device__ inline double dadd_rn(double x, double y) { return detail::opaque(x) + detail::opaque(y); }
}  // namespace gpu

//@ gpu::dsub_rn  needs: detail:opaque
namespace gpu {
__device__ inline double dsub_rn(double x, double y) { return detail::opaque(x) - detail::opaque(y); }
}  // namespace gpu

//@ gpu::dmul_rn  needs: detail:opaque
namespace gpu {
__device__ inline double dmul_rn(double x, double y) { return detail::opaque(x * y); }
}  // namespace gpu

//@ gpu::fsqrt_rn
namespace gpu {
__device__ inline float fsqrt_rn(float x) { return static_cast<float>(__builtin_sqrt(static_cast<double>(x))); }
}  // namespace gpu

//@ gpu::frsqrt_rn
namespace gpu {
__device__ inline float frsqrt_rn(float x) { return static_cast<float>(1.0 / __builtin_sqrt(static_cast<double>(x))); }
}  // namespace gpu

//@ detail:directed
namespace gpu {
namespace detail {
// The next float above or below.
__device__ inline float neighbour(float value, bool up) {
  unsigned int bits;
  __builtin_memcpy(&bits, &value, sizeof(bits));
  if (value == 0.0f) {
    bits = up ? 0x00000001u : 0x80000001u;
  } else if ((value > 0.0f) == up) {
    ++bits;
  } else {
    --bits;
  }
  __builtin_memcpy(&value, &bits, sizeof(bits));
  return value;
}

// The float nearest to the real number high + low in a direction (-1 down, 1 up, 0 towards zero), where high is the double nearest to that number (or,
// for quotients and roots, a double that lies on the same side of every float as the number does) and low the rest.
template <int Direction> __device__ inline float round_directed(double high, double low) {
  float nearest = static_cast<float>(high);
  const double gap = high - static_cast<double>(nearest);
  if (!(gap == gap)) return nearest;  // NaN, or an infinity that is exact
  const double rest = gap != 0.0 ? gap : low;
  if (Direction < 0 || (Direction == 0 && high > 0.0)) {
    if (rest < 0.0) nearest = neighbour(nearest, false);
  } else {
    if (rest > 0.0) nearest = neighbour(nearest, true);
  }
  return nearest;
}

// x + y by Knuth's two-sum: the double nearest to the sum, and the exact rest. Products of two floats are exact in
// double, so that fusing them changes nothing here.
template <int Direction> __device__ inline float sum_directed(double x, double y) {
  const double sum = x + y;
  const double back = sum - x;
  const double error = (x - (sum - back)) + (y - back);
  if (sum == 0.0 && x != 0.0) return Direction < 0 ? -0.0f : 0.0f;  // exact cancellation
  if (x == 0.0 && y == 0.0 && Direction < 0 && (__builtin_signbit(x) || __builtin_signbit(y))) return -0.0f;
  return round_directed<Direction>(sum, error);
}
}  // namespace detail
}  // namespace gpu

//@ gpu::fadd_rd  needs: detail:directed
namespace gpu {
__device__ inline float fadd_rd(float x, float y) { return detail::sum_directed<-1>(x, y); }
}  // namespace gpu

//@ gpu::fsub_rd  needs: detail:directed
namespace gpu {
__device__ inline float fsub_rd(float x, float y) { return detail::sum_directed<-1>(x, -static_cast<double>(y)); }
}  // namespace gpu

//@ gpu::fmul_rd  needs: detail:directed
namespace gpu {
__device__ inline float fmul_rd(float x, float y) { return detail::round_directed<-1>(static_cast<double>(x) * static_cast<double>(y), 0.0); }
}  // namespace gpu

//@ gpu::fdiv_rd  needs: detail:directed
namespace gpu {
__device__ inline float fdiv_rd(float x, float y) { return detail::round_directed<-1>(static_cast<double>(x) / static_cast<double>(y), 0.0); }
}  // namespace gpu

//@ gpu::frcp_rd  needs: detail:directed
namespace gpu {
__device__ inline float frcp_rd(float x) { return detail::round_directed<-1>(1.0 / static_cast<double>(x), 0.0); }
}  // namespace gpu

//@ gpu::fsqrt_rd  needs: detail:directed
namespace gpu {
__device__ inline float fsqrt_rd(float x) { return detail::round_directed<-1>(__builtin_sqrt(static_cast<double>(x)), 0.0); }
}  // namespace gpu

//@ gpu::fmaf_rd  needs: detail:directed
namespace gpu {
__device__ inline float fmaf_rd(float x, float y, float z) { return detail::sum_directed<-1>(static_cast<double>(x) * static_cast<double>(y), z); }
}  // namespace gpu

//@ gpu::fadd_ru  needs: detail:directed
namespace gpu {
__device__ inline float fadd_ru(float x, float y) { return detail::sum_directed<1>(x, y); }
}  // namespace gpu

//@ gpu::fsub_ru  needs: detail:directed
namespace gpu {
__device__ inline float fsub_ru(float x, float y) { return detail::sum_directed<1>(x, -static_cast<double>(y)); }
}  // namespace gpu

//@ gpu::fmul_ru  needs: detail:directed
namespace gpu {
__device__ inline float fmul_ru(float x, float y) { return detail::round_directed<1>(static_cast<double>(x) * static_cast<double>(y), 0.0); }
}  // namespace gpu

//@ gpu::fdiv_ru  needs: detail:directed
namespace gpu {
__device__ inline float fdiv_ru(float x, float y) { return detail::round_directed<1>(static_cast<double>(x) / static_cast<double>(y), 0.0); }
}  // namespace gpu

//@ gpu::frcp_ru  needs: detail:directed
namespace gpu {
__device__ inline float frcp_ru(float x) { return detail::round_directed<1>(1.0 / static_cast<double>(x), 0.0); }
}  // namespace gpu

//@ gpu::fsqrt_ru  needs: detail:directed
namespace gpu {
__device__ inline float fsqrt_ru(float x) { return detail::round_directed<1>(__builtin_sqrt(static_cast<double>(x)), 0.0); }
}  // namespace gpu

//@ gpu::fmaf_ru  needs: detail:directed
namespace gpu {
__device__ inline float fmaf_ru(float x, float y, float z) { return detail::sum_directed<1>(static_cast<double>(x) * static_cast<double>(y), z); }
}  // namespace gpu

//@ gpu::fadd_rz  needs: detail:directed
namespace gpu {
__device__ inline float fadd_rz(float x, float y) { return detail::sum_directed<0>(x, y); }
}  // namespace gpu

//@ gpu::fsub_rz  needs: detail:directed
namespace gpu {
__device__ inline float fsub_rz(float x, float y) { return detail::sum_directed<0>(x, -static_cast<double>(y)); }
}  // namespace gpu

//@ gpu::fmul_rz  needs: detail:directed
namespace gpu {
__device__ inline float fmul_rz(float x, float y) { return detail::round_directed<0>(static_cast<double>(x) * static_cast<double>(y), 0.0); }
}  // namespace gpu

//@ gpu::fdiv_rz  needs: detail:directed
namespace gpu {
__device__ inline float fdiv_rz(float x, float y) { return detail::round_directed<0>(static_cast<double>(x) / static_cast<double>(y), 0.0); }
}  // namespace gpu

//@ gpu::frcp_rz  needs: detail:directed
namespace gpu {
__device__ inline float frcp_rz(float x) { return detail::round_directed<0>(1.0 / static_cast<double>(x), 0.0); }
}  // namespace gpu

//@ gpu::fsqrt_rz  needs: detail:directed
namespace gpu {
__device__ inline float fsqrt_rz(float x) { return detail::round_directed<0>(__builtin_sqrt(static_cast<double>(x)), 0.0); }
}  // namespace gpu

//@ gpu::fmaf_rz  needs: detail:directed
namespace gpu {
__device__ inline float fmaf_rz(float x, float y, float z) { return detail::sum_directed<0>(static_cast<double>(x) * static_cast<double>(y), z); }
}  // namespace gpu

//@ gpu::min
namespace gpu {
// The overload set of CUDA: of two types of one rank the unsigned one wins, of float and double double.
__host__ __device__ inline int min(int x, int y) { return x < y ? x : y; }
__host__ __device__ inline unsigned int min(unsigned int x, unsigned int y) { return x < y ? x : y; }
__host__ __device__ inline unsigned int min(int x, unsigned int y) { return min(static_cast<unsigned int>(x), static_cast<unsigned int>(y)); }
__host__ __device__ inline unsigned int min(unsigned int x, int y) { return min(static_cast<unsigned int>(x), static_cast<unsigned int>(y)); }
__host__ __device__ inline long min(long x, long y) { return x < y ? x : y; }
__host__ __device__ inline unsigned long min(unsigned long x, unsigned long y) { return x < y ? x : y; }
__host__ __device__ inline unsigned long min(long x, unsigned long y) { return min(static_cast<unsigned long>(x), static_cast<unsigned long>(y)); }
__host__ __device__ inline unsigned long min(unsigned long x, long y) { return min(static_cast<unsigned long>(x), static_cast<unsigned long>(y)); }
__host__ __device__ inline long long min(long long x, long long y) { return x < y ? x : y; }
__host__ __device__ inline unsigned long long min(unsigned long long x, unsigned long long y) { return x < y ? x : y; }
__host__ __device__ inline unsigned long long min(long long x, unsigned long long y) { return min(static_cast<unsigned long long>(x), static_cast<unsigned long long>(y)); }
__host__ __device__ inline unsigned long long min(unsigned long long x, long long y) { return min(static_cast<unsigned long long>(x), static_cast<unsigned long long>(y)); }
__host__ __device__ inline float min(float x, float y) { return __builtin_fminf(x, y); }
__host__ __device__ inline double min(double x, double y) { return __builtin_fmin(x, y); }
__host__ __device__ inline double min(float x, double y) { return __builtin_fmin(x, y); }
__host__ __device__ inline double min(double x, float y) { return __builtin_fmin(x, y); }
}  // namespace gpu

//@ gpu::max
namespace gpu {
// The overload set of CUDA: of two types of one rank the unsigned one wins, of float and double double.
__host__ __device__ inline int max(int x, int y) { return x > y ? x : y; }
__host__ __device__ inline unsigned int max(unsigned int x, unsigned int y) { return x > y ? x : y; }
__host__ __device__ inline unsigned int max(int x, unsigned int y) { return max(static_cast<unsigned int>(x), static_cast<unsigned int>(y)); }
__host__ __device__ inline unsigned int max(unsigned int x, int y) { return max(static_cast<unsigned int>(x), static_cast<unsigned int>(y)); }
__host__ __device__ inline long max(long x, long y) { return x > y ? x : y; }
__host__ __device__ inline unsigned long max(unsigned long x, unsigned long y) { return x > y ? x : y; }
__host__ __device__ inline unsigned long max(long x, unsigned long y) { return max(static_cast<unsigned long>(x), static_cast<unsigned long>(y)); }
__host__ __device__ inline unsigned long max(unsigned long x, long y) { return max(static_cast<unsigned long>(x), static_cast<unsigned long>(y)); }
__host__ __device__ inline long long max(long long x, long long y) { return x > y ? x : y; }
__host__ __device__ inline unsigned long long max(unsigned long long x, unsigned long long y) { return x > y ? x : y; }
__host__ __device__ inline unsigned long long max(long long x, unsigned long long y) { return max(static_cast<unsigned long long>(x), static_cast<unsigned long long>(y)); }
__host__ __device__ inline unsigned long long max(unsigned long long x, long long y) { return max(static_cast<unsigned long long>(x), static_cast<unsigned long long>(y)); }
__host__ __device__ inline float max(float x, float y) { return __builtin_fmaxf(x, y); }
__host__ __device__ inline double max(double x, double y) { return __builtin_fmax(x, y); }
__host__ __device__ inline double max(float x, double y) { return __builtin_fmax(x, y); }
__host__ __device__ inline double max(double x, float y) { return __builtin_fmax(x, y); }
}  // namespace gpu

//@ gpu::umin
namespace gpu {
__device__ inline unsigned int umin(unsigned int x, unsigned int y) { return x < y ? x : y; }
}  // namespace gpu

//@ gpu::umax
namespace gpu {
__device__ inline unsigned int umax(unsigned int x, unsigned int y) { return x > y ? x : y; }
}  // namespace gpu

//@ gpu::llmin
namespace gpu {
__device__ inline long long llmin(long long x, long long y) { return x < y ? x : y; }
}  // namespace gpu

//@ gpu::llmax
namespace gpu {
__device__ inline long long llmax(long long x, long long y) { return x > y ? x : y; }
}  // namespace gpu

//@ gpu::ullmin
namespace gpu {
__device__ inline unsigned long long ullmin(unsigned long long x, unsigned long long y) { return x < y ? x : y; }
}  // namespace gpu

//@ gpu::ullmax
namespace gpu {
__device__ inline unsigned long long ullmax(unsigned long long x, unsigned long long y) { return x > y ? x : y; }
}  // namespace gpu

//@ gpu::hmax
#include <hip/hip_fp16.h>
namespace gpu {
__host__ __device__ inline __half hmax(__half x, __half y) {
  __half_raw raw;
  raw.data = __builtin_fmaxf16(static_cast<__half_raw>(x).data, static_cast<__half_raw>(y).data);
  return raw;
}
}  // namespace gpu

//@ gpu::hmax2  needs: gpu::hmax
namespace gpu {
__host__ __device__ inline __half2 hmax2(__half2 x, __half2 y) {
  return __halves2half2(hmax(__low2half(x), __low2half(y)), hmax(__high2half(x), __high2half(y)));
}
}  // namespace gpu

//@ gpu::hmin
#include <hip/hip_fp16.h>
namespace gpu {
__host__ __device__ inline __half hmin(__half x, __half y) {
  __half_raw raw;
  raw.data = __builtin_fminf16(static_cast<__half_raw>(x).data, static_cast<__half_raw>(y).data);
  return raw;
}
}  // namespace gpu

//@ gpu::hmin2  needs: gpu::hmin
namespace gpu {
__host__ __device__ inline __half2 hmin2(__half2 x, __half2 y) {
  return __halves2half2(hmin(__low2half(x), __low2half(y)), hmin(__high2half(x), __high2half(y)));
}
}  // namespace gpu

//@ gpu::dp4a
namespace gpu {
__device__ inline int dp4a(int a, int b, int accumulator) {
  unsigned int sum = static_cast<unsigned int>(accumulator);
  for (int i = 0; i < 4; ++i)
    sum += static_cast<unsigned int>(static_cast<signed char>(a >> 8 * i) * static_cast<signed char>(b >> 8 * i));
  return static_cast<int>(sum);
}
__device__ inline unsigned int dp4a(unsigned int a, unsigned int b, unsigned int accumulator) {
  unsigned int sum = static_cast<unsigned int>(accumulator);
  for (int i = 0; i < 4; ++i)
    sum += static_cast<unsigned int>(static_cast<unsigned char>(a >> 8 * i) * static_cast<unsigned char>(b >> 8 * i));
  return static_cast<unsigned int>(sum);
}
// char4 and uchar4 operands.
template <class V, class A, class = decltype(V::x)> __device__ inline A dp4a(V a, V b, A accumulator) {
  return static_cast<A>(accumulator + static_cast<A>(a.x * b.x + a.y * b.y + a.z * b.z + a.w * b.w));
}
}  // namespace gpu

//@ gpu::dp2a_lo
namespace gpu {
__device__ inline int dp2a_lo(int a, int b, int accumulator) {
  unsigned int sum = static_cast<unsigned int>(accumulator);
  for (int i = 0; i < 2; ++i)
    sum += static_cast<unsigned int>(static_cast<short>(a >> 16 * i) * static_cast<signed char>(b >> (0 + 8 * i)));
  return static_cast<int>(sum);
}
__device__ inline unsigned int dp2a_lo(unsigned int a, unsigned int b, unsigned int accumulator) {
  unsigned int sum = static_cast<unsigned int>(accumulator);
  for (int i = 0; i < 2; ++i)
    sum += static_cast<unsigned int>(static_cast<unsigned short>(a >> 16 * i) * static_cast<unsigned char>(b >> (0 + 8 * i)));
  return static_cast<unsigned int>(sum);
}
}  // namespace gpu

//@ gpu::dp2a_hi
namespace gpu {
__device__ inline int dp2a_hi(int a, int b, int accumulator) {
  unsigned int sum = static_cast<unsigned int>(accumulator);
  for (int i = 0; i < 2; ++i)
    sum += static_cast<unsigned int>(static_cast<short>(a >> 16 * i) * static_cast<signed char>(b >> (16 + 8 * i)));
  return static_cast<int>(sum);
}
__device__ inline unsigned int dp2a_hi(unsigned int a, unsigned int b, unsigned int accumulator) {
  unsigned int sum = static_cast<unsigned int>(accumulator);
  for (int i = 0; i < 2; ++i)
    sum += static_cast<unsigned int>(static_cast<unsigned short>(a >> 16 * i) * static_cast<unsigned char>(b >> (16 + 8 * i)));
  return static_cast<unsigned int>(sum);
}
}  // namespace gpu
