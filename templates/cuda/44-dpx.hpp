Additions, minima and maxima in one step (DPX): CUDA's own functions.

//@ gpu::viaddmax_s32
namespace gpu {
#pragma nv_exec_check_disable
__host__ __device__ __forceinline__ int viaddmax_s32(int a, int b, int c) { return __viaddmax_s32(a, b, c); }
}  // namespace gpu

//@ gpu::vimax3_s32
namespace gpu {
#pragma nv_exec_check_disable
__host__ __device__ __forceinline__ int vimax3_s32(int a, int b, int c) { return __vimax3_s32(a, b, c); }
}  // namespace gpu

//@ gpu::viaddmax_s32_relu
namespace gpu {
#pragma nv_exec_check_disable
__host__ __device__ __forceinline__ int viaddmax_s32_relu(int a, int b, int c) { return __viaddmax_s32_relu(a, b, c); }
}  // namespace gpu

//@ gpu::vimax3_s32_relu
namespace gpu {
#pragma nv_exec_check_disable
__host__ __device__ __forceinline__ int vimax3_s32_relu(int a, int b, int c) { return __vimax3_s32_relu(a, b, c); }
}  // namespace gpu

//@ gpu::vimax_s32_relu
namespace gpu {
#pragma nv_exec_check_disable
__host__ __device__ __forceinline__ int vimax_s32_relu(int a, int b) { return __vimax_s32_relu(a, b); }
}  // namespace gpu

//@ gpu::vibmax_s32
namespace gpu {
#pragma nv_exec_check_disable
__host__ __device__ __forceinline__ int vibmax_s32(int a, int b, bool *first) { return __vibmax_s32(a, b, first); }
}  // namespace gpu

//@ gpu::viaddmax_u32
namespace gpu {
#pragma nv_exec_check_disable
__host__ __device__ __forceinline__ unsigned int viaddmax_u32(unsigned int a, unsigned int b, unsigned int c) { return __viaddmax_u32(a, b, c); }
}  // namespace gpu

//@ gpu::vimax3_u32
namespace gpu {
#pragma nv_exec_check_disable
__host__ __device__ __forceinline__ unsigned int vimax3_u32(unsigned int a, unsigned int b, unsigned int c) { return __vimax3_u32(a, b, c); }
}  // namespace gpu

//@ gpu::vibmax_u32
namespace gpu {
#pragma nv_exec_check_disable
__host__ __device__ __forceinline__ unsigned int vibmax_u32(unsigned int a, unsigned int b, bool *first) { return __vibmax_u32(a, b, first); }
}  // namespace gpu

//@ gpu::viaddmax_s16x2
namespace gpu {
#pragma nv_exec_check_disable
__host__ __device__ __forceinline__ unsigned int viaddmax_s16x2(unsigned int a, unsigned int b, unsigned int c) { return __viaddmax_s16x2(a, b, c); }
}  // namespace gpu

//@ gpu::vimax3_s16x2
namespace gpu {
#pragma nv_exec_check_disable
__host__ __device__ __forceinline__ unsigned int vimax3_s16x2(unsigned int a, unsigned int b, unsigned int c) { return __vimax3_s16x2(a, b, c); }
}  // namespace gpu

//@ gpu::viaddmax_s16x2_relu
namespace gpu {
#pragma nv_exec_check_disable
__host__ __device__ __forceinline__ unsigned int viaddmax_s16x2_relu(unsigned int a, unsigned int b, unsigned int c) { return __viaddmax_s16x2_relu(a, b, c); }
}  // namespace gpu

//@ gpu::vimax3_s16x2_relu
namespace gpu {
#pragma nv_exec_check_disable
__host__ __device__ __forceinline__ unsigned int vimax3_s16x2_relu(unsigned int a, unsigned int b, unsigned int c) { return __vimax3_s16x2_relu(a, b, c); }
}  // namespace gpu

//@ gpu::vimax_s16x2_relu
namespace gpu {
#pragma nv_exec_check_disable
__host__ __device__ __forceinline__ unsigned int vimax_s16x2_relu(unsigned int a, unsigned int b) { return __vimax_s16x2_relu(a, b); }
}  // namespace gpu

//@ gpu::vibmax_s16x2
namespace gpu {
#pragma nv_exec_check_disable
__host__ __device__ __forceinline__ unsigned int vibmax_s16x2(unsigned int a, unsigned int b, bool *high, bool *low) { return __vibmax_s16x2(a, b, high, low); }
}  // namespace gpu

//@ gpu::viaddmax_u16x2
namespace gpu {
#pragma nv_exec_check_disable
__host__ __device__ __forceinline__ unsigned int viaddmax_u16x2(unsigned int a, unsigned int b, unsigned int c) { return __viaddmax_u16x2(a, b, c); }
}  // namespace gpu

//@ gpu::vimax3_u16x2
namespace gpu {
#pragma nv_exec_check_disable
__host__ __device__ __forceinline__ unsigned int vimax3_u16x2(unsigned int a, unsigned int b, unsigned int c) { return __vimax3_u16x2(a, b, c); }
}  // namespace gpu

//@ gpu::vibmax_u16x2
namespace gpu {
#pragma nv_exec_check_disable
__host__ __device__ __forceinline__ unsigned int vibmax_u16x2(unsigned int a, unsigned int b, bool *high, bool *low) { return __vibmax_u16x2(a, b, high, low); }
}  // namespace gpu

//@ gpu::viaddmin_s32
namespace gpu {
#pragma nv_exec_check_disable
__host__ __device__ __forceinline__ int viaddmin_s32(int a, int b, int c) { return __viaddmin_s32(a, b, c); }
}  // namespace gpu

//@ gpu::vimin3_s32
namespace gpu {
#pragma nv_exec_check_disable
__host__ __device__ __forceinline__ int vimin3_s32(int a, int b, int c) { return __vimin3_s32(a, b, c); }
}  // namespace gpu

//@ gpu::viaddmin_s32_relu
namespace gpu {
#pragma nv_exec_check_disable
__host__ __device__ __forceinline__ int viaddmin_s32_relu(int a, int b, int c) { return __viaddmin_s32_relu(a, b, c); }
}  // namespace gpu

//@ gpu::vimin3_s32_relu
namespace gpu {
#pragma nv_exec_check_disable
__host__ __device__ __forceinline__ int vimin3_s32_relu(int a, int b, int c) { return __vimin3_s32_relu(a, b, c); }
}  // namespace gpu

//@ gpu::vimin_s32_relu
namespace gpu {
#pragma nv_exec_check_disable
__host__ __device__ __forceinline__ int vimin_s32_relu(int a, int b) { return __vimin_s32_relu(a, b); }
}  // namespace gpu

//@ gpu::vibmin_s32
namespace gpu {
#pragma nv_exec_check_disable
__host__ __device__ __forceinline__ int vibmin_s32(int a, int b, bool *first) { return __vibmin_s32(a, b, first); }
}  // namespace gpu

//@ gpu::viaddmin_u32
namespace gpu {
#pragma nv_exec_check_disable
__host__ __device__ __forceinline__ unsigned int viaddmin_u32(unsigned int a, unsigned int b, unsigned int c) { return __viaddmin_u32(a, b, c); }
}  // namespace gpu

//@ gpu::vimin3_u32
namespace gpu {
#pragma nv_exec_check_disable
__host__ __device__ __forceinline__ unsigned int vimin3_u32(unsigned int a, unsigned int b, unsigned int c) { return __vimin3_u32(a, b, c); }
}  // namespace gpu

//@ gpu::vibmin_u32
namespace gpu {
#pragma nv_exec_check_disable
__host__ __device__ __forceinline__ unsigned int vibmin_u32(unsigned int a, unsigned int b, bool *first) { return __vibmin_u32(a, b, first); }
}  // namespace gpu

//@ gpu::viaddmin_s16x2
namespace gpu {
#pragma nv_exec_check_disable
__host__ __device__ __forceinline__ unsigned int viaddmin_s16x2(unsigned int a, unsigned int b, unsigned int c) { return __viaddmin_s16x2(a, b, c); }
}  // namespace gpu

//@ gpu::vimin3_s16x2
namespace gpu {
#pragma nv_exec_check_disable
__host__ __device__ __forceinline__ unsigned int vimin3_s16x2(unsigned int a, unsigned int b, unsigned int c) { return __vimin3_s16x2(a, b, c); }
}  // namespace gpu

//@ gpu::viaddmin_s16x2_relu
namespace gpu {
#pragma nv_exec_check_disable
__host__ __device__ __forceinline__ unsigned int viaddmin_s16x2_relu(unsigned int a, unsigned int b, unsigned int c) { return __viaddmin_s16x2_relu(a, b, c); }
}  // namespace gpu

//@ gpu::vimin3_s16x2_relu
namespace gpu {
#pragma nv_exec_check_disable
__host__ __device__ __forceinline__ unsigned int vimin3_s16x2_relu(unsigned int a, unsigned int b, unsigned int c) { return __vimin3_s16x2_relu(a, b, c); }
}  // namespace gpu

//@ gpu::vimin_s16x2_relu
namespace gpu {
#pragma nv_exec_check_disable
__host__ __device__ __forceinline__ unsigned int vimin_s16x2_relu(unsigned int a, unsigned int b) { return __vimin_s16x2_relu(a, b); }
}  // namespace gpu

//@ gpu::vibmin_s16x2
namespace gpu {
#pragma nv_exec_check_disable
__host__ __device__ __forceinline__ unsigned int vibmin_s16x2(unsigned int a, unsigned int b, bool *high, bool *low) { return __vibmin_s16x2(a, b, high, low); }
}  // namespace gpu

//@ gpu::viaddmin_u16x2
namespace gpu {
#pragma nv_exec_check_disable
__host__ __device__ __forceinline__ unsigned int viaddmin_u16x2(unsigned int a, unsigned int b, unsigned int c) { return __viaddmin_u16x2(a, b, c); }
}  // namespace gpu

//@ gpu::vimin3_u16x2
namespace gpu {
#pragma nv_exec_check_disable
__host__ __device__ __forceinline__ unsigned int vimin3_u16x2(unsigned int a, unsigned int b, unsigned int c) { return __vimin3_u16x2(a, b, c); }
}  // namespace gpu

//@ gpu::vibmin_u16x2
namespace gpu {
#pragma nv_exec_check_disable
__host__ __device__ __forceinline__ unsigned int vibmin_u16x2(unsigned int a, unsigned int b, bool *high, bool *low) { return __vibmin_u16x2(a, b, high, low); }
}  // namespace gpu

//@ gpu::vabsss2
namespace gpu {
#pragma nv_exec_check_disable
__host__ __device__ __forceinline__ unsigned int vabsss2(unsigned int a) { return __vabsss2(a); }
}  // namespace gpu

//@ gpu::vnegss2
namespace gpu {
#pragma nv_exec_check_disable
__host__ __device__ __forceinline__ unsigned int vnegss2(unsigned int a) { return __vnegss2(a); }
}  // namespace gpu

//@ gpu::vabsss4
namespace gpu {
#pragma nv_exec_check_disable
__host__ __device__ __forceinline__ unsigned int vabsss4(unsigned int a) { return __vabsss4(a); }
}  // namespace gpu

//@ gpu::vnegss4
namespace gpu {
#pragma nv_exec_check_disable
__host__ __device__ __forceinline__ unsigned int vnegss4(unsigned int a) { return __vnegss4(a); }
}  // namespace gpu

//@ gpu::fns
namespace gpu {
__device__ __forceinline__ unsigned int fns(unsigned int mask, unsigned int base, int offset) { return __fns(mask, base, offset); }
}  // namespace gpu
