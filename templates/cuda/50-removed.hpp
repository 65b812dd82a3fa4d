// Names that CUDA 13 no longer has, for which it has another.
//@ gpuThreadSynchronize
#if CUDART_VERSION >= 13000
#define gpuThreadSynchronize cudaDeviceSynchronize
#else
#define gpuThreadSynchronize cudaThreadSynchronize
#endif

//@ gpuThreadExit
#if CUDART_VERSION >= 13000
#define gpuThreadExit cudaDeviceReset
#else
#define gpuThreadExit cudaThreadExit
#endif

//@ gpuThreadGetLimit
#if CUDART_VERSION >= 13000
#define gpuThreadGetLimit cudaDeviceGetLimit
#else
#define gpuThreadGetLimit cudaThreadGetLimit
#endif

//@ gpuThreadSetLimit
#if CUDART_VERSION >= 13000
#define gpuThreadSetLimit cudaDeviceSetLimit
#else
#define gpuThreadSetLimit cudaThreadSetLimit
#endif

//@ gpuThreadGetCacheConfig
#if CUDART_VERSION >= 13000
#define gpuThreadGetCacheConfig cudaDeviceGetCacheConfig
#else
#define gpuThreadGetCacheConfig cudaThreadGetCacheConfig
#endif

//@ gpuThreadSetCacheConfig
#if CUDART_VERSION >= 13000
#define gpuThreadSetCacheConfig cudaDeviceSetCacheConfig
#else
#define gpuThreadSetCacheConfig cudaThreadSetCacheConfig
#endif
