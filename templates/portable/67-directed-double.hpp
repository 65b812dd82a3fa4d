Directed rounding in double precision: the nearest result, and a step where the exact rest, whose sign an expansion of doubles gives, says so.

//@ detail:directed64  needs: detail:opaque
#include <math.h>
namespace gpu {
namespace detail {
// The sign of the exact sum of some numbers (Shewchuk, Adaptive Precision Floating-Point Arithmetic, grow-expansion): none overlaps the
// next after this, so that the last that is not 0 has it.
template <int Count> __device__ inline double sign_of_sum(const double (&terms)[Count]) {
  double parts[Count];
  for (int n = 0; n < Count; ++n) {
    double carried = terms[n];
    for (int i = 0; i < n; ++i) {
      const double sum = carried + parts[i], back = sum - carried;
      parts[i] = (carried - (sum - back)) + (parts[i] - back);
      carried = sum;
    }
    parts[n] = carried;
  }
  double sign = 0.0;
  for (int n = 0; n < Count; ++n) sign = parts[n] != 0.0 ? parts[n] : sign;
  return sign;
}

// The double next to the exact number in a direction (-1 down, 1 up, 0 towards zero), from the nearest one and the sign of what is left.
template <int Direction> __device__ inline double step(double nearest, double rest) {
  const bool down = rest < 0.0 && (Direction < 0 || (Direction == 0 && nearest > 0.0));
  const bool up = rest > 0.0 && (Direction > 0 || (Direction == 0 && nearest < 0.0));
  if (!down && !up) return nearest;
  long long bits;
  __builtin_memcpy(&bits, &nearest, sizeof(bits));
  if (nearest == 0.0) {
    bits = up ? 1ll : static_cast<long long>(0x8000000000000001ull);
  } else {
    bits += (nearest > 0.0) == up ? 1 : -1;
  }
  __builtin_memcpy(&nearest, &bits, sizeof(bits));
  return nearest;
}
__device__ inline bool finite64(double x) { return x - x == 0.0; }
// Two numbers that add up to exactly 0: the sum is -0 downwards, else +0, but for zeros of one sign.
template <int Direction> __device__ inline double zero_sum(double x, double y) {
  const double sum = x + y;
  return Direction < 0 && (x != 0.0 || __builtin_signbit(x) || __builtin_signbit(y)) ? -0.0 : sum;
}

template <int Direction> __device__ inline double add64(double x, double y) {
  const double sum = x + y;
  if (!finite64(x) || !finite64(y)) return sum;
  if (sum == 0.0) return zero_sum<Direction>(x, y);
  if (!finite64(sum)) return step<Direction>(sum, sum > 0.0 ? -1.0 : 1.0);
  const double terms[] = {x, y, -sum};
  return step<Direction>(sum, sign_of_sum(terms));
}
template <int Direction> __device__ inline double multiply64(double x, double y) {
  const double product = opaque(x * y);
  if (!finite64(x) || !finite64(y) || x == 0.0 || y == 0.0) return product;
  if (!finite64(product)) return step<Direction>(product, product > 0.0 ? -1.0 : 1.0);
  int first, second;
  const double a = ::frexp(x, &first), b = ::frexp(y, &second), high = opaque(a * b);
  const double terms[] = {__builtin_fma(a, b, -high), high, -::ldexp(product, -(first + second))};
  const double rest = sign_of_sum(terms);
  return product == 0.0 ? step<Direction>(Direction == 0 ? product : 0.0 * rest, rest) : step<Direction>(product, rest);
}
template <int Direction> __device__ inline double divide64(double x, double y) {
  const double quotient = x / y;
  if (!finite64(x) || !finite64(y) || x == 0.0 || y == 0.0) return quotient;
  if (!finite64(quotient)) return step<Direction>(quotient, quotient > 0.0 ? -1.0 : 1.0);
  int first, second;
  const double a = ::frexp(x, &first), b = ::frexp(y, &second), q = ::ldexp(quotient, second - first);
  const double rest = __builtin_fma(-q, b, a);
  return step<Direction>(quotient, b > 0.0 ? rest : -rest);
}
template <int Direction> __device__ inline double root64(double x) {
  const double root = __builtin_sqrt(x);
  if (!(x > 0.0) || !finite64(x)) return root;
  int exponent;
  double a = ::frexp(x, &exponent);
  if (exponent & 1) {
    a *= 2.0;
    --exponent;
  }
  const double r = ::ldexp(root, -exponent / 2);
  return step<Direction>(root, __builtin_fma(-r, r, a));
}
template <int Direction> __device__ inline double fused64(double x, double y, double z) {
  const double result = __builtin_fma(x, y, z);
  if (!finite64(x) || !finite64(y) || !finite64(z)) return result;
  if (x == 0.0 || y == 0.0) return add64<Direction>(opaque(x * y), z);
  if (z == 0.0) return multiply64<Direction>(x, y);
  if (!finite64(result)) return step<Direction>(result, result > 0.0 ? -1.0 : 1.0);
  int first, second, third;
  const double a = ::frexp(x, &first), b = ::frexp(y, &second), c = ::frexp(z, &third), high = opaque(a * b);
  const double low = __builtin_fma(a, b, -high);
  // Relative to the larger of product and addend; what lies 300 places below only counts by its sign.
  const int larger = first + second > third ? first + second : third;
  const int product = first + second - larger < -300 ? -300 : first + second - larger;
  const int addend = third - larger < -300 ? -300 : third - larger;
  const double terms[] = {::ldexp(low, product), ::ldexp(high, product), ::ldexp(c, addend), -::ldexp(result, -larger)};
  const double rest = sign_of_sum(terms);
  if (result == 0.0 && rest == 0.0) return Direction < 0 ? -0.0 : 0.0;
  return result == 0.0 && Direction != 0 ? step<Direction>(0.0 * rest, rest) : step<Direction>(result, rest);
}
}  // namespace detail
}  // namespace gpu

//@ gpu::dadd_rd  needs: detail:directed64
namespace gpu {
__device__ inline double dadd_rd(double x, double y) { return detail::add64<-1>(x, y); }
}  // namespace gpu

//@ gpu::dadd_ru  needs: detail:directed64
namespace gpu {
__device__ inline double dadd_ru(double x, double y) { return detail::add64<1>(x, y); }
}  // namespace gpu

//@ gpu::dadd_rz  needs: detail:directed64
namespace gpu {
__device__ inline double dadd_rz(double x, double y) { return detail::add64<0>(x, y); }
}  // namespace gpu

//@ gpu::dsub_rd  needs: detail:directed64
namespace gpu {
__device__ inline double dsub_rd(double x, double y) { return detail::add64<-1>(x, -y); }
}  // namespace gpu

//@ gpu::dsub_ru  needs: detail:directed64
namespace gpu {
__device__ inline double dsub_ru(double x, double y) { return detail::add64<1>(x, -y); }
}  // namespace gpu

//@ gpu::dsub_rz  needs: detail:directed64
namespace gpu {
__device__ inline double dsub_rz(double x, double y) { return detail::add64<0>(x, -y); }
}  // namespace gpu

//@ gpu::dmul_rd  needs: detail:directed64
namespace gpu {
__device__ inline double dmul_rd(double x, double y) { return detail::multiply64<-1>(x, y); }
}  // namespace gpu

//@ gpu::dmul_ru  needs: detail:directed64
namespace gpu {
__device__ inline double dmul_ru(double x, double y) { return detail::multiply64<1>(x, y); }
}  // namespace gpu

//@ gpu::dmul_rz  needs: detail:directed64
namespace gpu {
__device__ inline double dmul_rz(double x, double y) { return detail::multiply64<0>(x, y); }
}  // namespace gpu

//@ gpu::ddiv_rd  needs: detail:directed64
namespace gpu {
__device__ inline double ddiv_rd(double x, double y) { return detail::divide64<-1>(x, y); }
}  // namespace gpu

//@ gpu::ddiv_ru  needs: detail:directed64
namespace gpu {
__device__ inline double ddiv_ru(double x, double y) { return detail::divide64<1>(x, y); }
}  // namespace gpu

//@ gpu::ddiv_rz  needs: detail:directed64
namespace gpu {
__device__ inline double ddiv_rz(double x, double y) { return detail::divide64<0>(x, y); }
}  // namespace gpu

//@ gpu::drcp_rd  needs: detail:directed64
namespace gpu {
__device__ inline double drcp_rd(double x) { return detail::divide64<-1>(1.0, x); }
}  // namespace gpu

//@ gpu::drcp_ru  needs: detail:directed64
namespace gpu {
__device__ inline double drcp_ru(double x) { return detail::divide64<1>(1.0, x); }
}  // namespace gpu

//@ gpu::drcp_rz  needs: detail:directed64
namespace gpu {
__device__ inline double drcp_rz(double x) { return detail::divide64<0>(1.0, x); }
}  // namespace gpu

//@ gpu::dsqrt_rd  needs: detail:directed64
namespace gpu {
__device__ inline double dsqrt_rd(double x) { return detail::root64<-1>(x); }
}  // namespace gpu

//@ gpu::dsqrt_ru  needs: detail:directed64
namespace gpu {
__device__ inline double dsqrt_ru(double x) { return detail::root64<1>(x); }
}  // namespace gpu

//@ gpu::dsqrt_rz  needs: detail:directed64
namespace gpu {
__device__ inline double dsqrt_rz(double x) { return detail::root64<0>(x); }
}  // namespace gpu

//@ gpu::fma_rd  needs: detail:directed64
namespace gpu {
__device__ inline double fma_rd(double x, double y, double z) { return detail::fused64<-1>(x, y, z); }
}  // namespace gpu

//@ gpu::fma_ru  needs: detail:directed64
namespace gpu {
__device__ inline double fma_ru(double x, double y, double z) { return detail::fused64<1>(x, y, z); }
}  // namespace gpu

//@ gpu::fma_rz  needs: detail:directed64
namespace gpu {
__device__ inline double fma_rz(double x, double y, double z) { return detail::fused64<0>(x, y, z); }
}  // namespace gpu
