// Builds the graphs, launches them, and writes what came out.
#include <cstdio>
#include <cstdlib>
#include <vector>

#include "inputs.h"
#include "mix.h"
#include "npy.h"

#define CHECK_CUDA(expr)                                                                             \
    do {                                                                                             \
        if (cudaError_t code = (expr); code != cudaSuccess) {                                        \
            std::fprintf(stderr, "%s at %s:%d: %s\n", #expr, __FILE__, __LINE__,                     \
                         cudaGetErrorString(code));                                                  \
            std::abort();                                                                            \
        }                                                                                            \
    } while (false)

constexpr int kBlock = 128;
constexpr int kGrid = (kCount + kBlock - 1) / kBlock;

// What the host node appends to.
struct Log {
    unsigned int last = 0;
    std::vector<std::uint32_t> history;
};

static void append(void* data)
{
    Log* log = static_cast<Log*>(data);
    log->history.push_back(log->last);
}

struct Buffers {
    unsigned int *state = nullptr, *side = nullptr, *out = nullptr, *sum = nullptr;
};

// fill(sum) and mix(state) run side by side, then total, copy and append one after another.
static void run_explicit(const Buffers& device, Log& log, cudaStream_t stream)
{
    cudaGraph_t graph;
    CHECK_CUDA(cudaGraphCreate(&graph, 0));

    cudaMemsetParams clear = {};
    clear.dst = device.sum;
    clear.elementSize = sizeof(unsigned int);
    clear.width = 1;
    clear.height = 1;
    cudaGraphNode_t cleared;
    CHECK_CUDA(cudaGraphAddMemsetNode(&cleared, graph, nullptr, 0, &clear));

    unsigned int* state = device.state;
    unsigned int factor = kFirst, summand = kAdd;
    int count = kCount;
    void* mix_arguments[] = {&state, &factor, &summand, &count};
    cudaKernelNodeParams mixing = {};
    mixing.func = (void*)mix;
    mixing.gridDim = dim3(kGrid);
    mixing.blockDim = dim3(kBlock);
    mixing.kernelParams = mix_arguments;
    cudaGraphNode_t mixed;
    CHECK_CUDA(cudaGraphAddKernelNode(&mixed, graph, nullptr, 0, &mixing));

    unsigned int* sum = device.sum;
    void* total_arguments[] = {&state, &sum, &count};
    cudaKernelNodeParams totalling = mixing;
    totalling.func = reinterpret_cast<void*>(&total);
    totalling.kernelParams = total_arguments;
    const cudaGraphNode_t both[] = {cleared, mixed};
    cudaGraphNode_t summed;
    CHECK_CUDA(cudaGraphAddKernelNode(&summed, graph, both, 2, &totalling));

    cudaGraphNode_t copied;
    CHECK_CUDA(cudaGraphAddMemcpyNode1D(&copied, graph, &summed, 1, &log.last, device.sum, sizeof(log.last),
                                        cudaMemcpyDeviceToHost));
    cudaHostNodeParams appending = {};
    appending.fn = append;
    appending.userData = &log;
    cudaGraphNode_t appended;
    CHECK_CUDA(cudaGraphAddHostNode(&appended, graph, &copied, 1, &appending));

    cudaGraphExec_t exec;
    CHECK_CUDA(cudaGraphInstantiate(&exec, graph, 0));
    factor = 0;  // the node has its own copy of the argument
    for (int i = 0; i < kEarly; ++i) CHECK_CUDA(cudaGraphLaunch(exec, stream));
    CHECK_CUDA(cudaStreamSynchronize(stream));
    factor = kSecond;
    CHECK_CUDA(cudaGraphExecKernelNodeSetParams(exec, mixed, &mixing));
    for (int i = 0; i < kLate; ++i) CHECK_CUDA(cudaGraphLaunch(exec, stream));
    CHECK_CUDA(cudaStreamSynchronize(stream));
    CHECK_CUDA(cudaGraphExecDestroy(exec));
    CHECK_CUDA(cudaGraphDestroy(graph));
}

// mix(state) on one stream and mix(side) on another, then combine and a copy.
static void run_captured(const Buffers& device, std::vector<std::uint32_t>& joined, cudaStream_t stream)
{
    cudaStream_t other;
    cudaEvent_t fork, join;
    CHECK_CUDA(cudaStreamCreateWithFlags(&other, cudaStreamNonBlocking));
    CHECK_CUDA(cudaEventCreateWithFlags(&fork, cudaEventDisableTiming));
    CHECK_CUDA(cudaEventCreateWithFlags(&join, cudaEventDisableTiming));

    CHECK_CUDA(cudaStreamBeginCapture(stream, cudaStreamCaptureModeGlobal));
    CHECK_CUDA(cudaEventRecord(fork, stream));
    CHECK_CUDA(cudaStreamWaitEvent(other, fork, 0));
    mix<<<kGrid, kBlock, 0, stream>>>(device.state, kFirst, 1u, kCount);
    mix<<<kGrid, kBlock, 0, other>>>(device.side, kSecond, 2u, kCount);
    CHECK_CUDA(cudaEventRecord(join, other));
    CHECK_CUDA(cudaStreamWaitEvent(stream, join, 0));
    combine<<<kGrid, kBlock, 0, stream>>>(device.state, device.side, device.out, kCount);
    CHECK_CUDA(cudaMemcpyAsync(joined.data(), device.out, kCount * sizeof(unsigned int), cudaMemcpyDeviceToHost, stream));
    cudaGraph_t graph;
    CHECK_CUDA(cudaStreamEndCapture(stream, &graph));

    size_t nodes = 0;
    CHECK_CUDA(cudaGraphGetNodes(graph, nullptr, &nodes));
    if (nodes != 4) {
        std::fprintf(stderr, "captured %zu nodes instead of 4\n", nodes);
        std::abort();
    }
    cudaGraphExec_t exec;
    CHECK_CUDA(cudaGraphInstantiate(&exec, graph, 0));
    for (int i = 0; i < kCaptured; ++i) CHECK_CUDA(cudaGraphLaunch(exec, stream));
    CHECK_CUDA(cudaStreamSynchronize(stream));
    CHECK_CUDA(cudaGraphExecDestroy(exec));
    CHECK_CUDA(cudaGraphDestroy(graph));
    CHECK_CUDA(cudaEventDestroy(fork));
    CHECK_CUDA(cudaEventDestroy(join));
    CHECK_CUDA(cudaStreamDestroy(other));
}

int main()
{
    const std::vector<std::uint32_t> input = make_input();
    constexpr size_t kBytes = kCount * sizeof(unsigned int);
    Buffers device;
    for (unsigned int** buffer : {&device.state, &device.side, &device.out}) {
        CHECK_CUDA(cudaMalloc(buffer, kBytes));
        CHECK_CUDA(cudaMemcpy(*buffer, input.data(), kBytes, cudaMemcpyHostToDevice));
    }
    CHECK_CUDA(cudaMalloc(&device.sum, sizeof(unsigned int)));
    cudaStream_t stream;
    CHECK_CUDA(cudaStreamCreate(&stream));

    Log log;
    run_explicit(device, log, stream);
    std::vector<std::uint32_t> joined(kCount), state(kCount);
    run_captured(device, joined, stream);
    CHECK_CUDA(cudaMemcpy(state.data(), device.state, kBytes, cudaMemcpyDeviceToHost));

    npy::save("history.npy", log.history);
    npy::save("state.npy", state);
    npy::save("joined.npy", joined);
    std::printf("graph_launch: %d values, %zu sums, last %u\n", kCount, log.history.size(), log.history.back());

    CHECK_CUDA(cudaStreamDestroy(stream));
    for (unsigned int* buffer : {device.state, device.side, device.out, device.sum}) CHECK_CUDA(cudaFree(buffer));
    return 0;
}
