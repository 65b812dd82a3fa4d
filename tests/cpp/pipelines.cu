// Barriers and pipelines in their usual forms; main compares with plain sums.
#include <cuda_runtime.h>
#include <cuda/barrier>
#include <cuda/pipeline>
#include <cstdio>
#include <utility>

struct block_of_threads {
  __device__ static unsigned size() { return blockDim.x; }
  __device__ static unsigned thread_rank() { return threadIdx.x; }
  __device__ static void sync() { __syncthreads(); }
};

// Split arrival: the copies of the next tile run while this one is summed.
extern "C" __global__ void split(const int *in, int *out, int tiles) {
  using barrier = cuda::barrier<cuda::thread_scope_block>;
  __shared__ int tile[2][128];
  __shared__ barrier ready[2];
  if (threadIdx.x == 0) {
    init(&ready[0], blockDim.x);
    init(&ready[1], blockDim.x);
  }
  __syncthreads();
  int sum = 0;
  cuda::memcpy_async(&tile[0][threadIdx.x], &in[threadIdx.x], sizeof(int), ready[0]);
  for (int t = 0; t < tiles; ++t) {
    if (t + 1 < tiles)
      cuda::memcpy_async(&tile[(t + 1) % 2][threadIdx.x], &in[(t + 1) * 128 + threadIdx.x], sizeof(int), ready[(t + 1) % 2]);
    barrier::arrival_token token = ready[t % 2].arrive();
    ready[t % 2].wait(std::move(token));
    sum += tile[t % 2][127 - threadIdx.x];
    __syncthreads();
  }
  out[threadIdx.x] = sum;
}

extern "C" __global__ void whole_block(const float *in, float *out) {
  alignas(16) __shared__ float tile[300], more[4];
  more[threadIdx.x % 4] = 1;
  __shared__ cuda::barrier<cuda::thread_scope_block> b;
  if (threadIdx.x == 0) init(&b, blockDim.x);
  __syncthreads();
  block_of_threads block;
  cuda::memcpy_async(block, tile, in, cuda::aligned_size_t<16>(sizeof(float) * 256), b);
  cuda::memcpy_async(block, tile + 256, in + 256, sizeof(float) * 44, b);
  b.arrive_and_wait();
  for (int i = threadIdx.x; i < 300; i += blockDim.x) out[i] = tile[299 - i];
}

extern "C" __global__ void of_thread(const char *in, char *out) {
  __shared__ char tile[4][32];
  cuda::pipeline<cuda::thread_scope_thread> pipe = cuda::make_pipeline();
  for (int i = 0; i < 3; ++i) {
    pipe.producer_acquire();
    cuda::memcpy_async(&tile[i][threadIdx.x], in + i * 32 + threadIdx.x, 1, pipe);
    pipe.producer_commit();
  }
  cuda::pipeline_consumer_wait_prior<1>(pipe);
  __syncthreads();
  out[threadIdx.x] = tile[0][31 - threadIdx.x] + tile[1][threadIdx.x ^ 1];
  pipe.consumer_wait();
  pipe.consumer_release();
}

extern "C" __global__ void of_block(const int4 *in, int4 *out, int tiles) {
  constexpr int stages = 2;
  __shared__ int4 tile[stages][128];
  __shared__ cuda::pipeline_shared_state<cuda::thread_scope_block, stages> state;
  block_of_threads block;
  auto pipe = cuda::make_pipeline(block, &state);
  int4 sum = make_int4(0, 0, 0, 0);
  int fetched = 0;
  for (int t = 0; t < tiles; ++t) {
    for (; fetched < tiles && fetched < t + stages; ++fetched) {
      pipe.producer_acquire();
      cuda::memcpy_async(&tile[fetched % stages][threadIdx.x], in + fetched * 128 + threadIdx.x, cuda::aligned_size_t<16>(16), pipe);
      pipe.producer_commit();
    }
    pipe.consumer_wait();
    int4 v = tile[t % stages][127 - threadIdx.x];
    sum.x += v.x;
    sum.w += v.w;
    pipe.consumer_release();
  }
  out[threadIdx.x] = sum;
}

// Whole waves of either kind: the first 64 threads fetch, the others sum.
extern "C" __global__ void by_role(const int *in, int *out, int tiles) {
  constexpr int stages = 2;
  __shared__ int tile[stages][64];
  __shared__ cuda::pipeline_shared_state<cuda::thread_scope_block, stages> state;
  block_of_threads block;
  const bool fetches = threadIdx.x < 64;
  cuda::pipeline_role role = fetches ? cuda::pipeline_role::producer : cuda::pipeline_role::consumer;
  auto pipe = cuda::make_pipeline(block, &state, role);
  const int lane = threadIdx.x % 64;
  if (fetches) {
    for (int t = 0; t < tiles; ++t) {
      pipe.producer_acquire();
      cuda::memcpy_async(&tile[t % stages][lane], &in[t * 64 + lane], sizeof(int), pipe);
      pipe.producer_commit();
    }
  } else {
    int sum = 0;
    for (int t = 0; t < tiles; ++t) {
      pipe.consumer_wait();
      sum += tile[t % stages][63 - lane];
      pipe.consumer_release();
    }
    out[lane] = sum;
  }
}

extern "C" __global__ void drops(int *out) {
  __shared__ cuda::barrier<cuda::thread_scope_block> b;
  __shared__ int rounds[4];
  if (threadIdx.x == 0) init(&b, blockDim.x);
  if (threadIdx.x < 4) rounds[threadIdx.x] = 0;
  __syncthreads();
  for (int r = 0; r < 4; ++r) {
    if (int(threadIdx.x) >= (4 - r) * 64) {
      b.arrive_and_drop();
      break;
    }
    atomicAdd(&rounds[r], 1);
    b.arrive_and_wait();
    if (threadIdx.x == 0) out[r] = rounds[r];
  }
}

int main() {
  int wrong = 0;
  int *in, *out;
  for (int **p : {&in, &out}) cudaMallocManaged(p, 4096 * sizeof(int));
  for (int i = 0; i < 4096; ++i) in[i] = i * 7 % 1001;
  split<<<1, 128>>>(in, out, 5);
  cudaDeviceSynchronize();
  for (int t = 0; t < 128; ++t) {
    int sum = 0;
    for (int k = 0; k < 5; ++k) sum += in[k * 128 + 127 - t];
    wrong += out[t] != sum;
  }
  whole_block<<<1, 96>>>((float *)in, (float *)out);
  cudaDeviceSynchronize();
  for (int i = 0; i < 300; ++i) wrong += out[i] != in[299 - i];
  of_thread<<<1, 32>>>((char *)in, (char *)out);
  cudaDeviceSynchronize();
  for (int i = 0; i < 32; ++i) wrong += ((char *)out)[i] != char(((char *)in)[31 - i] + ((char *)in)[32 + (i ^ 1)]);
  of_block<<<1, 128>>>((int4 *)in, (int4 *)out, 7);
  cudaDeviceSynchronize();
  for (int t = 0; t < 128; ++t) {
    int first = 0, last = 0;
    for (int k = 0; k < 7; ++k) first += in[(k * 128 + 127 - t) * 4], last += in[(k * 128 + 127 - t) * 4 + 3];
    wrong += out[t * 4] != first || out[t * 4 + 3] != last || out[t * 4 + 1] != 0;
  }
  by_role<<<1, 192>>>(in, out, 9);
  cudaDeviceSynchronize();
  for (int t = 0; t < 64; ++t) {
    int sum = 0;
    for (int k = 0; k < 9; ++k) sum += in[k * 64 + 63 - t];
    wrong += out[t] != sum;
  }
  drops<<<1, 256>>>(out);
  cudaDeviceSynchronize();
  for (int r = 0; r < 4; ++r) wrong += out[r] != 64 * (4 - r);
  std::printf("%d wrong\n", wrong);
}
