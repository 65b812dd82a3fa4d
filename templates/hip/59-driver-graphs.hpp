// Driver API: graphs, the linker, and texture references.
//@ gpuDrvGraphInstantiate gpuDrvGraphInstantiate_v2 needs: gpuGraphInstantiate
#define gpuDrvGraphInstantiate gpuGraphInstantiate
#define gpuDrvGraphInstantiate_v2 gpuGraphInstantiate

//@ gpuDrvGraphExecUpdate needs: gpuGraphExecUpdate
#define gpuDrvGraphExecUpdate gpuGraphExecUpdate

//@ gpuDrvGraphExecUpdateResultInfo needs: gpuGraphExecUpdateResultInfo
#define gpuDrvGraphExecUpdateResultInfo gpuGraphExecUpdateResultInfo

//@ gpuDrvGraphAddNode needs: gpuGraphAddNode
#define gpuDrvGraphAddNode gpuGraphAddNode

//@ gpuDrvGraphAddDependencies needs: gpuGraphAddDependencies
#define gpuDrvGraphAddDependencies gpuGraphAddDependencies

//@ gpuDrvGraphRemoveDependencies needs: gpuGraphRemoveDependencies
#define gpuDrvGraphRemoveDependencies gpuGraphRemoveDependencies

//@ gpuDrvGraphGetEdges needs: gpuGraphGetEdges
#define gpuDrvGraphGetEdges gpuGraphGetEdges

//@ gpuDrvGraphNodeGetDependencies needs: gpuGraphNodeGetDependencies
#define gpuDrvGraphNodeGetDependencies gpuGraphNodeGetDependencies

//@ gpuDrvGraphNodeGetDependentNodes needs: gpuGraphNodeGetDependentNodes
#define gpuDrvGraphNodeGetDependentNodes gpuGraphNodeGetDependentNodes

//@ gpuDrvGraphExecGetFlags needs: detail:number64
#if HIP_VERSION >= 60300000
template <typename Flags>
hipError_t gpuDrvGraphExecGetFlags(hipGraphExec_t exec, Flags* flags) {
  return hipGraphExecGetFlags(exec, gpu::detail::number64(flags));
}
#endif

//@ GPU_DRV_MEMSET_NODE_PARAMS GPU_DRV_MEMSET_NODE_PARAMS_v1 GPU_DRV_MEMSET_NODE_PARAMS_st
// CUDA's structure; HIP's runtime orders the members otherwise, and HIP 6 alone has one for the driver.
struct GPU_DRV_MEMSET_NODE_PARAMS {
  hipDeviceptr_t dst;
  size_t pitch;
  unsigned int value, elementSize;
  size_t width, height;
};
#define GPU_DRV_MEMSET_NODE_PARAMS_v1 GPU_DRV_MEMSET_NODE_PARAMS
#define GPU_DRV_MEMSET_NODE_PARAMS_st GPU_DRV_MEMSET_NODE_PARAMS
namespace gpu::detail {
inline hipMemsetParams memset_node(const GPU_DRV_MEMSET_NODE_PARAMS& wanted) {
  hipMemsetParams result = {};
  result.dst = wanted.dst;
  result.pitch = wanted.pitch;
  result.value = wanted.value;
  result.elementSize = wanted.elementSize;
  result.width = wanted.width;
  result.height = wanted.height;
  return result;
}
}  // namespace gpu::detail

//@ gpuDrvGraphAddMemsetNode needs: GPU_DRV_MEMSET_NODE_PARAMS
inline hipError_t gpuDrvGraphAddMemsetNode(hipGraphNode_t* node, hipGraph_t graph, const hipGraphNode_t* dependencies,
                                           size_t count, const GPU_DRV_MEMSET_NODE_PARAMS* wanted, hipCtx_t) {
  const hipMemsetParams parameters = gpu::detail::memset_node(*wanted);
  return hipGraphAddMemsetNode(node, graph, dependencies, count, &parameters);
}

//@ gpuDrvGraphExecMemsetNodeSetParams needs: GPU_DRV_MEMSET_NODE_PARAMS
inline hipError_t gpuDrvGraphExecMemsetNodeSetParams(hipGraphExec_t exec, hipGraphNode_t node,
                                                     const GPU_DRV_MEMSET_NODE_PARAMS* wanted, hipCtx_t) {
  const hipMemsetParams parameters = gpu::detail::memset_node(*wanted);
  return hipGraphExecMemsetNodeSetParams(exec, node, &parameters);
}

//@ gpuDrvGraphMemsetNodeSetParams needs: GPU_DRV_MEMSET_NODE_PARAMS
inline hipError_t gpuDrvGraphMemsetNodeSetParams(hipGraphNode_t node, const GPU_DRV_MEMSET_NODE_PARAMS* wanted) {
  const hipMemsetParams parameters = gpu::detail::memset_node(*wanted);
  return hipGraphMemsetNodeSetParams(node, &parameters);
}

//@ gpuDrvGraphMemsetNodeGetParams needs: GPU_DRV_MEMSET_NODE_PARAMS
inline hipError_t gpuDrvGraphMemsetNodeGetParams(hipGraphNode_t node, GPU_DRV_MEMSET_NODE_PARAMS* result) {
  hipMemsetParams found = {};
  const hipError_t error = hipGraphMemsetNodeGetParams(node, &found);
  if (error != hipSuccess) return error;
  *result = {found.dst, found.pitch, found.value, found.elementSize, found.width, found.height};
  return error;
}

//@ GPU_DRV_KERNEL_NODE_PARAMS GPU_DRV_KERNEL_NODE_PARAMS_v1 GPU_DRV_KERNEL_NODE_PARAMS_st
// The members of CUDA's structure; HIP's has other names for the dimensions and another order.
struct GPU_DRV_KERNEL_NODE_PARAMS {
  hipFunction_t func;
  unsigned int gridDimX, gridDimY, gridDimZ, blockDimX, blockDimY, blockDimZ, sharedMemBytes;
  void** kernelParams;
  void** extra;
};
#define GPU_DRV_KERNEL_NODE_PARAMS_v1 GPU_DRV_KERNEL_NODE_PARAMS
#define GPU_DRV_KERNEL_NODE_PARAMS_st GPU_DRV_KERNEL_NODE_PARAMS
namespace gpu::detail {
inline hipKernelNodeParams kernel_node(const GPU_DRV_KERNEL_NODE_PARAMS& wanted) {
  hipKernelNodeParams result = {};
  result.func = reinterpret_cast<void*>(wanted.func);
  result.gridDim = dim3(wanted.gridDimX, wanted.gridDimY, wanted.gridDimZ);
  result.blockDim = dim3(wanted.blockDimX, wanted.blockDimY, wanted.blockDimZ);
  result.sharedMemBytes = wanted.sharedMemBytes;
  result.kernelParams = wanted.kernelParams;
  result.extra = wanted.extra;
  return result;
}
}  // namespace gpu::detail

//@ gpuDrvGraphAddKernelNode needs: GPU_DRV_KERNEL_NODE_PARAMS
inline hipError_t gpuDrvGraphAddKernelNode(hipGraphNode_t* node, hipGraph_t graph, const hipGraphNode_t* dependencies,
                                           size_t count, const GPU_DRV_KERNEL_NODE_PARAMS* wanted) {
  const hipKernelNodeParams parameters = gpu::detail::kernel_node(*wanted);
  return hipGraphAddKernelNode(node, graph, dependencies, count, &parameters);
}

//@ gpuDrvGraphKernelNodeSetParams needs: GPU_DRV_KERNEL_NODE_PARAMS
inline hipError_t gpuDrvGraphKernelNodeSetParams(hipGraphNode_t node, const GPU_DRV_KERNEL_NODE_PARAMS* wanted) {
  const hipKernelNodeParams parameters = gpu::detail::kernel_node(*wanted);
  return hipGraphKernelNodeSetParams(node, &parameters);
}

//@ gpuDrvGraphExecKernelNodeSetParams needs: GPU_DRV_KERNEL_NODE_PARAMS
inline hipError_t gpuDrvGraphExecKernelNodeSetParams(hipGraphExec_t exec, hipGraphNode_t node,
                                                     const GPU_DRV_KERNEL_NODE_PARAMS* wanted) {
  const hipKernelNodeParams parameters = gpu::detail::kernel_node(*wanted);
  return hipGraphExecKernelNodeSetParams(exec, node, &parameters);
}

//@ gpuDrvGraphKernelNodeGetParams needs: GPU_DRV_KERNEL_NODE_PARAMS
inline hipError_t gpuDrvGraphKernelNodeGetParams(hipGraphNode_t node, GPU_DRV_KERNEL_NODE_PARAMS* result) {
  hipKernelNodeParams found = {};
  const hipError_t error = hipGraphKernelNodeGetParams(node, &found);
  if (error != hipSuccess) return error;
  const dim3 grid = found.gridDim, block = found.blockDim;
  *result = {reinterpret_cast<hipFunction_t>(found.func), grid.x, grid.y, grid.z, block.x, block.y, block.z,
             found.sharedMemBytes, found.kernelParams, found.extra};
  return error;
}

//@ gpuDrvGraphBatchMemOpNodeSetParams
#if HIP_VERSION >= 60300000
inline hipError_t gpuDrvGraphBatchMemOpNodeSetParams(hipGraphNode_t node, const hipBatchMemOpNodeParams* parameters) {
  hipBatchMemOpNodeParams copy = *parameters;
  return hipGraphBatchMemOpNodeSetParams(node, &copy);
}
#endif

//@ gpuDrvTexRefSetAddressMode
inline hipError_t gpuDrvTexRefSetAddressMode(hipTexRef reference, int dimension, HIPaddress_mode mode) {
  return hipTexRefSetAddressMode(reference, dimension, static_cast<hipTextureAddressMode>(mode));
}

//@ gpuDrvTexRefSetFilterMode
inline hipError_t gpuDrvTexRefSetFilterMode(hipTexRef reference, HIPfilter_mode mode) {
  return hipTexRefSetFilterMode(reference, static_cast<hipTextureFilterMode>(mode));
}

//@ gpuDrvTexRefSetMipmapFilterMode
inline hipError_t gpuDrvTexRefSetMipmapFilterMode(hipTexRef reference, HIPfilter_mode mode) {
  return hipTexRefSetMipmapFilterMode(reference, static_cast<hipTextureFilterMode>(mode));
}

//@ gpuDrvTexRefGetAddressMode
inline hipError_t gpuDrvTexRefGetAddressMode(HIPaddress_mode* mode, hipTexRef reference, int dimension) {
  hipTextureAddressMode found = hipAddressModeWrap;
  const hipError_t error = hipTexRefGetAddressMode(&found, reference, dimension);
  if (error == hipSuccess) *mode = static_cast<HIPaddress_mode>(found);
  return error;
}

//@ gpuDrvTexRefGetFilterMode
inline hipError_t gpuDrvTexRefGetFilterMode(HIPfilter_mode* mode, hipTexRef reference) {
  hipTextureFilterMode found = hipFilterModePoint;
  const hipError_t error = hipTexRefGetFilterMode(&found, reference);
  if (error == hipSuccess) *mode = static_cast<HIPfilter_mode>(found);
  return error;
}

//@ gpuDrvTexRefGetMipmapFilterMode
inline hipError_t gpuDrvTexRefGetMipmapFilterMode(HIPfilter_mode* mode, hipTexRef reference) {
  hipTextureFilterMode found = hipFilterModePoint;
  const hipError_t error = hipTexRefGetMipmapFilterMode(&found, reference);
  if (error == hipSuccess) *mode = static_cast<HIPfilter_mode>(found);
  return error;
}
