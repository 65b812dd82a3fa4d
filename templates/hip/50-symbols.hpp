// Variables in device and constant memory, seen from the host. CUDA takes the variable itself, HIP its address. An
// argument that is an untyped pointer already stands for the symbol, as in CUDA's C interface.
//@ detail:symbol
namespace gpu::detail {
template <typename T>
const void* symbol_address(const T& symbol) {
  return static_cast<const void*>(__builtin_addressof(symbol));
}
inline const void* symbol_address(const void* const& symbol) {
  return symbol;
}
}  // namespace gpu::detail

//@ gpuMemcpyToSymbol needs: detail:symbol
template <typename T>
hipError_t gpuMemcpyToSymbol(const T& symbol, const void* source, size_t count, size_t offset = 0,
                             hipMemcpyKind kind = hipMemcpyHostToDevice) {
  return hipMemcpyToSymbol(gpu::detail::symbol_address(symbol), source, count, offset, kind);
}

//@ gpuMemcpyToSymbolAsync needs: detail:symbol
template <typename T>
hipError_t gpuMemcpyToSymbolAsync(const T& symbol, const void* source, size_t count, size_t offset = 0,
                                  hipMemcpyKind kind = hipMemcpyHostToDevice, hipStream_t stream = nullptr) {
  return hipMemcpyToSymbolAsync(gpu::detail::symbol_address(symbol), source, count, offset, kind, stream);
}

//@ gpuMemcpyFromSymbol needs: detail:symbol
template <typename T>
hipError_t gpuMemcpyFromSymbol(void* target, const T& symbol, size_t count, size_t offset = 0,
                               hipMemcpyKind kind = hipMemcpyDeviceToHost) {
  return hipMemcpyFromSymbol(target, gpu::detail::symbol_address(symbol), count, offset, kind);
}

//@ gpuMemcpyFromSymbolAsync needs: detail:symbol
template <typename T>
hipError_t gpuMemcpyFromSymbolAsync(void* target, const T& symbol, size_t count, size_t offset = 0,
                                    hipMemcpyKind kind = hipMemcpyDeviceToHost, hipStream_t stream = nullptr) {
  return hipMemcpyFromSymbolAsync(target, gpu::detail::symbol_address(symbol), count, offset, kind, stream);
}

//@ gpuGetSymbolAddress needs: detail:symbol
template <typename P, typename T>
hipError_t gpuGetSymbolAddress(P** pointer, const T& symbol) {
  return hipGetSymbolAddress(reinterpret_cast<void**>(pointer), gpu::detail::symbol_address(symbol));
}

//@ gpuGetSymbolSize needs: detail:symbol
template <typename T>
hipError_t gpuGetSymbolSize(size_t* size, const T& symbol) {
  return hipGetSymbolSize(size, gpu::detail::symbol_address(symbol));
}

//@ gpuGetTextureReference needs: detail:symbol
template <typename T>
hipError_t gpuGetTextureReference(const textureReference** reference, const T& symbol) {
  return hipGetTextureReference(reference, gpu::detail::symbol_address(symbol));
}

//@ gpuGraphAddMemcpyNodeToSymbol needs: detail:symbol
template <typename T>
hipError_t gpuGraphAddMemcpyNodeToSymbol(hipGraphNode_t* node, hipGraph_t graph, const hipGraphNode_t* dependencies,
                                         size_t dependency_count, const T& symbol, const void* source, size_t count,
                                         size_t offset, hipMemcpyKind kind) {
  return hipGraphAddMemcpyNodeToSymbol(node, graph, dependencies, dependency_count,
                                       gpu::detail::symbol_address(symbol), source, count, offset, kind);
}

//@ gpuGraphAddMemcpyNodeFromSymbol needs: detail:symbol
template <typename T>
hipError_t gpuGraphAddMemcpyNodeFromSymbol(hipGraphNode_t* node, hipGraph_t graph, const hipGraphNode_t* dependencies,
                                           size_t dependency_count, void* target, const T& symbol, size_t count,
                                           size_t offset, hipMemcpyKind kind) {
  return hipGraphAddMemcpyNodeFromSymbol(node, graph, dependencies, dependency_count, target,
                                         gpu::detail::symbol_address(symbol), count, offset, kind);
}

//@ gpuGraphMemcpyNodeSetParamsToSymbol needs: detail:symbol
template <typename T>
hipError_t gpuGraphMemcpyNodeSetParamsToSymbol(hipGraphNode_t node, const T& symbol, const void* source, size_t count,
                                               size_t offset, hipMemcpyKind kind) {
  return hipGraphMemcpyNodeSetParamsToSymbol(node, gpu::detail::symbol_address(symbol), source, count, offset, kind);
}

//@ gpuGraphMemcpyNodeSetParamsFromSymbol needs: detail:symbol
template <typename T>
hipError_t gpuGraphMemcpyNodeSetParamsFromSymbol(hipGraphNode_t node, void* target, const T& symbol, size_t count,
                                                 size_t offset, hipMemcpyKind kind) {
  return hipGraphMemcpyNodeSetParamsFromSymbol(node, target, gpu::detail::symbol_address(symbol), count, offset, kind);
}

//@ gpuGraphExecMemcpyNodeSetParamsToSymbol needs: detail:symbol
template <typename T>
hipError_t gpuGraphExecMemcpyNodeSetParamsToSymbol(hipGraphExec_t exec, hipGraphNode_t node, const T& symbol,
                                                   const void* source, size_t count, size_t offset,
                                                   hipMemcpyKind kind) {
  return hipGraphExecMemcpyNodeSetParamsToSymbol(exec, node, gpu::detail::symbol_address(symbol), source, count,
                                                 offset, kind);
}

//@ gpuGraphExecMemcpyNodeSetParamsFromSymbol needs: detail:symbol
template <typename T>
hipError_t gpuGraphExecMemcpyNodeSetParamsFromSymbol(hipGraphExec_t exec, hipGraphNode_t node, void* target,
                                                     const T& symbol, size_t count, size_t offset,
                                                     hipMemcpyKind kind) {
  return hipGraphExecMemcpyNodeSetParamsFromSymbol(exec, node, target, gpu::detail::symbol_address(symbol), count,
                                                   offset, kind);
}
