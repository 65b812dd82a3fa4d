What the compiler says of the GPU and of its own versions.

//@ GPU_CUDA_ARCH
// The compute capability that device code is compiled for, times ten; 0 in host code and on other vendors' GPUs.
#if defined(__CUDA_ARCH__)
#define GPU_CUDA_ARCH __CUDA_ARCH__
#else
#define GPU_CUDA_ARCH 0
#endif

//@ GPU_CUDART_VERSION
// The level of the runtime API: CUDA's version number.
#define GPU_CUDART_VERSION CUDART_VERSION

//@ GPU_CUDA_VERSION
// The level of the driver API: CUDA's version number, once <cuda.h> is included.
#define GPU_CUDA_VERSION CUDA_VERSION

//@ GPU_CUDACC_VER_MAJOR
// The version of the compiler for kernels, 0 in a plain C++ compiler.
#define GPU_CUDACC_VER_MAJOR __CUDACC_VER_MAJOR__

//@ GPU_CUDACC_VER_MINOR
#define GPU_CUDACC_VER_MINOR __CUDACC_VER_MINOR__
