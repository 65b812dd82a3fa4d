// Graphs made node by node and by capture; the tests know what it prints.
#include <cuda_runtime.h>
#include <cstdio>
template <class T> __global__ void scale(T* x, T by, int n) { int i = blockIdx.x * blockDim.x + threadIdx.x; if (i < n) x[i] = x[i] * by + T(1); }
__global__ void add(const float* a, const float* b, float* c, int n) { int i = blockIdx.x * blockDim.x + threadIdx.x; if (i < n) c[i] = a[i] + b[i]; }
static void count(void* p) { ++*static_cast<int*>(p); }
int main() {
  const int n = 100; float h[n]; for (int i = 0; i < n; ++i) h[i] = float(i);
  float *a, *b, *c; cudaMalloc(&a, n*4); cudaMalloc(&b, n*4); cudaMalloc(&c, n*4);
  int calls = 0;
  cudaGraph_t graph; cudaGraphCreate(&graph, 0);
  cudaGraphNode_t copy, fill, first, second, host;
  cudaGraphAddMemcpyNode1D(&copy, graph, nullptr, 0, a, h, sizeof h, cudaMemcpyHostToDevice);
  cudaMemsetParams m = {}; m.dst = b; m.elementSize = 4; m.value = 0x40000000; m.width = n; m.height = 1;
  cudaGraphAddMemsetNode(&fill, graph, nullptr, 0, &m);
  float by = 3; int count_n = n;
  void* args[] = {&a, &by, &count_n};
  cudaKernelNodeParams k = {}; k.func = (void*)scale<float>; k.gridDim = dim3(4); k.blockDim = dim3(32); k.kernelParams = args;
  cudaGraphAddKernelNode(&first, graph, &copy, 1, &k);
  void* args2[] = {&a, &b, &c, &count_n};
  cudaKernelNodeParams k2 = {}; k2.func = reinterpret_cast<void*>(&add); k2.gridDim = dim3(4); k2.blockDim = dim3(32); k2.kernelParams = args2;
  cudaGraphNode_t two[] = {first, fill};
  cudaGraphAddKernelNode(&second, graph, two, 2, &k2);
  cudaHostNodeParams hp = {}; hp.fn = count; hp.userData = &calls;
  cudaGraphAddHostNode(&host, graph, &second, 1, &hp);
  by = 100;
  cudaGraphExec_t exec; cudaGraphInstantiate(&exec, graph, 0);
  cudaStream_t s; cudaStreamCreate(&s);
  cudaGraphLaunch(exec, s); cudaGraphLaunch(exec, s); cudaStreamSynchronize(s);
  cudaMemcpy(h, c, sizeof h, cudaMemcpyDeviceToHost);
  std::printf("%g %g %d\n", h[0], h[99], calls);
  by = 5; cudaGraphExecKernelNodeSetParams(exec, first, &k);
  for (int i = 0; i < n; ++i) h[i] = float(i);
  cudaGraphLaunch(exec, s); cudaStreamSynchronize(s);
  cudaMemcpy(h, c, sizeof h, cudaMemcpyDeviceToHost);
  std::printf("%g %g %d\n", h[0], h[99], calls);
  // capture
  cudaStream_t t; cudaStreamCreate(&t); cudaEvent_t fork, join; cudaEventCreate(&fork); cudaEventCreate(&join);
  cudaGraph_t g2;
  cudaStreamBeginCapture(s, cudaStreamCaptureModeGlobal);
  scale<<<4, 32, 0, s>>>(a, 0.0f, n);
  cudaEventRecord(fork, s); cudaStreamWaitEvent(t, fork, 0);
  cudaMemsetAsync(b, 0, n * 4, t);
  cudaEventRecord(join, t); cudaStreamWaitEvent(s, join, 0);
  add<<<4, 32, 0, s>>>(a, b, c, n);
  cudaMemcpyAsync(h, c, sizeof h, cudaMemcpyDeviceToHost, s);
  std::printf("%d\n", cudaStreamEndCapture(s, &g2));
  size_t nodes = 0; cudaGraphGetNodes(g2, nullptr, &nodes); std::printf("%zu nodes, h %g\n", nodes, h[5]);
  cudaGraphExec_t e2; cudaGraphInstantiateWithFlags(&e2, g2, 0); cudaGraphLaunch(e2, s); cudaStreamSynchronize(s);
  std::printf("%g\n", h[5]);
}
