// Asynchronous copies from global to shared memory: CUDA's own primitives.
//@ gpu::copy_async
#include <cuda_pipeline_primitives.h>
namespace gpu {
__device__ __forceinline__ void copy_async(void* shared, const void* global, size_t size, size_t zero_fill = 0) {
  __pipeline_memcpy_async(shared, global, size, zero_fill);
}
template <int Size>
__device__ __forceinline__ void copy_async(void* shared, const void* global, size_t source_size = Size) {
  __pipeline_memcpy_async(shared, global, Size, Size - source_size);
}
}  // namespace gpu

//@ gpu::copy_async_commit
#include <cuda_pipeline_primitives.h>
namespace gpu {
__device__ __forceinline__ void copy_async_commit() { __pipeline_commit(); }
}  // namespace gpu

//@ gpu::copy_async_wait
#include <cuda_pipeline_primitives.h>
namespace gpu {
__device__ __forceinline__ void copy_async_wait(size_t groups) { __pipeline_wait_prior(groups); }
template <int Groups>
__device__ __forceinline__ void copy_async_wait() { __pipeline_wait_prior(Groups); }
}  // namespace gpu

//@ gpu::copy_async_wait_all
namespace gpu {
__device__ __forceinline__ void copy_async_wait_all() {
#if defined(__CUDA_ARCH__) && __CUDA_ARCH__ >= 800
  asm volatile("cp.async.wait_all;" ::: "memory");
#endif
}
}  // namespace gpu
