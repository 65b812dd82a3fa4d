// Arithmetic whose rounding or typing differs between the vendors.

//@ gpu::fadd_rn
namespace gpu {
__device__ __forceinline__ float fadd_rn(float x, float y) { return __fadd_rn(x, y); }
}  // namespace gpu

//@ gpu::fsub_rn
namespace gpu {
__device__ __forceinline__ float fsub_rn(float x, float y) { return __fsub_rn(x, y); }
}  // namespace gpu

//@ gpu::fmul_rn
namespace gpu {
__device__ __forceinline__ float fmul_rn(float x, float y) { return __fmul_rn(x, y); }
}  // namespace gpu

//@ gpu::dadd_rn
namespace gpu {
__device__ __forceinline__ double dadd_rn(double x, double y) { return __dadd_rn(x, y); }
}  // namespace gpu

//@ gpu::dsub_rn
namespace gpu {
__device__ __forceinline__ double dsub_rn(double x, double y) { return __dsub_rn(x, y); }
}  // namespace gpu

//@ gpu::dmul_rn
namespace gpu {
__device__ __forceinline__ double dmul_rn(double x, double y) { return __dmul_rn(x, y); }
}  // namespace gpu

//@ gpu::fsqrt_rn
namespace gpu {
__device__ __forceinline__ float fsqrt_rn(float x) { return __fsqrt_rn(x); }
}  // namespace gpu

//@ gpu::frsqrt_rn
namespace gpu {
__device__ __forceinline__ float frsqrt_rn(float x) { return __frsqrt_rn(x); }
}  // namespace gpu

//@ gpu::fadd_rd
namespace gpu {
__device__ __forceinline__ float fadd_rd(float x, float y) { return __fadd_rd(x, y); }
}  // namespace gpu

//@ gpu::fsub_rd
namespace gpu {
__device__ __forceinline__ float fsub_rd(float x, float y) { return __fsub_rd(x, y); }
}  // namespace gpu

//@ gpu::fmul_rd
namespace gpu {
__device__ __forceinline__ float fmul_rd(float x, float y) { return __fmul_rd(x, y); }
}  // namespace gpu

//@ gpu::fdiv_rd
namespace gpu {
__device__ __forceinline__ float fdiv_rd(float x, float y) { return __fdiv_rd(x, y); }
}  // namespace gpu

//@ gpu::frcp_rd
namespace gpu {
__device__ __forceinline__ float frcp_rd(float x) { return __frcp_rd(x); }
}  // namespace gpu

//@ gpu::fsqrt_rd
namespace gpu {
__device__ __forceinline__ float fsqrt_rd(float x) { return __fsqrt_rd(x); }
}  // namespace gpu

//@ gpu::fmaf_rd
namespace gpu {
__device__ __forceinline__ float fmaf_rd(float x, float y, float z) { return __fmaf_rd(x, y, z); }
}  // namespace gpu

//@ gpu::fadd_ru
namespace gpu {
__device__ __forceinline__ float fadd_ru(float x, float y) { return __fadd_ru(x, y); }
}  // namespace gpu

//@ gpu::fsub_ru
namespace gpu {
__device__ __forceinline__ float fsub_ru(float x, float y) { return __fsub_ru(x, y); }
}  // namespace gpu

//@ gpu::fmul_ru
namespace gpu {
__device__ __forceinline__ float fmul_ru(float x, float y) { return __fmul_ru(x, y); }
}  // namespace gpu

//@ gpu::fdiv_ru
namespace gpu {
__device__ __forceinline__ float fdiv_ru(float x, float y) { return __fdiv_ru(x, y); }
}  // namespace gpu

//@ gpu::frcp_ru
namespace gpu {
__device__ __forceinline__ float frcp_ru(float x) { return __frcp_ru(x); }
}  // namespace gpu

//@ gpu::fsqrt_ru
namespace gpu {
__device__ __forceinline__ float fsqrt_ru(float x) { return __fsqrt_ru(x); }
}  // namespace gpu

//@ gpu::fmaf_ru
namespace gpu {
__device__ __forceinline__ float fmaf_ru(float x, float y, float z) { return __fmaf_ru(x, y, z); }
}  // namespace gpu

//@ gpu::fadd_rz
namespace gpu {
__device__ __forceinline__ float fadd_rz(float x, float y) { return __fadd_rz(x, y); }
}  // namespace gpu

//@ gpu::fsub_rz
namespace gpu {
__device__ __forceinline__ float fsub_rz(float x, float y) { return __fsub_rz(x, y); }
}  // namespace gpu

//@ gpu::fmul_rz
namespace gpu {
__device__ __forceinline__ float fmul_rz(float x, float y) { return __fmul_rz(x, y); }
}  // namespace gpu

//@ gpu::fdiv_rz
namespace gpu {
__device__ __forceinline__ float fdiv_rz(float x, float y) { return __fdiv_rz(x, y); }
}  // namespace gpu

//@ gpu::frcp_rz
namespace gpu {
__device__ __forceinline__ float frcp_rz(float x) { return __frcp_rz(x); }
}  // namespace gpu

//@ gpu::fsqrt_rz
namespace gpu {
__device__ __forceinline__ float fsqrt_rz(float x) { return __fsqrt_rz(x); }
}  // namespace gpu

//@ gpu::fmaf_rz
namespace gpu {
__device__ __forceinline__ float fmaf_rz(float x, float y, float z) { return __fmaf_rz(x, y, z); }
}  // namespace gpu

//@ gpu::min
namespace gpu {
template <class A, class B> __host__ __device__ __forceinline__ auto min(A x, B y) { return ::min(x, y); }
}  // namespace gpu

//@ gpu::max
namespace gpu {
template <class A, class B> __host__ __device__ __forceinline__ auto max(A x, B y) { return ::max(x, y); }
}  // namespace gpu

//@ gpu::umin
namespace gpu {
__device__ __forceinline__ unsigned int umin(unsigned int x, unsigned int y) { return ::umin(x, y); }
}  // namespace gpu

//@ gpu::umax
namespace gpu {
__device__ __forceinline__ unsigned int umax(unsigned int x, unsigned int y) { return ::umax(x, y); }
}  // namespace gpu

//@ gpu::llmin
namespace gpu {
__device__ __forceinline__ long long llmin(long long x, long long y) { return ::llmin(x, y); }
}  // namespace gpu

//@ gpu::llmax
namespace gpu {
__device__ __forceinline__ long long llmax(long long x, long long y) { return ::llmax(x, y); }
}  // namespace gpu

//@ gpu::ullmin
namespace gpu {
__device__ __forceinline__ unsigned long long ullmin(unsigned long long x, unsigned long long y) { return ::ullmin(x, y); }
}  // namespace gpu

//@ gpu::ullmax
namespace gpu {
__device__ __forceinline__ unsigned long long ullmax(unsigned long long x, unsigned long long y) { return ::ullmax(x, y); }
}  // namespace gpu

//@ gpu::hmax
namespace gpu {
template <class T> __device__ __forceinline__ T hmax(T x, T y) { return __hmax(x, y); }
}  // namespace gpu

//@ gpu::hmax2
namespace gpu {
template <class T> __device__ __forceinline__ T hmax2(T x, T y) { return __hmax2(x, y); }
}  // namespace gpu

//@ gpu::hmin
namespace gpu {
template <class T> __device__ __forceinline__ T hmin(T x, T y) { return __hmin(x, y); }
}  // namespace gpu

//@ gpu::hmin2
namespace gpu {
template <class T> __device__ __forceinline__ T hmin2(T x, T y) { return __hmin2(x, y); }
}  // namespace gpu

//@ gpu::dp4a
namespace gpu {
template <class A, class B, class C> __device__ __forceinline__ auto dp4a(A a, B b, C accumulator) { return __dp4a(a, b, accumulator); }
}  // namespace gpu

//@ gpu::dp2a_lo
namespace gpu {
template <class A, class B, class C> __device__ __forceinline__ auto dp2a_lo(A a, B b, C accumulator) { return __dp2a_lo(a, b, accumulator); }
}  // namespace gpu

//@ gpu::dp2a_hi
namespace gpu {
template <class A, class B, class C> __device__ __forceinline__ auto dp2a_hi(A a, B b, C accumulator) { return __dp2a_hi(a, b, accumulator); }
}  // namespace gpu
