// HIP 6.2
#include <gpu/gpu.hpp>
#include <gpu/driver.hpp>
// Functions that HIP has only since the version above.
void f(gpuGraph_t graph, gpuGraphNode_t node, gpuGraphNodeParams* parameters, gpuDrvGraphExec exec) {
    gpuGraphAddNode(&node, graph, nullptr, nullptr, 0, parameters);
    gpuDrvGraphAddNode(&node, graph, nullptr, nullptr, 0, reinterpret_cast<gpuDrvGraphNodeParams*>(parameters));
    gpuArray_t array = nullptr; gpuMemcpy2DArrayToArray(array, 0, 0, array, 0, 0, 4, 4);
    gpuMemcpy2DArrayToArray(array, 0, 0, array, 0, 0, 4, 4, gpuMemcpyDefault);
    cuuint64_t flags; gpuDrvGraphExecGetFlags(exec, &flags);
    void* entry; gpuDrvGetProcAddress("cuInit", &entry, 12000, 0, nullptr);
    gpuGetDriverEntryPoint("cudaMalloc", &entry, 0); gpuGetDriverEntryPoint("cudaMalloc", &entry, gpuEnableDefault, nullptr);
    gpuGetDriverEntryPointByVersion("cudaMalloc", &entry, 12000, gpuEnableDefault);
    gpuDrvLinkState link; void* image; size_t size; gpuDrvJitInputType type = GPU_DRV_JIT_INPUT_PTX;
    gpuDrvLinkCreate(0, nullptr, nullptr, &link); gpuDrvLinkCreate_v2(0, 0, 0, &link);
    gpuDrvJit_option option = GPU_DRV_JIT_MAX_REGISTERS; void* value = nullptr;
    gpuDrvLinkAddData(link, type, &size, 8, "name", 1, &option, &value); gpuDrvLinkAddData_v2(link, type, &size, 8, "name", 0, 0, 0);
    gpuDrvLinkAddFile(link, type, "a.ptx", 0, nullptr, nullptr); gpuDrvLinkAddFile_v2(link, type, "a.ptx", 1, &option, &value);
    gpuDrvLinkComplete(link, &image, &size);
    gpuDrvResult result = gpuDrvLinkDestroy(link); (void)result;
}
