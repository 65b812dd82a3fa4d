Conversions in a rounding direction: of integers to floating point, of double to float, between half and integers.

//@ detail:conversions
namespace gpu {
namespace detail {
// An integer of this size and sign in a direction (-1 down, 1 up, 0 towards zero): as many of its upper bits as T has digits, and one more
// unit where the rest is not nothing and the direction leads away from zero.
template <int Direction, class T> __host__ __device__ inline T from_integer(unsigned long long size, bool negative) {
  const int digits = sizeof(T) == 4 ? 24 : 53, width = size == 0 ? 0 : 64 - __builtin_clzll(size), drop = width > digits ? width - digits : 0;
  unsigned long long kept = size >> drop;
  if ((negative ? Direction < 0 : Direction > 0) && kept << drop != size) ++kept;
  const T result = static_cast<T>(kept) * static_cast<T>(1ull << drop);
  return negative ? -result : result;
}
template <int Direction, class T> __host__ __device__ inline T from_integer(long long x) {
  return from_integer<Direction, T>(x < 0 ? 0ull - static_cast<unsigned long long>(x) : static_cast<unsigned long long>(x), x < 0);
}
template <int Direction, class T> __host__ __device__ inline T from_integer(unsigned long long x) { return from_integer<Direction, T>(x, false); }

// An integer next to x in a direction (2 to nearest); NaN gives 0, in 64 bits the topmost bit alone, and what does not fit the nearest that does.
template <int Direction, class Integer> __host__ __device__ inline Integer whole(float x) {
  x = Direction == 2 ? __builtin_rintf(x) : Direction < 0 ? __builtin_floorf(x) : Direction > 0 ? __builtin_ceilf(x) : __builtin_truncf(x);
  const Integer least = Integer(-1) < Integer(0) ? Integer(1ull << (sizeof(Integer) * 8 - 1)) : Integer(0);
  const Integer most = static_cast<Integer>(~least);
  if (x != x) return sizeof(Integer) == 8 ? static_cast<Integer>(1ull << 63) : static_cast<Integer>(0);
  if (x <= static_cast<float>(least)) return least;
  return x >= static_cast<float>(most) ? most : static_cast<Integer>(x);
}
}  // namespace detail
}  // namespace gpu

//@ gpu::int2float_rd  needs: detail:conversions
namespace gpu {
__device__ inline float int2float_rd(int x) { return detail::from_integer<-1, float>(static_cast<long long>(x)); }
}  // namespace gpu

//@ gpu::int2float_ru  needs: detail:conversions
namespace gpu {
__device__ inline float int2float_ru(int x) { return detail::from_integer<1, float>(static_cast<long long>(x)); }
}  // namespace gpu

//@ gpu::int2float_rz  needs: detail:conversions
namespace gpu {
__device__ inline float int2float_rz(int x) { return detail::from_integer<0, float>(static_cast<long long>(x)); }
}  // namespace gpu

//@ gpu::uint2float_rd  needs: detail:conversions
namespace gpu {
__device__ inline float uint2float_rd(unsigned int x) { return detail::from_integer<-1, float>(static_cast<unsigned long long>(x)); }
}  // namespace gpu

//@ gpu::uint2float_ru  needs: detail:conversions
namespace gpu {
__device__ inline float uint2float_ru(unsigned int x) { return detail::from_integer<1, float>(static_cast<unsigned long long>(x)); }
}  // namespace gpu

//@ gpu::uint2float_rz  needs: detail:conversions
namespace gpu {
__device__ inline float uint2float_rz(unsigned int x) { return detail::from_integer<0, float>(static_cast<unsigned long long>(x)); }
}  // namespace gpu

//@ gpu::ll2float_rd  needs: detail:conversions
namespace gpu {
__device__ inline float ll2float_rd(long long x) { return detail::from_integer<-1, float>(x); }
}  // namespace gpu

//@ gpu::ll2float_ru  needs: detail:conversions
namespace gpu {
__device__ inline float ll2float_ru(long long x) { return detail::from_integer<1, float>(x); }
}  // namespace gpu

//@ gpu::ll2float_rz  needs: detail:conversions
namespace gpu {
__device__ inline float ll2float_rz(long long x) { return detail::from_integer<0, float>(x); }
}  // namespace gpu

//@ gpu::ll2double_rd  needs: detail:conversions
namespace gpu {
__device__ inline double ll2double_rd(long long x) { return detail::from_integer<-1, double>(x); }
}  // namespace gpu

//@ gpu::ll2double_ru  needs: detail:conversions
namespace gpu {
__device__ inline double ll2double_ru(long long x) { return detail::from_integer<1, double>(x); }
}  // namespace gpu

//@ gpu::ll2double_rz  needs: detail:conversions
namespace gpu {
__device__ inline double ll2double_rz(long long x) { return detail::from_integer<0, double>(x); }
}  // namespace gpu

//@ gpu::ull2float_rd  needs: detail:conversions
namespace gpu {
__device__ inline float ull2float_rd(unsigned long long x) { return detail::from_integer<-1, float>(x); }
}  // namespace gpu

//@ gpu::ull2float_ru  needs: detail:conversions
namespace gpu {
__device__ inline float ull2float_ru(unsigned long long x) { return detail::from_integer<1, float>(x); }
}  // namespace gpu

//@ gpu::ull2float_rz  needs: detail:conversions
namespace gpu {
__device__ inline float ull2float_rz(unsigned long long x) { return detail::from_integer<0, float>(x); }
}  // namespace gpu

//@ gpu::ull2double_rd  needs: detail:conversions
namespace gpu {
__device__ inline double ull2double_rd(unsigned long long x) { return detail::from_integer<-1, double>(x); }
}  // namespace gpu

//@ gpu::ull2double_ru  needs: detail:conversions
namespace gpu {
__device__ inline double ull2double_ru(unsigned long long x) { return detail::from_integer<1, double>(x); }
}  // namespace gpu

//@ gpu::ull2double_rz  needs: detail:conversions
namespace gpu {
__device__ inline double ull2double_rz(unsigned long long x) { return detail::from_integer<0, double>(x); }
}  // namespace gpu

//@ gpu::uint2double_rn
namespace gpu {
__device__ inline double uint2double_rn(unsigned int x) { return static_cast<double>(x); }
}  // namespace gpu

//@ gpu::double2float_rd  needs: detail:directed
namespace gpu {
__device__ inline float double2float_rd(double x) { return detail::round_directed<-1>(x, 0.0); }
}  // namespace gpu

//@ gpu::double2float_ru  needs: detail:directed
namespace gpu {
__device__ inline float double2float_ru(double x) { return detail::round_directed<1>(x, 0.0); }
}  // namespace gpu

//@ gpu::double2float_rz  needs: detail:directed
namespace gpu {
__device__ inline float double2float_rz(double x) { return detail::round_directed<0>(x, 0.0); }
}  // namespace gpu

//@ gpu::half2short_rn  needs: detail:conversions, detail:half
namespace gpu {
__host__ __device__ inline short half2short_rn(__half x) { return detail::whole<2, short>(__half2float(x)); }
}  // namespace gpu

//@ gpu::half2short_rd  needs: detail:conversions, detail:half
namespace gpu {
__host__ __device__ inline short half2short_rd(__half x) { return detail::whole<-1, short>(__half2float(x)); }
}  // namespace gpu

//@ gpu::half2short_ru  needs: detail:conversions, detail:half
namespace gpu {
__host__ __device__ inline short half2short_ru(__half x) { return detail::whole<1, short>(__half2float(x)); }
}  // namespace gpu

//@ gpu::half2ushort_rn  needs: detail:conversions, detail:half
namespace gpu {
__host__ __device__ inline unsigned short half2ushort_rn(__half x) { return detail::whole<2, unsigned short>(__half2float(x)); }
}  // namespace gpu

//@ gpu::half2ushort_rd  needs: detail:conversions, detail:half
namespace gpu {
__host__ __device__ inline unsigned short half2ushort_rd(__half x) { return detail::whole<-1, unsigned short>(__half2float(x)); }
}  // namespace gpu

//@ gpu::half2ushort_ru  needs: detail:conversions, detail:half
namespace gpu {
__host__ __device__ inline unsigned short half2ushort_ru(__half x) { return detail::whole<1, unsigned short>(__half2float(x)); }
}  // namespace gpu

//@ gpu::half2int_rn  needs: detail:conversions, detail:half
namespace gpu {
__host__ __device__ inline int half2int_rn(__half x) { return detail::whole<2, int>(__half2float(x)); }
}  // namespace gpu

//@ gpu::half2int_rd  needs: detail:conversions, detail:half
namespace gpu {
__host__ __device__ inline int half2int_rd(__half x) { return detail::whole<-1, int>(__half2float(x)); }
}  // namespace gpu

//@ gpu::half2int_ru  needs: detail:conversions, detail:half
namespace gpu {
__host__ __device__ inline int half2int_ru(__half x) { return detail::whole<1, int>(__half2float(x)); }
}  // namespace gpu

//@ gpu::half2uint_rn  needs: detail:conversions, detail:half
namespace gpu {
__host__ __device__ inline unsigned int half2uint_rn(__half x) { return detail::whole<2, unsigned int>(__half2float(x)); }
}  // namespace gpu

//@ gpu::half2uint_rd  needs: detail:conversions, detail:half
namespace gpu {
__host__ __device__ inline unsigned int half2uint_rd(__half x) { return detail::whole<-1, unsigned int>(__half2float(x)); }
}  // namespace gpu

//@ gpu::half2uint_ru  needs: detail:conversions, detail:half
namespace gpu {
__host__ __device__ inline unsigned int half2uint_ru(__half x) { return detail::whole<1, unsigned int>(__half2float(x)); }
}  // namespace gpu

//@ gpu::half2ll_rn  needs: detail:conversions, detail:half
namespace gpu {
__host__ __device__ inline long long half2ll_rn(__half x) { return detail::whole<2, long long>(__half2float(x)); }
}  // namespace gpu

//@ gpu::half2ll_rd  needs: detail:conversions, detail:half
namespace gpu {
__host__ __device__ inline long long half2ll_rd(__half x) { return detail::whole<-1, long long>(__half2float(x)); }
}  // namespace gpu

//@ gpu::half2ll_ru  needs: detail:conversions, detail:half
namespace gpu {
__host__ __device__ inline long long half2ll_ru(__half x) { return detail::whole<1, long long>(__half2float(x)); }
}  // namespace gpu

//@ gpu::half2ull_rn  needs: detail:conversions, detail:half
namespace gpu {
__host__ __device__ inline unsigned long long half2ull_rn(__half x) { return detail::whole<2, unsigned long long>(__half2float(x)); }
}  // namespace gpu

//@ gpu::half2ull_rd  needs: detail:conversions, detail:half
namespace gpu {
__host__ __device__ inline unsigned long long half2ull_rd(__half x) { return detail::whole<-1, unsigned long long>(__half2float(x)); }
}  // namespace gpu

//@ gpu::half2ull_ru  needs: detail:conversions, detail:half
namespace gpu {
__host__ __device__ inline unsigned long long half2ull_ru(__half x) { return detail::whole<1, unsigned long long>(__half2float(x)); }
}  // namespace gpu

//@ gpu::short2half_rd  needs: detail:float16, detail:half
namespace gpu {
__host__ __device__ inline __half short2half_rd(short x) {
  __half_raw raw;
  raw.x = detail::narrow<detail::binary16>(static_cast<long long>(x), detail::rounding::down);
  return raw;
}
}  // namespace gpu

//@ gpu::short2half_ru  needs: detail:float16, detail:half
namespace gpu {
__host__ __device__ inline __half short2half_ru(short x) {
  __half_raw raw;
  raw.x = detail::narrow<detail::binary16>(static_cast<long long>(x), detail::rounding::up);
  return raw;
}
}  // namespace gpu

//@ gpu::short2half_rz  needs: detail:float16, detail:half
namespace gpu {
__host__ __device__ inline __half short2half_rz(short x) {
  __half_raw raw;
  raw.x = detail::narrow<detail::binary16>(static_cast<long long>(x), detail::rounding::zero);
  return raw;
}
}  // namespace gpu

//@ gpu::ushort2half_rd  needs: detail:float16, detail:half
namespace gpu {
__host__ __device__ inline __half ushort2half_rd(unsigned short x) {
  __half_raw raw;
  raw.x = detail::narrow<detail::binary16>(static_cast<unsigned long long>(x), detail::rounding::down);
  return raw;
}
}  // namespace gpu

//@ gpu::ushort2half_ru  needs: detail:float16, detail:half
namespace gpu {
__host__ __device__ inline __half ushort2half_ru(unsigned short x) {
  __half_raw raw;
  raw.x = detail::narrow<detail::binary16>(static_cast<unsigned long long>(x), detail::rounding::up);
  return raw;
}
}  // namespace gpu

//@ gpu::ushort2half_rz  needs: detail:float16, detail:half
namespace gpu {
__host__ __device__ inline __half ushort2half_rz(unsigned short x) {
  __half_raw raw;
  raw.x = detail::narrow<detail::binary16>(static_cast<unsigned long long>(x), detail::rounding::zero);
  return raw;
}
}  // namespace gpu

//@ gpu::int2half_rd  needs: detail:float16, detail:half
namespace gpu {
__host__ __device__ inline __half int2half_rd(int x) {
  __half_raw raw;
  raw.x = detail::narrow<detail::binary16>(static_cast<long long>(x), detail::rounding::down);
  return raw;
}
}  // namespace gpu

//@ gpu::int2half_ru  needs: detail:float16, detail:half
namespace gpu {
__host__ __device__ inline __half int2half_ru(int x) {
  __half_raw raw;
  raw.x = detail::narrow<detail::binary16>(static_cast<long long>(x), detail::rounding::up);
  return raw;
}
}  // namespace gpu

//@ gpu::int2half_rz  needs: detail:float16, detail:half
namespace gpu {
__host__ __device__ inline __half int2half_rz(int x) {
  __half_raw raw;
  raw.x = detail::narrow<detail::binary16>(static_cast<long long>(x), detail::rounding::zero);
  return raw;
}
}  // namespace gpu

//@ gpu::uint2half_rd  needs: detail:float16, detail:half
namespace gpu {
__host__ __device__ inline __half uint2half_rd(unsigned int x) {
  __half_raw raw;
  raw.x = detail::narrow<detail::binary16>(static_cast<unsigned long long>(x), detail::rounding::down);
  return raw;
}
}  // namespace gpu

//@ gpu::uint2half_ru  needs: detail:float16, detail:half
namespace gpu {
__host__ __device__ inline __half uint2half_ru(unsigned int x) {
  __half_raw raw;
  raw.x = detail::narrow<detail::binary16>(static_cast<unsigned long long>(x), detail::rounding::up);
  return raw;
}
}  // namespace gpu

//@ gpu::uint2half_rz  needs: detail:float16, detail:half
namespace gpu {
__host__ __device__ inline __half uint2half_rz(unsigned int x) {
  __half_raw raw;
  raw.x = detail::narrow<detail::binary16>(static_cast<unsigned long long>(x), detail::rounding::zero);
  return raw;
}
}  // namespace gpu

//@ gpu::ll2half_rd  needs: detail:float16, detail:half
namespace gpu {
__host__ __device__ inline __half ll2half_rd(long long x) {
  __half_raw raw;
  raw.x = detail::narrow<detail::binary16>(x, detail::rounding::down);
  return raw;
}
}  // namespace gpu

//@ gpu::ll2half_ru  needs: detail:float16, detail:half
namespace gpu {
__host__ __device__ inline __half ll2half_ru(long long x) {
  __half_raw raw;
  raw.x = detail::narrow<detail::binary16>(x, detail::rounding::up);
  return raw;
}
}  // namespace gpu

//@ gpu::ll2half_rz  needs: detail:float16, detail:half
namespace gpu {
__host__ __device__ inline __half ll2half_rz(long long x) {
  __half_raw raw;
  raw.x = detail::narrow<detail::binary16>(x, detail::rounding::zero);
  return raw;
}
}  // namespace gpu

//@ gpu::ull2half_rd  needs: detail:float16, detail:half
namespace gpu {
__host__ __device__ inline __half ull2half_rd(unsigned long long x) {
  __half_raw raw;
  raw.x = detail::narrow<detail::binary16>(x, detail::rounding::down);
  return raw;
}
}  // namespace gpu

//@ gpu::ull2half_ru  needs: detail:float16, detail:half
namespace gpu {
__host__ __device__ inline __half ull2half_ru(unsigned long long x) {
  __half_raw raw;
  raw.x = detail::narrow<detail::binary16>(x, detail::rounding::up);
  return raw;
}
}  // namespace gpu

//@ gpu::ull2half_rz  needs: detail:float16, detail:half
namespace gpu {
__host__ __device__ inline __half ull2half_rz(unsigned long long x) {
  __half_raw raw;
  raw.x = detail::narrow<detail::binary16>(x, detail::rounding::zero);
  return raw;
}
}  // namespace gpu
