Directed rounding in double precision: CUDA's own functions.

//@ gpu::dadd_rd
namespace gpu {
__device__ __forceinline__ double dadd_rd(double x, double y) { return __dadd_rd(x, y); }
}  // namespace gpu

//@ gpu::dadd_ru
namespace gpu {
__device__ __forceinline__ double dadd_ru(double x, double y) { return __dadd_ru(x, y); }
}  // namespace gpu

//@ gpu::dadd_rz
namespace gpu {
__device__ __forceinline__ double dadd_rz(double x, double y) { return __dadd_rz(x, y); }
}  // namespace gpu

//@ gpu::dsub_rd
namespace gpu {
__device__ __forceinline__ double dsub_rd(double x, double y) { return __dsub_rd(x, y); }
}  // namespace gpu

//@ gpu::dsub_ru
namespace gpu {
__device__ __forceinline__ double dsub_ru(double x, double y) { return __dsub_ru(x, y); }
}  // namespace gpu

//@ gpu::dsub_rz
namespace gpu {
__device__ __forceinline__ double dsub_rz(double x, double y) { return __dsub_rz(x, y); }
}  // namespace gpu

//@ gpu::dmul_rd
namespace gpu {
__device__ __forceinline__ double dmul_rd(double x, double y) { return __dmul_rd(x, y); }
}  // namespace gpu

//@ gpu::dmul_ru
namespace gpu {
__device__ __forceinline__ double dmul_ru(double x, double y) { return __dmul_ru(x, y); }
}  // namespace gpu

//@ gpu::dmul_rz
namespace gpu {
__device__ __forceinline__ double dmul_rz(double x, double y) { return __dmul_rz(x, y); }
}  // namespace gpu

//@ gpu::ddiv_rd
namespace gpu {
__device__ __forceinline__ double ddiv_rd(double x, double y) { return __ddiv_rd(x, y); }
}  // namespace gpu

//@ gpu::ddiv_ru
namespace gpu {
__device__ __forceinline__ double ddiv_ru(double x, double y) { return __ddiv_ru(x, y); }
}  // namespace gpu

//@ gpu::ddiv_rz
namespace gpu {
__device__ __forceinline__ double ddiv_rz(double x, double y) { return __ddiv_rz(x, y); }
}  // namespace gpu

//@ gpu::drcp_rd
namespace gpu {
__device__ __forceinline__ double drcp_rd(double x) { return __drcp_rd(x); }
}  // namespace gpu

//@ gpu::drcp_ru
namespace gpu {
__device__ __forceinline__ double drcp_ru(double x) { return __drcp_ru(x); }
}  // namespace gpu

//@ gpu::drcp_rz
namespace gpu {
__device__ __forceinline__ double drcp_rz(double x) { return __drcp_rz(x); }
}  // namespace gpu

//@ gpu::dsqrt_rd
namespace gpu {
__device__ __forceinline__ double dsqrt_rd(double x) { return __dsqrt_rd(x); }
}  // namespace gpu

//@ gpu::dsqrt_ru
namespace gpu {
__device__ __forceinline__ double dsqrt_ru(double x) { return __dsqrt_ru(x); }
}  // namespace gpu

//@ gpu::dsqrt_rz
namespace gpu {
__device__ __forceinline__ double dsqrt_rz(double x) { return __dsqrt_rz(x); }
}  // namespace gpu

//@ gpu::fma_rd
namespace gpu {
__device__ __forceinline__ double fma_rd(double x, double y, double z) { return __fma_rd(x, y, z); }
}  // namespace gpu

//@ gpu::fma_ru
namespace gpu {
__device__ __forceinline__ double fma_ru(double x, double y, double z) { return __fma_ru(x, y, z); }
}  // namespace gpu

//@ gpu::fma_rz
namespace gpu {
__device__ __forceinline__ double fma_rz(double x, double y, double z) { return __fma_rz(x, y, z); }
}  // namespace gpu
