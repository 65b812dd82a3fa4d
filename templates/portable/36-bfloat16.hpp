bfloat16: its types and conversions (cuda_bf16.h). What both 16-bit types share is in 34-float16.hpp. The functions that take none of
these types are operations, because HIP's headers have functions of the same name for another type.

//@ gpu_bfloat16 gpu_bfloat162 gpu_bfloat16_t gpu_bfloat162_t __nv_bfloat16_raw __nv_bfloat162_raw  needs: detail:float16
using gpu_bfloat16 = gpu::detail::float16<gpu::detail::bfloat>;
using gpu_bfloat162 = gpu::detail::float16x2<gpu::detail::bfloat>;
using gpu_bfloat16_t = gpu_bfloat16;
using gpu_bfloat162_t = gpu_bfloat162;
using __nv_bfloat16_raw = gpu::detail::float16_raw<gpu::detail::bfloat>;
using __nv_bfloat162_raw = gpu::detail::float16x2_raw<gpu::detail::bfloat>;

//@ gpu::float2bfloat16_rn  needs: gpu_bfloat16
namespace gpu {
__host__ __device__ inline gpu_bfloat16 float2bfloat16_rn(float x) { return gpu_bfloat16(x); }
}  // namespace gpu

//@ gpu::float2bfloat16_rd  needs: gpu_bfloat16
namespace gpu {
__host__ __device__ inline gpu_bfloat16 float2bfloat16_rd(float x) { return gpu_bfloat16::of_bits(gpu::detail::narrow<gpu::detail::bfloat>(x, gpu::detail::rounding::down)); }
}  // namespace gpu

//@ gpu::float2bfloat16_ru  needs: gpu_bfloat16
namespace gpu {
__host__ __device__ inline gpu_bfloat16 float2bfloat16_ru(float x) { return gpu_bfloat16::of_bits(gpu::detail::narrow<gpu::detail::bfloat>(x, gpu::detail::rounding::up)); }
}  // namespace gpu

//@ gpu::float2bfloat16_rz  needs: gpu_bfloat16
namespace gpu {
__host__ __device__ inline gpu_bfloat16 float2bfloat16_rz(float x) { return gpu_bfloat16::of_bits(gpu::detail::narrow<gpu::detail::bfloat>(x, gpu::detail::rounding::zero)); }
}  // namespace gpu

//@ gpu::float2bfloat16  needs: gpu_bfloat16
namespace gpu {
__host__ __device__ inline gpu_bfloat16 float2bfloat16(float x) { return gpu_bfloat16(x); }
}  // namespace gpu

//@ gpu::double2bfloat16  needs: gpu_bfloat16
namespace gpu {
__host__ __device__ inline gpu_bfloat16 double2bfloat16(double x) { return gpu_bfloat16(x); }
}  // namespace gpu

//@ gpu::short2bfloat16_rn  needs: gpu_bfloat16
namespace gpu {
__host__ __device__ inline gpu_bfloat16 short2bfloat16_rn(short x) { return gpu_bfloat16::of_bits(gpu::detail::narrow<gpu::detail::bfloat>(static_cast<long long>(x), gpu::detail::rounding::nearest)); }
}  // namespace gpu

//@ gpu::short2bfloat16_rd  needs: gpu_bfloat16
namespace gpu {
__host__ __device__ inline gpu_bfloat16 short2bfloat16_rd(short x) { return gpu_bfloat16::of_bits(gpu::detail::narrow<gpu::detail::bfloat>(static_cast<long long>(x), gpu::detail::rounding::down)); }
}  // namespace gpu

//@ gpu::short2bfloat16_ru  needs: gpu_bfloat16
namespace gpu {
__host__ __device__ inline gpu_bfloat16 short2bfloat16_ru(short x) { return gpu_bfloat16::of_bits(gpu::detail::narrow<gpu::detail::bfloat>(static_cast<long long>(x), gpu::detail::rounding::up)); }
}  // namespace gpu

//@ gpu::short2bfloat16_rz  needs: gpu_bfloat16
namespace gpu {
__host__ __device__ inline gpu_bfloat16 short2bfloat16_rz(short x) { return gpu_bfloat16::of_bits(gpu::detail::narrow<gpu::detail::bfloat>(static_cast<long long>(x), gpu::detail::rounding::zero)); }
}  // namespace gpu

//@ gpu::ushort2bfloat16_rn  needs: gpu_bfloat16
namespace gpu {
__host__ __device__ inline gpu_bfloat16 ushort2bfloat16_rn(unsigned short x) { return gpu_bfloat16::of_bits(gpu::detail::narrow<gpu::detail::bfloat>(static_cast<unsigned long long>(x), gpu::detail::rounding::nearest)); }
}  // namespace gpu

//@ gpu::ushort2bfloat16_rd  needs: gpu_bfloat16
namespace gpu {
__host__ __device__ inline gpu_bfloat16 ushort2bfloat16_rd(unsigned short x) { return gpu_bfloat16::of_bits(gpu::detail::narrow<gpu::detail::bfloat>(static_cast<unsigned long long>(x), gpu::detail::rounding::down)); }
}  // namespace gpu

//@ gpu::ushort2bfloat16_ru  needs: gpu_bfloat16
namespace gpu {
__host__ __device__ inline gpu_bfloat16 ushort2bfloat16_ru(unsigned short x) { return gpu_bfloat16::of_bits(gpu::detail::narrow<gpu::detail::bfloat>(static_cast<unsigned long long>(x), gpu::detail::rounding::up)); }
}  // namespace gpu

//@ gpu::ushort2bfloat16_rz  needs: gpu_bfloat16
namespace gpu {
__host__ __device__ inline gpu_bfloat16 ushort2bfloat16_rz(unsigned short x) { return gpu_bfloat16::of_bits(gpu::detail::narrow<gpu::detail::bfloat>(static_cast<unsigned long long>(x), gpu::detail::rounding::zero)); }
}  // namespace gpu

//@ gpu::int2bfloat16_rn  needs: gpu_bfloat16
namespace gpu {
__host__ __device__ inline gpu_bfloat16 int2bfloat16_rn(int x) { return gpu_bfloat16::of_bits(gpu::detail::narrow<gpu::detail::bfloat>(static_cast<long long>(x), gpu::detail::rounding::nearest)); }
}  // namespace gpu

//@ gpu::int2bfloat16_rd  needs: gpu_bfloat16
namespace gpu {
__host__ __device__ inline gpu_bfloat16 int2bfloat16_rd(int x) { return gpu_bfloat16::of_bits(gpu::detail::narrow<gpu::detail::bfloat>(static_cast<long long>(x), gpu::detail::rounding::down)); }
}  // namespace gpu

//@ gpu::int2bfloat16_ru  needs: gpu_bfloat16
namespace gpu {
__host__ __device__ inline gpu_bfloat16 int2bfloat16_ru(int x) { return gpu_bfloat16::of_bits(gpu::detail::narrow<gpu::detail::bfloat>(static_cast<long long>(x), gpu::detail::rounding::up)); }
}  // namespace gpu

//@ gpu::int2bfloat16_rz  needs: gpu_bfloat16
namespace gpu {
__host__ __device__ inline gpu_bfloat16 int2bfloat16_rz(int x) { return gpu_bfloat16::of_bits(gpu::detail::narrow<gpu::detail::bfloat>(static_cast<long long>(x), gpu::detail::rounding::zero)); }
}  // namespace gpu

//@ gpu::uint2bfloat16_rn  needs: gpu_bfloat16
namespace gpu {
__host__ __device__ inline gpu_bfloat16 uint2bfloat16_rn(unsigned int x) { return gpu_bfloat16::of_bits(gpu::detail::narrow<gpu::detail::bfloat>(static_cast<unsigned long long>(x), gpu::detail::rounding::nearest)); }
}  // namespace gpu

//@ gpu::uint2bfloat16_rd  needs: gpu_bfloat16
namespace gpu {
__host__ __device__ inline gpu_bfloat16 uint2bfloat16_rd(unsigned int x) { return gpu_bfloat16::of_bits(gpu::detail::narrow<gpu::detail::bfloat>(static_cast<unsigned long long>(x), gpu::detail::rounding::down)); }
}  // namespace gpu

//@ gpu::uint2bfloat16_ru  needs: gpu_bfloat16
namespace gpu {
__host__ __device__ inline gpu_bfloat16 uint2bfloat16_ru(unsigned int x) { return gpu_bfloat16::of_bits(gpu::detail::narrow<gpu::detail::bfloat>(static_cast<unsigned long long>(x), gpu::detail::rounding::up)); }
}  // namespace gpu

//@ gpu::uint2bfloat16_rz  needs: gpu_bfloat16
namespace gpu {
__host__ __device__ inline gpu_bfloat16 uint2bfloat16_rz(unsigned int x) { return gpu_bfloat16::of_bits(gpu::detail::narrow<gpu::detail::bfloat>(static_cast<unsigned long long>(x), gpu::detail::rounding::zero)); }
}  // namespace gpu

//@ gpu::ll2bfloat16_rn  needs: gpu_bfloat16
namespace gpu {
__host__ __device__ inline gpu_bfloat16 ll2bfloat16_rn(long long x) { return gpu_bfloat16::of_bits(gpu::detail::narrow<gpu::detail::bfloat>(x, gpu::detail::rounding::nearest)); }
}  // namespace gpu

//@ gpu::ll2bfloat16_rd  needs: gpu_bfloat16
namespace gpu {
__host__ __device__ inline gpu_bfloat16 ll2bfloat16_rd(long long x) { return gpu_bfloat16::of_bits(gpu::detail::narrow<gpu::detail::bfloat>(x, gpu::detail::rounding::down)); }
}  // namespace gpu

//@ gpu::ll2bfloat16_ru  needs: gpu_bfloat16
namespace gpu {
__host__ __device__ inline gpu_bfloat16 ll2bfloat16_ru(long long x) { return gpu_bfloat16::of_bits(gpu::detail::narrow<gpu::detail::bfloat>(x, gpu::detail::rounding::up)); }
}  // namespace gpu

//@ gpu::ll2bfloat16_rz  needs: gpu_bfloat16
namespace gpu {
__host__ __device__ inline gpu_bfloat16 ll2bfloat16_rz(long long x) { return gpu_bfloat16::of_bits(gpu::detail::narrow<gpu::detail::bfloat>(x, gpu::detail::rounding::zero)); }
}  // namespace gpu

//@ gpu::ull2bfloat16_rn  needs: gpu_bfloat16
namespace gpu {
__host__ __device__ inline gpu_bfloat16 ull2bfloat16_rn(unsigned long long x) { return gpu_bfloat16::of_bits(gpu::detail::narrow<gpu::detail::bfloat>(x, gpu::detail::rounding::nearest)); }
}  // namespace gpu

//@ gpu::ull2bfloat16_rd  needs: gpu_bfloat16
namespace gpu {
__host__ __device__ inline gpu_bfloat16 ull2bfloat16_rd(unsigned long long x) { return gpu_bfloat16::of_bits(gpu::detail::narrow<gpu::detail::bfloat>(x, gpu::detail::rounding::down)); }
}  // namespace gpu

//@ gpu::ull2bfloat16_ru  needs: gpu_bfloat16
namespace gpu {
__host__ __device__ inline gpu_bfloat16 ull2bfloat16_ru(unsigned long long x) { return gpu_bfloat16::of_bits(gpu::detail::narrow<gpu::detail::bfloat>(x, gpu::detail::rounding::up)); }
}  // namespace gpu

//@ gpu::ull2bfloat16_rz  needs: gpu_bfloat16
namespace gpu {
__host__ __device__ inline gpu_bfloat16 ull2bfloat16_rz(unsigned long long x) { return gpu_bfloat16::of_bits(gpu::detail::narrow<gpu::detail::bfloat>(x, gpu::detail::rounding::zero)); }
}  // namespace gpu

//@ gpu::short_as_bfloat16  needs: gpu_bfloat16
namespace gpu {
__host__ __device__ inline gpu_bfloat16 short_as_bfloat16(short x) { return gpu_bfloat16::of_bits(static_cast<unsigned short>(x)); }
}  // namespace gpu

//@ gpu::ushort_as_bfloat16  needs: gpu_bfloat16
namespace gpu {
__host__ __device__ inline gpu_bfloat16 ushort_as_bfloat16(unsigned short x) { return gpu_bfloat16::of_bits(x); }
}  // namespace gpu

//@ gpu::float2bfloat162_rn  needs: gpu_bfloat16
namespace gpu {
__host__ __device__ inline gpu_bfloat162 float2bfloat162_rn(float x) { return gpu_bfloat162(gpu_bfloat16(x), gpu_bfloat16(x)); }
}  // namespace gpu

//@ gpu::floats2bfloat162_rn  needs: gpu_bfloat16
namespace gpu {
__host__ __device__ inline gpu_bfloat162 floats2bfloat162_rn(float x, float y) { return gpu_bfloat162(gpu_bfloat16(x), gpu_bfloat16(y)); }
}  // namespace gpu

//@ gpu::float22bfloat162_rn  needs: gpu_bfloat16
namespace gpu {
__host__ __device__ inline gpu_bfloat162 float22bfloat162_rn(float2 x) { return gpu_bfloat162(gpu_bfloat16(x.x), gpu_bfloat16(x.y)); }
}  // namespace gpu

//@ __bfloat162float  needs: gpu_bfloat16
__host__ __device__ inline float __bfloat162float(gpu_bfloat16 x) { return x; }

//@ __bfloat1622float2  needs: gpu_bfloat16
__host__ __device__ inline float2 __bfloat1622float2(gpu_bfloat162 x) { return make_float2(x.x, x.y); }

//@ __bfloat162short_rn  needs: gpu_bfloat16
__host__ __device__ inline short __bfloat162short_rn(gpu_bfloat16 x) { return gpu::detail::to_integer<short>(x, gpu::detail::rounding::nearest); }

//@ __bfloat162short_rd  needs: gpu_bfloat16
__host__ __device__ inline short __bfloat162short_rd(gpu_bfloat16 x) { return gpu::detail::to_integer<short>(x, gpu::detail::rounding::down); }

//@ __bfloat162short_ru  needs: gpu_bfloat16
__host__ __device__ inline short __bfloat162short_ru(gpu_bfloat16 x) { return gpu::detail::to_integer<short>(x, gpu::detail::rounding::up); }

//@ __bfloat162short_rz  needs: gpu_bfloat16
__host__ __device__ inline short __bfloat162short_rz(gpu_bfloat16 x) { return gpu::detail::to_integer<short>(x, gpu::detail::rounding::zero); }

//@ __bfloat162ushort_rn  needs: gpu_bfloat16
__host__ __device__ inline unsigned short __bfloat162ushort_rn(gpu_bfloat16 x) { return gpu::detail::to_integer<unsigned short>(x, gpu::detail::rounding::nearest); }

//@ __bfloat162ushort_rd  needs: gpu_bfloat16
__host__ __device__ inline unsigned short __bfloat162ushort_rd(gpu_bfloat16 x) { return gpu::detail::to_integer<unsigned short>(x, gpu::detail::rounding::down); }

//@ __bfloat162ushort_ru  needs: gpu_bfloat16
__host__ __device__ inline unsigned short __bfloat162ushort_ru(gpu_bfloat16 x) { return gpu::detail::to_integer<unsigned short>(x, gpu::detail::rounding::up); }

//@ __bfloat162ushort_rz  needs: gpu_bfloat16
__host__ __device__ inline unsigned short __bfloat162ushort_rz(gpu_bfloat16 x) { return gpu::detail::to_integer<unsigned short>(x, gpu::detail::rounding::zero); }

//@ __bfloat162int_rn  needs: gpu_bfloat16
__host__ __device__ inline int __bfloat162int_rn(gpu_bfloat16 x) { return gpu::detail::to_integer<int>(x, gpu::detail::rounding::nearest); }

//@ __bfloat162int_rd  needs: gpu_bfloat16
__host__ __device__ inline int __bfloat162int_rd(gpu_bfloat16 x) { return gpu::detail::to_integer<int>(x, gpu::detail::rounding::down); }

//@ __bfloat162int_ru  needs: gpu_bfloat16
__host__ __device__ inline int __bfloat162int_ru(gpu_bfloat16 x) { return gpu::detail::to_integer<int>(x, gpu::detail::rounding::up); }

//@ __bfloat162int_rz  needs: gpu_bfloat16
__host__ __device__ inline int __bfloat162int_rz(gpu_bfloat16 x) { return gpu::detail::to_integer<int>(x, gpu::detail::rounding::zero); }

//@ __bfloat162uint_rn  needs: gpu_bfloat16
__host__ __device__ inline unsigned int __bfloat162uint_rn(gpu_bfloat16 x) { return gpu::detail::to_integer<unsigned int>(x, gpu::detail::rounding::nearest); }

//@ __bfloat162uint_rd  needs: gpu_bfloat16
__host__ __device__ inline unsigned int __bfloat162uint_rd(gpu_bfloat16 x) { return gpu::detail::to_integer<unsigned int>(x, gpu::detail::rounding::down); }

//@ __bfloat162uint_ru  needs: gpu_bfloat16
__host__ __device__ inline unsigned int __bfloat162uint_ru(gpu_bfloat16 x) { return gpu::detail::to_integer<unsigned int>(x, gpu::detail::rounding::up); }

//@ __bfloat162uint_rz  needs: gpu_bfloat16
__host__ __device__ inline unsigned int __bfloat162uint_rz(gpu_bfloat16 x) { return gpu::detail::to_integer<unsigned int>(x, gpu::detail::rounding::zero); }

//@ __bfloat162ll_rn  needs: gpu_bfloat16
__host__ __device__ inline long long __bfloat162ll_rn(gpu_bfloat16 x) { return gpu::detail::to_integer<long long>(x, gpu::detail::rounding::nearest); }

//@ __bfloat162ll_rd  needs: gpu_bfloat16
__host__ __device__ inline long long __bfloat162ll_rd(gpu_bfloat16 x) { return gpu::detail::to_integer<long long>(x, gpu::detail::rounding::down); }

//@ __bfloat162ll_ru  needs: gpu_bfloat16
__host__ __device__ inline long long __bfloat162ll_ru(gpu_bfloat16 x) { return gpu::detail::to_integer<long long>(x, gpu::detail::rounding::up); }

//@ __bfloat162ll_rz  needs: gpu_bfloat16
__host__ __device__ inline long long __bfloat162ll_rz(gpu_bfloat16 x) { return gpu::detail::to_integer<long long>(x, gpu::detail::rounding::zero); }

//@ __bfloat162ull_rn  needs: gpu_bfloat16
__host__ __device__ inline unsigned long long __bfloat162ull_rn(gpu_bfloat16 x) { return gpu::detail::to_integer<unsigned long long>(x, gpu::detail::rounding::nearest); }

//@ __bfloat162ull_rd  needs: gpu_bfloat16
__host__ __device__ inline unsigned long long __bfloat162ull_rd(gpu_bfloat16 x) { return gpu::detail::to_integer<unsigned long long>(x, gpu::detail::rounding::down); }

//@ __bfloat162ull_ru  needs: gpu_bfloat16
__host__ __device__ inline unsigned long long __bfloat162ull_ru(gpu_bfloat16 x) { return gpu::detail::to_integer<unsigned long long>(x, gpu::detail::rounding::up); }

//@ __bfloat162ull_rz  needs: gpu_bfloat16
__host__ __device__ inline unsigned long long __bfloat162ull_rz(gpu_bfloat16 x) { return gpu::detail::to_integer<unsigned long long>(x, gpu::detail::rounding::zero); }

//@ __bfloat162char_rz  needs: gpu_bfloat16
__host__ __device__ inline signed char __bfloat162char_rz(gpu_bfloat16 x) { return gpu::detail::to_integer<signed char>(x, gpu::detail::rounding::zero); }

//@ __bfloat162uchar_rz  needs: gpu_bfloat16
__host__ __device__ inline unsigned char __bfloat162uchar_rz(gpu_bfloat16 x) { return gpu::detail::to_integer<unsigned char>(x, gpu::detail::rounding::zero); }

//@ __bfloat16_as_short  needs: gpu_bfloat16
__host__ __device__ inline short __bfloat16_as_short(gpu_bfloat16 x) { return gpu::detail::same_bits<short>(x); }

//@ __bfloat16_as_ushort  needs: gpu_bfloat16
__host__ __device__ inline unsigned short __bfloat16_as_ushort(gpu_bfloat16 x) { return gpu::detail::same_bits<unsigned short>(x); }

//@ __bfloat162bfloat162  needs: gpu_bfloat16
__host__ __device__ inline gpu_bfloat162 __bfloat162bfloat162(gpu_bfloat16 x) { return gpu_bfloat162(x, x); }

//@ __halves2bfloat162  needs: gpu_bfloat16
__host__ __device__ inline gpu_bfloat162 __halves2bfloat162(gpu_bfloat16 x, gpu_bfloat16 y) { return gpu_bfloat162(x, y); }

//@ make_bfloat162  needs: gpu_bfloat16
__host__ __device__ inline gpu_bfloat162 make_bfloat162(gpu_bfloat16 x, gpu_bfloat16 y) { return gpu_bfloat162(x, y); }

//@ __low2bfloat16  needs: gpu_bfloat16
__host__ __device__ inline gpu_bfloat16 __low2bfloat16(gpu_bfloat162 x) { return x.x; }

//@ __high2bfloat16  needs: gpu_bfloat16
__host__ __device__ inline gpu_bfloat16 __high2bfloat16(gpu_bfloat162 x) { return x.y; }

//@ __low2bfloat162  needs: gpu_bfloat16
__host__ __device__ inline gpu_bfloat162 __low2bfloat162(gpu_bfloat162 x) { return gpu_bfloat162(x.x, x.x); }

//@ __high2bfloat162  needs: gpu_bfloat16
__host__ __device__ inline gpu_bfloat162 __high2bfloat162(gpu_bfloat162 x) { return gpu_bfloat162(x.y, x.y); }

//@ __lows2bfloat162  needs: gpu_bfloat16
__host__ __device__ inline gpu_bfloat162 __lows2bfloat162(gpu_bfloat162 x, gpu_bfloat162 y) { return gpu_bfloat162(x.x, y.x); }

//@ __highs2bfloat162  needs: gpu_bfloat16
__host__ __device__ inline gpu_bfloat162 __highs2bfloat162(gpu_bfloat162 x, gpu_bfloat162 y) { return gpu_bfloat162(x.y, y.y); }
