Inline PTX, which only CUDA's compilers read.

//@ GPU_CUDA_ONLY
#define GPU_CUDA_ONLY(...)

//@ GPU_NOT_CUDA
#define GPU_NOT_CUDA(...) __VA_ARGS__

//@ GPU_NO_PTX
// Inline PTX that has no counterpart here: the build stops with the message where the code is used.
#define GPU_NO_PTX_JOINED(message, number) do { extern __attribute__((error(message))) void gpu_no_ptx_##number(); gpu_no_ptx_##number(); } while (0)
#define GPU_NO_PTX_NUMBERED(message, number) GPU_NO_PTX_JOINED(message, number)
#define GPU_NO_PTX(message) GPU_NO_PTX_NUMBERED(message, __COUNTER__)
