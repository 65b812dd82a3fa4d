The host API: graphs, made node by node or by capturing streams. A launch does the nodes one after another in an order that
their dependencies allow.

//@ gpuGraph_t gpuGraphNode_t gpuGraphExec_t
struct gpuGraphObject;
struct gpuGraphNodeObject;
struct gpuGraphExecObject;
using gpuGraph_t = gpuGraphObject*;
using gpuGraphNode_t = gpuGraphNodeObject*;
using gpuGraphExec_t = gpuGraphExecObject*;

//@ gpuGraphNodeType gpuGraphNodeTypeKernel gpuGraphNodeTypeMemcpy gpuGraphNodeTypeMemset gpuGraphNodeTypeHost gpuGraphNodeTypeGraph gpuGraphNodeTypeEmpty gpuGraphNodeTypeWaitEvent gpuGraphNodeTypeEventRecord
enum gpuGraphNodeType : int {
    gpuGraphNodeTypeKernel = 0,
    gpuGraphNodeTypeMemcpy = 1,
    gpuGraphNodeTypeMemset = 2,
    gpuGraphNodeTypeHost = 3,
    gpuGraphNodeTypeGraph = 4,
    gpuGraphNodeTypeEmpty = 5,
    gpuGraphNodeTypeWaitEvent = 6,
    gpuGraphNodeTypeEventRecord = 7,
};

//@ gpuKernelNodeParams
struct gpuKernelNodeParams {
    void* func;
    dim3 gridDim, blockDim;
    unsigned int sharedMemBytes;
    void** kernelParams;
    void** extra;
};

//@ gpuMemsetParams
struct gpuMemsetParams {
    void* dst;
    size_t pitch;
    unsigned int value, elementSize;
    size_t width, height;
};

//@ gpuHostNodeParams needs: gpuHostFn_t
struct gpuHostNodeParams {
    gpuHostFn_t fn;
    void* userData;
};

//@ gpuStreamCaptureMode gpuStreamCaptureModeGlobal gpuStreamCaptureModeThreadLocal gpuStreamCaptureModeRelaxed
enum gpuStreamCaptureMode : int {
    gpuStreamCaptureModeGlobal = 0,
    gpuStreamCaptureModeThreadLocal = 1,
    gpuStreamCaptureModeRelaxed = 2,
};

//@ gpuStreamCaptureStatus gpuStreamCaptureStatusNone gpuStreamCaptureStatusActive gpuStreamCaptureStatusInvalidated
enum gpuStreamCaptureStatus : int {
    gpuStreamCaptureStatusNone = 0,
    gpuStreamCaptureStatusActive = 1,
    gpuStreamCaptureStatusInvalidated = 2,
};

//@ gpuGraphExecUpdateResult gpuGraphExecUpdateSuccess gpuGraphExecUpdateError gpuGraphExecUpdateErrorTopologyChanged gpuGraphExecUpdateErrorNodeTypeChanged
enum gpuGraphExecUpdateResult : int {
    gpuGraphExecUpdateSuccess = 0,
    gpuGraphExecUpdateError = 1,
    gpuGraphExecUpdateErrorTopologyChanged = 2,
    gpuGraphExecUpdateErrorNodeTypeChanged = 3,
};

//@ gpuGraphExecUpdateResultInfo needs: gpuGraphExecUpdateResult gpuGraph_t
struct gpuGraphExecUpdateResultInfo {
    gpuGraphExecUpdateResult result;
    gpuGraphNode_t errorNode;
    gpuGraphNode_t errorFromNode;
};

//@ gpuGraphInstantiateFlagAutoFreeOnLaunch gpuGraphInstantiateFlagUpload gpuGraphInstantiateFlagUseNodePriority
constexpr unsigned long long gpuGraphInstantiateFlagAutoFreeOnLaunch = 1, gpuGraphInstantiateFlagUpload = 2;
constexpr unsigned long long gpuGraphInstantiateFlagUseNodePriority = 8;

//@ detail:graphs needs: gpuGraph_t detail:streams detail:events detail:launch
#include <functional>
#include <memory>

struct gpuGraphNodeObject {
    gpu::host::Kind kind = gpu::host::Kind::empty;
    std::function<int()> work;            // null for a kernel and for an empty node
    gpu::host::BoundKernel kernel;
    std::shared_ptr<void> parameters;     // as they were given
    std::vector<gpuGraphNode_t> before;   // what it depends on
    int run() const { return kernel.run ? kernel.run(kernel) : work ? work() : 0; }
};

struct gpuGraphObject {
    std::vector<std::unique_ptr<gpuGraphNodeObject>> nodes;

    gpuGraphNode_t add(gpu::host::Kind kind, const gpuGraphNode_t* dependencies, size_t count) {
        nodes.emplace_back(new gpuGraphNodeObject);
        nodes.back()->kind = kind;
        nodes.back()->before.assign(dependencies, dependencies + count);
        return nodes.back().get();
    }
    bool has(gpuGraphNode_t node) const {
        for (const auto& one : nodes)
            if (one.get() == node) return true;
        return false;
    }
    // The nodes so that each comes after those it depends on; fewer than there are when they go in a circle.
    std::vector<gpuGraphNode_t> order() const {
        std::vector<gpuGraphNode_t> done;
        std::set<gpuGraphNode_t> known;
        for (bool more = true; more;) {
            more = false;
            for (const auto& node : nodes) {
                bool ready = !known.count(node.get());
                for (gpuGraphNode_t before : node->before) ready = ready && known.count(before);
                if (!ready) continue;
                done.push_back(node.get());
                known.insert(node.get());
                more = true;
            }
        }
        return done;
    }
    // A copy; `from` tells for each of its nodes the node of this graph.
    gpuGraphObject* clone(std::map<gpuGraphNode_t, gpuGraphNode_t>& copies) const {
        auto* made = new gpuGraphObject;
        for (const auto& node : nodes) {
            made->nodes.emplace_back(new gpuGraphNodeObject(*node));
            copies[node.get()] = made->nodes.back().get();
        }
        for (const auto& node : made->nodes)
            for (gpuGraphNode_t& before : node->before) before = copies[before];
        return made;
    }
};

// A graph as it was when it was made ready; nodes of the graph name nodes of the copy.
struct gpuGraphExecObject {
    std::unique_ptr<gpuGraphObject> graph;
    std::map<gpuGraphNode_t, gpuGraphNode_t> copies;
    std::vector<gpuGraphNode_t> order;
};

namespace gpu {
namespace host {

inline gpuError_t check(gpuGraph_t graph) { return Handles::instance().has(graph) ? gpuSuccess : give(gpuErrorInvalidValue); }
inline gpuError_t check(gpuGraphExec_t exec) { return Handles::instance().has(exec) ? gpuSuccess : give(gpuErrorInvalidValue); }

// Adds a node whose dependencies are nodes of the graph.
inline gpuError_t add_node(gpuGraphNode_t* node, gpuGraph_t graph, Kind kind, const gpuGraphNode_t* dependencies, size_t count) {
    if (check(graph)) return gpuErrorInvalidValue;
    if (!node || (count && !dependencies)) return give(gpuErrorInvalidValue);
    for (size_t i = 0; i < count; ++i)
        if (!graph->has(dependencies[i])) return give(gpuErrorInvalidValue);
    *node = graph->add(kind, dependencies, count);
    return gpuSuccess;
}

inline gpuGraphNode_t copy_in(gpuGraphExec_t exec, gpuGraphNode_t node, Kind kind) {
    const auto found = exec->copies.find(node);
    return found != exec->copies.end() && found->second->kind == kind ? found->second : nullptr;
}

inline int run_all(const std::vector<gpuGraphNode_t>& order) {
    for (gpuGraphNode_t node : order)
        if (const int error = node->run()) return error;
    return 0;
}

}  // namespace host
}  // namespace gpu

//@ gpuGraphCreate needs: detail:graphs
inline gpuError_t gpuGraphCreate(gpuGraph_t* graph, unsigned flags) {
    if (!graph || flags) return gpu::host::give(gpuErrorInvalidValue);
    *graph = new gpuGraphObject;
    gpu::host::Handles::instance().add(*graph);
    return gpuSuccess;
}

//@ gpuGraphDestroy needs: detail:graphs
inline gpuError_t gpuGraphDestroy(gpuGraph_t graph) {
    if (!gpu::host::Handles::instance().remove(graph)) return gpu::host::give(gpuErrorInvalidValue);
    delete graph;
    return gpuSuccess;
}

//@ gpuGraphClone needs: detail:graphs
inline gpuError_t gpuGraphClone(gpuGraph_t* copy, gpuGraph_t graph) {
    if (gpu::host::check(graph)) return gpuErrorInvalidValue;
    if (!copy) return gpu::host::give(gpuErrorInvalidValue);
    std::map<gpuGraphNode_t, gpuGraphNode_t> copies;
    *copy = graph->clone(copies);
    gpu::host::Handles::instance().add(*copy);
    return gpuSuccess;
}

//@ gpuGraphAddEmptyNode needs: detail:graphs
inline gpuError_t gpuGraphAddEmptyNode(gpuGraphNode_t* node, gpuGraph_t graph, const gpuGraphNode_t* dependencies, size_t count) {
    return gpu::host::add_node(node, graph, gpu::host::Kind::empty, dependencies, count);
}

//@ detail:kernel_nodes needs: detail:graphs gpuKernelNodeParams
namespace gpu {
namespace host {

inline gpuError_t set_kernel(gpuGraphNode_t node, const gpuKernelNodeParams* p, Site site) {
    if (!p || !p->func || p->extra) return give(gpuErrorInvalidValue);
    const Kernels::Binder binder = Kernels::instance().find(p->func);
    if (!binder) {
        std::fprintf(stderr, "gpu host: the kernel of a graph node is not known, %s:%d; cast the kernel itself to void*\n", site.file, site.line);
        return give(gpuErrorInvalidDeviceFunction);
    }
    BoundKernel kernel = binder(p->func, p->kernelParams, site);
    kernel.grid = p->gridDim, kernel.block = p->blockDim, kernel.shared = p->sharedMemBytes;
    const int error = launch_error({"", site, kernel.grid, kernel.block, kernel.shared, nullptr, nullptr}, p->func);
    if (error) return give(static_cast<gpuError_t>(error));
    node->kernel = kernel;
    return gpuSuccess;
}

}  // namespace host
}  // namespace gpu

//@ gpuGraphAddKernelNode needs: detail:kernel_nodes
// The arguments are copied now, as in CUDA.
inline gpuError_t gpuGraphAddKernelNode(gpuGraphNode_t* node, gpuGraph_t graph, const gpuGraphNode_t* dependencies, size_t count,
                                        const gpuKernelNodeParams* parameters, gpu::host::Site site = gpu::host::here()) {
    using namespace gpu::host;
    gpuGraphNodeObject made;
    if (const gpuError_t error = set_kernel(&made, parameters, site)) return error;
    if (const gpuError_t error = add_node(node, graph, Kind::kernel, dependencies, count)) return error;
    (*node)->kernel = made.kernel;
    return gpuSuccess;
}

//@ gpuGraphKernelNodeGetParams needs: detail:kernel_nodes
inline gpuError_t gpuGraphKernelNodeGetParams(gpuGraphNode_t node, gpuKernelNodeParams* parameters) {
    if (!node || !parameters || node->kind != gpu::host::Kind::kernel) return gpu::host::give(gpuErrorInvalidValue);
    gpu::host::BoundKernel& k = node->kernel;
    *parameters = {const_cast<void*>(k.function), k.grid, k.block, unsigned(k.shared), k.arguments.data(), nullptr};
    return gpuSuccess;
}

//@ gpuGraphKernelNodeSetParams needs: detail:kernel_nodes
inline gpuError_t gpuGraphKernelNodeSetParams(gpuGraphNode_t node, const gpuKernelNodeParams* parameters,
                                              gpu::host::Site site = gpu::host::here()) {
    if (!node || node->kind != gpu::host::Kind::kernel) return gpu::host::give(gpuErrorInvalidValue);
    return gpu::host::set_kernel(node, parameters, site);
}

//@ gpuGraphExecKernelNodeSetParams needs: detail:kernel_nodes
inline gpuError_t gpuGraphExecKernelNodeSetParams(gpuGraphExec_t exec, gpuGraphNode_t node, const gpuKernelNodeParams* parameters,
                                                  gpu::host::Site site = gpu::host::here()) {
    if (gpu::host::check(exec)) return gpuErrorInvalidValue;
    const gpuGraphNode_t copy = gpu::host::copy_in(exec, node, gpu::host::Kind::kernel);
    return copy ? gpu::host::set_kernel(copy, parameters, site) : gpu::host::give(gpuErrorInvalidValue);
}

//@ gpuGraphAddMemcpyNode needs: detail:graphs gpuMemcpy3D
inline gpuError_t gpuGraphAddMemcpyNode(gpuGraphNode_t* node, gpuGraph_t graph, const gpuGraphNode_t* dependencies, size_t count,
                                        const gpuMemcpy3DParms* parameters) {
    if (!parameters) return gpu::host::give(gpuErrorInvalidValue);
    const gpuError_t error = gpu::host::add_node(node, graph, gpu::host::Kind::copy, dependencies, count);
    if (!error) (*node)->work = [copy = *parameters] { return int(gpuMemcpy3D(&copy)); };
    return error;
}

//@ gpuGraphAddMemcpyNode1D needs: detail:graphs detail:copy
inline gpuError_t gpuGraphAddMemcpyNode1D(gpuGraphNode_t* node, gpuGraph_t graph, const gpuGraphNode_t* dependencies, size_t count,
                                          void* to, const void* from, size_t size, gpuMemcpyKind kind) {
    if (const gpuError_t error = gpu::host::check_copy(to, size, from, size, kind)) return gpu::host::give(error);
    const gpuError_t error = gpu::host::add_node(node, graph, gpu::host::Kind::copy, dependencies, count);
    if (!error) (*node)->work = [=] { return int(gpu::host::copy(to, from, size, kind)); };
    return error;
}

//@ gpuGraphExecMemcpyNodeSetParams1D needs: detail:graphs detail:copy
inline gpuError_t gpuGraphExecMemcpyNodeSetParams1D(gpuGraphExec_t exec, gpuGraphNode_t node, void* to, const void* from, size_t size,
                                                    gpuMemcpyKind kind) {
    if (gpu::host::check(exec)) return gpuErrorInvalidValue;
    const gpuGraphNode_t copy = gpu::host::copy_in(exec, node, gpu::host::Kind::copy);
    if (!copy || gpu::host::check_copy(to, size, from, size, kind)) return gpu::host::give(gpuErrorInvalidValue);
    copy->work = [=] { return int(gpu::host::copy(to, from, size, kind)); };
    return gpuSuccess;
}

//@ detail:fill_nodes needs: detail:graphs gpuMemsetParams detail:registry
namespace gpu {
namespace host {

inline int fill(const gpuMemsetParams& p) {
    const size_t height = p.height ? p.height : 1, row = p.width * p.elementSize;
    const size_t pitch = height == 1 ? row : p.pitch;
    if (pitch < row || !accessible(p.dst, pitch * (height - 1) + row, true)) return give(gpuErrorInvalidValue);
    for (size_t y = 0; y < height; ++y)
        for (size_t x = 0; x < p.width; ++x)
            std::memcpy(static_cast<char*>(p.dst) + y * pitch + x * p.elementSize, &p.value, p.elementSize);  // low bytes first
    return 0;
}

inline gpuError_t set_fill(gpuGraphNode_t node, const gpuMemsetParams* p) {
    if (!p || !p->dst || (p->elementSize != 1 && p->elementSize != 2 && p->elementSize != 4)) return give(gpuErrorInvalidValue);
    node->work = [values = *p] { return fill(values); };
    return gpuSuccess;
}

}  // namespace host
}  // namespace gpu

//@ gpuGraphAddMemsetNode needs: detail:fill_nodes
inline gpuError_t gpuGraphAddMemsetNode(gpuGraphNode_t* node, gpuGraph_t graph, const gpuGraphNode_t* dependencies, size_t count,
                                        const gpuMemsetParams* parameters) {
    gpuGraphNodeObject made;
    if (const gpuError_t error = gpu::host::set_fill(&made, parameters)) return error;
    if (const gpuError_t error = gpu::host::add_node(node, graph, gpu::host::Kind::fill, dependencies, count)) return error;
    (*node)->work = made.work;
    return gpuSuccess;
}

//@ gpuGraphExecMemsetNodeSetParams needs: detail:fill_nodes
inline gpuError_t gpuGraphExecMemsetNodeSetParams(gpuGraphExec_t exec, gpuGraphNode_t node, const gpuMemsetParams* parameters) {
    if (gpu::host::check(exec)) return gpuErrorInvalidValue;
    const gpuGraphNode_t copy = gpu::host::copy_in(exec, node, gpu::host::Kind::fill);
    return copy ? gpu::host::set_fill(copy, parameters) : gpu::host::give(gpuErrorInvalidValue);
}

//@ gpuGraphAddHostNode needs: detail:graphs gpuHostNodeParams
inline gpuError_t gpuGraphAddHostNode(gpuGraphNode_t* node, gpuGraph_t graph, const gpuGraphNode_t* dependencies, size_t count,
                                      const gpuHostNodeParams* parameters) {
    if (!parameters || !parameters->fn) return gpu::host::give(gpuErrorInvalidValue);
    const gpuError_t error = gpu::host::add_node(node, graph, gpu::host::Kind::call, dependencies, count);
    if (!error) (*node)->work = [p = *parameters] { return p.fn(p.userData), 0; };
    return error;
}

//@ gpuGraphExecHostNodeSetParams needs: detail:graphs gpuHostNodeParams
inline gpuError_t gpuGraphExecHostNodeSetParams(gpuGraphExec_t exec, gpuGraphNode_t node, const gpuHostNodeParams* parameters) {
    if (gpu::host::check(exec)) return gpuErrorInvalidValue;
    const gpuGraphNode_t copy = gpu::host::copy_in(exec, node, gpu::host::Kind::call);
    if (!copy || !parameters || !parameters->fn) return gpu::host::give(gpuErrorInvalidValue);
    copy->work = [p = *parameters] { return p.fn(p.userData), 0; };
    return gpuSuccess;
}

//@ gpuGraphAddChildGraphNode needs: detail:graphs
inline gpuError_t gpuGraphAddChildGraphNode(gpuGraphNode_t* node, gpuGraph_t graph, const gpuGraphNode_t* dependencies, size_t count,
                                            gpuGraph_t child) {
    if (gpu::host::check(child)) return gpuErrorInvalidValue;
    const gpuError_t error = gpu::host::add_node(node, graph, gpu::host::Kind::graph, dependencies, count);
    if (error) return error;
    std::map<gpuGraphNode_t, gpuGraphNode_t> copies;
    const std::shared_ptr<gpuGraphObject> copy(child->clone(copies));
    (*node)->work = [copy] { return gpu::host::run_all(copy->order()); };
    return gpuSuccess;
}

//@ gpuGraphAddEventRecordNode needs: detail:graphs gpuEventRecord
inline gpuError_t gpuGraphAddEventRecordNode(gpuGraphNode_t* node, gpuGraph_t graph, const gpuGraphNode_t* dependencies, size_t count,
                                             gpuEvent_t event) {
    if (gpu::host::check(event)) return gpuErrorInvalidValue;
    const gpuError_t error = gpu::host::add_node(node, graph, gpu::host::Kind::mark, dependencies, count);
    if (!error) (*node)->work = [=] { return int(gpuEventRecord(event)); };
    return error;
}

//@ gpuGraphAddEventWaitNode needs: detail:graphs
// What an event stands for is done already when the graph runs.
inline gpuError_t gpuGraphAddEventWaitNode(gpuGraphNode_t* node, gpuGraph_t graph, const gpuGraphNode_t* dependencies, size_t count,
                                           gpuEvent_t event) {
    if (gpu::host::check(event)) return gpuErrorInvalidValue;
    return gpu::host::add_node(node, graph, gpu::host::Kind::wait, dependencies, count);
}

//@ gpuGraphAddDependencies needs: detail:graphs
inline gpuError_t gpuGraphAddDependencies(gpuGraph_t graph, const gpuGraphNode_t* from, const gpuGraphNode_t* to, size_t count) {
    if (gpu::host::check(graph)) return gpuErrorInvalidValue;
    for (size_t i = 0; i < count; ++i)
        if (!graph->has(from[i]) || !graph->has(to[i]) || from[i] == to[i]) return gpu::host::give(gpuErrorInvalidValue);
    for (size_t i = 0; i < count; ++i) to[i]->before.push_back(from[i]);
    return gpuSuccess;
}
inline gpuError_t gpuGraphAddDependencies(gpuGraph_t graph, const gpuGraphNode_t* from, const gpuGraphNode_t* to, const void* edges, size_t count) {
    return edges ? gpu::host::give(gpuErrorNotSupported) : gpuGraphAddDependencies(graph, from, to, count);
}

//@ detail:node_lists needs: detail:graphs
namespace gpu {
namespace host {

// Gives as many nodes as the caller has room for, and none beyond the last; without an array their number.
inline gpuError_t give_nodes(const std::vector<gpuGraphNode_t>& found, gpuGraphNode_t* nodes, size_t* count) {
    if (!count) return give(gpuErrorInvalidValue);
    if (nodes) {
        for (size_t i = 0; i < *count; ++i) nodes[i] = i < found.size() ? found[i] : nullptr;
        if (found.size() < *count) *count = found.size();
    } else {
        *count = found.size();
    }
    return gpuSuccess;
}

}  // namespace host
}  // namespace gpu

//@ gpuGraphGetNodes needs: detail:node_lists
inline gpuError_t gpuGraphGetNodes(gpuGraph_t graph, gpuGraphNode_t* nodes, size_t* count) {
    if (gpu::host::check(graph)) return gpuErrorInvalidValue;
    std::vector<gpuGraphNode_t> found;
    for (const auto& node : graph->nodes) found.push_back(node.get());
    return gpu::host::give_nodes(found, nodes, count);
}

//@ gpuGraphGetRootNodes needs: detail:node_lists
inline gpuError_t gpuGraphGetRootNodes(gpuGraph_t graph, gpuGraphNode_t* nodes, size_t* count) {
    if (gpu::host::check(graph)) return gpuErrorInvalidValue;
    std::vector<gpuGraphNode_t> found;
    for (const auto& node : graph->nodes)
        if (node->before.empty()) found.push_back(node.get());
    return gpu::host::give_nodes(found, nodes, count);
}

//@ gpuGraphNodeGetDependencies needs: detail:node_lists
inline gpuError_t gpuGraphNodeGetDependencies(gpuGraphNode_t node, gpuGraphNode_t* nodes, size_t* count) {
    return node ? gpu::host::give_nodes(node->before, nodes, count) : gpu::host::give(gpuErrorInvalidValue);
}

//@ gpuGraphNodeGetType needs: detail:graphs gpuGraphNodeType
inline gpuError_t gpuGraphNodeGetType(gpuGraphNode_t node, gpuGraphNodeType* type) {
    if (!node || !type) return gpu::host::give(gpuErrorInvalidValue);
    *type = static_cast<gpuGraphNodeType>(node->kind);
    return gpuSuccess;
}

//@ gpuGraphInstantiate needs: detail:graphs
inline gpuError_t gpuGraphInstantiate(gpuGraphExec_t* exec, gpuGraph_t graph, unsigned long long = 0) {
    if (gpu::host::check(graph)) return gpuErrorInvalidValue;
    if (!exec) return gpu::host::give(gpuErrorInvalidValue);
    std::unique_ptr<gpuGraphExecObject> made(new gpuGraphExecObject);
    made->graph.reset(graph->clone(made->copies));
    made->order = made->graph->order();
    if (made->order.size() != made->graph->nodes.size()) return gpu::host::give(gpuErrorInvalidValue);
    *exec = made.release();
    gpu::host::Handles::instance().add(*exec);
    return gpuSuccess;
}
// The form of CUDA 11.
inline gpuError_t gpuGraphInstantiate(gpuGraphExec_t* exec, gpuGraph_t graph, gpuGraphNode_t* error_node, char* log, size_t size) {
    if (error_node) *error_node = nullptr;
    if (log && size) *log = 0;
    return gpuGraphInstantiate(exec, graph);
}

//@ gpuGraphInstantiateWithFlags needs: gpuGraphInstantiate
inline gpuError_t gpuGraphInstantiateWithFlags(gpuGraphExec_t* exec, gpuGraph_t graph, unsigned long long = 0) {
    return gpuGraphInstantiate(exec, graph);
}

//@ gpuGraphExecDestroy needs: detail:graphs
inline gpuError_t gpuGraphExecDestroy(gpuGraphExec_t exec) {
    if (!gpu::host::Handles::instance().remove(exec)) return gpu::host::give(gpuErrorInvalidValue);
    delete exec;
    return gpuSuccess;
}

//@ gpuGraphLaunch needs: detail:graphs
inline gpuError_t gpuGraphLaunch(gpuGraphExec_t exec, gpuStream_t stream) {
    if (gpu::host::check(exec)) return gpuErrorInvalidValue;
    return gpu::host::enqueue(stream, gpu::host::Kind::graph, [=] { return static_cast<gpuError_t>(gpu::host::run_all(exec->order)); });
}

//@ gpuGraphUpload needs: detail:graphs
inline gpuError_t gpuGraphUpload(gpuGraphExec_t exec, gpuStream_t stream) {
    return gpu::host::check(exec) ? gpuErrorInvalidValue : gpu::host::check(stream);
}

//@ gpuGraphExecUpdate needs: detail:graphs gpuGraphExecUpdateResult
// Takes over the work of a graph of the same shape: as many nodes, of the same kinds, that depend on one another alike.
inline gpuError_t gpuGraphExecUpdate(gpuGraphExec_t exec, gpuGraph_t graph, gpuGraphNode_t* error_node, gpuGraphExecUpdateResult* result) {
    if (gpu::host::check(exec) || gpu::host::check(graph)) return gpuErrorInvalidValue;
    const auto say = [&](gpuGraphExecUpdateResult what, gpuGraphNode_t node) {
        if (result) *result = what;
        if (error_node) *error_node = node;
        return what == gpuGraphExecUpdateSuccess ? gpuSuccess : gpu::host::give(gpuErrorGraphExecUpdateFailure);
    };
    const size_t count = graph->nodes.size();
    if (count != exec->graph->nodes.size()) return say(gpuGraphExecUpdateErrorTopologyChanged, nullptr);
    std::map<gpuGraphNode_t, gpuGraphNode_t> pairs;
    for (size_t i = 0; i < count; ++i) pairs[graph->nodes[i].get()] = exec->graph->nodes[i].get();
    for (size_t i = 0; i < count; ++i) {
        const gpuGraphNodeObject &from = *graph->nodes[i], &to = *exec->graph->nodes[i];
        if (from.kind != to.kind) return say(gpuGraphExecUpdateErrorNodeTypeChanged, graph->nodes[i].get());
        bool same = from.before.size() == to.before.size();
        for (size_t k = 0; same && k < from.before.size(); ++k) same = pairs[from.before[k]] == to.before[k];
        if (!same) return say(gpuGraphExecUpdateErrorTopologyChanged, graph->nodes[i].get());
    }
    for (const auto& pair : pairs) {
        pair.second->work = pair.first->work;
        pair.second->kernel = pair.first->kernel;
        exec->copies[pair.first] = pair.second;
    }
    return say(gpuGraphExecUpdateSuccess, nullptr);
}

//@ gpuGraphExecUpdate+gpuGraphExecUpdateResultInfo needs: gpuGraphExecUpdate gpuGraphExecUpdateResultInfo
inline gpuError_t gpuGraphExecUpdate(gpuGraphExec_t exec, gpuGraph_t graph, gpuGraphExecUpdateResultInfo* info) {
    if (!info) return gpu::host::give(gpuErrorInvalidValue);
    info->errorFromNode = nullptr;
    return gpuGraphExecUpdate(exec, graph, &info->errorNode, &info->result);
}

//@ detail:capture needs: detail:graphs
namespace gpu {
namespace host {

// A capture: the graph that it fills, and for each stream and event the nodes that what comes next depends on.
class Capture : public Recorder {
public:
    const void* const origin;
    std::unique_ptr<gpuGraphObject> graph{new gpuGraphObject};
    bool invalid = false;

    explicit Capture(const void* stream) : origin(stream) { last_[stream]; }

    int record(const void* stream, Kind kind, std::function<int()> work) override {
        if (invalid) return gpuErrorStreamCaptureInvalidated;
        add(stream, kind)->work = std::move(work);
        return gpuSuccess;
    }
    int record(const void* stream, const BoundKernel& kernel) override {
        if (invalid) return gpuErrorStreamCaptureInvalidated;
        const int error = launch_error({"", Site{}, kernel.grid, kernel.block, kernel.shared, nullptr, nullptr}, kernel.function);
        if (error) return error;
        add(stream, Kind::kernel)->kernel = kernel;
        return gpuSuccess;
    }
    void mark(const void* stream, const void* event) override { events_[event] = last_[stream]; }
    bool join(const void* stream, const void* event) override {
        const auto found = events_.find(event);
        if (found == events_.end()) return false;
        std::vector<gpuGraphNode_t>& last = last_[stream];
        for (gpuGraphNode_t node : found->second)
            if (std::find(last.begin(), last.end(), node) == last.end()) last.push_back(node);
        Recorders::instance().set(stream, this);
        return true;
    }
    void invalidate() override { invalid = true; }

    // Whether all that was recorded comes before what the first stream would do next.
    bool joined() {
        std::set<gpuGraphNode_t> reached;
        std::vector<gpuGraphNode_t> open = last_[origin];
        while (!open.empty()) {
            const gpuGraphNode_t node = open.back();
            open.pop_back();
            if (reached.insert(node).second) open.insert(open.end(), node->before.begin(), node->before.end());
        }
        return reached.size() == graph->nodes.size();
    }

private:
    std::map<const void*, std::vector<gpuGraphNode_t>> last_, events_;

    gpuGraphNode_t add(const void* stream, Kind kind) {
        std::vector<gpuGraphNode_t>& last = last_[stream];
        const gpuGraphNode_t node = graph->add(kind, last.data(), last.size());
        last.assign(1, node);
        return node;
    }
};

}  // namespace host
}  // namespace gpu

//@ gpuStreamBeginCapture needs: detail:capture gpuStreamCaptureMode
// Streams other than the legacy default stream. The mode says which calls spoil a capture; here only calls on the stream do.
inline gpuError_t gpuStreamBeginCapture(gpuStream_t stream, gpuStreamCaptureMode) {
    using namespace gpu::host;
    if (check(stream)) return gpuErrorInvalidResourceHandle;
    if (reinterpret_cast<uintptr_t>(stream) < 2) return give(gpuErrorStreamCaptureUnsupported);
    if (Recorders::instance().of(stream)) return give(gpuErrorIllegalState);
    Recorders::instance().set(stream, new Capture(stream));
    return gpuSuccess;
}

//@ gpuStreamEndCapture needs: detail:capture
inline gpuError_t gpuStreamEndCapture(gpuStream_t stream, gpuGraph_t* graph) {
    using namespace gpu::host;
    if (!graph) return give(gpuErrorInvalidValue);
    *graph = nullptr;
    Recorder* const recorder = Recorders::instance().of(stream);
    if (!recorder) return give(gpuErrorIllegalState);
    auto* const capture = static_cast<Capture*>(recorder);
    if (capture->origin != stream) return give(gpuErrorStreamCaptureUnmatched);
    Recorders::instance().end(recorder);
    const std::unique_ptr<Capture> owned(capture);
    if (capture->invalid) return give(gpuErrorStreamCaptureInvalidated);
    if (!capture->joined()) return give(gpuErrorStreamCaptureUnjoined);
    *graph = capture->graph.release();
    Handles::instance().add(*graph);
    return gpuSuccess;
}

//@ gpuStreamIsCapturing needs: detail:capture gpuStreamCaptureStatus
inline gpuError_t gpuStreamIsCapturing(gpuStream_t stream, gpuStreamCaptureStatus* status) {
    using namespace gpu::host;
    if (!status) return give(gpuErrorInvalidValue);
    const auto* const capture = static_cast<Capture*>(Recorders::instance().of(stream));
    *status = !capture ? gpuStreamCaptureStatusNone : capture->invalid ? gpuStreamCaptureStatusInvalidated : gpuStreamCaptureStatusActive;
    return gpuSuccess;
}

//@ gpuThreadExchangeStreamCaptureMode needs: gpuStreamCaptureMode gpuError_t
inline gpuError_t gpuThreadExchangeStreamCaptureMode(gpuStreamCaptureMode* mode) {
    static thread_local gpuStreamCaptureMode current = gpuStreamCaptureModeGlobal;
    if (!mode) return gpu::host::give(gpuErrorInvalidValue);
    std::swap(current, *mode);
    return gpuSuccess;
}
