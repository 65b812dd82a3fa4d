//@ always
#if !defined(__HIP_PLATFORM_AMD__) && !defined(__HIP_PLATFORM_NVIDIA__)
#define __HIP_PLATFORM_AMD__ 1
#endif
#include <hip/hip_runtime.h>

// 1 while device code is compiled, else 0.
#if defined(__HIP_DEVICE_COMPILE__) && __HIP_DEVICE_COMPILE__
#define GPU_DEVICE_CODE 1
#else
#define GPU_DEVICE_CODE 0
#endif

// 1 when the compiler reads kernels, 0 in a plain C++ compiler.
#if defined(__HIP__) || defined(__HIPCC__)
#define GPU_COMPILER 1
#else
#define GPU_COMPILER 0
#endif
