#include <gpu/gpu.hpp>
// Every way of calling the functions whose parameters differ. CUDA_12_CALLS adds what CUDA 13 no longer takes.
__constant__ float weights[16];
__device__ int counter;
__device__ float* table;
__device__ void* opaque;
static __constant__ int hidden = 3;
template <typename T> __constant__ T tconst[4];
__global__ void k(float* x, int n) { x[threadIdx.x] = weights[threadIdx.x & 15] + n + hidden + counter + tconst<float>[0]; }
template <typename T> __global__ void tk(T* x) { x[0] = T(1) + (table != nullptr) + (opaque != nullptr); }
template <gpuError_t (*Allocate)(void**, size_t)> gpuError_t take(void** p) { return Allocate(p, 4); }
gpuError_t both(void** p) { return take<gpuMallocHost>(p) == gpuSuccess ? take<gpuMalloc>(p) : gpuMallocHost(p, 4); }
void GPURT_CB finished(void*) {}
gpuError_t GPURT_API wrapped(gpuStream_t s) { return gpuLaunchHostFunc(s, finished, nullptr); }
gpuError_t f(gpuStream_t s, float* h) {
    gpuMemcpyToSymbol(weights, h, sizeof(weights));
    gpuMemcpyToSymbol(weights, h, 8, 8, gpuMemcpyHostToDevice);
    gpuMemcpyToSymbol(tconst<float>, h, 8);
    gpuMemcpyToSymbol(hidden, h, 4);
    gpuMemcpyToSymbol(table, &h, sizeof h);
    gpuMemcpyToSymbolAsync(counter, h, 4, 0, gpuMemcpyHostToDevice, s);
    gpuMemcpyToSymbolAsync(counter, h, 4);
    gpuMemcpyFromSymbol(h, counter, 4);
    gpuMemcpyFromSymbolAsync(h, counter, 4, 0, gpuMemcpyDeviceToHost, s);
    void* p; float* q; size_t n;
    gpuGetSymbolAddress(&p, weights); gpuGetSymbolAddress((void**)&q, weights); gpuGetSymbolSize(&n, weights);
    const void* untyped = p; gpuMemcpyToSymbol(untyped, h, 4);
    gpuFuncAttributes a;
    gpuFuncGetAttributes(&a, k); gpuFuncGetAttributes(&a, tk<float>); gpuFuncGetAttributes(&a, &k); gpuFuncGetAttributes(&a, (const void*)k);
    gpuFuncSetAttribute(tk<double>, gpuFuncAttributeMaxDynamicSharedMemorySize, 65536);
    gpuFuncSetAttribute((void*)k, gpuFuncAttributeMaxDynamicSharedMemorySize, 65536);
    gpuFuncSetAttribute(k, gpuFuncAttributePreferredSharedMemoryCarveout, gpuSharedmemCarveoutMaxShared);
    gpuFuncSetAttribute(k, gpuFuncAttributePreferredSharedMemoryCarveout, gpuSharedmemCarveoutDefault + gpuSharedmemCarveoutMaxL1);
    gpuFuncSetCacheConfig(k, gpuFuncCachePreferL1);
    gpuFuncSetSharedMemConfig(k, gpuSharedMemBankSizeEightByte);
    void* args[] = {&h, &n};
    gpuLaunchKernel(k, dim3(1), dim3(32), args); gpuLaunchKernel((void*)k, dim3(1), 32, args, 0, s);
    gpuLaunchCooperativeKernel(k, dim3(1), dim3(32), args); gpuLaunchCooperativeKernel((void*)tk<float>, 1, 32, args, 128, s);
    gpuMallocHost(&h, 4); gpuMallocHost((void**)&h, 4); gpuMallocHost(&p, 4); gpuMallocHost(&h, 4, gpuHostAllocMapped);
    gpuHostAlloc(&h, 4, gpuHostAllocDefault); gpuHostAlloc(&p, 4, gpuHostAllocPortable | gpuHostAllocMapped);
    gpuHostGetDevicePointer(&q, h, 0); gpuHostGetDevicePointer(&p, h, 0);
    gpuMallocPitch(&q, &n, 4, 4); gpuMallocPitch((void**)&q, &n, 4, 4);
    gpuMalloc(&q, 4); gpuMalloc((void**)&q, 4); gpuMallocManaged(&q, 4); gpuMallocAsync(&q, 4, s); gpuMallocAsync((void**)&q, 4, s);
    gpuEvent_t e; gpuEventCreate(&e); gpuEventCreate(&e, gpuEventDisableTiming);
    gpuStreamWaitEvent(s, e); gpuStreamWaitEvent(s, e, 0); gpuStreamWaitEvent(s, e, gpuEventWaitDefault); gpuStreamAttachMemAsync(s, q);
    gpuStreamCaptureStatus st; unsigned long long id; gpuGraph_t g; const gpuGraphNode_t* deps; gpuGraphNode_t node; gpuGraphExec_t x;
    gpuStreamGetCaptureInfo(s, &st); gpuStreamGetCaptureInfo(s, &st, &id);
    gpuStreamBeginCapture(s, gpuStreamCaptureModeGlobal); gpuStreamEndCapture(s, &g);
    gpuGraphInstantiate(&x, g, 0); gpuGraphInstantiate(&x, g, nullptr, nullptr, 0); gpuGraphInstantiate(&x, g); gpuGraphInstantiate(&x, g, NULL, NULL, 0);
    gpuGraphInstantiateWithFlags(&x, g);
    gpuGraphExecUpdateResult r; gpuGraphExecUpdate(x, g, &node, &r);
    gpuGraphAddMemcpyNodeToSymbol(&node, g, nullptr, 0, weights, h, 4, 0, gpuMemcpyHostToDevice);
    gpuGraphAddMemcpyNodeFromSymbol(&node, g, nullptr, 0, h, weights, 4, 0, gpuMemcpyDeviceToHost);
    gpuGraphMemcpyNodeSetParamsToSymbol(node, weights, h, 4, 0, gpuMemcpyHostToDevice);
    gpuGraphMemcpyNodeSetParamsFromSymbol(node, h, weights, 4, 0, gpuMemcpyDeviceToHost);
    gpuGraphExecMemcpyNodeSetParamsToSymbol(x, node, weights, h, 4, 0, gpuMemcpyHostToDevice);
    gpuGraphExecMemcpyNodeSetParamsFromSymbol(x, node, h, weights, 4, 0, gpuMemcpyDeviceToHost);
    int mn, bs; gpuOccupancyMaxPotentialBlockSize(&mn, &bs, k); gpuOccupancyMaxPotentialBlockSize(&mn, &bs, tk<float>, 0, 0);
    gpuOccupancyMaxActiveBlocksPerMultiprocessor(&mn, k, 128, 0);
#if defined(CUDA_12_CALLS)
    gpuLaunchParams launches[2]; gpuLaunchCooperativeKernelMultiDevice(launches, 2); gpuLaunchCooperativeKernelMultiDevice(launches, 2u, 0);
    gpuMemPrefetchAsync(q, 4, 0); gpuMemPrefetchAsync(q, 4, gpuCpuDeviceId, s);
    gpuMemAdvise(q, 4, gpuMemAdviseSetReadMostly, 0);
    gpuStreamGetCaptureInfo(s, &st, &id, &g, &deps, &n);
    gpuGraphAddDependencies(g, &node, &node, 1); gpuGraphGetEdges(g, &node, &node, &n);
#endif
    gpuStreamGetCaptureInfo(s, &st, &id, &g, &deps, nullptr, &n);
    gpuMemLocation loc = {gpuMemLocationTypeDevice, 0};
    gpuMemPrefetchAsync(q, 4, loc, 0); gpuMemPrefetchAsync(q, 4, loc, 0, s); gpuMemAdvise(q, 4, gpuMemAdviseSetReadMostly, loc);
    loc.type = gpuMemLocationTypeHost; gpuMemPrefetchAsync(q, 4, loc, 0);
    gpuGraphAddDependencies(g, &node, &node, nullptr, 1); gpuGraphRemoveDependencies(g, &node, &node, NULL, 1);
    gpuGraphGetEdges(g, &node, &node, nullptr, &n); gpuGraphNodeGetDependencies(node, &node, nullptr, &n); gpuGraphNodeGetDependentNodes(node, &node, NULL, &n);
    gpuStreamUpdateCaptureDependencies(s, &node, nullptr, 1); gpuStreamUpdateCaptureDependencies(s, &node, nullptr, 1, 0);
    gpuGraphExecUpdateResultInfo info; gpuGraphExecUpdate(x, g, &info);
    const gpuMemcpy3DParms copy = {}; gpuGraphExecMemcpyNodeSetParams(x, node, &copy);
    gpuGraphicsMapFlags mapped = gpuGraphicsMapFlagsWriteDiscard; (void)mapped;
    unsigned int flags = gpuGraphicsMapFlagsNone | gpuGraphicsMapFlagsReadOnly; (void)flags;
    gpuThreadSynchronize(); gpuStreamWaitEvent(s, nullptr, gpuEventWaitDefault);
    tk<float><<<1, 32, 0, s>>>(q); tk<double><<<1, 32>>>((double*)q);
    return gpuGetLastError();
}
