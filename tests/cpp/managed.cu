// Managed memory, symbols, the heap of device code and mapped host memory, in the forms of CUDA 13.
#include <cuda_runtime.h>
#include <cstdio>
#include <cstdlib>

struct node {
  int value;
  node *next;
};
__managed__ int total;
__managed__ float scale[4] = {1, 2, 3, 4};
__constant__ float weights[8];
__constant__ float *table;
__constant__ const float *tables[2];
__device__ int device_words[4];

extern "C" __global__ void use_constants(float *out) {
  int t = threadIdx.x;
  out[t] = weights[t % 8] * scale[t % 4] + table[t] + tables[t % 2][t];
  atomicAdd(&total, 1);
  if (t < 4) device_words[t] = t * t;
}

extern "C" __global__ void lists(int *sums) {
  node *first = nullptr;
  for (int i = 0; i < 5; ++i) {
    node *made = (node *)malloc(sizeof(node));
    if (made == nullptr) return;
    made->value = i * int(threadIdx.x);
    made->next = first;
    first = made;
  }
  int *copy = new int[5];
  int at = 0;
  while (first) {
    node *next = first->next;
    copy[at++] = first->value;
    free(first);
    first = next;
  }
  int sum = 0;
  for (int i = 0; i < 5; ++i) sum += copy[i];
  delete[] copy;
  sums[threadIdx.x] = sum;
}

extern "C" __global__ void zero_copy(const float *in, float *out) { out[threadIdx.x] = in[threadIdx.x] + 1; }

#define CHECK(call)                                                        \
  do {                                                                     \
    cudaError_t error = (call);                                            \
    if (error != cudaSuccess) {                                            \
      std::printf("%s: %s\n", #call, cudaGetErrorString(error));           \
      std::exit(1);                                                        \
    }                                                                      \
  } while (0)

int main() {
  int device = 0;
  CHECK(cudaGetDevice(&device));
  float *a, *b, *out;
  CHECK(cudaMallocManaged(&a, 32 * sizeof(float)));
  CHECK(cudaMallocManaged(&b, 32 * sizeof(float), cudaMemAttachGlobal));
  CHECK(cudaMalloc(&out, 32 * sizeof(float)));
  cudaMemLocation here = {cudaMemLocationTypeDevice, device};
  CHECK(cudaMemAdvise(a, 32 * sizeof(float), cudaMemAdviseSetReadMostly, here));
  CHECK(cudaMemAdvise(a, 32 * sizeof(float), cudaMemAdviseSetPreferredLocation, here));
  CHECK(cudaMemPrefetchAsync(a, 32 * sizeof(float), here, 0, 0));
  for (int i = 0; i < 32; ++i) a[i] = i, b[i] = 100 * i;
  float host_weights[8] = {0, 1, 2, 3, 4, 5, 6, 7};
  CHECK(cudaMemcpyToSymbol(weights, host_weights, sizeof(host_weights)));
  CHECK(cudaMemcpyToSymbol(weights, host_weights + 4, 2 * sizeof(float), 2 * sizeof(float), cudaMemcpyHostToDevice));
  CHECK(cudaMemcpyToSymbol(table, &a, sizeof(a)));
  const float *both[2] = {a, b};
  CHECK(cudaMemcpyToSymbol(tables, both, sizeof(both)));
  total = 0;
  use_constants<<<1, 32>>>(out);
  CHECK(cudaDeviceSynchronize());
  float found[32] = {};
  CHECK(cudaMemcpy(found, out, sizeof(found), cudaMemcpyDeviceToHost));
  int wrong = total != 32;
  const float now[8] = {0, 1, 4, 5, 4, 5, 6, 7};
  for (int t = 0; t < 32; ++t) wrong += found[t] != now[t % 8] * (t % 4 + 1) + t + (t % 2 ? 100 * t : t);
  int words[4] = {};
  CHECK(cudaMemcpyFromSymbol(words, device_words, sizeof(words)));
  for (int i = 0; i < 4; ++i) wrong += words[i] != i * i;
  CHECK(cudaMemcpyFromSymbol(words, device_words, sizeof(int), 3 * sizeof(int)));
  wrong += words[0] != 9;
  void *address;
  size_t size;
  CHECK(cudaGetSymbolAddress(&address, device_words));
  CHECK(cudaGetSymbolSize(&size, device_words));
  CHECK(cudaMemcpy(words, address, size, cudaMemcpyDeviceToHost));
  wrong += words[2] != 4 || size != 16;

  CHECK(cudaDeviceSetLimit(cudaLimitMallocHeapSize, 16 << 20));
  CHECK(cudaDeviceGetLimit(&size, cudaLimitMallocHeapSize));
  wrong += size < (16 << 20);
  int *sums;
  CHECK(cudaMallocManaged(&sums, 64 * sizeof(int)));
  lists<<<1, 64>>>(sums);
  CHECK(cudaDeviceSynchronize());
  for (int t = 0; t < 64; ++t) wrong += sums[t] != 10 * t;

  float *pinned, *mapped;
  CHECK(cudaHostAlloc(&pinned, 32 * sizeof(float), cudaHostAllocMapped));
  CHECK(cudaHostGetDevicePointer(&mapped, pinned, 0));
  for (int i = 0; i < 32; ++i) pinned[i] = 3 * i;
  zero_copy<<<1, 32>>>(mapped, b);
  CHECK(cudaDeviceSynchronize());
  for (int i = 0; i < 32; ++i) wrong += b[i] != 3 * i + 1;
  CHECK(cudaFreeHost(pinned));
  for (void *p : {(void *)a, (void *)b, (void *)out, (void *)sums}) CHECK(cudaFree(p));
  std::printf("%d wrong\n", wrong);
}
