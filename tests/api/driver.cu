#include <gpu/gpu.hpp>
#include <gpu/driver.hpp>
// Functions of the driver API whose parameters differ. CUDA_12_CALLS adds what CUDA 13 no longer takes.
typedef gpuDrvResult (GPU_DRV_API* init_function)(unsigned int);
void GPU_DRV_CB driver_done(void*) {}
static size_t shared_of(int block) { return 4u * static_cast<size_t>(block); }
gpuDrvResult f(gpuDrvDeviceptr d, const float* host, gpuDrvStream s, gpuDrvFunction k, gpuDrvDevice device) {
    gpuDrvMemcpyHtoD(d, host, 4); gpuDrvMemcpyHtoD_v2(d, "abc", 3); gpuDrvMemcpyHtoDAsync(d, host, 4, s); gpuDrvMemcpyHtoDAsync_v2(d, host, 4, 0);
    const GPU_DRV_ARRAY3D_DESCRIPTOR format = {}; gpuDrvMipmappedArray levels; gpuDrvMipmappedArrayCreate(&levels, &format, 1);
    gpuDrvFuncSetAttribute(k, GPU_DRV_FUNC_ATTRIBUTE_MAX_DYNAMIC_SHARED_SIZE_BYTES, 65536);
    gpuDrvFuncSetAttribute(k, GPU_DRV_FUNC_ATTRIBUTE_PREFERRED_SHARED_MEMORY_CARVEOUT, 50);
    gpuDrvFuncSetCacheConfig(k, GPU_DRV_FUNC_CACHE_PREFER_L1);
    gpuDrvContext context = nullptr; gpuDrvCtxCreate(&context, nullptr, 0, device); gpuDrvCtxCreate(&context, NULL, 0, device);
    gpuDrvCtxCreateParams wanted = {}; gpuDrvCtxCreate(&context, &wanted, 0, device);
    unsigned int version; gpuDrvCtxGetApiVersion(context, &version);
    int grid, block; gpuDrvOccupancyB2DSize of_block = shared_of;
    gpuDrvOccupancyMaxPotentialBlockSize(&grid, &block, k, of_block, 0, 0); gpuDrvOccupancyMaxPotentialBlockSize(&grid, &block, k, nullptr, 0, 256);
    gpuDrvOccupancyMaxPotentialBlockSize(&grid, &block, k, [](int n) -> size_t { return 2u * static_cast<size_t>(n); }, 0, 0);
    gpuDrvOccupancyMaxPotentialBlockSizeWithFlags(&grid, &block, k, NULL, 0, 0, 0);
    gpuDrvStreamCaptureStatus status; cuuint64_t id; cuuint32_t word = 3; gpuDrvGraph graph = nullptr; const gpuDrvGraphNode* found; gpuDrvGraphNode node = nullptr; size_t n;
    gpuDrvGraphExec exec = nullptr; gpuDrvGraphInstantiate(&exec, graph, 0);
    gpuDrvStreamWaitValue32(s, d, word, 0); gpuDrvStreamWriteValue64(s, d, 5, 0);
#if defined(CUDA_12_CALLS)
    gpuDrvStreamGetCaptureInfo(s, &status); gpuDrvStreamGetCaptureInfo(s, &status, nullptr); gpuDrvStreamGetCaptureInfo(s, &status, &id);
    gpuDrvFuncSetSharedMemConfig(k, GPU_DRV_SHARED_MEM_CONFIG_DEFAULT_BANK_SIZE);
    gpuDrvCtxCreate(&context, 0, device); gpuDrvCtxCreate_v2(&context, 0, device);
    gpuDrvMemPrefetchAsync(d, 4, device, s); gpuDrvMemAdvise(d, 4, GPU_DRV_MEM_ADVISE_SET_READ_MOSTLY, device);
    gpuDrvStreamGetCaptureInfo(s, &status, &id, &graph, &found, &n); gpuDrvStreamGetCaptureInfo_v2(s, &status, &id, &graph, &found, &n);
    gpuDrvGraphAddDependencies(graph, &node, &node, 1); gpuDrvGraphGetEdges(graph, &node, &node, &n);
    gpuDrvGraphInstantiate_v2(&exec, graph, &node, nullptr, 0);
    gpuDrvTexref t; gpuDrvAddress_mode mode = GPU_DRV_TR_ADDRESS_MODE_CLAMP; gpuDrvFilter_mode filter = GPU_DRV_TR_FILTER_MODE_LINEAR;
    gpuDrvModule module = nullptr; gpuDrvModuleGetTexRef(&t, module, "t");
    gpuDrvTexRefSetAddressMode(t, 0, mode); gpuDrvTexRefSetFilterMode(t, filter); gpuDrvTexRefSetMipmapFilterMode(t, filter);
    gpuDrvTexRefGetAddressMode(&mode, t, 0); gpuDrvTexRefGetFilterMode(&filter, t); gpuDrvTexRefGetMipmapFilterMode(&filter, t);
#endif
    gpuDrvMemLocation there = {GPU_DRV_MEM_LOCATION_TYPE_DEVICE, 0};
    gpuDrvMemPrefetchAsync(d, 4, there, 0, s); gpuDrvMemAdvise(d, 4, GPU_DRV_MEM_ADVISE_SET_READ_MOSTLY, there);
    gpuDrvStreamGetCaptureInfo(s, &status, &id, &graph, &found, nullptr, &n);
    gpuDrvStreamUpdateCaptureDependencies(s, &node, nullptr, 1, 0);
    gpuDrvGraphAddDependencies(graph, &node, &node, nullptr, 1); gpuDrvGraphRemoveDependencies(graph, &node, &node, nullptr, 1);
    gpuDrvGraphGetEdges(graph, &node, &node, nullptr, &n);
    gpuDrvGraphNodeGetDependencies(node, &node, nullptr, &n); gpuDrvGraphNodeGetDependentNodes(node, &node, nullptr, &n);
    gpuDrvGraphExecUpdateResultInfo info; gpuDrvGraphExecUpdate(exec, graph, &info);
    if (info.result == GPU_DRV_GRAPH_EXEC_UPDATE_SUCCESS) node = info.errorNode;
    GPU_DRV_MEMSET_NODE_PARAMS set = {}; set.dst = d; set.elementSize = 4; set.value = 1; set.width = 8; set.height = 1; set.pitch = 0;
    gpuDrvGraphAddMemsetNode(&node, graph, nullptr, 0, &set, context); gpuDrvGraphExecMemsetNodeSetParams(exec, node, &set, context);
    gpuDrvGraphMemsetNodeSetParams(node, &set); gpuDrvGraphMemsetNodeGetParams(node, &set);
    GPU_DRV_KERNEL_NODE_PARAMS kernel = {}; kernel.func = k; kernel.gridDimX = kernel.gridDimY = kernel.gridDimZ = 1; kernel.blockDimX = 32;
    gpuDrvGraphAddKernelNode(&node, graph, nullptr, 0, &kernel); gpuDrvGraphKernelNodeGetParams(node, &kernel);
    gpuDrvGraphKernelNodeSetParams(node, &kernel); gpuDrvGraphExecKernelNodeSetParams(exec, node, &kernel);
    return gpuDrvMemcpyHtoD(d, host, 4);
}
