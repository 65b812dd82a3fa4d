What conditions on CUDA's numbers find on AMD GPUs.

//@ GPU_CUDA_ARCH
// The compute capability that device code is compiled for, times ten; 0 in host code and on other vendors' GPUs.
#define GPU_CUDA_ARCH 0

//@ GPU_CUDART_VERSION
// The level of the runtime API, as a CUDA version: the CUDA whose names this header offers.
#define GPU_CUDART_VERSION 12060

//@ GPU_CUDA_VERSION
// The level of the driver API, as a CUDA version: the CUDA whose names this header offers.
#define GPU_CUDA_VERSION 12060

//@ GPU_CUDACC_VER_MAJOR
// The level of the compiler for kernels, as an nvcc version: code for older ones works around defects that this compiler
// does not have. 0 in a plain C++ compiler.
#if GPU_COMPILER
#define GPU_CUDACC_VER_MAJOR 12
#else
#define GPU_CUDACC_VER_MAJOR 0
#endif

//@ GPU_CUDACC_VER_MINOR
#if GPU_COMPILER
#define GPU_CUDACC_VER_MINOR 6
#else
#define GPU_CUDACC_VER_MINOR 0
#endif

//@ __CUDA_ARCH_HAS_FEATURE__
// No GPU of this target has the own features of one of NVIDIA's chips.
#if !defined(__CUDA_ARCH_HAS_FEATURE__)
#define __CUDA_ARCH_HAS_FEATURE__(feature) 0
#endif
