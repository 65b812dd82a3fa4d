16-bit floating-point numbers: what HIP's header of half lacks. bfloat16 is in portable/34-float16.hpp and 36-bfloat16.hpp.

//@ detail:half
#include <hip/hip_fp16.h>
namespace gpu {
namespace detail {
// The compiler's own half in HIP's.
__host__ __device__ inline _Float16 plain(__half x) { return static_cast<__half_raw>(x).data; }
__host__ __device__ inline __half wrapped(_Float16 x) {
  __half_raw raw;
  raw.data = x;
  return raw;
}
// The same value, of unknown origin to the optimiser: no multiply is fused with an add across it. It costs no instruction.
__host__ __device__ inline _Float16 apart(_Float16 x) {
#if defined(__HIP_DEVICE_COMPILE__) && __HIP_DEVICE_COMPILE__
  asm("" : "+v"(x));
#endif
  return x;
}
}  // namespace detail
}  // namespace gpu

//@ gpu::hadd_rn  needs: detail:half
namespace gpu {
__host__ __device__ inline __half hadd_rn(__half x, __half y) {
  return detail::wrapped(detail::apart(detail::plain(x)) + detail::apart(detail::plain(y)));
}
}  // namespace gpu

//@ gpu::hadd2_rn  needs: gpu::hadd_rn
namespace gpu {
__host__ __device__ inline __half2 hadd2_rn(__half2 x, __half2 y) {
  return __half2(hadd_rn(__low2half(x), __low2half(y)), hadd_rn(__high2half(x), __high2half(y)));
}
}  // namespace gpu

//@ gpu::hadd_rn+detail:float16  needs: __hadd_rn+detail:float16
namespace gpu {
template <class F> __host__ __device__ inline detail::float16<F> hadd_rn(detail::float16<F> x, detail::float16<F> y) { return ::__hadd_rn(x, y); }
}  // namespace gpu

//@ gpu::hadd2_rn+detail:float16  needs: __hadd2_rn+detail:float16
namespace gpu {
template <class F> __host__ __device__ inline detail::float16x2<F> hadd2_rn(detail::float16x2<F> x, detail::float16x2<F> y) { return ::__hadd2_rn(x, y); }
}  // namespace gpu

//@ gpu::hsub_rn  needs: detail:half
namespace gpu {
__host__ __device__ inline __half hsub_rn(__half x, __half y) {
  return detail::wrapped(detail::apart(detail::plain(x)) - detail::apart(detail::plain(y)));
}
}  // namespace gpu

//@ gpu::hsub2_rn  needs: gpu::hsub_rn
namespace gpu {
__host__ __device__ inline __half2 hsub2_rn(__half2 x, __half2 y) {
  return __half2(hsub_rn(__low2half(x), __low2half(y)), hsub_rn(__high2half(x), __high2half(y)));
}
}  // namespace gpu

//@ gpu::hsub_rn+detail:float16  needs: __hsub_rn+detail:float16
namespace gpu {
template <class F> __host__ __device__ inline detail::float16<F> hsub_rn(detail::float16<F> x, detail::float16<F> y) { return ::__hsub_rn(x, y); }
}  // namespace gpu

//@ gpu::hsub2_rn+detail:float16  needs: __hsub2_rn+detail:float16
namespace gpu {
template <class F> __host__ __device__ inline detail::float16x2<F> hsub2_rn(detail::float16x2<F> x, detail::float16x2<F> y) { return ::__hsub2_rn(x, y); }
}  // namespace gpu

//@ gpu::hmul_rn  needs: detail:half
namespace gpu {
__host__ __device__ inline __half hmul_rn(__half x, __half y) {
  return detail::wrapped(detail::apart(detail::plain(x) * detail::plain(y)));
}
}  // namespace gpu

//@ gpu::hmul2_rn  needs: gpu::hmul_rn
namespace gpu {
__host__ __device__ inline __half2 hmul2_rn(__half2 x, __half2 y) {
  return __half2(hmul_rn(__low2half(x), __low2half(y)), hmul_rn(__high2half(x), __high2half(y)));
}
}  // namespace gpu

//@ gpu::hmul_rn+detail:float16  needs: __hmul_rn+detail:float16
namespace gpu {
template <class F> __host__ __device__ inline detail::float16<F> hmul_rn(detail::float16<F> x, detail::float16<F> y) { return ::__hmul_rn(x, y); }
}  // namespace gpu

//@ gpu::hmul2_rn+detail:float16  needs: __hmul2_rn+detail:float16
namespace gpu {
template <class F> __host__ __device__ inline detail::float16x2<F> hmul2_rn(detail::float16x2<F> x, detail::float16x2<F> y) { return ::__hmul2_rn(x, y); }
}  // namespace gpu

//@ gpu::hmax_nan  needs: detail:half
namespace gpu {
__host__ __device__ inline __half hmax_nan(__half x, __half y) {
  const _Float16 a = detail::plain(x), b = detail::plain(y);
  return detail::wrapped(a != a ? a : b != b ? b : __builtin_fmaxf16(a, b));
}
}  // namespace gpu

//@ gpu::hmax2_nan  needs: gpu::hmax_nan
namespace gpu {
__host__ __device__ inline __half2 hmax2_nan(__half2 x, __half2 y) {
  return __half2(hmax_nan(__low2half(x), __low2half(y)), hmax_nan(__high2half(x), __high2half(y)));
}
}  // namespace gpu

//@ gpu::hmax_nan+detail:float16  needs: __hmax_nan+detail:float16
namespace gpu {
template <class F> __host__ __device__ inline detail::float16<F> hmax_nan(detail::float16<F> x, detail::float16<F> y) { return ::__hmax_nan(x, y); }
}  // namespace gpu

//@ gpu::hmax2_nan+detail:float16  needs: __hmax2_nan+detail:float16
namespace gpu {
template <class F> __host__ __device__ inline detail::float16x2<F> hmax2_nan(detail::float16x2<F> x, detail::float16x2<F> y) { return ::__hmax2_nan(x, y); }
}  // namespace gpu

//@ gpu::hmin_nan  needs: detail:half
namespace gpu {
__host__ __device__ inline __half hmin_nan(__half x, __half y) {
  const _Float16 a = detail::plain(x), b = detail::plain(y);
  return detail::wrapped(a != a ? a : b != b ? b : __builtin_fminf16(a, b));
}
}  // namespace gpu

//@ gpu::hmin2_nan  needs: gpu::hmin_nan
namespace gpu {
__host__ __device__ inline __half2 hmin2_nan(__half2 x, __half2 y) {
  return __half2(hmin_nan(__low2half(x), __low2half(y)), hmin_nan(__high2half(x), __high2half(y)));
}
}  // namespace gpu

//@ gpu::hmin_nan+detail:float16  needs: __hmin_nan+detail:float16
namespace gpu {
template <class F> __host__ __device__ inline detail::float16<F> hmin_nan(detail::float16<F> x, detail::float16<F> y) { return ::__hmin_nan(x, y); }
}  // namespace gpu

//@ gpu::hmin2_nan+detail:float16  needs: __hmin2_nan+detail:float16
namespace gpu {
template <class F> __host__ __device__ inline detail::float16x2<F> hmin2_nan(detail::float16x2<F> x, detail::float16x2<F> y) { return ::__hmin2_nan(x, y); }
}  // namespace gpu

//@ gpu::hfma_relu  needs: gpu::hmax_nan
namespace gpu {
__host__ __device__ inline __half hfma_relu(__half x, __half y, __half z) {
  return hmax_nan(detail::wrapped(__builtin_fmaf16(detail::plain(x), detail::plain(y), detail::plain(z))), detail::wrapped(0));
}
}  // namespace gpu

//@ gpu::hfma2_relu  needs: gpu::hfma_relu
namespace gpu {
__host__ __device__ inline __half2 hfma2_relu(__half2 x, __half2 y, __half2 z) {
  return __half2(hfma_relu(__low2half(x), __low2half(y), __low2half(z)), hfma_relu(__high2half(x), __high2half(y), __high2half(z)));
}
}  // namespace gpu

//@ gpu::hfma_relu+detail:float16  needs: __hfma_relu+detail:float16
namespace gpu {
template <class F> __host__ __device__ inline detail::float16<F> hfma_relu(detail::float16<F> x, detail::float16<F> y, detail::float16<F> z) { return ::__hfma_relu(x, y, z); }
}  // namespace gpu

//@ gpu::hfma2_relu+detail:float16  needs: __hfma2_relu+detail:float16
namespace gpu {
template <class F> __host__ __device__ inline detail::float16x2<F> hfma2_relu(detail::float16x2<F> x, detail::float16x2<F> y, detail::float16x2<F> z) { return ::__hfma2_relu(x, y, z); }
}  // namespace gpu

//@ gpu::hcmadd  needs: detail:half
namespace gpu {
__host__ __device__ inline __half2 hcmadd(__half2 x, __half2 y, __half2 z) {
  const _Float16 a = detail::plain(__low2half(x)), b = detail::plain(__high2half(x));
  const _Float16 c = detail::plain(__low2half(y)), d = detail::plain(__high2half(y));
  const _Float16 re = __builtin_fmaf16(a, c, detail::plain(__low2half(z))), im = __builtin_fmaf16(a, d, detail::plain(__high2half(z)));
  return __half2(detail::wrapped(__builtin_fmaf16(-b, d, re)), detail::wrapped(__builtin_fmaf16(b, c, im)));
}
}  // namespace gpu

//@ gpu::hcmadd+detail:float16  needs: __hcmadd+detail:float16
namespace gpu {
template <class F> __host__ __device__ inline detail::float16x2<F> hcmadd(detail::float16x2<F> x, detail::float16x2<F> y, detail::float16x2<F> z) { return ::__hcmadd(x, y, z); }
}  // namespace gpu

//@ gpu::heq2_mask  needs: detail:half
namespace gpu {
__host__ __device__ inline unsigned int heq2_mask(__half2 x, __half2 y) {
  const bool low = (detail::plain(__low2half(x)) == detail::plain(__low2half(y)));
  const bool high = (detail::plain(__high2half(x)) == detail::plain(__high2half(y)));
  return (low ? 0xffffu : 0u) | (high ? 0xffff0000u : 0u);
}
}  // namespace gpu

//@ gpu::heq2_mask+detail:float16  needs: __heq2_mask+detail:float16
namespace gpu {
template <class F> __host__ __device__ inline unsigned int heq2_mask(detail::float16x2<F> x, detail::float16x2<F> y) { return ::__heq2_mask(x, y); }
}  // namespace gpu

//@ gpu::hequ2_mask  needs: detail:half
namespace gpu {
__host__ __device__ inline unsigned int hequ2_mask(__half2 x, __half2 y) {
  const bool low = !(detail::plain(__low2half(x)) < detail::plain(__low2half(y)) || detail::plain(__low2half(x)) > detail::plain(__low2half(y)));
  const bool high = !(detail::plain(__high2half(x)) < detail::plain(__high2half(y)) || detail::plain(__high2half(x)) > detail::plain(__high2half(y)));
  return (low ? 0xffffu : 0u) | (high ? 0xffff0000u : 0u);
}
}  // namespace gpu

//@ gpu::hequ2_mask+detail:float16  needs: __hequ2_mask+detail:float16
namespace gpu {
template <class F> __host__ __device__ inline unsigned int hequ2_mask(detail::float16x2<F> x, detail::float16x2<F> y) { return ::__hequ2_mask(x, y); }
}  // namespace gpu

//@ gpu::hne2_mask  needs: detail:half
namespace gpu {
__host__ __device__ inline unsigned int hne2_mask(__half2 x, __half2 y) {
  const bool low = (detail::plain(__low2half(x)) < detail::plain(__low2half(y)) || detail::plain(__low2half(x)) > detail::plain(__low2half(y)));
  const bool high = (detail::plain(__high2half(x)) < detail::plain(__high2half(y)) || detail::plain(__high2half(x)) > detail::plain(__high2half(y)));
  return (low ? 0xffffu : 0u) | (high ? 0xffff0000u : 0u);
}
}  // namespace gpu

//@ gpu::hne2_mask+detail:float16  needs: __hne2_mask+detail:float16
namespace gpu {
template <class F> __host__ __device__ inline unsigned int hne2_mask(detail::float16x2<F> x, detail::float16x2<F> y) { return ::__hne2_mask(x, y); }
}  // namespace gpu

//@ gpu::hneu2_mask  needs: detail:half
namespace gpu {
__host__ __device__ inline unsigned int hneu2_mask(__half2 x, __half2 y) {
  const bool low = (detail::plain(__low2half(x)) != detail::plain(__low2half(y)));
  const bool high = (detail::plain(__high2half(x)) != detail::plain(__high2half(y)));
  return (low ? 0xffffu : 0u) | (high ? 0xffff0000u : 0u);
}
}  // namespace gpu

//@ gpu::hneu2_mask+detail:float16  needs: __hneu2_mask+detail:float16
namespace gpu {
template <class F> __host__ __device__ inline unsigned int hneu2_mask(detail::float16x2<F> x, detail::float16x2<F> y) { return ::__hneu2_mask(x, y); }
}  // namespace gpu

//@ gpu::hlt2_mask  needs: detail:half
namespace gpu {
__host__ __device__ inline unsigned int hlt2_mask(__half2 x, __half2 y) {
  const bool low = (detail::plain(__low2half(x)) < detail::plain(__low2half(y)));
  const bool high = (detail::plain(__high2half(x)) < detail::plain(__high2half(y)));
  return (low ? 0xffffu : 0u) | (high ? 0xffff0000u : 0u);
}
}  // namespace gpu

//@ gpu::hlt2_mask+detail:float16  needs: __hlt2_mask+detail:float16
namespace gpu {
template <class F> __host__ __device__ inline unsigned int hlt2_mask(detail::float16x2<F> x, detail::float16x2<F> y) { return ::__hlt2_mask(x, y); }
}  // namespace gpu

//@ gpu::hltu2_mask  needs: detail:half
namespace gpu {
__host__ __device__ inline unsigned int hltu2_mask(__half2 x, __half2 y) {
  const bool low = !(detail::plain(__low2half(x)) >= detail::plain(__low2half(y)));
  const bool high = !(detail::plain(__high2half(x)) >= detail::plain(__high2half(y)));
  return (low ? 0xffffu : 0u) | (high ? 0xffff0000u : 0u);
}
}  // namespace gpu

//@ gpu::hltu2_mask+detail:float16  needs: __hltu2_mask+detail:float16
namespace gpu {
template <class F> __host__ __device__ inline unsigned int hltu2_mask(detail::float16x2<F> x, detail::float16x2<F> y) { return ::__hltu2_mask(x, y); }
}  // namespace gpu

//@ gpu::hle2_mask  needs: detail:half
namespace gpu {
__host__ __device__ inline unsigned int hle2_mask(__half2 x, __half2 y) {
  const bool low = (detail::plain(__low2half(x)) <= detail::plain(__low2half(y)));
  const bool high = (detail::plain(__high2half(x)) <= detail::plain(__high2half(y)));
  return (low ? 0xffffu : 0u) | (high ? 0xffff0000u : 0u);
}
}  // namespace gpu

//@ gpu::hle2_mask+detail:float16  needs: __hle2_mask+detail:float16
namespace gpu {
template <class F> __host__ __device__ inline unsigned int hle2_mask(detail::float16x2<F> x, detail::float16x2<F> y) { return ::__hle2_mask(x, y); }
}  // namespace gpu

//@ gpu::hleu2_mask  needs: detail:half
namespace gpu {
__host__ __device__ inline unsigned int hleu2_mask(__half2 x, __half2 y) {
  const bool low = !(detail::plain(__low2half(x)) > detail::plain(__low2half(y)));
  const bool high = !(detail::plain(__high2half(x)) > detail::plain(__high2half(y)));
  return (low ? 0xffffu : 0u) | (high ? 0xffff0000u : 0u);
}
}  // namespace gpu

//@ gpu::hleu2_mask+detail:float16  needs: __hleu2_mask+detail:float16
namespace gpu {
template <class F> __host__ __device__ inline unsigned int hleu2_mask(detail::float16x2<F> x, detail::float16x2<F> y) { return ::__hleu2_mask(x, y); }
}  // namespace gpu

//@ gpu::hgt2_mask  needs: detail:half
namespace gpu {
__host__ __device__ inline unsigned int hgt2_mask(__half2 x, __half2 y) {
  const bool low = (detail::plain(__low2half(x)) > detail::plain(__low2half(y)));
  const bool high = (detail::plain(__high2half(x)) > detail::plain(__high2half(y)));
  return (low ? 0xffffu : 0u) | (high ? 0xffff0000u : 0u);
}
}  // namespace gpu

//@ gpu::hgt2_mask+detail:float16  needs: __hgt2_mask+detail:float16
namespace gpu {
template <class F> __host__ __device__ inline unsigned int hgt2_mask(detail::float16x2<F> x, detail::float16x2<F> y) { return ::__hgt2_mask(x, y); }
}  // namespace gpu

//@ gpu::hgtu2_mask  needs: detail:half
namespace gpu {
__host__ __device__ inline unsigned int hgtu2_mask(__half2 x, __half2 y) {
  const bool low = !(detail::plain(__low2half(x)) <= detail::plain(__low2half(y)));
  const bool high = !(detail::plain(__high2half(x)) <= detail::plain(__high2half(y)));
  return (low ? 0xffffu : 0u) | (high ? 0xffff0000u : 0u);
}
}  // namespace gpu

//@ gpu::hgtu2_mask+detail:float16  needs: __hgtu2_mask+detail:float16
namespace gpu {
template <class F> __host__ __device__ inline unsigned int hgtu2_mask(detail::float16x2<F> x, detail::float16x2<F> y) { return ::__hgtu2_mask(x, y); }
}  // namespace gpu

//@ gpu::hge2_mask  needs: detail:half
namespace gpu {
__host__ __device__ inline unsigned int hge2_mask(__half2 x, __half2 y) {
  const bool low = (detail::plain(__low2half(x)) >= detail::plain(__low2half(y)));
  const bool high = (detail::plain(__high2half(x)) >= detail::plain(__high2half(y)));
  return (low ? 0xffffu : 0u) | (high ? 0xffff0000u : 0u);
}
}  // namespace gpu

//@ gpu::hge2_mask+detail:float16  needs: __hge2_mask+detail:float16
namespace gpu {
template <class F> __host__ __device__ inline unsigned int hge2_mask(detail::float16x2<F> x, detail::float16x2<F> y) { return ::__hge2_mask(x, y); }
}  // namespace gpu

//@ gpu::hgeu2_mask  needs: detail:half
namespace gpu {
__host__ __device__ inline unsigned int hgeu2_mask(__half2 x, __half2 y) {
  const bool low = !(detail::plain(__low2half(x)) < detail::plain(__low2half(y)));
  const bool high = !(detail::plain(__high2half(x)) < detail::plain(__high2half(y)));
  return (low ? 0xffffu : 0u) | (high ? 0xffff0000u : 0u);
}
}  // namespace gpu

//@ gpu::hgeu2_mask+detail:float16  needs: __hgeu2_mask+detail:float16
namespace gpu {
template <class F> __host__ __device__ inline unsigned int hgeu2_mask(detail::float16x2<F> x, detail::float16x2<F> y) { return ::__hgeu2_mask(x, y); }
}  // namespace gpu

//@ gpu::htanh  needs: detail:half
namespace gpu {
__host__ __device__ inline __half htanh(__half x) { return detail::wrapped(static_cast<_Float16>(tanhf(static_cast<float>(detail::plain(x))))); }
}  // namespace gpu

//@ gpu::h2tanh  needs: gpu::htanh
namespace gpu {
__host__ __device__ inline __half2 h2tanh(__half2 x) { return __half2(htanh(__low2half(x)), htanh(__high2half(x))); }
}  // namespace gpu

//@ gpu::htanh+detail:float16  needs: htanh+detail:float16
namespace gpu {
template <class F> __host__ __device__ inline detail::float16<F> htanh(detail::float16<F> x) { return ::htanh(x); }
}  // namespace gpu

//@ gpu::h2tanh+detail:float16  needs: h2tanh+detail:float16
namespace gpu {
template <class F> __host__ __device__ inline detail::float16x2<F> h2tanh(detail::float16x2<F> x) { return ::h2tanh(x); }
}  // namespace gpu

//@ gpu::htanh_approx  needs: detail:half
namespace gpu {
__host__ __device__ inline __half htanh_approx(__half x) { return detail::wrapped(static_cast<_Float16>(tanhf(static_cast<float>(detail::plain(x))))); }
}  // namespace gpu

//@ gpu::h2tanh_approx  needs: gpu::htanh_approx
namespace gpu {
__host__ __device__ inline __half2 h2tanh_approx(__half2 x) { return __half2(htanh_approx(__low2half(x)), htanh_approx(__high2half(x))); }
}  // namespace gpu

//@ gpu::htanh_approx+detail:float16  needs: htanh_approx+detail:float16
namespace gpu {
template <class F> __host__ __device__ inline detail::float16<F> htanh_approx(detail::float16<F> x) { return ::htanh_approx(x); }
}  // namespace gpu

//@ gpu::h2tanh_approx+detail:float16  needs: h2tanh_approx+detail:float16
namespace gpu {
template <class F> __host__ __device__ inline detail::float16x2<F> h2tanh_approx(detail::float16x2<F> x) { return ::h2tanh_approx(x); }
}  // namespace gpu

//@ gpu::double2half  needs: detail:half
namespace gpu {
__host__ __device__ inline __half double2half(double x) { return detail::wrapped(static_cast<_Float16>(x)); }
}  // namespace gpu

//@ gpu::half2char_rz  needs: detail:half
namespace gpu {
__host__ __device__ inline signed char half2char_rz(__half x) {
  const float value = static_cast<float>(detail::plain(x));
  return value != value ? 0 : static_cast<signed char>(value < -128.0f ? -128.0f : value > 127.0f ? 127.0f : value);
}
}  // namespace gpu

//@ gpu::half2uchar_rz  needs: detail:half
namespace gpu {
__host__ __device__ inline unsigned char half2uchar_rz(__half x) {
  const float value = static_cast<float>(detail::plain(x));
  return value != value ? 0 : static_cast<unsigned char>(value < 0.0f ? 0.0f : value > 255.0f ? 255.0f : value);
}
}  // namespace gpu

//@ gpu::make_half2  needs: detail:half
namespace gpu {
__host__ __device__ inline __half2 make_half2(__half x, __half y) { return __half2(x, y); }
}  // namespace gpu

//@ gpu::hmax+detail:float16  needs: __hmax+detail:float16
namespace gpu {
template <class F> __host__ __device__ inline detail::float16<F> hmax(detail::float16<F> x, detail::float16<F> y) { return ::__hmax(x, y); }
}  // namespace gpu

//@ gpu::hmax2+detail:float16  needs: __hmax2+detail:float16
namespace gpu {
template <class F> __host__ __device__ inline detail::float16x2<F> hmax2(detail::float16x2<F> x, detail::float16x2<F> y) { return ::__hmax2(x, y); }
}  // namespace gpu

//@ gpu::hmin+detail:float16  needs: __hmin+detail:float16
namespace gpu {
template <class F> __host__ __device__ inline detail::float16<F> hmin(detail::float16<F> x, detail::float16<F> y) { return ::__hmin(x, y); }
}  // namespace gpu

//@ gpu::hmin2+detail:float16  needs: __hmin2+detail:float16
namespace gpu {
template <class F> __host__ __device__ inline detail::float16x2<F> hmin2(detail::float16x2<F> x, detail::float16x2<F> y) { return ::__hmin2(x, y); }
}  // namespace gpu
