//@ always
#include <cuda_runtime.h>

// 1 while device code is compiled, else 0.
#if defined(__CUDA_ARCH__)
#define GPU_DEVICE_CODE 1
#else
#define GPU_DEVICE_CODE 0
#endif

// 1 when the compiler reads kernels, 0 in a plain C++ compiler.
#if defined(__CUDACC__)
#define GPU_COMPILER 1
#else
#define GPU_COMPILER 0
#endif
