// Kernels that read and write memory of the host: mapped, registered, and found again by its attributes; one dynamic
// allocation is cut into several arrays; results come back through a mapped flag and a system-wide counter.
#include <cuda_runtime.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "inputs.h"
#include "npy.h"

#define CHECK(call) check((call), #call, __LINE__)
static void check(cudaError_t status, const char* call, int line)
{
    if (status != cudaSuccess) {
        std::fprintf(stderr, "zero_copy: line %d: %s: %s\n", line, call, cudaGetErrorString(status));
        std::exit(1);
    }
}

constexpr int kKinds = 6;

struct Summary {
    unsigned long long flags[kKinds];
    double amount[kKinds];
    float heaviest[kKinds];
    int count[kKinds];
};

// Arrays of three types in one piece of dynamic shared memory, the widest first.
__global__ void summarise(const Record* __restrict__ records, int n, Summary* out, unsigned* blocks_done)
{
    extern __shared__ __align__(8) unsigned char shared[];
    double* const amount = reinterpret_cast<double*>(shared);
    unsigned long long* const flags = reinterpret_cast<unsigned long long*>(amount + kKinds);
    int* const heaviest = reinterpret_cast<int*>(flags + kKinds);
    int* const count = heaviest + kKinds;
    if (threadIdx.x < kKinds) {
        amount[threadIdx.x] = 0.0;
        flags[threadIdx.x] = 0;
        heaviest[threadIdx.x] = 0;
        count[threadIdx.x] = 0;
    }
    __syncthreads();
    const int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n) {
        const Record record = records[i];
        atomicAdd(&amount[record.kind], record.amount);
        atomicXor(&flags[record.kind], static_cast<unsigned long long>(record.flags) << (i % 48));
        atomicMax(&heaviest[record.kind], __float_as_int(record.weight));  // weights are not negative
        atomicAdd(&count[record.kind], 1);
    }
    __syncthreads();
    if (threadIdx.x < kKinds) {
        const int k = threadIdx.x;
        atomicAdd(&out->amount[k], amount[k]);
        atomicXor(&out->flags[k], flags[k]);
        atomicMax(reinterpret_cast<int*>(&out->heaviest[k]), heaviest[k]);
        atomicAdd(&out->count[k], count[k]);
    }
    __syncthreads();
    if (threadIdx.x == 0) {
        __threadfence_system();
        atomicAdd_system(blocks_done, 1u);  // a counter in memory of the host
    }
}

__global__ void scale(Record* records, int n, float factor)
{
    const int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n) records[i].weight *= factor;
}

int main()
{
    CHECK(cudaSetDeviceFlags(cudaDeviceMapHost));
    const std::vector<Record> records = make_records();
    const size_t bytes = kRecords * sizeof(Record);
    Record *mapped, *seen;
    CHECK(cudaHostAlloc(reinterpret_cast<void**>(&mapped), bytes, cudaHostAllocMapped | cudaHostAllocPortable));
    std::memcpy(mapped, records.data(), bytes);
    CHECK(cudaHostGetDevicePointer(reinterpret_cast<void**>(&seen), mapped, 0));
    unsigned *done, *d_done;
    CHECK(cudaHostAlloc(&done, sizeof *done, cudaHostAllocMapped));
    *done = 0;
    CHECK(cudaHostGetDevicePointer(&d_done, done, 0));

    Summary* summary;
    CHECK(cudaMalloc(&summary, sizeof *summary));
    CHECK(cudaMemset(summary, 0, sizeof *summary));
    constexpr int kThreads = 96, kBlocks = (kRecords + kThreads - 1) / kThreads;
    constexpr size_t kShared = kKinds * (sizeof(double) + sizeof(unsigned long long) + 2 * sizeof(int));
    summarise<<<kBlocks, kThreads, kShared>>>(seen, kRecords, summary, d_done);
    CHECK(cudaGetLastError());
    CHECK(cudaDeviceSynchronize());
    const int blocks = static_cast<int>(*static_cast<volatile unsigned*>(done));
    Summary found;
    CHECK(cudaMemcpy(&found, summary, sizeof found, cudaMemcpyDefault));

    scale<<<kBlocks, kThreads>>>(seen, kRecords, 0.5f);
    CHECK(cudaGetLastError());
    CHECK(cudaDeviceSynchronize());
    std::vector<float> weights(kRecords);
    for (int i = 0; i < kRecords; ++i) weights[i] = mapped[i].weight;

    // Memory of the program's own, locked for a while.
    std::vector<float> own(weights), back(kRecords);
    CHECK(cudaHostRegister(own.data(), own.size() * sizeof(float), cudaHostRegisterDefault));
    float* device;
    CHECK(cudaMalloc(&device, own.size() * sizeof(float)));
    CHECK(cudaMemcpyAsync(device, own.data(), own.size() * sizeof(float), cudaMemcpyHostToDevice, cudaStreamDefault));
    CHECK(cudaMemcpyAsync(back.data(), device, own.size() * sizeof(float), cudaMemcpyDeviceToHost, 0));
    CHECK(cudaStreamSynchronize(0));
    CHECK(cudaHostUnregister(own.data()));

    npy::save("amount.npy", found.amount, {kKinds});
    const std::vector<std::uint64_t> flags(found.flags, found.flags + kKinds);
    npy::save("flags.npy", flags);
    npy::save("heaviest.npy", found.heaviest, {kKinds});
    npy::save("count.npy", found.count, {kKinds});
    npy::save("weights.npy", back);
    npy::save("blocks.npy", &blocks, {1});
    std::printf("zero_copy: %d records in %d blocks, amount %g\n", kRecords, blocks, found.amount[0]);
    CHECK(cudaFree(device));
    CHECK(cudaFree(summary));
    CHECK(cudaFreeHost(done));
    CHECK(cudaFreeHost(mapped));
    return 0;
}
