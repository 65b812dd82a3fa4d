16-bit floating-point numbers: CUDA's own functions.

//@ gpu_bfloat16
#include <cuda_bf16.h>
using gpu_bfloat16 = __nv_bfloat16;

//@ gpu_bfloat162
#include <cuda_bf16.h>
using gpu_bfloat162 = __nv_bfloat162;

//@ gpu::hadd_rn
#include <cuda_fp16.h>
namespace gpu {
#pragma nv_exec_check_disable
template <class T> __host__ __device__ __forceinline__ T hadd_rn(T x, T y) { return ::__hadd_rn(x, y); }
}  // namespace gpu

//@ gpu::hadd2_rn
#include <cuda_fp16.h>
namespace gpu {
#pragma nv_exec_check_disable
template <class T> __host__ __device__ __forceinline__ T hadd2_rn(T x, T y) { return ::__hadd2_rn(x, y); }
}  // namespace gpu

//@ gpu::hsub_rn
#include <cuda_fp16.h>
namespace gpu {
#pragma nv_exec_check_disable
template <class T> __host__ __device__ __forceinline__ T hsub_rn(T x, T y) { return ::__hsub_rn(x, y); }
}  // namespace gpu

//@ gpu::hsub2_rn
#include <cuda_fp16.h>
namespace gpu {
#pragma nv_exec_check_disable
template <class T> __host__ __device__ __forceinline__ T hsub2_rn(T x, T y) { return ::__hsub2_rn(x, y); }
}  // namespace gpu

//@ gpu::hmul_rn
#include <cuda_fp16.h>
namespace gpu {
#pragma nv_exec_check_disable
template <class T> __host__ __device__ __forceinline__ T hmul_rn(T x, T y) { return ::__hmul_rn(x, y); }
}  // namespace gpu

//@ gpu::hmul2_rn
#include <cuda_fp16.h>
namespace gpu {
#pragma nv_exec_check_disable
template <class T> __host__ __device__ __forceinline__ T hmul2_rn(T x, T y) { return ::__hmul2_rn(x, y); }
}  // namespace gpu

//@ gpu::hmax_nan
#include <cuda_fp16.h>
namespace gpu {
#pragma nv_exec_check_disable
template <class T> __host__ __device__ __forceinline__ T hmax_nan(T x, T y) { return ::__hmax_nan(x, y); }
}  // namespace gpu

//@ gpu::hmax2_nan
#include <cuda_fp16.h>
namespace gpu {
#pragma nv_exec_check_disable
template <class T> __host__ __device__ __forceinline__ T hmax2_nan(T x, T y) { return ::__hmax2_nan(x, y); }
}  // namespace gpu

//@ gpu::hmin_nan
#include <cuda_fp16.h>
namespace gpu {
#pragma nv_exec_check_disable
template <class T> __host__ __device__ __forceinline__ T hmin_nan(T x, T y) { return ::__hmin_nan(x, y); }
}  // namespace gpu

//@ gpu::hmin2_nan
#include <cuda_fp16.h>
namespace gpu {
#pragma nv_exec_check_disable
template <class T> __host__ __device__ __forceinline__ T hmin2_nan(T x, T y) { return ::__hmin2_nan(x, y); }
}  // namespace gpu

//@ gpu::hfma_relu
#include <cuda_fp16.h>
namespace gpu {
#pragma nv_exec_check_disable
template <class T> __host__ __device__ __forceinline__ T hfma_relu(T x, T y, T z) { return ::__hfma_relu(x, y, z); }
}  // namespace gpu

//@ gpu::hfma2_relu
#include <cuda_fp16.h>
namespace gpu {
#pragma nv_exec_check_disable
template <class T> __host__ __device__ __forceinline__ T hfma2_relu(T x, T y, T z) { return ::__hfma2_relu(x, y, z); }
}  // namespace gpu

//@ gpu::hcmadd
#include <cuda_fp16.h>
namespace gpu {
#pragma nv_exec_check_disable
template <class T> __host__ __device__ __forceinline__ T hcmadd(T x, T y, T z) { return ::__hcmadd(x, y, z); }
}  // namespace gpu

//@ gpu::heq2_mask
#include <cuda_fp16.h>
namespace gpu {
#pragma nv_exec_check_disable
template <class T> __host__ __device__ __forceinline__ unsigned int heq2_mask(T x, T y) { return ::__heq2_mask(x, y); }
}  // namespace gpu

//@ gpu::hequ2_mask
#include <cuda_fp16.h>
namespace gpu {
#pragma nv_exec_check_disable
template <class T> __host__ __device__ __forceinline__ unsigned int hequ2_mask(T x, T y) { return ::__hequ2_mask(x, y); }
}  // namespace gpu

//@ gpu::hne2_mask
#include <cuda_fp16.h>
namespace gpu {
#pragma nv_exec_check_disable
template <class T> __host__ __device__ __forceinline__ unsigned int hne2_mask(T x, T y) { return ::__hne2_mask(x, y); }
}  // namespace gpu

//@ gpu::hneu2_mask
#include <cuda_fp16.h>
namespace gpu {
#pragma nv_exec_check_disable
template <class T> __host__ __device__ __forceinline__ unsigned int hneu2_mask(T x, T y) { return ::__hneu2_mask(x, y); }
}  // namespace gpu

//@ gpu::hlt2_mask
#include <cuda_fp16.h>
namespace gpu {
#pragma nv_exec_check_disable
template <class T> __host__ __device__ __forceinline__ unsigned int hlt2_mask(T x, T y) { return ::__hlt2_mask(x, y); }
}  // namespace gpu

//@ gpu::hltu2_mask
#include <cuda_fp16.h>
namespace gpu {
#pragma nv_exec_check_disable
template <class T> __host__ __device__ __forceinline__ unsigned int hltu2_mask(T x, T y) { return ::__hltu2_mask(x, y); }
}  // namespace gpu

//@ gpu::hle2_mask
#include <cuda_fp16.h>
namespace gpu {
#pragma nv_exec_check_disable
template <class T> __host__ __device__ __forceinline__ unsigned int hle2_mask(T x, T y) { return ::__hle2_mask(x, y); }
}  // namespace gpu

//@ gpu::hleu2_mask
#include <cuda_fp16.h>
namespace gpu {
#pragma nv_exec_check_disable
template <class T> __host__ __device__ __forceinline__ unsigned int hleu2_mask(T x, T y) { return ::__hleu2_mask(x, y); }
}  // namespace gpu

//@ gpu::hgt2_mask
#include <cuda_fp16.h>
namespace gpu {
#pragma nv_exec_check_disable
template <class T> __host__ __device__ __forceinline__ unsigned int hgt2_mask(T x, T y) { return ::__hgt2_mask(x, y); }
}  // namespace gpu

//@ gpu::hgtu2_mask
#include <cuda_fp16.h>
namespace gpu {
#pragma nv_exec_check_disable
template <class T> __host__ __device__ __forceinline__ unsigned int hgtu2_mask(T x, T y) { return ::__hgtu2_mask(x, y); }
}  // namespace gpu

//@ gpu::hge2_mask
#include <cuda_fp16.h>
namespace gpu {
#pragma nv_exec_check_disable
template <class T> __host__ __device__ __forceinline__ unsigned int hge2_mask(T x, T y) { return ::__hge2_mask(x, y); }
}  // namespace gpu

//@ gpu::hgeu2_mask
#include <cuda_fp16.h>
namespace gpu {
#pragma nv_exec_check_disable
template <class T> __host__ __device__ __forceinline__ unsigned int hgeu2_mask(T x, T y) { return ::__hgeu2_mask(x, y); }
}  // namespace gpu

//@ gpu::htanh
#include <cuda_fp16.h>
namespace gpu {
#pragma nv_exec_check_disable
template <class T> __host__ __device__ __forceinline__ T htanh(T x) { return ::htanh(x); }
}  // namespace gpu

//@ gpu::htanh_approx
#include <cuda_fp16.h>
namespace gpu {
#pragma nv_exec_check_disable
template <class T> __host__ __device__ __forceinline__ T htanh_approx(T x) { return ::htanh_approx(x); }
}  // namespace gpu

//@ gpu::h2tanh
#include <cuda_fp16.h>
namespace gpu {
#pragma nv_exec_check_disable
template <class T> __host__ __device__ __forceinline__ T h2tanh(T x) { return ::h2tanh(x); }
}  // namespace gpu

//@ gpu::h2tanh_approx
#include <cuda_fp16.h>
namespace gpu {
#pragma nv_exec_check_disable
template <class T> __host__ __device__ __forceinline__ T h2tanh_approx(T x) { return ::h2tanh_approx(x); }
}  // namespace gpu

//@ gpu::double2half
#include <cuda_fp16.h>
namespace gpu {
__host__ __device__ __forceinline__ __half double2half(double x) { return ::__double2half(x); }
}  // namespace gpu

//@ gpu::half2char_rz
#include <cuda_fp16.h>
namespace gpu {
__host__ __device__ __forceinline__ signed char half2char_rz(__half x) { return ::__half2char_rz(x); }
}  // namespace gpu

//@ gpu::half2uchar_rz
#include <cuda_fp16.h>
namespace gpu {
__host__ __device__ __forceinline__ unsigned char half2uchar_rz(__half x) { return ::__half2uchar_rz(x); }
}  // namespace gpu

//@ gpu::make_half2
#include <cuda_fp16.h>
namespace gpu {
__host__ __device__ __forceinline__ __half2 make_half2(__half x, __half y) { return ::make_half2(x, y); }
}  // namespace gpu

//@ gpu::float2bfloat16_rn
#include <cuda_bf16.h>
namespace gpu {
__host__ __device__ __forceinline__ __nv_bfloat16 float2bfloat16_rn(float x) { return ::__float2bfloat16_rn(x); }
}  // namespace gpu

//@ gpu::float2bfloat16_rd
#include <cuda_bf16.h>
namespace gpu {
__host__ __device__ __forceinline__ __nv_bfloat16 float2bfloat16_rd(float x) { return ::__float2bfloat16_rd(x); }
}  // namespace gpu

//@ gpu::float2bfloat16_ru
#include <cuda_bf16.h>
namespace gpu {
__host__ __device__ __forceinline__ __nv_bfloat16 float2bfloat16_ru(float x) { return ::__float2bfloat16_ru(x); }
}  // namespace gpu

//@ gpu::float2bfloat16_rz
#include <cuda_bf16.h>
namespace gpu {
__host__ __device__ __forceinline__ __nv_bfloat16 float2bfloat16_rz(float x) { return ::__float2bfloat16_rz(x); }
}  // namespace gpu

//@ gpu::float2bfloat16
#include <cuda_bf16.h>
namespace gpu {
__host__ __device__ __forceinline__ __nv_bfloat16 float2bfloat16(float x) { return ::__float2bfloat16(x); }
}  // namespace gpu

//@ gpu::double2bfloat16
#include <cuda_bf16.h>
namespace gpu {
__host__ __device__ __forceinline__ __nv_bfloat16 double2bfloat16(double x) { return ::__double2bfloat16(x); }
}  // namespace gpu

//@ gpu::short2bfloat16_rn
#include <cuda_bf16.h>
namespace gpu {
__host__ __device__ __forceinline__ __nv_bfloat16 short2bfloat16_rn(short x) { return ::__short2bfloat16_rn(x); }
}  // namespace gpu

//@ gpu::short2bfloat16_rd
#include <cuda_bf16.h>
namespace gpu {
__host__ __device__ __forceinline__ __nv_bfloat16 short2bfloat16_rd(short x) { return ::__short2bfloat16_rd(x); }
}  // namespace gpu

//@ gpu::short2bfloat16_ru
#include <cuda_bf16.h>
namespace gpu {
__host__ __device__ __forceinline__ __nv_bfloat16 short2bfloat16_ru(short x) { return ::__short2bfloat16_ru(x); }
}  // namespace gpu

//@ gpu::short2bfloat16_rz
#include <cuda_bf16.h>
namespace gpu {
__host__ __device__ __forceinline__ __nv_bfloat16 short2bfloat16_rz(short x) { return ::__short2bfloat16_rz(x); }
}  // namespace gpu

//@ gpu::ushort2bfloat16_rn
#include <cuda_bf16.h>
namespace gpu {
__host__ __device__ __forceinline__ __nv_bfloat16 ushort2bfloat16_rn(unsigned short x) { return ::__ushort2bfloat16_rn(x); }
}  // namespace gpu

//@ gpu::ushort2bfloat16_rd
#include <cuda_bf16.h>
namespace gpu {
__host__ __device__ __forceinline__ __nv_bfloat16 ushort2bfloat16_rd(unsigned short x) { return ::__ushort2bfloat16_rd(x); }
}  // namespace gpu

//@ gpu::ushort2bfloat16_ru
#include <cuda_bf16.h>
namespace gpu {
__host__ __device__ __forceinline__ __nv_bfloat16 ushort2bfloat16_ru(unsigned short x) { return ::__ushort2bfloat16_ru(x); }
}  // namespace gpu

//@ gpu::ushort2bfloat16_rz
#include <cuda_bf16.h>
namespace gpu {
__host__ __device__ __forceinline__ __nv_bfloat16 ushort2bfloat16_rz(unsigned short x) { return ::__ushort2bfloat16_rz(x); }
}  // namespace gpu

//@ gpu::int2bfloat16_rn
#include <cuda_bf16.h>
namespace gpu {
__host__ __device__ __forceinline__ __nv_bfloat16 int2bfloat16_rn(int x) { return ::__int2bfloat16_rn(x); }
}  // namespace gpu

//@ gpu::int2bfloat16_rd
#include <cuda_bf16.h>
namespace gpu {
__host__ __device__ __forceinline__ __nv_bfloat16 int2bfloat16_rd(int x) { return ::__int2bfloat16_rd(x); }
}  // namespace gpu

//@ gpu::int2bfloat16_ru
#include <cuda_bf16.h>
namespace gpu {
__host__ __device__ __forceinline__ __nv_bfloat16 int2bfloat16_ru(int x) { return ::__int2bfloat16_ru(x); }
}  // namespace gpu

//@ gpu::int2bfloat16_rz
#include <cuda_bf16.h>
namespace gpu {
__host__ __device__ __forceinline__ __nv_bfloat16 int2bfloat16_rz(int x) { return ::__int2bfloat16_rz(x); }
}  // namespace gpu

//@ gpu::uint2bfloat16_rn
#include <cuda_bf16.h>
namespace gpu {
__host__ __device__ __forceinline__ __nv_bfloat16 uint2bfloat16_rn(unsigned int x) { return ::__uint2bfloat16_rn(x); }
}  // namespace gpu

//@ gpu::uint2bfloat16_rd
#include <cuda_bf16.h>
namespace gpu {
__host__ __device__ __forceinline__ __nv_bfloat16 uint2bfloat16_rd(unsigned int x) { return ::__uint2bfloat16_rd(x); }
}  // namespace gpu

//@ gpu::uint2bfloat16_ru
#include <cuda_bf16.h>
namespace gpu {
__host__ __device__ __forceinline__ __nv_bfloat16 uint2bfloat16_ru(unsigned int x) { return ::__uint2bfloat16_ru(x); }
}  // namespace gpu

//@ gpu::uint2bfloat16_rz
#include <cuda_bf16.h>
namespace gpu {
__host__ __device__ __forceinline__ __nv_bfloat16 uint2bfloat16_rz(unsigned int x) { return ::__uint2bfloat16_rz(x); }
}  // namespace gpu

//@ gpu::ll2bfloat16_rn
#include <cuda_bf16.h>
namespace gpu {
__host__ __device__ __forceinline__ __nv_bfloat16 ll2bfloat16_rn(long long x) { return ::__ll2bfloat16_rn(x); }
}  // namespace gpu

//@ gpu::ll2bfloat16_rd
#include <cuda_bf16.h>
namespace gpu {
__host__ __device__ __forceinline__ __nv_bfloat16 ll2bfloat16_rd(long long x) { return ::__ll2bfloat16_rd(x); }
}  // namespace gpu

//@ gpu::ll2bfloat16_ru
#include <cuda_bf16.h>
namespace gpu {
__host__ __device__ __forceinline__ __nv_bfloat16 ll2bfloat16_ru(long long x) { return ::__ll2bfloat16_ru(x); }
}  // namespace gpu

//@ gpu::ll2bfloat16_rz
#include <cuda_bf16.h>
namespace gpu {
__host__ __device__ __forceinline__ __nv_bfloat16 ll2bfloat16_rz(long long x) { return ::__ll2bfloat16_rz(x); }
}  // namespace gpu

//@ gpu::ull2bfloat16_rn
#include <cuda_bf16.h>
namespace gpu {
__host__ __device__ __forceinline__ __nv_bfloat16 ull2bfloat16_rn(unsigned long long x) { return ::__ull2bfloat16_rn(x); }
}  // namespace gpu

//@ gpu::ull2bfloat16_rd
#include <cuda_bf16.h>
namespace gpu {
__host__ __device__ __forceinline__ __nv_bfloat16 ull2bfloat16_rd(unsigned long long x) { return ::__ull2bfloat16_rd(x); }
}  // namespace gpu

//@ gpu::ull2bfloat16_ru
#include <cuda_bf16.h>
namespace gpu {
__host__ __device__ __forceinline__ __nv_bfloat16 ull2bfloat16_ru(unsigned long long x) { return ::__ull2bfloat16_ru(x); }
}  // namespace gpu

//@ gpu::ull2bfloat16_rz
#include <cuda_bf16.h>
namespace gpu {
__host__ __device__ __forceinline__ __nv_bfloat16 ull2bfloat16_rz(unsigned long long x) { return ::__ull2bfloat16_rz(x); }
}  // namespace gpu

//@ gpu::short_as_bfloat16
#include <cuda_bf16.h>
namespace gpu {
__host__ __device__ __forceinline__ __nv_bfloat16 short_as_bfloat16(short x) { return ::__short_as_bfloat16(x); }
}  // namespace gpu

//@ gpu::ushort_as_bfloat16
#include <cuda_bf16.h>
namespace gpu {
__host__ __device__ __forceinline__ __nv_bfloat16 ushort_as_bfloat16(unsigned short x) { return ::__ushort_as_bfloat16(x); }
}  // namespace gpu

//@ gpu::float2bfloat162_rn
#include <cuda_bf16.h>
namespace gpu {
__host__ __device__ __forceinline__ __nv_bfloat162 float2bfloat162_rn(float x) { return ::__float2bfloat162_rn(x); }
}  // namespace gpu

//@ gpu::floats2bfloat162_rn
#include <cuda_bf16.h>
namespace gpu {
__host__ __device__ __forceinline__ __nv_bfloat162 floats2bfloat162_rn(float x, float y) { return ::__floats2bfloat162_rn(x, y); }
}  // namespace gpu

//@ gpu::float22bfloat162_rn
#include <cuda_bf16.h>
namespace gpu {
__host__ __device__ __forceinline__ __nv_bfloat162 float22bfloat162_rn(float2 x) { return ::__float22bfloat162_rn(x); }
}  // namespace gpu
