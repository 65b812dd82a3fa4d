8-bit floating-point types in plain C++, in the encoding of CUDA (OCP 8-bit Floating Point Specification), on every AMD GPU and on the
host target: cuda_fp8.h. Conversions round to nearest, ties to even.

//@ __nv_fp8_e4m3 __nv_fp8_e5m2 __nv_fp8x2_e4m3 __nv_fp8x2_e5m2 __nv_fp8x4_e4m3 __nv_fp8x4_e5m2 __nv_fp8_storage_t __nv_fp8x2_storage_t __nv_fp8x4_storage_t __nv_saturation_t __NV_NOSAT __NV_SATFINITE __nv_fp8_interpretation_t __NV_E4M3 __NV_E5M2  needs: detail:float16, detail:half
typedef unsigned char __nv_fp8_storage_t;
typedef unsigned short __nv_fp8x2_storage_t;
typedef unsigned int __nv_fp8x4_storage_t;
enum __nv_saturation_t { __NV_NOSAT, __NV_SATFINITE };
enum __nv_fp8_interpretation_t { __NV_E4M3, __NV_E5M2 };

namespace gpu {
namespace detail {
// `largest` stands for exponents that do not exist, `most` is the largest finite number, `over` what comes of larger ones.
struct e4m3 {
  static const int digits = 3, bias = 7, largest = 16;
  static const unsigned int most = 0x7e, over = 0x7f, nan = 0x7f;
};
struct e5m2 {
  static const int digits = 2, bias = 15, largest = 31;
  static const unsigned int most = 0x7b, over = 0x7c, nan = 0x7d;
};
template <class F, class T> __host__ __device__ inline unsigned char narrow8(T x, bool saturate) {
  if (x != x) return 0x7f;
  const unsigned int wide = narrow<F>(x), size = wide & 0x7fffu;
  return static_cast<unsigned char>((wide >> 8 & 0x80u) | (size <= F::most ? size : saturate ? F::most : F::over));
}
template <class T> __host__ __device__ inline unsigned char narrow8(T x, __nv_saturation_t saturate, __nv_fp8_interpretation_t kind) {
  return kind == __NV_E4M3 ? narrow8<e4m3>(x, saturate == __NV_SATFINITE) : narrow8<e5m2>(x, saturate == __NV_SATFINITE);
}
template <class F> __host__ __device__ inline float widen8(unsigned int byte) {
  const unsigned int sign = (byte & 0x80u) << 24, size = byte & 0x7fu;
  if (size >= F::nan) return same_bits<float>(0x7fffffffu);
  if (size > F::most) return same_bits<float>(sign | 0x7f800000u);
  if (size >> F::digits) return same_bits<float>(sign | ((size << (23 - F::digits)) + (static_cast<unsigned int>(127 - F::bias) << 23)));
  const float unit = same_bits<float>(static_cast<unsigned int>(128 - F::bias - F::digits) << 23);
  return same_bits<float>(sign | same_bits<unsigned int>(static_cast<float>(size) * unit));
}
__host__ __device__ inline float widen8(unsigned int byte, __nv_fp8_interpretation_t kind) {
  return kind == __NV_E4M3 ? widen8<e4m3>(byte & 0xffu) : widen8<e5m2>(byte & 0xffu);
}

template <class F> struct float8 {
  unsigned char __x;

  float8() = default;
  __host__ __device__ explicit float8(float x) : __x(narrow8<F>(x, true)) {}
  __host__ __device__ explicit float8(double x) : __x(narrow8<F>(x, true)) {}
  __host__ __device__ explicit float8(__half x) : float8(static_cast<float>(x)) {}
  template <class G> __host__ __device__ explicit float8(float16<G> x) : float8(static_cast<float>(x)) {}
  __host__ __device__ explicit float8(short x) : float8(static_cast<float>(x)) {}
  __host__ __device__ explicit float8(unsigned short x) : float8(static_cast<float>(x)) {}
  __host__ __device__ explicit float8(int x) : float8(static_cast<float>(x)) {}
  __host__ __device__ explicit float8(unsigned int x) : float8(static_cast<float>(x)) {}
  __host__ __device__ explicit float8(long x) : float8(static_cast<float>(x)) {}
  __host__ __device__ explicit float8(unsigned long x) : float8(static_cast<float>(x)) {}
  __host__ __device__ explicit float8(long long x) : float8(static_cast<float>(x)) {}
  __host__ __device__ explicit float8(unsigned long long x) : float8(static_cast<float>(x)) {}

  __host__ __device__ explicit operator float() const { return widen8<F>(__x); }
  __host__ __device__ explicit operator double() const { return widen8<F>(__x); }
  __host__ __device__ explicit operator __half() const { return __half(widen8<F>(__x)); }
  template <class G> __host__ __device__ explicit operator float16<G>() const { return float16<G>(widen8<F>(__x)); }
  __host__ __device__ explicit operator bool() const { return (__x & 0x7f) != 0; }
  __host__ __device__ explicit operator char() const { return to_integer<char>(widen8<F>(__x), rounding::zero); }
  __host__ __device__ explicit operator signed char() const { return to_integer<signed char>(widen8<F>(__x), rounding::zero); }
  __host__ __device__ explicit operator unsigned char() const { return to_integer<unsigned char>(widen8<F>(__x), rounding::zero); }
  __host__ __device__ explicit operator short() const { return to_integer<short>(widen8<F>(__x), rounding::zero); }
  __host__ __device__ explicit operator unsigned short() const { return to_integer<unsigned short>(widen8<F>(__x), rounding::zero); }
  __host__ __device__ explicit operator int() const { return to_integer<int>(widen8<F>(__x), rounding::zero); }
  __host__ __device__ explicit operator unsigned int() const { return to_integer<unsigned int>(widen8<F>(__x), rounding::zero); }
  __host__ __device__ explicit operator long() const { return to_integer<long>(widen8<F>(__x), rounding::zero); }
  __host__ __device__ explicit operator unsigned long() const { return to_integer<unsigned long>(widen8<F>(__x), rounding::zero); }
  __host__ __device__ explicit operator long long() const { return to_integer<long long>(widen8<F>(__x), rounding::zero); }
  __host__ __device__ explicit operator unsigned long long() const {
    return to_integer<unsigned long long>(widen8<F>(__x), rounding::zero);
  }
};

// Two, the first in the lower byte.
template <class F> struct float8x2 {
  unsigned short __x;

  float8x2() = default;
  template <class T> __host__ __device__ static unsigned short pair(T x, T y) {
    return static_cast<unsigned short>(float8<F>(y).__x << 8 | float8<F>(x).__x);
  }
  __host__ __device__ explicit float8x2(float2 v) : __x(pair(v.x, v.y)) {}
  __host__ __device__ explicit float8x2(double2 v) : __x(pair(v.x, v.y)) {}
  __host__ __device__ explicit float8x2(__half2 v) : __x(pair(__low2float(v), __high2float(v))) {}
  template <class G> __host__ __device__ explicit float8x2(float16x2<G> v) : __x(pair(v.x, v.y)) {}
  __host__ __device__ explicit operator float2() const { return make_float2(widen8<F>(__x & 0xffu), widen8<F>(__x >> 8)); }
  __host__ __device__ explicit operator __half2() const { return __half2(__half(widen8<F>(__x & 0xffu)), __half(widen8<F>(__x >> 8))); }
};

// Four, the first in the lowest byte.
template <class F> struct float8x4 {
  unsigned int __x;

  float8x4() = default;
  __host__ __device__ float8x4(float8x2<F> low, float8x2<F> high) : __x(static_cast<unsigned int>(high.__x) << 16 | low.__x) {}
  __host__ __device__ explicit float8x4(float4 v) : float8x4(float8x2<F>(make_float2(v.x, v.y)), float8x2<F>(make_float2(v.z, v.w))) {}
  __host__ __device__ explicit float8x4(double4 v) : float8x4(float8x2<F>(make_double2(v.x, v.y)), float8x2<F>(make_double2(v.z, v.w))) {}
  __host__ __device__ explicit float8x4(__half2 low, __half2 high) : float8x4(float8x2<F>(low), float8x2<F>(high)) {}
  template <class G>
  __host__ __device__ explicit float8x4(float16x2<G> low, float16x2<G> high) : float8x4(float8x2<F>(low), float8x2<F>(high)) {}
  __host__ __device__ explicit operator float4() const {
    return make_float4(widen8<F>(__x & 0xffu), widen8<F>(__x >> 8 & 0xffu), widen8<F>(__x >> 16 & 0xffu), widen8<F>(__x >> 24));
  }
};
}  // namespace detail
}  // namespace gpu

using __nv_fp8_e4m3 = gpu::detail::float8<gpu::detail::e4m3>;
using __nv_fp8_e5m2 = gpu::detail::float8<gpu::detail::e5m2>;
using __nv_fp8x2_e4m3 = gpu::detail::float8x2<gpu::detail::e4m3>;
using __nv_fp8x2_e5m2 = gpu::detail::float8x2<gpu::detail::e5m2>;
using __nv_fp8x4_e4m3 = gpu::detail::float8x4<gpu::detail::e4m3>;
using __nv_fp8x4_e5m2 = gpu::detail::float8x4<gpu::detail::e5m2>;

//@ __nv_cvt_double_to_fp8  needs: __nv_fp8_e4m3
__host__ __device__ inline __nv_fp8_storage_t __nv_cvt_double_to_fp8(double x, __nv_saturation_t saturate, __nv_fp8_interpretation_t kind) {
  return gpu::detail::narrow8(x, saturate, kind);
}

//@ __nv_cvt_double2_to_fp8x2  needs: __nv_fp8_e4m3
__host__ __device__ inline __nv_fp8x2_storage_t __nv_cvt_double2_to_fp8x2(double2 x, __nv_saturation_t saturate, __nv_fp8_interpretation_t kind) {
  return static_cast<__nv_fp8x2_storage_t>(gpu::detail::narrow8(x.y, saturate, kind) << 8 | gpu::detail::narrow8(x.x, saturate, kind));
}

//@ __nv_cvt_float_to_fp8  needs: __nv_fp8_e4m3
__host__ __device__ inline __nv_fp8_storage_t __nv_cvt_float_to_fp8(float x, __nv_saturation_t saturate, __nv_fp8_interpretation_t kind) {
  return gpu::detail::narrow8(x, saturate, kind);
}

//@ __nv_cvt_float2_to_fp8x2  needs: __nv_fp8_e4m3
__host__ __device__ inline __nv_fp8x2_storage_t __nv_cvt_float2_to_fp8x2(float2 x, __nv_saturation_t saturate, __nv_fp8_interpretation_t kind) {
  return static_cast<__nv_fp8x2_storage_t>(gpu::detail::narrow8(x.y, saturate, kind) << 8 | gpu::detail::narrow8(x.x, saturate, kind));
}

//@ __nv_cvt_halfraw_to_fp8  needs: __nv_fp8_e4m3
__host__ __device__ inline __nv_fp8_storage_t __nv_cvt_halfraw_to_fp8(__half_raw x, __nv_saturation_t saturate, __nv_fp8_interpretation_t kind) {
  return gpu::detail::narrow8(gpu::detail::binary16::value(x.x), saturate, kind);
}

//@ __nv_cvt_halfraw2_to_fp8x2  needs: __nv_fp8_e4m3
__host__ __device__ inline __nv_fp8x2_storage_t __nv_cvt_halfraw2_to_fp8x2(__half2_raw x, __nv_saturation_t saturate, __nv_fp8_interpretation_t kind) {
  return static_cast<__nv_fp8x2_storage_t>(gpu::detail::narrow8(gpu::detail::binary16::value(x.y), saturate, kind) << 8 | gpu::detail::narrow8(gpu::detail::binary16::value(x.x), saturate, kind));
}

//@ __nv_cvt_bfloat16raw_to_fp8  needs: __nv_fp8_e4m3, __nv_bfloat16_raw
__host__ __device__ inline __nv_fp8_storage_t __nv_cvt_bfloat16raw_to_fp8(__nv_bfloat16_raw x, __nv_saturation_t saturate, __nv_fp8_interpretation_t kind) {
  return gpu::detail::narrow8(gpu::detail::bfloat::value(x.x), saturate, kind);
}

//@ __nv_cvt_bfloat16raw2_to_fp8x2  needs: __nv_fp8_e4m3, __nv_bfloat16_raw
__host__ __device__ inline __nv_fp8x2_storage_t __nv_cvt_bfloat16raw2_to_fp8x2(__nv_bfloat162_raw x, __nv_saturation_t saturate, __nv_fp8_interpretation_t kind) {
  return static_cast<__nv_fp8x2_storage_t>(gpu::detail::narrow8(gpu::detail::bfloat::value(x.y), saturate, kind) << 8 | gpu::detail::narrow8(gpu::detail::bfloat::value(x.x), saturate, kind));
}

//@ __nv_cvt_fp8_to_halfraw  needs: __nv_fp8_e4m3
__host__ __device__ inline __half_raw __nv_cvt_fp8_to_halfraw(__nv_fp8_storage_t x, __nv_fp8_interpretation_t kind) {
  __half_raw raw;
  raw.x = gpu::detail::narrow<gpu::detail::binary16>(gpu::detail::widen8(x, kind));
  return raw;
}

//@ __nv_cvt_fp8x2_to_halfraw2  needs: __nv_fp8_e4m3
__host__ __device__ inline __half2_raw __nv_cvt_fp8x2_to_halfraw2(__nv_fp8x2_storage_t x, __nv_fp8_interpretation_t kind) {
  __half2_raw raw;
  raw.x = gpu::detail::narrow<gpu::detail::binary16>(gpu::detail::widen8(x, kind));
  raw.y = gpu::detail::narrow<gpu::detail::binary16>(gpu::detail::widen8(x >> 8, kind));
  return raw;
}
