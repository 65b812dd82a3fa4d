// Stream, event and graph functions whose parameters differ: overloads for CUDA 11, 12 and 13. Edge data (CUDA 13) is
// refused with hipErrorNotSupported unless null, which is what plain dependencies are.
//@ gpuStreamWaitEvent
inline hipError_t gpuStreamWaitEvent(hipStream_t stream, hipEvent_t event, unsigned int flags = 0) {
  return hipStreamWaitEvent(stream, event, flags);
}

//@ gpuStreamAttachMemAsync
#include <cstddef>
template <typename T>
hipError_t gpuStreamAttachMemAsync(hipStream_t stream, T* pointer, size_t length = 0,
                                   unsigned int flags = hipMemAttachSingle) {
  return hipStreamAttachMemAsync(stream, pointer, length, flags);
}
inline hipError_t gpuStreamAttachMemAsync(hipStream_t stream, std::nullptr_t, size_t length = 0,
                                          unsigned int flags = hipMemAttachSingle) {
  return hipStreamAttachMemAsync(stream, nullptr, length, flags);
}

//@ gpuEventCreate
inline hipError_t gpuEventCreate(hipEvent_t* event) {
  return hipEventCreate(event);
}
inline hipError_t gpuEventCreate(hipEvent_t* event, unsigned int flags) {
  return hipEventCreateWithFlags(event, flags);
}

//@ gpuSignalExternalSemaphoresAsync
inline hipError_t gpuSignalExternalSemaphoresAsync(const hipExternalSemaphore_t* semaphores,
                                                   const hipExternalSemaphoreSignalParams* parameters,
                                                   unsigned int count, hipStream_t stream = nullptr) {
  return hipSignalExternalSemaphoresAsync(semaphores, parameters, count, stream);
}

//@ gpuWaitExternalSemaphoresAsync
inline hipError_t gpuWaitExternalSemaphoresAsync(const hipExternalSemaphore_t* semaphores,
                                                 const hipExternalSemaphoreWaitParams* parameters,
                                                 unsigned int count, hipStream_t stream = nullptr) {
  return hipWaitExternalSemaphoresAsync(semaphores, parameters, count, stream);
}

//@ gpuStreamGetCaptureInfo
inline hipError_t gpuStreamGetCaptureInfo(hipStream_t stream, hipStreamCaptureStatus* status,
                                          unsigned long long* id = nullptr) {
  unsigned long long unused = 0;
  return hipStreamGetCaptureInfo(stream, status, id ? id : &unused);
}
inline hipError_t gpuStreamGetCaptureInfo(hipStream_t stream, hipStreamCaptureStatus* status,
                                          unsigned long long* id, hipGraph_t* graph,
                                          const hipGraphNode_t** dependencies = nullptr, size_t* count = nullptr) {
  return hipStreamGetCaptureInfo_v2(stream, status, id, graph, dependencies, count);
}
inline hipError_t gpuStreamGetCaptureInfo(hipStream_t stream, hipStreamCaptureStatus* status,
                                          unsigned long long* id, hipGraph_t* graph,
                                          const hipGraphNode_t** dependencies, const void* edges, size_t* count) {
  if (!edges) return hipStreamGetCaptureInfo_v2(stream, status, id, graph, dependencies, count);
  return hipErrorNotSupported;
}

//@ gpuStreamUpdateCaptureDependencies
inline hipError_t gpuStreamUpdateCaptureDependencies(hipStream_t stream, hipGraphNode_t* dependencies, size_t count,
                                                     unsigned int flags = 0) {
  return hipStreamUpdateCaptureDependencies(stream, dependencies, count, flags);
}
inline hipError_t gpuStreamUpdateCaptureDependencies(hipStream_t stream, hipGraphNode_t* dependencies,
                                                     const void* edges, size_t count, unsigned int flags = 0) {
  if (!edges) return hipStreamUpdateCaptureDependencies(stream, dependencies, count, flags);
  return hipErrorNotSupported;
}

//@ gpuGraphInstantiate
inline hipError_t gpuGraphInstantiate(hipGraphExec_t* exec, hipGraph_t graph, unsigned long long flags = 0) {
  if (flags == 0) return hipGraphInstantiate(exec, graph, nullptr, nullptr, 0);
  return hipGraphInstantiateWithFlags(exec, graph, flags);
}
inline hipError_t gpuGraphInstantiate(hipGraphExec_t* exec, hipGraph_t graph, hipGraphNode_t* error_node, char* log,
                                      size_t log_size) {
  return hipGraphInstantiate(exec, graph, error_node, log, log_size);
}

//@ gpuGraphInstantiateWithFlags
inline hipError_t gpuGraphInstantiateWithFlags(hipGraphExec_t* exec, hipGraph_t graph,
                                               unsigned long long flags = 0) {
  return hipGraphInstantiateWithFlags(exec, graph, flags);
}

//@ gpuGraphExecUpdate
inline hipError_t gpuGraphExecUpdate(hipGraphExec_t exec, hipGraph_t graph, hipGraphNode_t* error_node,
                                     hipGraphExecUpdateResult* result) {
  return hipGraphExecUpdate(exec, graph, error_node, result);
}

//@ gpuGraphAddDependencies
inline hipError_t gpuGraphAddDependencies(hipGraph_t graph, const hipGraphNode_t* from, const hipGraphNode_t* to,
                                          size_t count) {
  return hipGraphAddDependencies(graph, from, to, count);
}
inline hipError_t gpuGraphAddDependencies(hipGraph_t graph, const hipGraphNode_t* from, const hipGraphNode_t* to,
                                          const void* edges, size_t count) {
  if (!edges) return hipGraphAddDependencies(graph, from, to, count);
  return hipErrorNotSupported;
}

//@ gpuGraphRemoveDependencies
inline hipError_t gpuGraphRemoveDependencies(hipGraph_t graph, const hipGraphNode_t* from, const hipGraphNode_t* to,
                                             size_t count) {
  return hipGraphRemoveDependencies(graph, from, to, count);
}
inline hipError_t gpuGraphRemoveDependencies(hipGraph_t graph, const hipGraphNode_t* from, const hipGraphNode_t* to,
                                             const void* edges, size_t count) {
  if (!edges) return hipGraphRemoveDependencies(graph, from, to, count);
  return hipErrorNotSupported;
}

//@ gpuGraphGetEdges
inline hipError_t gpuGraphGetEdges(hipGraph_t graph, hipGraphNode_t* from, hipGraphNode_t* to, size_t* count) {
  return hipGraphGetEdges(graph, from, to, count);
}
inline hipError_t gpuGraphGetEdges(hipGraph_t graph, hipGraphNode_t* from, hipGraphNode_t* to, const void* edges,
                                   size_t* count) {
  if (!edges) return hipGraphGetEdges(graph, from, to, count);
  return hipErrorNotSupported;
}

//@ gpuGraphNodeGetDependencies
inline hipError_t gpuGraphNodeGetDependencies(hipGraphNode_t node, hipGraphNode_t* dependencies, size_t* count) {
  return hipGraphNodeGetDependencies(node, dependencies, count);
}
inline hipError_t gpuGraphNodeGetDependencies(hipGraphNode_t node, hipGraphNode_t* dependencies, const void* edges,
                                              size_t* count) {
  if (!edges) return hipGraphNodeGetDependencies(node, dependencies, count);
  return hipErrorNotSupported;
}

//@ gpuGraphNodeGetDependentNodes
inline hipError_t gpuGraphNodeGetDependentNodes(hipGraphNode_t node, hipGraphNode_t* dependents, size_t* count) {
  return hipGraphNodeGetDependentNodes(node, dependents, count);
}
inline hipError_t gpuGraphNodeGetDependentNodes(hipGraphNode_t node, hipGraphNode_t* dependents, const void* edges,
                                                size_t* count) {
  if (!edges) return hipGraphNodeGetDependentNodes(node, dependents, count);
  return hipErrorNotSupported;
}

//@ gpuGraphExecUpdateResultInfo needs: gpuGraphExecUpdate
// The result of CUDA 12's form; HIP tells no second node.
struct gpuGraphExecUpdateResultInfo {
  hipGraphExecUpdateResult result;
  hipGraphNode_t errorNode;
  hipGraphNode_t errorFromNode;
};
inline hipError_t gpuGraphExecUpdate(hipGraphExec_t exec, hipGraph_t graph, gpuGraphExecUpdateResultInfo* info) {
  info->errorFromNode = nullptr;
  return hipGraphExecUpdate(exec, graph, &info->errorNode, &info->result);
}

//@ gpuGraphExecMemcpyNodeSetParams
inline hipError_t gpuGraphExecMemcpyNodeSetParams(hipGraphExec_t exec, hipGraphNode_t node,
                                                  const hipMemcpy3DParms* parameters) {
  hipMemcpy3DParms copy = *parameters;
  return hipGraphExecMemcpyNodeSetParams(exec, node, &copy);
}

//@ gpuGraphAddNode
#if HIP_VERSION >= 60200000
inline hipError_t gpuGraphAddNode(hipGraphNode_t* node, hipGraph_t graph, const hipGraphNode_t* dependencies,
                                  size_t count, hipGraphNodeParams* parameters) {
  return hipGraphAddNode(node, graph, dependencies, count, parameters);
}
inline hipError_t gpuGraphAddNode(hipGraphNode_t* node, hipGraph_t graph, const hipGraphNode_t* dependencies,
                                  const void* edges, size_t count, hipGraphNodeParams* parameters) {
  if (!edges) return hipGraphAddNode(node, graph, dependencies, count, parameters);
  return hipErrorNotSupported;
}
#endif
