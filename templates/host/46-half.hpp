The operations on 16-bit floating-point numbers; the functions themselves are in portable/34-float16.hpp and 35-half.hpp.

//@ detail:half  needs: __half, __low2float+detail:float16
// Half is a type of its own here.

//@ gpu::hadd_rn  needs: __hadd_rn+detail:float16
namespace gpu {
template <class T> inline T hadd_rn(T x, T y) { return ::__hadd_rn(x, y); }
}  // namespace gpu

//@ gpu::hadd2_rn  needs: __hadd2_rn+detail:float16
namespace gpu {
template <class T> inline T hadd2_rn(T x, T y) { return ::__hadd2_rn(x, y); }
}  // namespace gpu

//@ gpu::hsub_rn  needs: __hsub_rn+detail:float16
namespace gpu {
template <class T> inline T hsub_rn(T x, T y) { return ::__hsub_rn(x, y); }
}  // namespace gpu

//@ gpu::hsub2_rn  needs: __hsub2_rn+detail:float16
namespace gpu {
template <class T> inline T hsub2_rn(T x, T y) { return ::__hsub2_rn(x, y); }
}  // namespace gpu

//@ gpu::hmul_rn  needs: __hmul_rn+detail:float16
namespace gpu {
template <class T> inline T hmul_rn(T x, T y) { return ::__hmul_rn(x, y); }
}  // namespace gpu

//@ gpu::hmul2_rn  needs: __hmul2_rn+detail:float16
namespace gpu {
template <class T> inline T hmul2_rn(T x, T y) { return ::__hmul2_rn(x, y); }
}  // namespace gpu

//@ gpu::hmax_nan  needs: __hmax_nan+detail:float16
namespace gpu {
template <class T> inline T hmax_nan(T x, T y) { return ::__hmax_nan(x, y); }
}  // namespace gpu

//@ gpu::hmax2_nan  needs: __hmax2_nan+detail:float16
namespace gpu {
template <class T> inline T hmax2_nan(T x, T y) { return ::__hmax2_nan(x, y); }
}  // namespace gpu

//@ gpu::hmin_nan  needs: __hmin_nan+detail:float16
namespace gpu {
template <class T> inline T hmin_nan(T x, T y) { return ::__hmin_nan(x, y); }
}  // namespace gpu

//@ gpu::hmin2_nan  needs: __hmin2_nan+detail:float16
namespace gpu {
template <class T> inline T hmin2_nan(T x, T y) { return ::__hmin2_nan(x, y); }
}  // namespace gpu

//@ gpu::hfma_relu  needs: __hfma_relu+detail:float16
namespace gpu {
template <class T> inline T hfma_relu(T x, T y, T z) { return ::__hfma_relu(x, y, z); }
}  // namespace gpu

//@ gpu::hfma2_relu  needs: __hfma2_relu+detail:float16
namespace gpu {
template <class T> inline T hfma2_relu(T x, T y, T z) { return ::__hfma2_relu(x, y, z); }
}  // namespace gpu

//@ gpu::hcmadd  needs: __hcmadd+detail:float16
namespace gpu {
template <class T> inline T hcmadd(T x, T y, T z) { return ::__hcmadd(x, y, z); }
}  // namespace gpu

//@ gpu::heq2_mask  needs: __heq2_mask+detail:float16
namespace gpu {
template <class T> inline unsigned int heq2_mask(T x, T y) { return ::__heq2_mask(x, y); }
}  // namespace gpu

//@ gpu::hequ2_mask  needs: __hequ2_mask+detail:float16
namespace gpu {
template <class T> inline unsigned int hequ2_mask(T x, T y) { return ::__hequ2_mask(x, y); }
}  // namespace gpu

//@ gpu::hne2_mask  needs: __hne2_mask+detail:float16
namespace gpu {
template <class T> inline unsigned int hne2_mask(T x, T y) { return ::__hne2_mask(x, y); }
}  // namespace gpu

//@ gpu::hneu2_mask  needs: __hneu2_mask+detail:float16
namespace gpu {
template <class T> inline unsigned int hneu2_mask(T x, T y) { return ::__hneu2_mask(x, y); }
}  // namespace gpu

//@ gpu::hlt2_mask  needs: __hlt2_mask+detail:float16
namespace gpu {
template <class T> inline unsigned int hlt2_mask(T x, T y) { return ::__hlt2_mask(x, y); }
}  // namespace gpu

//@ gpu::hltu2_mask  needs: __hltu2_mask+detail:float16
namespace gpu {
template <class T> inline unsigned int hltu2_mask(T x, T y) { return ::__hltu2_mask(x, y); }
}  // namespace gpu

//@ gpu::hle2_mask  needs: __hle2_mask+detail:float16
namespace gpu {
template <class T> inline unsigned int hle2_mask(T x, T y) { return ::__hle2_mask(x, y); }
}  // namespace gpu

//@ gpu::hleu2_mask  needs: __hleu2_mask+detail:float16
namespace gpu {
template <class T> inline unsigned int hleu2_mask(T x, T y) { return ::__hleu2_mask(x, y); }
}  // namespace gpu

//@ gpu::hgt2_mask  needs: __hgt2_mask+detail:float16
namespace gpu {
template <class T> inline unsigned int hgt2_mask(T x, T y) { return ::__hgt2_mask(x, y); }
}  // namespace gpu

//@ gpu::hgtu2_mask  needs: __hgtu2_mask+detail:float16
namespace gpu {
template <class T> inline unsigned int hgtu2_mask(T x, T y) { return ::__hgtu2_mask(x, y); }
}  // namespace gpu

//@ gpu::hge2_mask  needs: __hge2_mask+detail:float16
namespace gpu {
template <class T> inline unsigned int hge2_mask(T x, T y) { return ::__hge2_mask(x, y); }
}  // namespace gpu

//@ gpu::hgeu2_mask  needs: __hgeu2_mask+detail:float16
namespace gpu {
template <class T> inline unsigned int hgeu2_mask(T x, T y) { return ::__hgeu2_mask(x, y); }
}  // namespace gpu

//@ gpu::htanh  needs: htanh+detail:float16
namespace gpu {
template <class T> inline T htanh(T x) { return ::htanh(x); }
}  // namespace gpu

//@ gpu::htanh_approx  needs: htanh_approx+detail:float16
namespace gpu {
template <class T> inline T htanh_approx(T x) { return ::htanh_approx(x); }
}  // namespace gpu

//@ gpu::h2tanh  needs: h2tanh+detail:float16
namespace gpu {
template <class T> inline T h2tanh(T x) { return ::h2tanh(x); }
}  // namespace gpu

//@ gpu::h2tanh_approx  needs: h2tanh_approx+detail:float16
namespace gpu {
template <class T> inline T h2tanh_approx(T x) { return ::h2tanh_approx(x); }
}  // namespace gpu

//@ gpu::double2half  needs: __double2half
namespace gpu {
inline __half double2half(double x) { return ::__double2half(x); }
}  // namespace gpu

//@ gpu::half2char_rz  needs: __half2char_rz
namespace gpu {
inline signed char half2char_rz(__half x) { return ::__half2char_rz(x); }
}  // namespace gpu

//@ gpu::half2uchar_rz  needs: __half2uchar_rz
namespace gpu {
inline unsigned char half2uchar_rz(__half x) { return ::__half2uchar_rz(x); }
}  // namespace gpu

//@ gpu::make_half2  needs: make_half2
namespace gpu {
inline __half2 make_half2(__half x, __half y) { return ::make_half2(x, y); }
}  // namespace gpu
