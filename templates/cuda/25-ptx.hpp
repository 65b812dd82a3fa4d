// Inline PTX is CUDA's alone: what stands beside it for other targets is not read here.
//@ GPU_CUDA_ONLY
#define GPU_CUDA_ONLY(...) __VA_ARGS__

//@ GPU_NOT_CUDA
#define GPU_NOT_CUDA(...)

//@ GPU_NO_PTX
#define GPU_NO_PTX(message)
