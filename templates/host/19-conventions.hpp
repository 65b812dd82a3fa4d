// Calling conventions that CUDA names for Windows; this target's functions have none.
//@ GPURT_CB
#define GPURT_CB

//@ GPURT_API
#define GPURT_API

//@ GPU_DRV_CB
#define GPU_DRV_CB

//@ GPU_DRV_API
#define GPU_DRV_API
