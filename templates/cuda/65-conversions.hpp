Conversions in a rounding direction: CUDA's own functions.

//@ gpu::int2float_rd
namespace gpu {
__device__ __forceinline__ float int2float_rd(int x) { return ::__int2float_rd(x); }
}  // namespace gpu

//@ gpu::int2float_ru
namespace gpu {
__device__ __forceinline__ float int2float_ru(int x) { return ::__int2float_ru(x); }
}  // namespace gpu

//@ gpu::int2float_rz
namespace gpu {
__device__ __forceinline__ float int2float_rz(int x) { return ::__int2float_rz(x); }
}  // namespace gpu

//@ gpu::uint2float_rd
namespace gpu {
__device__ __forceinline__ float uint2float_rd(unsigned int x) { return ::__uint2float_rd(x); }
}  // namespace gpu

//@ gpu::uint2float_ru
namespace gpu {
__device__ __forceinline__ float uint2float_ru(unsigned int x) { return ::__uint2float_ru(x); }
}  // namespace gpu

//@ gpu::uint2float_rz
namespace gpu {
__device__ __forceinline__ float uint2float_rz(unsigned int x) { return ::__uint2float_rz(x); }
}  // namespace gpu

//@ gpu::ll2float_rd
namespace gpu {
__device__ __forceinline__ float ll2float_rd(long long x) { return ::__ll2float_rd(x); }
}  // namespace gpu

//@ gpu::ll2float_ru
namespace gpu {
__device__ __forceinline__ float ll2float_ru(long long x) { return ::__ll2float_ru(x); }
}  // namespace gpu

//@ gpu::ll2float_rz
namespace gpu {
__device__ __forceinline__ float ll2float_rz(long long x) { return ::__ll2float_rz(x); }
}  // namespace gpu

//@ gpu::ll2double_rd
namespace gpu {
__device__ __forceinline__ double ll2double_rd(long long x) { return ::__ll2double_rd(x); }
}  // namespace gpu

//@ gpu::ll2double_ru
namespace gpu {
__device__ __forceinline__ double ll2double_ru(long long x) { return ::__ll2double_ru(x); }
}  // namespace gpu

//@ gpu::ll2double_rz
namespace gpu {
__device__ __forceinline__ double ll2double_rz(long long x) { return ::__ll2double_rz(x); }
}  // namespace gpu

//@ gpu::ull2float_rd
namespace gpu {
__device__ __forceinline__ float ull2float_rd(unsigned long long x) { return ::__ull2float_rd(x); }
}  // namespace gpu

//@ gpu::ull2float_ru
namespace gpu {
__device__ __forceinline__ float ull2float_ru(unsigned long long x) { return ::__ull2float_ru(x); }
}  // namespace gpu

//@ gpu::ull2float_rz
namespace gpu {
__device__ __forceinline__ float ull2float_rz(unsigned long long x) { return ::__ull2float_rz(x); }
}  // namespace gpu

//@ gpu::ull2double_rd
namespace gpu {
__device__ __forceinline__ double ull2double_rd(unsigned long long x) { return ::__ull2double_rd(x); }
}  // namespace gpu

//@ gpu::ull2double_ru
namespace gpu {
__device__ __forceinline__ double ull2double_ru(unsigned long long x) { return ::__ull2double_ru(x); }
}  // namespace gpu

//@ gpu::ull2double_rz
namespace gpu {
__device__ __forceinline__ double ull2double_rz(unsigned long long x) { return ::__ull2double_rz(x); }
}  // namespace gpu

//@ gpu::uint2double_rn
namespace gpu {
__device__ __forceinline__ double uint2double_rn(unsigned int x) { return ::__uint2double_rn(x); }
}  // namespace gpu

//@ gpu::double2float_rd
namespace gpu {
__device__ __forceinline__ float double2float_rd(double x) { return ::__double2float_rd(x); }
}  // namespace gpu

//@ gpu::double2float_ru
namespace gpu {
__device__ __forceinline__ float double2float_ru(double x) { return ::__double2float_ru(x); }
}  // namespace gpu

//@ gpu::double2float_rz
namespace gpu {
__device__ __forceinline__ float double2float_rz(double x) { return ::__double2float_rz(x); }
}  // namespace gpu

//@ gpu::half2short_rn
#include <cuda_fp16.h>
namespace gpu {
#pragma nv_exec_check_disable
__host__ __device__ __forceinline__ short half2short_rn(__half x) { return ::__half2short_rn(x); }
}  // namespace gpu

//@ gpu::half2short_rd
#include <cuda_fp16.h>
namespace gpu {
#pragma nv_exec_check_disable
__host__ __device__ __forceinline__ short half2short_rd(__half x) { return ::__half2short_rd(x); }
}  // namespace gpu

//@ gpu::half2short_ru
#include <cuda_fp16.h>
namespace gpu {
#pragma nv_exec_check_disable
__host__ __device__ __forceinline__ short half2short_ru(__half x) { return ::__half2short_ru(x); }
}  // namespace gpu

//@ gpu::half2ushort_rn
#include <cuda_fp16.h>
namespace gpu {
#pragma nv_exec_check_disable
__host__ __device__ __forceinline__ unsigned short half2ushort_rn(__half x) { return ::__half2ushort_rn(x); }
}  // namespace gpu

//@ gpu::half2ushort_rd
#include <cuda_fp16.h>
namespace gpu {
#pragma nv_exec_check_disable
__host__ __device__ __forceinline__ unsigned short half2ushort_rd(__half x) { return ::__half2ushort_rd(x); }
}  // namespace gpu

//@ gpu::half2ushort_ru
#include <cuda_fp16.h>
namespace gpu {
#pragma nv_exec_check_disable
__host__ __device__ __forceinline__ unsigned short half2ushort_ru(__half x) { return ::__half2ushort_ru(x); }
}  // namespace gpu

//@ gpu::half2int_rn
#include <cuda_fp16.h>
namespace gpu {
#pragma nv_exec_check_disable
__host__ __device__ __forceinline__ int half2int_rn(__half x) { return ::__half2int_rn(x); }
}  // namespace gpu

//@ gpu::half2int_rd
#include <cuda_fp16.h>
namespace gpu {
#pragma nv_exec_check_disable
__host__ __device__ __forceinline__ int half2int_rd(__half x) { return ::__half2int_rd(x); }
}  // namespace gpu

//@ gpu::half2int_ru
#include <cuda_fp16.h>
namespace gpu {
#pragma nv_exec_check_disable
__host__ __device__ __forceinline__ int half2int_ru(__half x) { return ::__half2int_ru(x); }
}  // namespace gpu

//@ gpu::half2uint_rn
#include <cuda_fp16.h>
namespace gpu {
#pragma nv_exec_check_disable
__host__ __device__ __forceinline__ unsigned int half2uint_rn(__half x) { return ::__half2uint_rn(x); }
}  // namespace gpu

//@ gpu::half2uint_rd
#include <cuda_fp16.h>
namespace gpu {
#pragma nv_exec_check_disable
__host__ __device__ __forceinline__ unsigned int half2uint_rd(__half x) { return ::__half2uint_rd(x); }
}  // namespace gpu

//@ gpu::half2uint_ru
#include <cuda_fp16.h>
namespace gpu {
#pragma nv_exec_check_disable
__host__ __device__ __forceinline__ unsigned int half2uint_ru(__half x) { return ::__half2uint_ru(x); }
}  // namespace gpu

//@ gpu::half2ll_rn
#include <cuda_fp16.h>
namespace gpu {
#pragma nv_exec_check_disable
__host__ __device__ __forceinline__ long long half2ll_rn(__half x) { return ::__half2ll_rn(x); }
}  // namespace gpu

//@ gpu::half2ll_rd
#include <cuda_fp16.h>
namespace gpu {
#pragma nv_exec_check_disable
__host__ __device__ __forceinline__ long long half2ll_rd(__half x) { return ::__half2ll_rd(x); }
}  // namespace gpu

//@ gpu::half2ll_ru
#include <cuda_fp16.h>
namespace gpu {
#pragma nv_exec_check_disable
__host__ __device__ __forceinline__ long long half2ll_ru(__half x) { return ::__half2ll_ru(x); }
}  // namespace gpu

//@ gpu::half2ull_rn
#include <cuda_fp16.h>
namespace gpu {
#pragma nv_exec_check_disable
__host__ __device__ __forceinline__ unsigned long long half2ull_rn(__half x) { return ::__half2ull_rn(x); }
}  // namespace gpu

//@ gpu::half2ull_rd
#include <cuda_fp16.h>
namespace gpu {
#pragma nv_exec_check_disable
__host__ __device__ __forceinline__ unsigned long long half2ull_rd(__half x) { return ::__half2ull_rd(x); }
}  // namespace gpu

//@ gpu::half2ull_ru
#include <cuda_fp16.h>
namespace gpu {
#pragma nv_exec_check_disable
__host__ __device__ __forceinline__ unsigned long long half2ull_ru(__half x) { return ::__half2ull_ru(x); }
}  // namespace gpu

//@ gpu::short2half_rd
#include <cuda_fp16.h>
namespace gpu {
#pragma nv_exec_check_disable
__host__ __device__ __forceinline__ __half short2half_rd(short x) { return ::__short2half_rd(x); }
}  // namespace gpu

//@ gpu::short2half_ru
#include <cuda_fp16.h>
namespace gpu {
#pragma nv_exec_check_disable
__host__ __device__ __forceinline__ __half short2half_ru(short x) { return ::__short2half_ru(x); }
}  // namespace gpu

//@ gpu::short2half_rz
#include <cuda_fp16.h>
namespace gpu {
#pragma nv_exec_check_disable
__host__ __device__ __forceinline__ __half short2half_rz(short x) { return ::__short2half_rz(x); }
}  // namespace gpu

//@ gpu::ushort2half_rd
#include <cuda_fp16.h>
namespace gpu {
#pragma nv_exec_check_disable
__host__ __device__ __forceinline__ __half ushort2half_rd(unsigned short x) { return ::__ushort2half_rd(x); }
}  // namespace gpu

//@ gpu::ushort2half_ru
#include <cuda_fp16.h>
namespace gpu {
#pragma nv_exec_check_disable
__host__ __device__ __forceinline__ __half ushort2half_ru(unsigned short x) { return ::__ushort2half_ru(x); }
}  // namespace gpu

//@ gpu::ushort2half_rz
#include <cuda_fp16.h>
namespace gpu {
#pragma nv_exec_check_disable
__host__ __device__ __forceinline__ __half ushort2half_rz(unsigned short x) { return ::__ushort2half_rz(x); }
}  // namespace gpu

//@ gpu::int2half_rd
#include <cuda_fp16.h>
namespace gpu {
#pragma nv_exec_check_disable
__host__ __device__ __forceinline__ __half int2half_rd(int x) { return ::__int2half_rd(x); }
}  // namespace gpu

//@ gpu::int2half_ru
#include <cuda_fp16.h>
namespace gpu {
#pragma nv_exec_check_disable
__host__ __device__ __forceinline__ __half int2half_ru(int x) { return ::__int2half_ru(x); }
}  // namespace gpu

//@ gpu::int2half_rz
#include <cuda_fp16.h>
namespace gpu {
#pragma nv_exec_check_disable
__host__ __device__ __forceinline__ __half int2half_rz(int x) { return ::__int2half_rz(x); }
}  // namespace gpu

//@ gpu::uint2half_rd
#include <cuda_fp16.h>
namespace gpu {
#pragma nv_exec_check_disable
__host__ __device__ __forceinline__ __half uint2half_rd(unsigned int x) { return ::__uint2half_rd(x); }
}  // namespace gpu

//@ gpu::uint2half_ru
#include <cuda_fp16.h>
namespace gpu {
#pragma nv_exec_check_disable
__host__ __device__ __forceinline__ __half uint2half_ru(unsigned int x) { return ::__uint2half_ru(x); }
}  // namespace gpu

//@ gpu::uint2half_rz
#include <cuda_fp16.h>
namespace gpu {
#pragma nv_exec_check_disable
__host__ __device__ __forceinline__ __half uint2half_rz(unsigned int x) { return ::__uint2half_rz(x); }
}  // namespace gpu

//@ gpu::ll2half_rd
#include <cuda_fp16.h>
namespace gpu {
#pragma nv_exec_check_disable
__host__ __device__ __forceinline__ __half ll2half_rd(long long x) { return ::__ll2half_rd(x); }
}  // namespace gpu

//@ gpu::ll2half_ru
#include <cuda_fp16.h>
namespace gpu {
#pragma nv_exec_check_disable
__host__ __device__ __forceinline__ __half ll2half_ru(long long x) { return ::__ll2half_ru(x); }
}  // namespace gpu

//@ gpu::ll2half_rz
#include <cuda_fp16.h>
namespace gpu {
#pragma nv_exec_check_disable
__host__ __device__ __forceinline__ __half ll2half_rz(long long x) { return ::__ll2half_rz(x); }
}  // namespace gpu

//@ gpu::ull2half_rd
#include <cuda_fp16.h>
namespace gpu {
#pragma nv_exec_check_disable
__host__ __device__ __forceinline__ __half ull2half_rd(unsigned long long x) { return ::__ull2half_rd(x); }
}  // namespace gpu

//@ gpu::ull2half_ru
#include <cuda_fp16.h>
namespace gpu {
#pragma nv_exec_check_disable
__host__ __device__ __forceinline__ __half ull2half_ru(unsigned long long x) { return ::__ull2half_ru(x); }
}  // namespace gpu

//@ gpu::ull2half_rz
#include <cuda_fp16.h>
namespace gpu {
#pragma nv_exec_check_disable
__host__ __device__ __forceinline__ __half ull2half_rz(unsigned long long x) { return ::__ull2half_rz(x); }
}  // namespace gpu
