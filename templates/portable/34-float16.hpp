16-bit floating-point types in plain C++: CUDA's half on the host target, bfloat16 there and on AMD, whose own type and
functions differ from one HIP version to the next. Formats, rounding and names are those of cuda_fp16.h and cuda_bf16.h.

//@ detail:float16
#include <math.h>
#include <type_traits>
namespace gpu {
namespace detail {
enum class rounding { nearest, down, up, zero };

template <class To, class From> __host__ __device__ inline To same_bits(From value) {
  static_assert(sizeof(To) == sizeof(From), "two types of one size");
  To result;
  __builtin_memcpy(&result, &value, sizeof(To));
  return result;
}

// The bits of the number of format F next to a number that is given by its own bits: `digits` of fraction, exponents
// with `bias`. A NaN gives 0x7fff, as on CUDA.
template <class F, class Bits> __host__ __device__ inline unsigned short narrow(Bits bits, int digits, int bias, rounding mode) {
  const int width = static_cast<int>(sizeof(Bits)) * 8;
  const bool negative = (bits >> (width - 1)) != 0;
  const int largest = (1 << (width - 1 - digits)) - 1;
  const int field = static_cast<int>(bits >> digits) & largest;
  Bits fraction = bits & ((Bits(1) << digits) - 1);
  if (field == largest && fraction != 0) return 0x7fff;
  const unsigned int sign = negative ? 0x8000u : 0u;
  const unsigned int infinite = static_cast<unsigned int>(F::largest) << F::digits;
  if (field == largest) return static_cast<unsigned short>(sign | infinite);
  if (field != 0) fraction |= Bits(1) << digits;
  int exponent = (field != 0 ? field : 1) - bias + F::bias;
  int shift = digits - F::digits;
  if (exponent < 1) {
    shift = shift + 1 - exponent < width ? shift + 1 - exponent : width - 1;
    exponent = 1;
  }
  const Bits rest = fraction & ((Bits(1) << shift) - 1), middle = Bits(1) << (shift - 1);
  const Bits kept = fraction >> shift;
  bool up = mode == rounding::up ? !negative && rest != 0 : mode == rounding::down && negative && rest != 0;
  if (mode == rounding::nearest) up = rest > middle || (rest == middle && (kept & 1) != 0);
  unsigned int result = infinite;
  if (exponent < F::largest) {
    result = (static_cast<unsigned int>(exponent - 1) << F::digits) + static_cast<unsigned int>(kept) + (up ? 1u : 0u);
  }
  const bool stops = mode == rounding::zero || mode == (negative ? rounding::up : rounding::down);
  if (result >= infinite) result = stops ? infinite - 1 : infinite;
  return static_cast<unsigned short>(sign | result);
}
template <class F> __host__ __device__ inline unsigned short narrow(float x, rounding mode = rounding::nearest) {
  return narrow<F, unsigned int>(same_bits<unsigned int>(x), 23, 127, mode);
}
template <class F> __host__ __device__ inline unsigned short narrow(double x, rounding mode = rounding::nearest) {
  return narrow<F, unsigned long long>(same_bits<unsigned long long>(x), 52, 1023, mode);
}
// Integers in one rounding: bits that a double has no room for leave their mark in the last one.
template <class F> __host__ __device__ inline unsigned short narrow_integer(unsigned long long size, bool negative, rounding mode) {
  if (size >> 53) size = (size >> 11 | (size & 0x7ff ? 1 : 0)) << 11;
  const double x = static_cast<double>(size);
  return narrow<F>(negative ? -x : x, mode);
}
template <class F> __host__ __device__ inline unsigned short narrow(long long x, rounding mode = rounding::nearest) {
  return narrow_integer<F>(x < 0 ? 0ull - static_cast<unsigned long long>(x) : static_cast<unsigned long long>(x), x < 0, mode);
}
template <class F> __host__ __device__ inline unsigned short narrow(unsigned long long x, rounding mode = rounding::nearest) {
  return narrow_integer<F>(x, false, mode);
}

// An integer next to a float; NaN gives 0, in 64 bits the topmost bit alone, and what does not fit the nearest that does.
template <class Integer> __host__ __device__ inline Integer to_integer(float x, rounding mode) {
  x = mode == rounding::nearest ? rintf(x) : mode == rounding::down ? floorf(x) : mode == rounding::up ? ceilf(x) : truncf(x);
  const Integer least = Integer(-1) < Integer(0) ? Integer(1ull << (sizeof(Integer) * 8 - 1)) : Integer(0);
  const Integer most = static_cast<Integer>(~least);
  if (x != x) return sizeof(Integer) == 8 ? static_cast<Integer>(1ull << 63) : static_cast<Integer>(0);
  if (x <= static_cast<float>(least)) return least;
  return x >= static_cast<float>(most) ? most : static_cast<Integer>(x);
}

// x + y in which the last bit tells whether anything was lost ("rounding to odd"), so that it can be rounded again.
template <class T, class Bits> __host__ __device__ inline T add_odd(T x, T y) {
  const T sum = x + y, part = sum - x, lost = (x - (sum - part)) + (y - part);
  Bits bits = same_bits<Bits>(sum);
  if ((lost > 0 || lost < 0) && (bits & 1) == 0) bits += (lost > 0) == (sum > 0) ? 1 : -1;
  return same_bits<T>(bits);
}

// IEEE 754 binary16. Sums, products and quotients round once more after float without harm, since float has more than
// twice the digits; x * y + z is exact in double.
struct binary16 {
  static const int digits = 10, bias = 15, largest = 31;
  __host__ __device__ static float value(unsigned short bits) {
    const unsigned int sign = (bits & 0x8000u) << 16, rest = bits & 0x7fffu;
    if (rest < 0x400u) return same_bits<float>(sign | same_bits<unsigned int>(static_cast<float>(rest) * 0x1p-24f));
    if (rest >= 0x7c00u) return same_bits<float>(sign | 0x7f800000u | (rest & 0x3ffu) << 13);
    return same_bits<float>(sign | (rest + 0x1c000u) << 13);
  }
  __host__ __device__ static unsigned short nearest(float x) { return narrow<binary16>(x); }
  __host__ __device__ static unsigned short product(float x, float y) { return nearest(x * y); }
  __host__ __device__ static unsigned short quotient(float x, float y) { return nearest(x / y); }
  __host__ __device__ static unsigned short fused(float x, float y, float z) {
    return narrow<binary16>(static_cast<double>(x) * y + z);
  }
};

// bfloat16: the upper half of a float. As above, but what is subnormal in float is computed in double, also products that
// are too large for it, and x * y + z keeps what its sum loses.
struct bfloat {
  static const int digits = 7, bias = 127, largest = 255;
  __host__ __device__ static float value(unsigned short bits) { return same_bits<float>(static_cast<unsigned int>(bits) << 16); }
  __host__ __device__ static unsigned short nearest(float x) {
    const unsigned int bits = same_bits<unsigned int>(x);
    if (x != x) return 0x7fff;
    return static_cast<unsigned short>((bits + 0x7fffu + (bits >> 16 & 1u)) >> 16);
  }
  __host__ __device__ static bool tiny(float x) { return x < 0x1p-126f && x > -0x1p-126f; }
  __host__ __device__ static unsigned short product(float x, float y) {
    const float result = x * y;
    if (tiny(result) && x != 0.0f && y != 0.0f) return narrow<bfloat>(static_cast<double>(x) * y);
    return nearest(result);
  }
  __host__ __device__ static unsigned short quotient(float x, float y) {
    const float result = x / y;
    if (tiny(result) && x != 0.0f) return narrow<bfloat>(static_cast<double>(x) / y);
    return nearest(result);
  }
  __host__ __device__ static unsigned short fused(float x, float y, float z) {
    const float result = x * y;
    if (!(result < 0x1p126f && result > -0x1p126f) || (tiny(result) && x != 0.0f && y != 0.0f)) {
      return narrow<bfloat>(add_odd<double, unsigned long long>(static_cast<double>(x) * y, static_cast<double>(z)));
    }
    return nearest(add_odd<float, unsigned int>(result, z));
  }
};

template <class F> struct alignas(2) float16_raw {
  unsigned short x;
};
template <class F> struct alignas(4) float16x2_raw {
  unsigned short x, y;
};

template <class F> struct alignas(2) float16 {
  float16() = default;
  __host__ __device__ constexpr float16(float16_raw<F> raw) : bits(raw.x) {}
  __host__ __device__ float16(float x) : bits(F::nearest(x)) {}
  __host__ __device__ float16(double x) : bits(narrow<F>(x)) {}
  __host__ __device__ float16(short x) : bits(narrow<F>(static_cast<float>(x))) {}
  __host__ __device__ float16(unsigned short x) : bits(narrow<F>(static_cast<float>(x))) {}
  __host__ __device__ float16(int x) : bits(narrow<F>(static_cast<double>(x))) {}
  __host__ __device__ float16(unsigned int x) : bits(narrow<F>(static_cast<double>(x))) {}
  __host__ __device__ float16(long x) : bits(narrow<F>(static_cast<long long>(x))) {}
  __host__ __device__ float16(unsigned long x) : bits(narrow<F>(static_cast<unsigned long long>(x))) {}
  __host__ __device__ float16(long long x) : bits(narrow<F>(x)) {}
  __host__ __device__ float16(unsigned long long x) : bits(narrow<F>(x)) {}
  template <class G> __host__ __device__ explicit float16(float16<G> x) : bits(F::nearest(float(x))) {}

  __host__ __device__ operator float16_raw<F>() const { return {bits}; }
  __host__ __device__ operator float() const { return F::value(bits); }
  __host__ __device__ operator bool() const { return (bits & 0x7fff) != 0; }
  __host__ __device__ operator char() const { return to_integer<char>(*this, rounding::zero); }
  __host__ __device__ operator signed char() const { return to_integer<signed char>(*this, rounding::zero); }
  __host__ __device__ operator unsigned char() const { return to_integer<unsigned char>(*this, rounding::zero); }
  __host__ __device__ operator short() const { return to_integer<short>(*this, rounding::zero); }
  __host__ __device__ operator unsigned short() const { return to_integer<unsigned short>(*this, rounding::zero); }
  __host__ __device__ operator int() const { return to_integer<int>(*this, rounding::zero); }
  __host__ __device__ operator unsigned int() const { return to_integer<unsigned int>(*this, rounding::zero); }
  __host__ __device__ operator long() const { return to_integer<long>(*this, rounding::zero); }
  __host__ __device__ operator unsigned long() const { return to_integer<unsigned long>(*this, rounding::zero); }
  __host__ __device__ operator long long() const { return to_integer<long long>(*this, rounding::zero); }
  __host__ __device__ operator unsigned long long() const { return to_integer<unsigned long long>(*this, rounding::zero); }

#if defined(__HIP__)
  // From HIP's __half, and to it, which is made of the compiler's type.
  template <class H, class = typename std::enable_if<std::is_class<H>::value && std::is_constructible<float, H>::value>::type>
  __host__ __device__ explicit float16(H x) : bits(F::nearest(static_cast<float>(x))) {}
  __host__ __device__ operator _Float16() const { return static_cast<_Float16>(float(*this)); }
#endif

  __host__ __device__ static float16 of_bits(unsigned short bits) { return float16(float16_raw<F>{bits}); }

  friend __host__ __device__ float16 operator+(float16 x) { return x; }
  friend __host__ __device__ float16 operator-(float16 x) { return of_bits(static_cast<unsigned short>(x.bits ^ 0x8000)); }
  friend __host__ __device__ float16 operator+(float16 x, float16 y) { return float16(float(x) + float(y)); }
  friend __host__ __device__ float16 operator-(float16 x, float16 y) { return float16(float(x) - float(y)); }
  friend __host__ __device__ float16 operator*(float16 x, float16 y) { return of_bits(F::product(x, y)); }
  friend __host__ __device__ float16 operator/(float16 x, float16 y) { return of_bits(F::quotient(x, y)); }
  friend __host__ __device__ float16& operator+=(float16& x, float16 y) { return x = x + y; }
  friend __host__ __device__ float16& operator-=(float16& x, float16 y) { return x = x - y; }
  friend __host__ __device__ float16& operator*=(float16& x, float16 y) { return x = x * y; }
  friend __host__ __device__ float16& operator/=(float16& x, float16 y) { return x = x / y; }
  friend __host__ __device__ float16& operator++(float16& x) { return x = x + float16(1.0f); }
  friend __host__ __device__ float16& operator--(float16& x) { return x = x - float16(1.0f); }
  friend __host__ __device__ float16 operator++(float16& x, int) {
    const float16 old = x;
    ++x;
    return old;
  }
  friend __host__ __device__ float16 operator--(float16& x, int) {
    const float16 old = x;
    --x;
    return old;
  }
  friend __host__ __device__ bool operator==(float16 x, float16 y) { return float(x) == float(y); }
  friend __host__ __device__ bool operator!=(float16 x, float16 y) { return float(x) != float(y); }
  friend __host__ __device__ bool operator<(float16 x, float16 y) { return float(x) < float(y); }
  friend __host__ __device__ bool operator<=(float16 x, float16 y) { return float(x) <= float(y); }
  friend __host__ __device__ bool operator>(float16 x, float16 y) { return float(x) > float(y); }
  friend __host__ __device__ bool operator>=(float16 x, float16 y) { return float(x) >= float(y); }

 private:
  unsigned short bits;
};

template <class F> struct alignas(4) float16x2 {
  float16<F> x, y;

  float16x2() = default;
  __host__ __device__ constexpr float16x2(float16<F> x_, float16<F> y_) : x(x_), y(y_) {}
  __host__ __device__ constexpr float16x2(float16x2_raw<F> raw) : x(float16_raw<F>{raw.x}), y(float16_raw<F>{raw.y}) {}
  __host__ __device__ operator float16x2_raw<F>() const { return same_bits<float16x2_raw<F>>(*this); }

  friend __host__ __device__ float16x2 operator+(float16x2 a) { return a; }
  friend __host__ __device__ float16x2 operator-(float16x2 a) { return {-a.x, -a.y}; }
  friend __host__ __device__ float16x2 operator+(float16x2 a, float16x2 b) { return {a.x + b.x, a.y + b.y}; }
  friend __host__ __device__ float16x2 operator-(float16x2 a, float16x2 b) { return {a.x - b.x, a.y - b.y}; }
  friend __host__ __device__ float16x2 operator*(float16x2 a, float16x2 b) { return {a.x * b.x, a.y * b.y}; }
  friend __host__ __device__ float16x2 operator/(float16x2 a, float16x2 b) { return {a.x / b.x, a.y / b.y}; }
  friend __host__ __device__ float16x2& operator+=(float16x2& a, float16x2 b) { return a = a + b; }
  friend __host__ __device__ float16x2& operator-=(float16x2& a, float16x2 b) { return a = a - b; }
  friend __host__ __device__ float16x2& operator*=(float16x2& a, float16x2 b) { return a = a * b; }
  friend __host__ __device__ float16x2& operator/=(float16x2& a, float16x2 b) { return a = a / b; }
  friend __host__ __device__ float16x2& operator++(float16x2& a) {
    ++a.x, ++a.y;
    return a;
  }
  friend __host__ __device__ float16x2& operator--(float16x2& a) {
    --a.x, --a.y;
    return a;
  }
  friend __host__ __device__ float16x2 operator++(float16x2& a, int) { return {a.x++, a.y++}; }
  friend __host__ __device__ float16x2 operator--(float16x2& a, int) { return {a.x--, a.y--}; }
  friend __host__ __device__ bool operator==(float16x2 a, float16x2 b) { return a.x == b.x && a.y == b.y; }
  friend __host__ __device__ bool operator!=(float16x2 a, float16x2 b) { return a.x != b.x && a.y != b.y; }
  friend __host__ __device__ bool operator<(float16x2 a, float16x2 b) { return a.x < b.x && a.y < b.y; }
  friend __host__ __device__ bool operator<=(float16x2 a, float16x2 b) { return a.x <= b.x && a.y <= b.y; }
  friend __host__ __device__ bool operator>(float16x2 a, float16x2 b) { return a.x > b.x && a.y > b.y; }
  friend __host__ __device__ bool operator>=(float16x2 a, float16x2 b) { return a.x >= b.x && a.y >= b.y; }
};

// Parameters after the first, which also take what converts to the type.
template <class T> struct as_it_is {
  using type = T;
};
template <class F> using also16 = typename as_it_is<float16<F>>::type;
template <class F> using also16x2 = typename as_it_is<float16x2<F>>::type;
}  // namespace detail
}  // namespace gpu

//@ __hadd+detail:float16 __hadd_rn+detail:float16 __hsub+detail:float16 __hsub_rn+detail:float16 __hmul+detail:float16 __hmul_rn+detail:float16 __hdiv+detail:float16 __hneg+detail:float16 __habs+detail:float16 __hadd2+detail:float16 __hadd2_rn+detail:float16 __hsub2+detail:float16 __hsub2_rn+detail:float16 __hmul2+detail:float16 __hmul2_rn+detail:float16 __h2div+detail:float16 __hneg2+detail:float16 __habs2+detail:float16  needs: detail:float16
// Each operation rounds once and never fuses with another, so the _rn forms are the plain ones.
template <class F> __host__ __device__ inline gpu::detail::float16<F> __hadd(gpu::detail::float16<F> x, gpu::detail::also16<F> y) { return x + y; }
template <class F> __host__ __device__ inline gpu::detail::float16x2<F> __hadd2(gpu::detail::float16x2<F> x, gpu::detail::also16x2<F> y) { return x + y; }
template <class F> __host__ __device__ inline gpu::detail::float16<F> __hadd_rn(gpu::detail::float16<F> x, gpu::detail::also16<F> y) { return x + y; }
template <class F> __host__ __device__ inline gpu::detail::float16x2<F> __hadd2_rn(gpu::detail::float16x2<F> x, gpu::detail::also16x2<F> y) { return x + y; }
template <class F> __host__ __device__ inline gpu::detail::float16<F> __hsub(gpu::detail::float16<F> x, gpu::detail::also16<F> y) { return x - y; }
template <class F> __host__ __device__ inline gpu::detail::float16x2<F> __hsub2(gpu::detail::float16x2<F> x, gpu::detail::also16x2<F> y) { return x - y; }
template <class F> __host__ __device__ inline gpu::detail::float16<F> __hsub_rn(gpu::detail::float16<F> x, gpu::detail::also16<F> y) { return x - y; }
template <class F> __host__ __device__ inline gpu::detail::float16x2<F> __hsub2_rn(gpu::detail::float16x2<F> x, gpu::detail::also16x2<F> y) { return x - y; }
template <class F> __host__ __device__ inline gpu::detail::float16<F> __hmul(gpu::detail::float16<F> x, gpu::detail::also16<F> y) { return x * y; }
template <class F> __host__ __device__ inline gpu::detail::float16x2<F> __hmul2(gpu::detail::float16x2<F> x, gpu::detail::also16x2<F> y) { return x * y; }
template <class F> __host__ __device__ inline gpu::detail::float16<F> __hmul_rn(gpu::detail::float16<F> x, gpu::detail::also16<F> y) { return x * y; }
template <class F> __host__ __device__ inline gpu::detail::float16x2<F> __hmul2_rn(gpu::detail::float16x2<F> x, gpu::detail::also16x2<F> y) { return x * y; }
template <class F> __host__ __device__ inline gpu::detail::float16<F> __hdiv(gpu::detail::float16<F> x, gpu::detail::also16<F> y) { return x / y; }
template <class F> __host__ __device__ inline gpu::detail::float16x2<F> __h2div(gpu::detail::float16x2<F> x, gpu::detail::also16x2<F> y) { return x / y; }
template <class F> __host__ __device__ inline gpu::detail::float16<F> __hneg(gpu::detail::float16<F> x) { return -x; }
template <class F> __host__ __device__ inline gpu::detail::float16x2<F> __hneg2(gpu::detail::float16x2<F> x) { return -x; }
template <class F> __host__ __device__ inline gpu::detail::float16<F> __habs(gpu::detail::float16<F> x) {
  const gpu::detail::float16_raw<F> raw = x;
  return gpu::detail::float16<F>::of_bits(raw.x & 0x7fff);
}
template <class F> __host__ __device__ inline gpu::detail::float16x2<F> __habs2(gpu::detail::float16x2<F> x) { return {__habs(x.x), __habs(x.y)}; }

//@ __hmax+detail:float16 __hmax_nan+detail:float16 __hmax2+detail:float16 __hmax2_nan+detail:float16 __hmin+detail:float16 __hmin_nan+detail:float16 __hmin2+detail:float16 __hmin2_nan+detail:float16  needs: detail:float16
// The larger and the smaller; of zeros the positive one is larger. A NaN gives way to a number, in the _nan forms it wins.
namespace gpu {
namespace detail {
template <class F> __host__ __device__ inline float16<F> choose(float16<F> x, float16<F> y, bool larger, bool nan) {
  const float a = x, b = y;
  if (a != a || b != b) return nan || (a != a && b != b) ? float16<F>::of_bits(0x7fff) : a != a ? y : x;
  if (a != b) return (a > b) == larger ? x : y;
  return ((float16_raw<F>(x).x & 0x8000) == 0) == larger ? x : y;
}
}  // namespace detail
}  // namespace gpu
template <class F> __host__ __device__ inline gpu::detail::float16<F> __hmax(gpu::detail::float16<F> x, gpu::detail::also16<F> y) { return gpu::detail::choose(x, y, true, false); }
template <class F> __host__ __device__ inline gpu::detail::float16x2<F> __hmax2(gpu::detail::float16x2<F> x, gpu::detail::also16x2<F> y) { return {__hmax(x.x, y.x), __hmax(x.y, y.y)}; }
template <class F> __host__ __device__ inline gpu::detail::float16<F> __hmax_nan(gpu::detail::float16<F> x, gpu::detail::also16<F> y) { return gpu::detail::choose(x, y, true, true); }
template <class F> __host__ __device__ inline gpu::detail::float16x2<F> __hmax2_nan(gpu::detail::float16x2<F> x, gpu::detail::also16x2<F> y) { return {__hmax_nan(x.x, y.x), __hmax_nan(x.y, y.y)}; }
template <class F> __host__ __device__ inline gpu::detail::float16<F> __hmin(gpu::detail::float16<F> x, gpu::detail::also16<F> y) { return gpu::detail::choose(x, y, false, false); }
template <class F> __host__ __device__ inline gpu::detail::float16x2<F> __hmin2(gpu::detail::float16x2<F> x, gpu::detail::also16x2<F> y) { return {__hmin(x.x, y.x), __hmin(x.y, y.y)}; }
template <class F> __host__ __device__ inline gpu::detail::float16<F> __hmin_nan(gpu::detail::float16<F> x, gpu::detail::also16<F> y) { return gpu::detail::choose(x, y, false, true); }
template <class F> __host__ __device__ inline gpu::detail::float16x2<F> __hmin2_nan(gpu::detail::float16x2<F> x, gpu::detail::also16x2<F> y) { return {__hmin_nan(x.x, y.x), __hmin_nan(x.y, y.y)}; }

//@ __hfma+detail:float16 __hfma2+detail:float16 __hfma_relu+detail:float16 __hfma2_relu+detail:float16 __hcmadd+detail:float16  needs: detail:float16, __hmax_nan+detail:float16
// x * y + z in one rounding. relu: a negative result is 0.
template <class F> __host__ __device__ inline gpu::detail::float16<F> __hfma(gpu::detail::float16<F> x, gpu::detail::also16<F> y, gpu::detail::also16<F> z) { return gpu::detail::float16<F>::of_bits(F::fused(x, y, z)); }
template <class F> __host__ __device__ inline gpu::detail::float16x2<F> __hfma2(gpu::detail::float16x2<F> x, gpu::detail::also16x2<F> y, gpu::detail::also16x2<F> z) { return {__hfma(x.x, y.x, z.x), __hfma(x.y, y.y, z.y)}; }
template <class F> __host__ __device__ inline gpu::detail::float16<F> __hfma_relu(gpu::detail::float16<F> x, gpu::detail::also16<F> y, gpu::detail::also16<F> z) { return __hmax_nan(__hfma(x, y, z), gpu::detail::float16<F>(0.0f)); }
template <class F> __host__ __device__ inline gpu::detail::float16x2<F> __hfma2_relu(gpu::detail::float16x2<F> x, gpu::detail::also16x2<F> y, gpu::detail::also16x2<F> z) { return {__hfma_relu(x.x, y.x, z.x), __hfma_relu(x.y, y.y, z.y)}; }
// Complex x * y + z.
template <class F> __host__ __device__ inline gpu::detail::float16x2<F> __hcmadd(gpu::detail::float16x2<F> x, gpu::detail::also16x2<F> y, gpu::detail::also16x2<F> z) {
  return {__hfma(-x.y, y.y, __hfma(x.x, y.x, z.x)), __hfma(x.y, y.x, __hfma(x.x, y.y, z.y))};
}

//@ __hadd_sat+detail:float16 __hadd2_sat+detail:float16 __hsub_sat+detail:float16 __hsub2_sat+detail:float16 __hmul_sat+detail:float16 __hmul2_sat+detail:float16 __hfma_sat+detail:float16 __hfma2_sat+detail:float16  needs: detail:float16, __hfma+detail:float16
// Results held between 0 and 1; NaN gives 0.
namespace gpu {
namespace detail {
template <class F> __host__ __device__ inline float16<F> hold(float16<F> x) { return float(x) > 0.0f ? (float(x) < 1.0f ? x : float16<F>(1.0f)) : float16<F>(0.0f); }
}  // namespace detail
}  // namespace gpu
template <class F> __host__ __device__ inline gpu::detail::float16<F> __hadd_sat(gpu::detail::float16<F> x, gpu::detail::also16<F> y) { return gpu::detail::hold(x + y); }
template <class F> __host__ __device__ inline gpu::detail::float16x2<F> __hadd2_sat(gpu::detail::float16x2<F> x, gpu::detail::also16x2<F> y) { return {__hadd_sat(x.x, y.x), __hadd_sat(x.y, y.y)}; }
template <class F> __host__ __device__ inline gpu::detail::float16<F> __hsub_sat(gpu::detail::float16<F> x, gpu::detail::also16<F> y) { return gpu::detail::hold(x - y); }
template <class F> __host__ __device__ inline gpu::detail::float16x2<F> __hsub2_sat(gpu::detail::float16x2<F> x, gpu::detail::also16x2<F> y) { return {__hsub_sat(x.x, y.x), __hsub_sat(x.y, y.y)}; }
template <class F> __host__ __device__ inline gpu::detail::float16<F> __hmul_sat(gpu::detail::float16<F> x, gpu::detail::also16<F> y) { return gpu::detail::hold(x * y); }
template <class F> __host__ __device__ inline gpu::detail::float16x2<F> __hmul2_sat(gpu::detail::float16x2<F> x, gpu::detail::also16x2<F> y) { return {__hmul_sat(x.x, y.x), __hmul_sat(x.y, y.y)}; }
template <class F> __host__ __device__ inline gpu::detail::float16<F> __hfma_sat(gpu::detail::float16<F> x, gpu::detail::also16<F> y, gpu::detail::also16<F> z) { return gpu::detail::hold(__hfma(x, y, z)); }
template <class F> __host__ __device__ inline gpu::detail::float16x2<F> __hfma2_sat(gpu::detail::float16x2<F> x, gpu::detail::also16x2<F> y, gpu::detail::also16x2<F> z) { return {__hfma_sat(x.x, y.x, z.x), __hfma_sat(x.y, y.y, z.y)}; }

//@ __heq+detail:float16 __hequ+detail:float16 __hne+detail:float16 __hneu+detail:float16 __hlt+detail:float16 __hltu+detail:float16 __hle+detail:float16 __hleu+detail:float16 __hgt+detail:float16 __hgtu+detail:float16 __hge+detail:float16 __hgeu+detail:float16 __hisnan+detail:float16 __hisinf+detail:float16  needs: detail:float16
// Comparisons are false where an operand is NaN, in the u forms true.
template <class F> __host__ __device__ inline bool __heq(gpu::detail::float16<F> x, gpu::detail::also16<F> y) { return x == y; }
template <class F> __host__ __device__ inline bool __hequ(gpu::detail::float16<F> x, gpu::detail::also16<F> y) { return !(x < y || x > y); }
template <class F> __host__ __device__ inline bool __hne(gpu::detail::float16<F> x, gpu::detail::also16<F> y) { return x < y || x > y; }
template <class F> __host__ __device__ inline bool __hneu(gpu::detail::float16<F> x, gpu::detail::also16<F> y) { return x != y; }
template <class F> __host__ __device__ inline bool __hlt(gpu::detail::float16<F> x, gpu::detail::also16<F> y) { return x < y; }
template <class F> __host__ __device__ inline bool __hltu(gpu::detail::float16<F> x, gpu::detail::also16<F> y) { return !(x >= y); }
template <class F> __host__ __device__ inline bool __hle(gpu::detail::float16<F> x, gpu::detail::also16<F> y) { return x <= y; }
template <class F> __host__ __device__ inline bool __hleu(gpu::detail::float16<F> x, gpu::detail::also16<F> y) { return !(x > y); }
template <class F> __host__ __device__ inline bool __hgt(gpu::detail::float16<F> x, gpu::detail::also16<F> y) { return x > y; }
template <class F> __host__ __device__ inline bool __hgtu(gpu::detail::float16<F> x, gpu::detail::also16<F> y) { return !(x <= y); }
template <class F> __host__ __device__ inline bool __hge(gpu::detail::float16<F> x, gpu::detail::also16<F> y) { return x >= y; }
template <class F> __host__ __device__ inline bool __hgeu(gpu::detail::float16<F> x, gpu::detail::also16<F> y) { return !(x < y); }
template <class F> __host__ __device__ inline bool __hisnan(gpu::detail::float16<F> x) { return float(x) != float(x); }
template <class F> __host__ __device__ inline int __hisinf(gpu::detail::float16<F> x) {
  const unsigned int bits = gpu::detail::float16_raw<F>(x).x, infinite = static_cast<unsigned int>(F::largest) << F::digits;
  return bits == infinite ? 1 : bits == (infinite | 0x8000u) ? -1 : 0;
}

//@ __heq2+detail:float16 __hequ2+detail:float16 __hne2+detail:float16 __hneu2+detail:float16 __hlt2+detail:float16 __hltu2+detail:float16 __hle2+detail:float16 __hleu2+detail:float16 __hgt2+detail:float16 __hgtu2+detail:float16 __hge2+detail:float16 __hgeu2+detail:float16 __hbeq2+detail:float16 __hbequ2+detail:float16 __hbne2+detail:float16 __hbneu2+detail:float16 __hblt2+detail:float16 __hbltu2+detail:float16 __hble2+detail:float16 __hbleu2+detail:float16 __hbgt2+detail:float16 __hbgtu2+detail:float16 __hbge2+detail:float16 __hbgeu2+detail:float16 __heq2_mask+detail:float16 __hequ2_mask+detail:float16 __hne2_mask+detail:float16 __hneu2_mask+detail:float16 __hlt2_mask+detail:float16 __hltu2_mask+detail:float16 __hle2_mask+detail:float16 __hleu2_mask+detail:float16 __hgt2_mask+detail:float16 __hgtu2_mask+detail:float16 __hge2_mask+detail:float16 __hgeu2_mask+detail:float16 __hisnan2+detail:float16  needs: detail:float16, __heq+detail:float16
// Of pairs: 1 or 0 in each component, both at once (__hb...), or all bits of each half of a word (_mask).
template <class F> __host__ __device__ inline gpu::detail::float16x2<F> __heq2(gpu::detail::float16x2<F> x, gpu::detail::also16x2<F> y) { return {float(__heq(x.x, y.x)), float(__heq(x.y, y.y))}; }
template <class F> __host__ __device__ inline bool __hbeq2(gpu::detail::float16x2<F> x, gpu::detail::also16x2<F> y) { return __heq(x.x, y.x) && __heq(x.y, y.y); }
template <class F> __host__ __device__ inline unsigned int __heq2_mask(gpu::detail::float16x2<F> x, gpu::detail::also16x2<F> y) { return (__heq(x.x, y.x) ? 0xffffu : 0u) | (__heq(x.y, y.y) ? 0xffff0000u : 0u); }
template <class F> __host__ __device__ inline gpu::detail::float16x2<F> __hequ2(gpu::detail::float16x2<F> x, gpu::detail::also16x2<F> y) { return {float(__hequ(x.x, y.x)), float(__hequ(x.y, y.y))}; }
template <class F> __host__ __device__ inline bool __hbequ2(gpu::detail::float16x2<F> x, gpu::detail::also16x2<F> y) { return __hequ(x.x, y.x) && __hequ(x.y, y.y); }
template <class F> __host__ __device__ inline unsigned int __hequ2_mask(gpu::detail::float16x2<F> x, gpu::detail::also16x2<F> y) { return (__hequ(x.x, y.x) ? 0xffffu : 0u) | (__hequ(x.y, y.y) ? 0xffff0000u : 0u); }
template <class F> __host__ __device__ inline gpu::detail::float16x2<F> __hne2(gpu::detail::float16x2<F> x, gpu::detail::also16x2<F> y) { return {float(__hne(x.x, y.x)), float(__hne(x.y, y.y))}; }
template <class F> __host__ __device__ inline bool __hbne2(gpu::detail::float16x2<F> x, gpu::detail::also16x2<F> y) { return __hne(x.x, y.x) && __hne(x.y, y.y); }
template <class F> __host__ __device__ inline unsigned int __hne2_mask(gpu::detail::float16x2<F> x, gpu::detail::also16x2<F> y) { return (__hne(x.x, y.x) ? 0xffffu : 0u) | (__hne(x.y, y.y) ? 0xffff0000u : 0u); }
template <class F> __host__ __device__ inline gpu::detail::float16x2<F> __hneu2(gpu::detail::float16x2<F> x, gpu::detail::also16x2<F> y) { return {float(__hneu(x.x, y.x)), float(__hneu(x.y, y.y))}; }
template <class F> __host__ __device__ inline bool __hbneu2(gpu::detail::float16x2<F> x, gpu::detail::also16x2<F> y) { return __hneu(x.x, y.x) && __hneu(x.y, y.y); }
template <class F> __host__ __device__ inline unsigned int __hneu2_mask(gpu::detail::float16x2<F> x, gpu::detail::also16x2<F> y) { return (__hneu(x.x, y.x) ? 0xffffu : 0u) | (__hneu(x.y, y.y) ? 0xffff0000u : 0u); }
template <class F> __host__ __device__ inline gpu::detail::float16x2<F> __hlt2(gpu::detail::float16x2<F> x, gpu::detail::also16x2<F> y) { return {float(__hlt(x.x, y.x)), float(__hlt(x.y, y.y))}; }
template <class F> __host__ __device__ inline bool __hblt2(gpu::detail::float16x2<F> x, gpu::detail::also16x2<F> y) { return __hlt(x.x, y.x) && __hlt(x.y, y.y); }
template <class F> __host__ __device__ inline unsigned int __hlt2_mask(gpu::detail::float16x2<F> x, gpu::detail::also16x2<F> y) { return (__hlt(x.x, y.x) ? 0xffffu : 0u) | (__hlt(x.y, y.y) ? 0xffff0000u : 0u); }
template <class F> __host__ __device__ inline gpu::detail::float16x2<F> __hltu2(gpu::detail::float16x2<F> x, gpu::detail::also16x2<F> y) { return {float(__hltu(x.x, y.x)), float(__hltu(x.y, y.y))}; }
template <class F> __host__ __device__ inline bool __hbltu2(gpu::detail::float16x2<F> x, gpu::detail::also16x2<F> y) { return __hltu(x.x, y.x) && __hltu(x.y, y.y); }
template <class F> __host__ __device__ inline unsigned int __hltu2_mask(gpu::detail::float16x2<F> x, gpu::detail::also16x2<F> y) { return (__hltu(x.x, y.x) ? 0xffffu : 0u) | (__hltu(x.y, y.y) ? 0xffff0000u : 0u); }
template <class F> __host__ __device__ inline gpu::detail::float16x2<F> __hle2(gpu::detail::float16x2<F> x, gpu::detail::also16x2<F> y) { return {float(__hle(x.x, y.x)), float(__hle(x.y, y.y))}; }
template <class F> __host__ __device__ inline bool __hble2(gpu::detail::float16x2<F> x, gpu::detail::also16x2<F> y) { return __hle(x.x, y.x) && __hle(x.y, y.y); }
template <class F> __host__ __device__ inline unsigned int __hle2_mask(gpu::detail::float16x2<F> x, gpu::detail::also16x2<F> y) { return (__hle(x.x, y.x) ? 0xffffu : 0u) | (__hle(x.y, y.y) ? 0xffff0000u : 0u); }
template <class F> __host__ __device__ inline gpu::detail::float16x2<F> __hleu2(gpu::detail::float16x2<F> x, gpu::detail::also16x2<F> y) { return {float(__hleu(x.x, y.x)), float(__hleu(x.y, y.y))}; }
template <class F> __host__ __device__ inline bool __hbleu2(gpu::detail::float16x2<F> x, gpu::detail::also16x2<F> y) { return __hleu(x.x, y.x) && __hleu(x.y, y.y); }
template <class F> __host__ __device__ inline unsigned int __hleu2_mask(gpu::detail::float16x2<F> x, gpu::detail::also16x2<F> y) { return (__hleu(x.x, y.x) ? 0xffffu : 0u) | (__hleu(x.y, y.y) ? 0xffff0000u : 0u); }
template <class F> __host__ __device__ inline gpu::detail::float16x2<F> __hgt2(gpu::detail::float16x2<F> x, gpu::detail::also16x2<F> y) { return {float(__hgt(x.x, y.x)), float(__hgt(x.y, y.y))}; }
template <class F> __host__ __device__ inline bool __hbgt2(gpu::detail::float16x2<F> x, gpu::detail::also16x2<F> y) { return __hgt(x.x, y.x) && __hgt(x.y, y.y); }
template <class F> __host__ __device__ inline unsigned int __hgt2_mask(gpu::detail::float16x2<F> x, gpu::detail::also16x2<F> y) { return (__hgt(x.x, y.x) ? 0xffffu : 0u) | (__hgt(x.y, y.y) ? 0xffff0000u : 0u); }
template <class F> __host__ __device__ inline gpu::detail::float16x2<F> __hgtu2(gpu::detail::float16x2<F> x, gpu::detail::also16x2<F> y) { return {float(__hgtu(x.x, y.x)), float(__hgtu(x.y, y.y))}; }
template <class F> __host__ __device__ inline bool __hbgtu2(gpu::detail::float16x2<F> x, gpu::detail::also16x2<F> y) { return __hgtu(x.x, y.x) && __hgtu(x.y, y.y); }
template <class F> __host__ __device__ inline unsigned int __hgtu2_mask(gpu::detail::float16x2<F> x, gpu::detail::also16x2<F> y) { return (__hgtu(x.x, y.x) ? 0xffffu : 0u) | (__hgtu(x.y, y.y) ? 0xffff0000u : 0u); }
template <class F> __host__ __device__ inline gpu::detail::float16x2<F> __hge2(gpu::detail::float16x2<F> x, gpu::detail::also16x2<F> y) { return {float(__hge(x.x, y.x)), float(__hge(x.y, y.y))}; }
template <class F> __host__ __device__ inline bool __hbge2(gpu::detail::float16x2<F> x, gpu::detail::also16x2<F> y) { return __hge(x.x, y.x) && __hge(x.y, y.y); }
template <class F> __host__ __device__ inline unsigned int __hge2_mask(gpu::detail::float16x2<F> x, gpu::detail::also16x2<F> y) { return (__hge(x.x, y.x) ? 0xffffu : 0u) | (__hge(x.y, y.y) ? 0xffff0000u : 0u); }
template <class F> __host__ __device__ inline gpu::detail::float16x2<F> __hgeu2(gpu::detail::float16x2<F> x, gpu::detail::also16x2<F> y) { return {float(__hgeu(x.x, y.x)), float(__hgeu(x.y, y.y))}; }
template <class F> __host__ __device__ inline bool __hbgeu2(gpu::detail::float16x2<F> x, gpu::detail::also16x2<F> y) { return __hgeu(x.x, y.x) && __hgeu(x.y, y.y); }
template <class F> __host__ __device__ inline unsigned int __hgeu2_mask(gpu::detail::float16x2<F> x, gpu::detail::also16x2<F> y) { return (__hgeu(x.x, y.x) ? 0xffffu : 0u) | (__hgeu(x.y, y.y) ? 0xffff0000u : 0u); }
template <class F> __host__ __device__ inline gpu::detail::float16x2<F> __hisnan2(gpu::detail::float16x2<F> x) { return {float(__hisnan(x.x)), float(__hisnan(x.y))}; }

//@ hexp+detail:float16 hexp2+detail:float16 hexp10+detail:float16 hlog+detail:float16 hlog2+detail:float16 hlog10+detail:float16 hsin+detail:float16 hcos+detail:float16 htanh+detail:float16 htanh_approx+detail:float16 hsqrt+detail:float16 hrsqrt+detail:float16 hrcp+detail:float16 hceil+detail:float16 hfloor+detail:float16 hrint+detail:float16 htrunc+detail:float16 h2exp+detail:float16 h2exp2+detail:float16 h2exp10+detail:float16 h2log+detail:float16 h2log2+detail:float16 h2log10+detail:float16 h2sin+detail:float16 h2cos+detail:float16 h2tanh+detail:float16 h2tanh_approx+detail:float16 h2sqrt+detail:float16 h2rsqrt+detail:float16 h2rcp+detail:float16 h2ceil+detail:float16 h2floor+detail:float16 h2rint+detail:float16 h2trunc+detail:float16  needs: detail:float16
// Functions of one argument, computed in float and rounded. These are more exact than CUDA's, which are within two units.
namespace gpu {
namespace detail {
__host__ __device__ inline float power_of_ten(float x) {
  x = x > 60.0f ? 60.0f : x < -60.0f ? -60.0f : x;
  const float whole = rintf(x * 3.321928f);  // log2(10) is 3.321928024 and 7.0595e-8
  return x != x ? x : ldexpf(exp2f(fmaf(x, 3.321928f, -whole) + x * 7.0595e-08f), static_cast<int>(whole));
}
}  // namespace detail
}  // namespace gpu
template <class F> __host__ __device__ inline gpu::detail::float16<F> hexp(gpu::detail::float16<F> x) { return gpu::detail::float16<F>(expf(float(x))); }
template <class F> __host__ __device__ inline gpu::detail::float16x2<F> h2exp(gpu::detail::float16x2<F> x) { return {hexp(x.x), hexp(x.y)}; }
template <class F> __host__ __device__ inline gpu::detail::float16<F> hexp2(gpu::detail::float16<F> x) { return gpu::detail::float16<F>(exp2f(float(x))); }
template <class F> __host__ __device__ inline gpu::detail::float16x2<F> h2exp2(gpu::detail::float16x2<F> x) { return {hexp2(x.x), hexp2(x.y)}; }
template <class F> __host__ __device__ inline gpu::detail::float16<F> hexp10(gpu::detail::float16<F> x) { return gpu::detail::float16<F>(gpu::detail::power_of_ten(float(x))); }
template <class F> __host__ __device__ inline gpu::detail::float16x2<F> h2exp10(gpu::detail::float16x2<F> x) { return {hexp10(x.x), hexp10(x.y)}; }
template <class F> __host__ __device__ inline gpu::detail::float16<F> hlog(gpu::detail::float16<F> x) { return gpu::detail::float16<F>(logf(float(x))); }
template <class F> __host__ __device__ inline gpu::detail::float16x2<F> h2log(gpu::detail::float16x2<F> x) { return {hlog(x.x), hlog(x.y)}; }
template <class F> __host__ __device__ inline gpu::detail::float16<F> hlog2(gpu::detail::float16<F> x) { return gpu::detail::float16<F>(log2f(float(x))); }
template <class F> __host__ __device__ inline gpu::detail::float16x2<F> h2log2(gpu::detail::float16x2<F> x) { return {hlog2(x.x), hlog2(x.y)}; }
template <class F> __host__ __device__ inline gpu::detail::float16<F> hlog10(gpu::detail::float16<F> x) { return gpu::detail::float16<F>(log10f(float(x))); }
template <class F> __host__ __device__ inline gpu::detail::float16x2<F> h2log10(gpu::detail::float16x2<F> x) { return {hlog10(x.x), hlog10(x.y)}; }
template <class F> __host__ __device__ inline gpu::detail::float16<F> hsin(gpu::detail::float16<F> x) { return gpu::detail::float16<F>(sinf(float(x))); }
template <class F> __host__ __device__ inline gpu::detail::float16x2<F> h2sin(gpu::detail::float16x2<F> x) { return {hsin(x.x), hsin(x.y)}; }
template <class F> __host__ __device__ inline gpu::detail::float16<F> hcos(gpu::detail::float16<F> x) { return gpu::detail::float16<F>(cosf(float(x))); }
template <class F> __host__ __device__ inline gpu::detail::float16x2<F> h2cos(gpu::detail::float16x2<F> x) { return {hcos(x.x), hcos(x.y)}; }
template <class F> __host__ __device__ inline gpu::detail::float16<F> htanh(gpu::detail::float16<F> x) { return gpu::detail::float16<F>(tanhf(float(x))); }
template <class F> __host__ __device__ inline gpu::detail::float16x2<F> h2tanh(gpu::detail::float16x2<F> x) { return {htanh(x.x), htanh(x.y)}; }
template <class F> __host__ __device__ inline gpu::detail::float16<F> htanh_approx(gpu::detail::float16<F> x) { return gpu::detail::float16<F>(tanhf(float(x))); }
template <class F> __host__ __device__ inline gpu::detail::float16x2<F> h2tanh_approx(gpu::detail::float16x2<F> x) { return {htanh_approx(x.x), htanh_approx(x.y)}; }
template <class F> __host__ __device__ inline gpu::detail::float16<F> hsqrt(gpu::detail::float16<F> x) { return gpu::detail::float16<F>(sqrtf(float(x))); }
template <class F> __host__ __device__ inline gpu::detail::float16x2<F> h2sqrt(gpu::detail::float16x2<F> x) { return {hsqrt(x.x), hsqrt(x.y)}; }
template <class F> __host__ __device__ inline gpu::detail::float16<F> hrsqrt(gpu::detail::float16<F> x) { return gpu::detail::float16<F>(1.0f / sqrtf(float(x))); }
template <class F> __host__ __device__ inline gpu::detail::float16x2<F> h2rsqrt(gpu::detail::float16x2<F> x) { return {hrsqrt(x.x), hrsqrt(x.y)}; }
template <class F> __host__ __device__ inline gpu::detail::float16<F> hrcp(gpu::detail::float16<F> x) { return gpu::detail::float16<F>(1.0f / float(x)); }
template <class F> __host__ __device__ inline gpu::detail::float16x2<F> h2rcp(gpu::detail::float16x2<F> x) { return {hrcp(x.x), hrcp(x.y)}; }
template <class F> __host__ __device__ inline gpu::detail::float16<F> hceil(gpu::detail::float16<F> x) { return gpu::detail::float16<F>(ceilf(float(x))); }
template <class F> __host__ __device__ inline gpu::detail::float16x2<F> h2ceil(gpu::detail::float16x2<F> x) { return {hceil(x.x), hceil(x.y)}; }
template <class F> __host__ __device__ inline gpu::detail::float16<F> hfloor(gpu::detail::float16<F> x) { return gpu::detail::float16<F>(floorf(float(x))); }
template <class F> __host__ __device__ inline gpu::detail::float16x2<F> h2floor(gpu::detail::float16x2<F> x) { return {hfloor(x.x), hfloor(x.y)}; }
template <class F> __host__ __device__ inline gpu::detail::float16<F> hrint(gpu::detail::float16<F> x) { return gpu::detail::float16<F>(rintf(float(x))); }
template <class F> __host__ __device__ inline gpu::detail::float16x2<F> h2rint(gpu::detail::float16x2<F> x) { return {hrint(x.x), hrint(x.y)}; }
template <class F> __host__ __device__ inline gpu::detail::float16<F> htrunc(gpu::detail::float16<F> x) { return gpu::detail::float16<F>(truncf(float(x))); }
template <class F> __host__ __device__ inline gpu::detail::float16x2<F> h2trunc(gpu::detail::float16x2<F> x) { return {htrunc(x.x), htrunc(x.y)}; }

//@ __low2float+detail:float16 __high2float+detail:float16 __lowhigh2highlow+detail:float16  needs: detail:float16
template <class F> __host__ __device__ inline float __low2float(gpu::detail::float16x2<F> x) { return x.x; }
template <class F> __host__ __device__ inline float __high2float(gpu::detail::float16x2<F> x) { return x.y; }
template <class F> __host__ __device__ inline gpu::detail::float16x2<F> __lowhigh2highlow(gpu::detail::float16x2<F> x) { return {x.y, x.x}; }
