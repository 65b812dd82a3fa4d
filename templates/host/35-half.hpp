CUDA's half types and their conversions (cuda_fp16.h). What both 16-bit types share is in portable/34-float16.hpp.

//@ __half __half2 __half_raw __half2_raw __nv_half __nv_half2 __nv_half_raw __nv_half2_raw half+include:fp16 half2+include:fp16 nv_half nv_half2  needs: detail:float16
using __half = gpu::detail::float16<gpu::detail::binary16>;
using __half2 = gpu::detail::float16x2<gpu::detail::binary16>;
using __half_raw = gpu::detail::float16_raw<gpu::detail::binary16>;
using __half2_raw = gpu::detail::float16x2_raw<gpu::detail::binary16>;
using half = __half;
using half2 = __half2;
using nv_half = __half;
using nv_half2 = __half2;
using __nv_half = __half;
using __nv_half2 = __half2;
using __nv_half_raw = __half_raw;
using __nv_half2_raw = __half2_raw;

//@ __float2half_rn  needs: __half
inline __half __float2half_rn(float x) { return __half(x); }

//@ __float2half_rd  needs: __half
inline __half __float2half_rd(float x) { return __half::of_bits(gpu::detail::narrow<gpu::detail::binary16>(x, gpu::detail::rounding::down)); }

//@ __float2half_ru  needs: __half
inline __half __float2half_ru(float x) { return __half::of_bits(gpu::detail::narrow<gpu::detail::binary16>(x, gpu::detail::rounding::up)); }

//@ __float2half_rz  needs: __half
inline __half __float2half_rz(float x) { return __half::of_bits(gpu::detail::narrow<gpu::detail::binary16>(x, gpu::detail::rounding::zero)); }

//@ __float2half  needs: __half
inline __half __float2half(float x) { return __half(x); }

//@ __double2half  needs: __half
inline __half __double2half(double x) { return __half(x); }

//@ __short2half_rn  needs: __half
inline __half __short2half_rn(short x) { return __half::of_bits(gpu::detail::narrow<gpu::detail::binary16>(static_cast<long long>(x), gpu::detail::rounding::nearest)); }

//@ __short2half_rd  needs: __half
inline __half __short2half_rd(short x) { return __half::of_bits(gpu::detail::narrow<gpu::detail::binary16>(static_cast<long long>(x), gpu::detail::rounding::down)); }

//@ __short2half_ru  needs: __half
inline __half __short2half_ru(short x) { return __half::of_bits(gpu::detail::narrow<gpu::detail::binary16>(static_cast<long long>(x), gpu::detail::rounding::up)); }

//@ __short2half_rz  needs: __half
inline __half __short2half_rz(short x) { return __half::of_bits(gpu::detail::narrow<gpu::detail::binary16>(static_cast<long long>(x), gpu::detail::rounding::zero)); }

//@ __ushort2half_rn  needs: __half
inline __half __ushort2half_rn(unsigned short x) { return __half::of_bits(gpu::detail::narrow<gpu::detail::binary16>(static_cast<unsigned long long>(x), gpu::detail::rounding::nearest)); }

//@ __ushort2half_rd  needs: __half
inline __half __ushort2half_rd(unsigned short x) { return __half::of_bits(gpu::detail::narrow<gpu::detail::binary16>(static_cast<unsigned long long>(x), gpu::detail::rounding::down)); }

//@ __ushort2half_ru  needs: __half
inline __half __ushort2half_ru(unsigned short x) { return __half::of_bits(gpu::detail::narrow<gpu::detail::binary16>(static_cast<unsigned long long>(x), gpu::detail::rounding::up)); }

//@ __ushort2half_rz  needs: __half
inline __half __ushort2half_rz(unsigned short x) { return __half::of_bits(gpu::detail::narrow<gpu::detail::binary16>(static_cast<unsigned long long>(x), gpu::detail::rounding::zero)); }

//@ __int2half_rn  needs: __half
inline __half __int2half_rn(int x) { return __half::of_bits(gpu::detail::narrow<gpu::detail::binary16>(static_cast<long long>(x), gpu::detail::rounding::nearest)); }

//@ __int2half_rd  needs: __half
inline __half __int2half_rd(int x) { return __half::of_bits(gpu::detail::narrow<gpu::detail::binary16>(static_cast<long long>(x), gpu::detail::rounding::down)); }

//@ __int2half_ru  needs: __half
inline __half __int2half_ru(int x) { return __half::of_bits(gpu::detail::narrow<gpu::detail::binary16>(static_cast<long long>(x), gpu::detail::rounding::up)); }

//@ __int2half_rz  needs: __half
inline __half __int2half_rz(int x) { return __half::of_bits(gpu::detail::narrow<gpu::detail::binary16>(static_cast<long long>(x), gpu::detail::rounding::zero)); }

//@ __uint2half_rn  needs: __half
inline __half __uint2half_rn(unsigned int x) { return __half::of_bits(gpu::detail::narrow<gpu::detail::binary16>(static_cast<unsigned long long>(x), gpu::detail::rounding::nearest)); }

//@ __uint2half_rd  needs: __half
inline __half __uint2half_rd(unsigned int x) { return __half::of_bits(gpu::detail::narrow<gpu::detail::binary16>(static_cast<unsigned long long>(x), gpu::detail::rounding::down)); }

//@ __uint2half_ru  needs: __half
inline __half __uint2half_ru(unsigned int x) { return __half::of_bits(gpu::detail::narrow<gpu::detail::binary16>(static_cast<unsigned long long>(x), gpu::detail::rounding::up)); }

//@ __uint2half_rz  needs: __half
inline __half __uint2half_rz(unsigned int x) { return __half::of_bits(gpu::detail::narrow<gpu::detail::binary16>(static_cast<unsigned long long>(x), gpu::detail::rounding::zero)); }

//@ __ll2half_rn  needs: __half
inline __half __ll2half_rn(long long x) { return __half::of_bits(gpu::detail::narrow<gpu::detail::binary16>(x, gpu::detail::rounding::nearest)); }

//@ __ll2half_rd  needs: __half
inline __half __ll2half_rd(long long x) { return __half::of_bits(gpu::detail::narrow<gpu::detail::binary16>(x, gpu::detail::rounding::down)); }

//@ __ll2half_ru  needs: __half
inline __half __ll2half_ru(long long x) { return __half::of_bits(gpu::detail::narrow<gpu::detail::binary16>(x, gpu::detail::rounding::up)); }

//@ __ll2half_rz  needs: __half
inline __half __ll2half_rz(long long x) { return __half::of_bits(gpu::detail::narrow<gpu::detail::binary16>(x, gpu::detail::rounding::zero)); }

//@ __ull2half_rn  needs: __half
inline __half __ull2half_rn(unsigned long long x) { return __half::of_bits(gpu::detail::narrow<gpu::detail::binary16>(x, gpu::detail::rounding::nearest)); }

//@ __ull2half_rd  needs: __half
inline __half __ull2half_rd(unsigned long long x) { return __half::of_bits(gpu::detail::narrow<gpu::detail::binary16>(x, gpu::detail::rounding::down)); }

//@ __ull2half_ru  needs: __half
inline __half __ull2half_ru(unsigned long long x) { return __half::of_bits(gpu::detail::narrow<gpu::detail::binary16>(x, gpu::detail::rounding::up)); }

//@ __ull2half_rz  needs: __half
inline __half __ull2half_rz(unsigned long long x) { return __half::of_bits(gpu::detail::narrow<gpu::detail::binary16>(x, gpu::detail::rounding::zero)); }

//@ __short_as_half  needs: __half
inline __half __short_as_half(short x) { return __half::of_bits(static_cast<unsigned short>(x)); }

//@ __ushort_as_half  needs: __half
inline __half __ushort_as_half(unsigned short x) { return __half::of_bits(x); }

//@ __float2half2_rn  needs: __half
inline __half2 __float2half2_rn(float x) { return __half2(__half(x), __half(x)); }

//@ __floats2half2_rn  needs: __half
inline __half2 __floats2half2_rn(float x, float y) { return __half2(__half(x), __half(y)); }

//@ __float22half2_rn  needs: __half
inline __half2 __float22half2_rn(float2 x) { return __half2(__half(x.x), __half(x.y)); }

//@ __half2float  needs: __half
inline float __half2float(__half x) { return x; }

//@ __half22float2  needs: __half
inline float2 __half22float2(__half2 x) { return make_float2(x.x, x.y); }

//@ __half2short_rn  needs: __half
inline short __half2short_rn(__half x) { return gpu::detail::to_integer<short>(x, gpu::detail::rounding::nearest); }

//@ __half2short_rd  needs: __half
inline short __half2short_rd(__half x) { return gpu::detail::to_integer<short>(x, gpu::detail::rounding::down); }

//@ __half2short_ru  needs: __half
inline short __half2short_ru(__half x) { return gpu::detail::to_integer<short>(x, gpu::detail::rounding::up); }

//@ __half2short_rz  needs: __half
inline short __half2short_rz(__half x) { return gpu::detail::to_integer<short>(x, gpu::detail::rounding::zero); }

//@ __half2ushort_rn  needs: __half
inline unsigned short __half2ushort_rn(__half x) { return gpu::detail::to_integer<unsigned short>(x, gpu::detail::rounding::nearest); }

//@ __half2ushort_rd  needs: __half
inline unsigned short __half2ushort_rd(__half x) { return gpu::detail::to_integer<unsigned short>(x, gpu::detail::rounding::down); }

//@ __half2ushort_ru  needs: __half
inline unsigned short __half2ushort_ru(__half x) { return gpu::detail::to_integer<unsigned short>(x, gpu::detail::rounding::up); }

//@ __half2ushort_rz  needs: __half
inline unsigned short __half2ushort_rz(__half x) { return gpu::detail::to_integer<unsigned short>(x, gpu::detail::rounding::zero); }

//@ __half2int_rn  needs: __half
inline int __half2int_rn(__half x) { return gpu::detail::to_integer<int>(x, gpu::detail::rounding::nearest); }

//@ __half2int_rd  needs: __half
inline int __half2int_rd(__half x) { return gpu::detail::to_integer<int>(x, gpu::detail::rounding::down); }

//@ __half2int_ru  needs: __half
inline int __half2int_ru(__half x) { return gpu::detail::to_integer<int>(x, gpu::detail::rounding::up); }

//@ __half2int_rz  needs: __half
inline int __half2int_rz(__half x) { return gpu::detail::to_integer<int>(x, gpu::detail::rounding::zero); }

//@ __half2uint_rn  needs: __half
inline unsigned int __half2uint_rn(__half x) { return gpu::detail::to_integer<unsigned int>(x, gpu::detail::rounding::nearest); }

//@ __half2uint_rd  needs: __half
inline unsigned int __half2uint_rd(__half x) { return gpu::detail::to_integer<unsigned int>(x, gpu::detail::rounding::down); }

//@ __half2uint_ru  needs: __half
inline unsigned int __half2uint_ru(__half x) { return gpu::detail::to_integer<unsigned int>(x, gpu::detail::rounding::up); }

//@ __half2uint_rz  needs: __half
inline unsigned int __half2uint_rz(__half x) { return gpu::detail::to_integer<unsigned int>(x, gpu::detail::rounding::zero); }

//@ __half2ll_rn  needs: __half
inline long long __half2ll_rn(__half x) { return gpu::detail::to_integer<long long>(x, gpu::detail::rounding::nearest); }

//@ __half2ll_rd  needs: __half
inline long long __half2ll_rd(__half x) { return gpu::detail::to_integer<long long>(x, gpu::detail::rounding::down); }

//@ __half2ll_ru  needs: __half
inline long long __half2ll_ru(__half x) { return gpu::detail::to_integer<long long>(x, gpu::detail::rounding::up); }

//@ __half2ll_rz  needs: __half
inline long long __half2ll_rz(__half x) { return gpu::detail::to_integer<long long>(x, gpu::detail::rounding::zero); }

//@ __half2ull_rn  needs: __half
inline unsigned long long __half2ull_rn(__half x) { return gpu::detail::to_integer<unsigned long long>(x, gpu::detail::rounding::nearest); }

//@ __half2ull_rd  needs: __half
inline unsigned long long __half2ull_rd(__half x) { return gpu::detail::to_integer<unsigned long long>(x, gpu::detail::rounding::down); }

//@ __half2ull_ru  needs: __half
inline unsigned long long __half2ull_ru(__half x) { return gpu::detail::to_integer<unsigned long long>(x, gpu::detail::rounding::up); }

//@ __half2ull_rz  needs: __half
inline unsigned long long __half2ull_rz(__half x) { return gpu::detail::to_integer<unsigned long long>(x, gpu::detail::rounding::zero); }

//@ __half2char_rz  needs: __half
inline signed char __half2char_rz(__half x) { return gpu::detail::to_integer<signed char>(x, gpu::detail::rounding::zero); }

//@ __half2uchar_rz  needs: __half
inline unsigned char __half2uchar_rz(__half x) { return gpu::detail::to_integer<unsigned char>(x, gpu::detail::rounding::zero); }

//@ __half_as_short  needs: __half
inline short __half_as_short(__half x) { return gpu::detail::same_bits<short>(x); }

//@ __half_as_ushort  needs: __half
inline unsigned short __half_as_ushort(__half x) { return gpu::detail::same_bits<unsigned short>(x); }

//@ __half2half2  needs: __half
inline __half2 __half2half2(__half x) { return __half2(x, x); }

//@ __halves2half2  needs: __half
inline __half2 __halves2half2(__half x, __half y) { return __half2(x, y); }

//@ make_half2  needs: __half
inline __half2 make_half2(__half x, __half y) { return __half2(x, y); }

//@ __low2half  needs: __half
inline __half __low2half(__half2 x) { return x.x; }

//@ __high2half  needs: __half
inline __half __high2half(__half2 x) { return x.y; }

//@ __low2half2  needs: __half
inline __half2 __low2half2(__half2 x) { return __half2(x.x, x.x); }

//@ __high2half2  needs: __half
inline __half2 __high2half2(__half2 x) { return __half2(x.y, x.y); }

//@ __lows2half2  needs: __half
inline __half2 __lows2half2(__half2 x, __half2 y) { return __half2(x.x, y.x); }

//@ __highs2half2  needs: __half
inline __half2 __highs2half2(__half2 x, __half2 y) { return __half2(x.y, y.y); }
