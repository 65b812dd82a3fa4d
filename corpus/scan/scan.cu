#include "scan.h"

#include "scan_block.cuh"

namespace {

constexpr int kThreads = 128;
constexpr int kPerThread = 4;
constexpr int kChunk = kThreads * kPerThread;

int div_up(int a, int b) { return (a + b - 1) / b; }

// Scans chunks of kChunk elements by themselves and writes each chunk's total where `totals` is given.
// Dynamic shared memory: kChunk elements to turn the blocked order into coalesced accesses, then the warp totals.
template <typename T>
__global__ void scan_chunks(const T* in, T* out, T* __restrict__ totals, int n)
{
    extern __shared__ char shared_bytes[];
    T* staged = reinterpret_cast<T*>(shared_bytes);
    T* warp_totals = staged + kChunk;

    const int base = blockIdx.x * kChunk;
#pragma unroll
    for (int k = 0; k < kPerThread; ++k) {
        const int j = k * kThreads + threadIdx.x;
        staged[j] = base + j < n ? in[base + j] : T(0);
    }
    __syncthreads();

    T items[kPerThread];
    T sum = T(0);
#pragma unroll
    for (int k = 0; k < kPerThread; ++k) items[k] = sum += staged[threadIdx.x * kPerThread + k];

    T total;
    const T before = block_inclusive_scan(sum, warp_totals, &total) - sum;
#pragma unroll
    for (int k = 0; k < kPerThread; ++k) staged[threadIdx.x * kPerThread + k] = before + items[k];
    __syncthreads();
#pragma unroll
    for (int k = 0; k < kPerThread; ++k) {
        const int j = k * kThreads + threadIdx.x;
        if (base + j < n) out[base + j] = staged[j];
    }
    if (totals != nullptr && threadIdx.x == 0) totals[blockIdx.x] = total;
}

// Adds the scanned total of the chunks before to each chunk but the first.
template <typename T>
__global__ void add_offsets(T* __restrict__ out, const T* __restrict__ scanned_totals, int n)
{
    const int chunk = blockIdx.x + 1;
    const T offset = __ldg(scanned_totals + chunk - 1);
    for (int i = chunk * kChunk + threadIdx.x; i < min((chunk + 1) * kChunk, n); i += blockDim.x) out[i] += offset;
}

// State of one chunk of the single pass: 0 nothing yet, 1 its own total, 2 the total up to and including it. State and
// value travel in one 64-bit word, so that a reader never sees one without the other.
typedef unsigned long long Descriptor;

__device__ __forceinline__ Descriptor pack(unsigned state, unsigned value)
{
    return (static_cast<Descriptor>(state) << 32) | value;
}

__global__ void lookback_kernel(const unsigned* in, unsigned* out, int n, unsigned* next_chunk, Descriptor* descriptors)
{
    __shared__ unsigned warp_totals[kThreads / 32];
    __shared__ int chunk;
    __shared__ unsigned prefix;

    // Chunks are taken in the order in which blocks start, so every chunk before this one is under way.
    if (threadIdx.x == 0) chunk = atomicAdd(next_chunk, 1u);
    __syncthreads();

    const int i = chunk * kThreads + threadIdx.x;
    unsigned total;
    const unsigned value = block_inclusive_scan(i < n ? in[i] : 0u, warp_totals, &total);
    if (threadIdx.x == 0) {
        unsigned sum = 0;
        if (chunk > 0) {
            atomicExch(&descriptors[chunk], pack(1, total));
            for (int before = chunk - 1; before >= 0; --before) {
                Descriptor seen;
                do {
                    seen = atomicAdd(&descriptors[before], 0ULL);
                } while (seen >> 32 == 0);
                sum += static_cast<unsigned>(seen);
                if (seen >> 32 == 2) break;
            }
        }
        atomicExch(&descriptors[chunk], pack(2, sum + total));
        prefix = sum;
    }
    __syncthreads();
    if (i < n) out[i] = prefix + value;
}

}  // namespace

template <typename T>
void inclusive_scan(const T* in, T* out, int n, cudaStream_t stream)
{
    const int chunks = div_up(n, kChunk);
    const size_t shared = (kChunk + kThreads / 32) * sizeof(T);
    T* totals = nullptr;
    if (chunks > 1) CUDA_CALL(cudaMalloc(&totals, chunks * sizeof(T)));
    scan_chunks<T><<<chunks, kThreads, shared, stream>>>(in, out, totals, n);
    CUDA_CALL(cudaGetLastError());
    if (chunks > 1) {
        inclusive_scan(totals, totals, chunks, stream);
        add_offsets<<<chunks - 1, kThreads, 0, stream>>>(out, totals, n);
        CUDA_CALL(cudaGetLastError());
        CUDA_CALL(cudaStreamSynchronize(stream));
        CUDA_CALL(cudaFree(totals));
    }
}

template void inclusive_scan<unsigned int>(const unsigned int*, unsigned int*, int, cudaStream_t);
template void inclusive_scan<long long>(const long long*, long long*, int, cudaStream_t);
template void inclusive_scan<float>(const float*, float*, int, cudaStream_t);

void inclusive_scan_lookback(const unsigned int* in, unsigned int* out, int n, cudaStream_t stream)
{
    const int chunks = div_up(n, kThreads);
    const size_t descriptor_bytes = chunks * sizeof(Descriptor);
    Descriptor* state = nullptr;  // the descriptors, then the chunk counter
    CUDA_CALL(cudaMalloc((void**)&state, descriptor_bytes + sizeof(unsigned)));
    CUDA_CALL(cudaMemsetAsync(state, 0, descriptor_bytes + sizeof(unsigned), stream));
    unsigned* next_chunk = reinterpret_cast<unsigned*>(state + chunks);
    lookback_kernel<<<chunks, kThreads, 0, stream>>>(in, out, n, next_chunk, state);
    CUDA_CALL(cudaGetLastError());
    CUDA_CALL(cudaStreamSynchronize(stream));
    CUDA_CALL(cudaFree(state));
}
