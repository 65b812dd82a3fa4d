What the floating-point instructions of inline PTX compute. Half precision and bfloat16 are kept as their bits.

//@ gpu::ptx_ftz  needs: gpu::ptx_bits
namespace gpu {
// Subnormal numbers become zeros of the same sign.
__device__ inline float ptx_ftz(float x) {
  const unsigned int bits = ptx_bits<unsigned int>(x);
  return (bits & 0x7f800000u) == 0u ? ptx_bits<float>(bits & 0x80000000u) : x;
}
}  // namespace gpu

//@ gpu::ptx_saturate
namespace gpu {
// Within 0 and 1; NaN becomes 0.
template <class F> __device__ inline F ptx_saturate(F x) { return x > F(0) ? (x < F(1) ? x : F(1)) : F(0); }
}  // namespace gpu

//@ gpu::ptx_fma
namespace gpu {
__device__ inline float ptx_fma(float a, float b, float c) { return __builtin_fmaf(a, b, c); }
__device__ inline double ptx_fma(double a, double b, double c) { return __builtin_fma(a, b, c); }
}  // namespace gpu

//@ gpu::ptx_fmin gpu::ptx_fmax gpu::ptx_fmin_nan gpu::ptx_fmax_nan  needs: gpu::ptx_bits
namespace gpu {
// The smaller and the larger number; -0 is less than 0; of a number and a NaN the number, or with NaN in the name NaN.
template <class F> __device__ inline F ptx_fmin(F a, F b) {
  if (a != a) return b;
  if (b != b) return a;
  return a == b ? (__builtin_signbit(a) ? a : b) : a < b ? a : b;
}
template <class F> __device__ inline F ptx_fmax(F a, F b) {
  if (a != a) return b;
  if (b != b) return a;
  return a == b ? (__builtin_signbit(a) ? b : a) : a > b ? a : b;
}
template <class F> __device__ inline F ptx_fmin_nan(F a, F b) { return a != a || b != b ? F(__builtin_nanf("")) : ptx_fmin(a, b); }
template <class F> __device__ inline F ptx_fmax_nan(F a, F b) { return a != a || b != b ? F(__builtin_nanf("")) : ptx_fmax(a, b); }
}  // namespace gpu

//@ gpu::ptx_fabs
namespace gpu {
__device__ inline float ptx_fabs(float a) { return __builtin_fabsf(a); }
__device__ inline double ptx_fabs(double a) { return __builtin_fabs(a); }
}  // namespace gpu

//@ gpu::ptx_sqrt_rn  needs: gpu::fsqrt_rn
namespace gpu {
__device__ inline float ptx_sqrt_rn(float a) { return fsqrt_rn(a); }
__device__ inline double ptx_sqrt_rn(double a) { return __builtin_sqrt(a); }
}  // namespace gpu

//@ gpu::ptx_rsqrt  needs: gpu::frsqrt_rn
namespace gpu {
__device__ inline float ptx_rsqrt(float a) { return frsqrt_rn(a); }
__device__ inline double ptx_rsqrt(double a) { return 1.0 / __builtin_sqrt(a); }
}  // namespace gpu

//@ gpu::ptx_ex2 gpu::ptx_lg2 gpu::ptx_sin gpu::ptx_cos gpu::ptx_tanh
namespace gpu {
__device__ inline float ptx_ex2(float a) { return ::exp2f(a); }
__device__ inline float ptx_lg2(float a) { return ::log2f(a); }
__device__ inline float ptx_sin(float a) { return ::sinf(a); }
__device__ inline float ptx_cos(float a) { return ::cosf(a); }
__device__ inline float ptx_tanh(float a) { return ::tanhf(a); }
}  // namespace gpu

//@ gpu::ptx_round_rni gpu::ptx_round_rzi gpu::ptx_round_rmi gpu::ptx_round_rpi
namespace gpu {
// To an integer: to nearest even, towards zero, down, up.
__device__ inline float ptx_round_rni(float a) { return __builtin_rintf(a); }
__device__ inline double ptx_round_rni(double a) { return __builtin_rint(a); }
__device__ inline float ptx_round_rzi(float a) { return __builtin_truncf(a); }
__device__ inline double ptx_round_rzi(double a) { return __builtin_trunc(a); }
__device__ inline float ptx_round_rmi(float a) { return __builtin_floorf(a); }
__device__ inline double ptx_round_rmi(double a) { return __builtin_floor(a); }
__device__ inline float ptx_round_rpi(float a) { return __builtin_ceilf(a); }
__device__ inline double ptx_round_rpi(double a) { return __builtin_ceil(a); }
}  // namespace gpu

//@ gpu::ptx_to_integer  needs: detail:ptx_words
namespace gpu {
// A rounded number as an integer, the nearest one that there is. NaN gives 0, but the lowest bit pattern with the top bit
// alone where either type has 64 bits (PTX ISA, cvt).
template <class T, class F> __device__ inline T ptx_to_integer(F rounded) {
  using Range = detail::ptx_range<T>;
  if (rounded != rounded)
    return sizeof(F) == 8 || sizeof(T) == 8 ? static_cast<T>(detail::ptx_unsigned<T>(1) << (Range::bits - 1)) : T(0);
  const F above = F(2) * static_cast<F>(detail::ptx_unsigned<T>(1) << (Range::bits - (std::is_signed<T>::value ? 2 : 1)));
  if (rounded >= above) return static_cast<T>(Range::highest);
  if (rounded <= static_cast<F>(Range::lowest)) return static_cast<T>(Range::lowest);
  return static_cast<T>(rounded);
}
}  // namespace gpu

//@ detail:ptx_small  needs: gpu::ptx_bits
namespace gpu {
namespace detail {
// A number with Bits of fraction and Exponent bits, as its bits, rounded to nearest even from a double.
template <int Bits, int Exponent, int bias = (1 << (Exponent - 1)) - 1> __device__ inline unsigned short ptx_narrow(double value) {
  constexpr int most = (1 << Exponent) - 1;
  const unsigned long long bits = ptx_bits<unsigned long long>(value);
  const unsigned int sign = static_cast<unsigned int>(bits >> 63) << (Bits + Exponent);
  if (value != value) return static_cast<unsigned short>((1u << (Bits + Exponent)) - 1u);
  int exponent = static_cast<int>(bits >> 52 & 0x7ff) - 1023 + bias;
  unsigned long long fraction = bits & 0xfffffffffffffull;
  if ((bits & 0x7fffffffffffffffull) == 0) return static_cast<unsigned short>(sign);
  if (exponent >= most) return static_cast<unsigned short>(sign | static_cast<unsigned int>(most) << Bits);
  int drop = 52 - Bits;
  if (exponent <= 0) {
    fraction |= 1ull << 52;
    drop += 1 - exponent;
    exponent = 0;
    if (drop > 62) return static_cast<unsigned short>(sign);
  }
  const unsigned long long rest = fraction & ((1ull << drop) - 1), half = 1ull << (drop - 1);
  unsigned long long result = (static_cast<unsigned long long>(exponent) << Bits) + (fraction >> drop);
  if (rest > half || (rest == half && (result & 1))) ++result;  // which may carry into the exponent, up to infinity
  return static_cast<unsigned short>(sign | static_cast<unsigned int>(result));
}
// a * b + c rounded once to a type that is less than half as wide as a double: the last bit of the sum says that it is
// not exact.
__device__ inline double ptx_fma_odd(double a, double b, double c) {
  const double product = a * b;  // exact
  const double sum = product + c;
  const double rest = sum - product, error = (product - (sum - rest)) + (c - rest);
  if (error == 0 || error != error || sum - sum != 0) return sum;
  const unsigned long long bits = ptx_bits<unsigned long long>(sum);
  if (bits & 1) return sum;
  return ptx_bits<double>((error > 0) == (sum > 0) ? bits + 1 : bits - 1);
}
struct ptx_f16 {
  __device__ static float wide(unsigned short h) {
    const unsigned int sign = (h & 0x8000u) << 16, exponent = h >> 10 & 31u, fraction = h & 1023u;
    if (exponent == 31) return ptx_bits<float>(sign | 0x7f800000u | fraction << 13);
    if (exponent) return ptx_bits<float>(sign | (exponent + 112u) << 23 | fraction << 13);
    const float small = static_cast<float>(fraction) * 5.9604644775390625e-08f;
    return sign ? -small : small;
  }
  __device__ static unsigned short narrow(double value) { return ptx_narrow<10, 5>(value); }
};
struct ptx_bf16 {
  __device__ static float wide(unsigned short h) { return ptx_bits<float>(static_cast<unsigned int>(h) << 16); }
  __device__ static unsigned short narrow(double value) { return ptx_narrow<7, 8>(value); }
};
}  // namespace detail
}  // namespace gpu

//@ gpu::ptx_f16_to_f32 gpu::ptx_bf16_to_f32 gpu::ptx_f64_to_f16 gpu::ptx_f64_to_bf16  needs: detail:ptx_small
namespace gpu {
__device__ inline float ptx_f16_to_f32(unsigned short h) { return detail::ptx_f16::wide(h); }
__device__ inline float ptx_bf16_to_f32(unsigned short h) { return detail::ptx_bf16::wide(h); }
__device__ inline unsigned short ptx_f64_to_f16(double value) { return detail::ptx_f16::narrow(value); }
__device__ inline unsigned short ptx_f64_to_bf16(double value) { return detail::ptx_bf16::narrow(value); }
}  // namespace gpu

//@ gpu::ptx_relu
namespace gpu {
// Negative numbers become 0; NaN stays.
__device__ inline double ptx_relu(double value) { return value <= 0 ? 0.0 : value; }
}  // namespace gpu

//@ gpu::ptx_half_add gpu::ptx_half_sub gpu::ptx_half_mul gpu::ptx_half_fma gpu::ptx_half_fma_relu gpu::ptx_half_min gpu::ptx_half_max gpu::ptx_half_ex2 gpu::ptx_half_tanh  needs: detail:ptx_small gpu::ptx_fmin gpu::ptx_ex2 gpu::ptx_relu
namespace gpu {
// Arithmetic of one or two numbers in a register; Type is detail::ptx_f16 or detail::ptx_bf16.
namespace detail {
template <class F> __device__ inline unsigned short ptx_each(unsigned short a, unsigned short b, unsigned short c, F f) { return f(a, b, c); }
template <class F> __device__ inline unsigned int ptx_each(unsigned int a, unsigned int b, unsigned int c, F f) {
  const unsigned int low = f(static_cast<unsigned short>(a), static_cast<unsigned short>(b), static_cast<unsigned short>(c));
  return low | static_cast<unsigned int>(f(static_cast<unsigned short>(a >> 16), static_cast<unsigned short>(b >> 16), static_cast<unsigned short>(c >> 16))) << 16;
}
}  // namespace detail
#define GPU_PTX_HALF(name, expression)                                                                                   \
  template <class Type, class Bits> __device__ inline Bits ptx_half_##name(Bits a, Bits b = 0, Bits c = 0) {            \
    return detail::ptx_each(a, b, c, [](unsigned short x, unsigned short y, unsigned short z) -> unsigned short {       \
      const double u = Type::wide(x), v = Type::wide(y), w = Type::wide(z);                                             \
      (void)u, (void)v, (void)w;                                                                                         \
      return Type::narrow(expression);                                                                                   \
    });                                                                                                                  \
  }
GPU_PTX_HALF(add, detail::ptx_fma_odd(u, 1.0, v))
GPU_PTX_HALF(sub, detail::ptx_fma_odd(v, -1.0, u))
GPU_PTX_HALF(mul, u * v)
GPU_PTX_HALF(fma, detail::ptx_fma_odd(u, v, w))
GPU_PTX_HALF(fma_relu, ptx_relu(detail::ptx_fma_odd(u, v, w)))
GPU_PTX_HALF(min, ptx_fmin(u, v))
GPU_PTX_HALF(max, ptx_fmax(u, v))
GPU_PTX_HALF(ex2, static_cast<double>(ptx_ex2(static_cast<float>(u))))
GPU_PTX_HALF(tanh, static_cast<double>(ptx_tanh(static_cast<float>(u))))
#undef GPU_PTX_HALF
}  // namespace gpu

//@ gpu::ptx_pair_add gpu::ptx_pair_sub gpu::ptx_pair_mul gpu::ptx_pair_fma  needs: gpu::ptx_bits gpu::ptx_ftz gpu::ptx_fma gpu::fadd_rn gpu::fsub_rn gpu::fmul_rn
namespace gpu {
// Two floats in 64 bits.
namespace detail {
template <bool Ftz, class F>
__device__ inline unsigned long long ptx_pairs(unsigned long long a, unsigned long long b, unsigned long long c, F f) {
  unsigned int results[2];
  for (int i = 0; i < 2; ++i) {
    float x = ptx_bits<float>(static_cast<unsigned int>(a >> 32 * i)), y = ptx_bits<float>(static_cast<unsigned int>(b >> 32 * i));
    float z = ptx_bits<float>(static_cast<unsigned int>(c >> 32 * i));
    if (Ftz) x = ptx_ftz(x), y = ptx_ftz(y), z = ptx_ftz(z);
    const float result = f(x, y, z);
    results[i] = ptx_bits<unsigned int>(Ftz ? ptx_ftz(result) : result);
  }
  return static_cast<unsigned long long>(results[1]) << 32 | results[0];
}
}  // namespace detail
#define GPU_PTX_PAIR(name, expression)                                                                                        \
  template <bool Ftz> __device__ inline unsigned long long ptx_pair_##name(unsigned long long a, unsigned long long b, unsigned long long c = 0) { \
    return detail::ptx_pairs<Ftz>(a, b, c, [](float x, float y, float z) { return (void)z, expression; });                   \
  }
GPU_PTX_PAIR(add, fadd_rn(x, y))
GPU_PTX_PAIR(sub, fsub_rn(x, y))
GPU_PTX_PAIR(mul, fmul_rn(x, y))
GPU_PTX_PAIR(fma, ptx_fma(x, y, z))
#undef GPU_PTX_PAIR
}  // namespace gpu

//@ gpu::ptx_tf32  needs: gpu::ptx_bits
namespace gpu {
// Rounded to 10 bits of fraction, ties away from zero.
__device__ inline unsigned int ptx_tf32(float a) {
  const unsigned int bits = ptx_bits<unsigned int>(a);
  if ((bits & 0x7f800000u) == 0x7f800000u) return bits;
  return (bits + 0x1000u) & ~0x1fffu;
}
}  // namespace gpu

//@ gpu::ptx_f64_to_e4m3x2 gpu::ptx_f64_to_e5m2x2 gpu::ptx_f16x2_to_e4m3x2 gpu::ptx_f16x2_to_e5m2x2 gpu::ptx_f16x2_of_e4m3x2 gpu::ptx_f16x2_of_e5m2x2  needs: detail:ptx_small gpu::ptx_pack
namespace gpu {
// 8-bit numbers of the OCP specification: larger ones become the largest finite one, NaN is 0x7f.
namespace detail {
template <int Bits, int Bias> __device__ inline unsigned char ptx_byte(double value, double most) {
  if (value != value) return 0x7f;
  const double size = __builtin_fabs(value);
  return static_cast<unsigned char>((__builtin_signbit(value) ? 0x80 : 0) | ptx_narrow<Bits, 5, Bias>(size < most ? size : most));
}
// The bits of a number with F bits of fraction and that bias as binary16; NaN where all bits say so.
template <int F, int Bias> __device__ inline unsigned short ptx_half_of_byte(unsigned char byte) {
  const int exponent = byte >> F & ((1 << (7 - F)) - 1), fraction = byte & ((1 << F) - 1);
  if (F == 3 ? (byte & 0x7f) == 0x7f : exponent == 31 && fraction) return 0x7fff;
  if (F == 2) return static_cast<unsigned short>(byte << 8);
  const double size = __builtin_ldexp(exponent ? 8.0 + fraction : 1.0 * fraction, (exponent ? exponent : 1) - Bias - F);
  return static_cast<unsigned short>((byte & 0x80) << 8 | ptx_f16::narrow(size));
}
}  // namespace detail
__device__ inline unsigned char ptx_f64_to_e4m3x2(double value) { return detail::ptx_byte<3, 7>(value, 448.0); }
__device__ inline unsigned char ptx_f64_to_e5m2x2(double value) { return detail::ptx_byte<2, 15>(value, 57344.0); }
__device__ inline unsigned short ptx_f16x2_to_e4m3x2(unsigned int a) {
  return ptx_pack(ptx_f64_to_e4m3x2(detail::ptx_f16::wide(static_cast<unsigned short>(a))), ptx_f64_to_e4m3x2(detail::ptx_f16::wide(static_cast<unsigned short>(a >> 16))));
}
__device__ inline unsigned short ptx_f16x2_to_e5m2x2(unsigned int a) {
  return ptx_pack(ptx_f64_to_e5m2x2(detail::ptx_f16::wide(static_cast<unsigned short>(a))), ptx_f64_to_e5m2x2(detail::ptx_f16::wide(static_cast<unsigned short>(a >> 16))));
}
__device__ inline unsigned int ptx_f16x2_of_e4m3x2(unsigned short a) {
  return ptx_pack(detail::ptx_half_of_byte<3, 7>(static_cast<unsigned char>(a)), detail::ptx_half_of_byte<3, 7>(static_cast<unsigned char>(a >> 8)));
}
__device__ inline unsigned int ptx_f16x2_of_e5m2x2(unsigned short a) {
  return ptx_pack(detail::ptx_half_of_byte<2, 15>(static_cast<unsigned char>(a)), detail::ptx_half_of_byte<2, 15>(static_cast<unsigned char>(a >> 8)));
}
}  // namespace gpu
