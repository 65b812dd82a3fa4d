// What spoils a capture, and what an executable graph does not take over: prints CUDA's error numbers.
#include <cuda_runtime.h>
#include <cstdio>
__global__ void fill(int* x, int value) { x[threadIdx.x] = value; }
__global__ void sum(int* x, int* total) { atomicAdd(total, x[threadIdx.x]); }
int main() {
    int *x, *total;
    cudaMallocManaged(&x, 32 * sizeof(int));
    cudaMallocManaged(&total, sizeof(int));
    *total = 0;
    cudaStream_t stream, other;
    cudaStreamCreate(&stream);
    cudaStreamCreate(&other);
    cudaEvent_t event;
    cudaEventCreate(&event);
    cudaGraph_t graph;
    std::printf("legacy %d\n", cudaStreamBeginCapture(nullptr, cudaStreamCaptureModeGlobal));
    cudaStreamBeginCapture(stream, cudaStreamCaptureModeRelaxed);
    std::printf("synchronize %d", cudaStreamSynchronize(stream));
    std::printf(" end %d\n", cudaStreamEndCapture(stream, &graph));
    cudaStreamBeginCapture(stream, cudaStreamCaptureModeRelaxed);
    cudaEventRecord(event, stream);
    cudaStreamWaitEvent(other, event, 0);
    fill<<<1, 32, 0, other>>>(x, 1);
    std::printf("elsewhere %d", cudaStreamEndCapture(other, &graph));
    std::printf(" unjoined %d\n", cudaStreamEndCapture(stream, &graph));
    cudaStreamBeginCapture(stream, cudaStreamCaptureModeRelaxed);
    fill<<<1, 32, 0, stream>>>(x, 1);
    sum<<<1, 32, 0, stream>>>(x, total);
    std::printf("end %d\n", cudaStreamEndCapture(stream, &graph));
    cudaGraphExec_t exec;
    cudaGraphInstantiate(&exec, graph, 0);
    cudaGraphNode_t nodes[4];
    size_t count = 4;
    cudaGraphGetNodes(graph, nodes, &count);
    cudaKernelNodeParams parameters;
    cudaGraphKernelNodeGetParams(nodes[0], &parameters);
    int value = 2;
    void* arguments[] = {&x, &value};
    parameters.kernelParams = arguments;
    std::printf("set %d of %d\n", cudaGraphExecKernelNodeSetParams(exec, nodes[0], &parameters), int(count));
    cudaGraphLaunch(exec, stream);
    cudaStreamSynchronize(stream);
    std::printf("total %d\n", *total);
    cudaGraph_t longer;
    cudaGraphNode_t node;
    cudaGraphClone(&longer, graph);
    cudaGraphExecUpdateResultInfo info;
    std::printf("update %d\n", cudaGraphExecUpdate(exec, longer, &info));
    cudaGraphAddEmptyNode(&node, longer, nullptr, 0);
    std::printf("update %d", cudaGraphExecUpdate(exec, longer, &info));
    std::printf(" result %d\n", info.result);
    cudaGraphLaunch(exec, stream);
    cudaStreamSynchronize(stream);
    std::printf("total %d\n", *total);
    cudaGraphNode_t first, second;
    cudaGraphCreate(&graph, 0);
    cudaGraphAddEmptyNode(&first, graph, nullptr, 0);
    cudaGraphAddEmptyNode(&second, graph, &first, 1);
    cudaGraphAddDependencies(graph, &second, &first, 1);
    std::printf("circle %d\n", cudaGraphInstantiate(&exec, graph, 0));
    void* untyped = (void*)fill;
    std::printf("by address %d", cudaLaunchKernel(untyped, dim3(1), dim3(32), arguments, 0, nullptr));
    std::printf(" %d\n", x[31]);
    return 0;
}
