Floating-point device functions that the C++ library does not have. The fast variants are as exact as the plain ones here.

//@ __expf
inline float __expf(float x) noexcept { return std::exp(x); }

//@ __exp10f
inline float __exp10f(float x) noexcept { return std::pow(10.0f, x); }

//@ __logf
inline float __logf(float x) noexcept { return std::log(x); }

//@ __log2f
inline float __log2f(float x) noexcept { return std::log2(x); }

//@ __log10f
inline float __log10f(float x) noexcept { return std::log10(x); }

//@ __sinf
inline float __sinf(float x) noexcept { return std::sin(x); }

//@ __cosf
inline float __cosf(float x) noexcept { return std::cos(x); }

//@ __tanf
inline float __tanf(float x) noexcept { return std::tan(x); }

//@ __powf
inline float __powf(float x, float y) noexcept { return std::pow(x, y); }

//@ __sincosf
inline void __sincosf(float x, float* sine, float* cosine) noexcept {
    *sine = std::sin(x);
    *cosine = std::cos(x);
}

//@ __fdividef
inline float __fdividef(float x, float y) { return x / y; }

//@ fdividef
inline float fdividef(float x, float y) { return x / y; }

//@ fdivide
inline double fdivide(double x, double y) { return x / y; }

//@ __saturatef
inline float __saturatef(float x) { return x > 0.0f ? (x < 1.0f ? x : 1.0f) : 0.0f; }  // NaN gives 0

//@ __fmaf_rn
inline float __fmaf_rn(float x, float y, float z) { return std::fma(x, y, z); }

//@ __fma_rn
inline double __fma_rn(double x, double y, double z) { return std::fma(x, y, z); }

//@ __frcp_rn
inline float __frcp_rn(float x) { return 1.0f / x; }

//@ __drcp_rn
inline double __drcp_rn(double x) { return 1.0 / x; }

//@ __fdiv_rn
inline float __fdiv_rn(float x, float y) { return x / y; }

//@ __ddiv_rn
inline double __ddiv_rn(double x, double y) { return x / y; }

//@ __fsqrt_rn
inline float __fsqrt_rn(float x) { return std::sqrt(x); }

//@ __dsqrt_rn
inline double __dsqrt_rn(double x) { return std::sqrt(x); }

//@ rsqrt
inline double rsqrt(double x) noexcept { return 1.0 / std::sqrt(x); }

//@ rsqrtf needs: rsqrt
inline float rsqrtf(float x) noexcept { return float(rsqrt(double(x))); }

//@ rcbrt
inline double rcbrt(double x) noexcept { return 1.0 / std::cbrt(x); }

//@ rcbrtf needs: rcbrt
inline float rcbrtf(float x) noexcept { return float(rcbrt(double(x))); }

//@ detail:pi
namespace gpu {
namespace host {
constexpr double pi = 3.14159265358979323846;

// sin(pi x) and cos(pi x): the argument is reduced exactly to a quarter of the period.
inline double sine_of_pi(double x) {
    double r = std::fmod(std::fabs(x), 2.0);
    double sign = std::signbit(x) ? -1.0 : 1.0;
    if (r >= 1.0) {
        r -= 1.0;
        sign = -sign;
    }
    if (r > 0.5) r = 1.0 - r;
    return r == 0.0 ? std::copysign(0.0, x) : sign * (r > 0.25 ? std::cos(pi * (0.5 - r)) : std::sin(pi * r));
}
inline double cosine_of_pi(double x) {
    double r = std::fmod(std::fabs(x), 2.0);
    if (r > 1.0) r = 2.0 - r;
    if (r == 0.5) return 0.0;
    return r > 0.5 ? -(r > 0.75 ? std::cos(pi * (1.0 - r)) : std::sin(pi * (r - 0.5))) : r > 0.25 ? std::sin(pi * (0.5 - r)) : std::cos(pi * r);
}
}  // namespace host
}  // namespace gpu

//@ sinpi needs: detail:pi
inline double sinpi(double x) noexcept { return gpu::host::sine_of_pi(x); }

//@ sinpif needs: sinpi
inline float sinpif(float x) noexcept { return float(sinpi(double(x))); }

//@ cospi needs: detail:pi
inline double cospi(double x) noexcept { return gpu::host::cosine_of_pi(x); }

//@ cospif needs: cospi
inline float cospif(float x) noexcept { return float(cospi(double(x))); }

//@ sincospi needs: detail:pi
inline void sincospi(double x, double* sine, double* cosine) noexcept {
    *sine = gpu::host::sine_of_pi(x);
    *cosine = gpu::host::cosine_of_pi(x);
}

//@ sincospif needs: detail:pi
inline void sincospif(float x, float* sine, float* cosine) noexcept {
    *sine = float(gpu::host::sine_of_pi(x));
    *cosine = float(gpu::host::cosine_of_pi(x));
}

//@ rhypot
inline double rhypot(double x, double y) noexcept { return 1.0 / std::hypot(x, y); }

//@ rhypotf needs: rhypot
inline float rhypotf(float x, float y) noexcept { return float(rhypot(double(x), double(y))); }

//@ norm3d
inline double norm3d(double x, double y, double z) noexcept { return std::hypot(std::hypot(x, y), z); }

//@ norm3df needs: norm3d
inline float norm3df(float x, float y, float z) noexcept { return float(norm3d(double(x), double(y), double(z))); }

//@ norm4d
inline double norm4d(double x, double y, double z, double w) noexcept { return std::hypot(std::hypot(x, y), std::hypot(z, w)); }

//@ norm4df needs: norm4d
inline float norm4df(float x, float y, float z, float w) noexcept { return float(norm4d(double(x), double(y), double(z), double(w))); }

//@ rnorm3d
inline double rnorm3d(double x, double y, double z) noexcept { return 1.0 / std::hypot(std::hypot(x, y), z); }

//@ rnorm3df needs: rnorm3d
inline float rnorm3df(float x, float y, float z) noexcept { return float(rnorm3d(double(x), double(y), double(z))); }

//@ rnorm4d
inline double rnorm4d(double x, double y, double z, double w) noexcept { return 1.0 / std::hypot(std::hypot(x, y), std::hypot(z, w)); }

//@ rnorm4df needs: rnorm4d
inline float rnorm4df(float x, float y, float z, float w) noexcept { return float(rnorm4d(double(x), double(y), double(z), double(w))); }

//@ norm
inline double norm(int count, const double* values) {
    double sum = 0.0;
    for (int i = 0; i < count; ++i) sum = std::hypot(sum, values[i]);
    return sum;
}

//@ normf
inline float normf(int count, const float* values) {
    double sum = 0.0;
    for (int i = 0; i < count; ++i) sum = std::hypot(sum, double(values[i]));
    return float(sum);
}

//@ normcdf
inline double normcdf(double x) noexcept { return 0.5 * std::erfc(-x * 0.70710678118654752440); }

//@ normcdff needs: normcdf
inline float normcdff(float x) noexcept { return float(normcdf(double(x))); }

//@ detail:erfcinv
namespace gpu {
namespace host {
// The x with erfc(x) = y. A rational start (Abramowitz and Stegun 26.2.23) and Newton steps on the side where erfc keeps
// its relative precision.
inline double inverse_erfc(double y) {
    if (!(y >= 0.0 && y <= 2.0)) return std::nan("");
    if (y == 0.0 || y == 2.0) return y == 0.0 ? HUGE_VAL : -HUGE_VAL;
    if (y > 1.0) return -inverse_erfc(2.0 - y);
    const double t = std::sqrt(-2.0 * std::log(0.5 * y));
    double x = 0.70710678118654752440 * (t - (2.515517 + t * (0.802853 + t * 0.010328)) / (1.0 + t * (1.432788 + t * (0.189269 + t * 0.001308))));
    for (int i = 0; i < 4; ++i) {
        const double slope = -1.12837916709551257390 * std::exp(-x * x);
        const double error = (std::erfc(x) - y) / slope;
        if (!(std::fabs(error) < 1.0)) break;
        x -= error / (1.0 + x * error);
    }
    return x;
}
// The x with erf(x) = y, exact near 0 where 1 - y is not.
inline double inverse_erf(double y) {
    if (!(std::fabs(y) < 0.5)) return inverse_erfc(1.0 - y);
    double x = 0.88622692545275801365 * y;
    for (int i = 0; i < 5; ++i) x -= (std::erf(x) - y) / (1.12837916709551257390 * std::exp(-x * x));
    return x;
}
}  // namespace host
}  // namespace gpu

//@ erfcinv needs: detail:erfcinv
inline double erfcinv(double x) noexcept { return gpu::host::inverse_erfc(x); }

//@ erfcinvf needs: erfcinv
inline float erfcinvf(float x) noexcept { return float(erfcinv(double(x))); }

//@ erfinv needs: detail:erfcinv
inline double erfinv(double x) noexcept { return gpu::host::inverse_erf(x); }

//@ erfinvf needs: erfinv
inline float erfinvf(float x) noexcept { return float(erfinv(double(x))); }

//@ normcdfinv needs: detail:erfcinv
inline double normcdfinv(double x) noexcept { return -1.41421356237309504880 * gpu::host::inverse_erfc(2.0 * x); }

//@ normcdfinvf needs: normcdfinv
inline float normcdfinvf(float x) noexcept { return float(normcdfinv(double(x))); }

//@ detail:erfcx
namespace gpu {
namespace host {
// exp(x x) erfc(x); for large x by its continued fraction.
inline double scaled_erfc(double x) {
    if (x < 10.0) return std::exp(x * x) * std::erfc(x);
    double tail = x;
    for (int k = 40; k > 0; --k) tail = x + 0.5 * k / tail;
    return 0.56418958354775628695 / tail;
}
}  // namespace host
}  // namespace gpu

//@ erfcx needs: detail:erfcx
inline double erfcx(double x) noexcept { return gpu::host::scaled_erfc(x); }

//@ erfcxf needs: erfcx
inline float erfcxf(float x) noexcept { return float(erfcx(double(x))); }

//@ detail:bessel_i
namespace gpu {
namespace host {
// The modified Bessel function of order 0 or 1 by its series, whose terms are all of one sign.
inline double bessel_i(int order, double x) {
    if (std::isinf(x)) return order == 0 ? std::fabs(x) : x;
    double term = order == 0 ? 1.0 : 0.5 * x, sum = term;
    for (int k = 1; std::fabs(term) > 1e-18 * std::fabs(sum) && std::isfinite(sum); ++k) {
        term *= 0.25 * x * x / (double(k) * (k + order));
        sum += term;
    }
    return sum;
}
}  // namespace host
}  // namespace gpu

//@ cyl_bessel_i0 needs: detail:bessel_i
inline double cyl_bessel_i0(double x) noexcept { return gpu::host::bessel_i(0, x); }

//@ cyl_bessel_i0f needs: detail:bessel_i
inline float cyl_bessel_i0f(float x) noexcept { return float(gpu::host::bessel_i(0, double(x))); }

//@ cyl_bessel_i1 needs: detail:bessel_i
inline double cyl_bessel_i1(double x) noexcept { return gpu::host::bessel_i(1, x); }

//@ cyl_bessel_i1f needs: detail:bessel_i
inline float cyl_bessel_i1f(float x) noexcept { return float(gpu::host::bessel_i(1, double(x))); }

//@ rnorm needs: norm
inline double rnorm(int count, const double* values) noexcept { return 1.0 / norm(count, values); }

//@ rnormf needs: normf
inline float rnormf(int count, const float* values) noexcept { return 1.0f / normf(count, values); }
