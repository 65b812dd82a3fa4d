// Counts bytes once and keys in two batches, and writes bins and summary.
#include <cstdio>
#include <cstdlib>

#include "histogram.cuh"
#include "inputs.h"
#include "npy.h"

static void check(cudaError_t status, const char* file, int line)
{
    if (status == cudaSuccess) return;
    std::fprintf(stderr, "%s:%d: %s\n", file, line, cudaGetErrorString(status));
    std::exit(1);
}

#define CHECK(status) check((status), __FILE__, __LINE__)

template <typename T>
static T* zeroed(size_t count, cudaStream_t stream)
{
    T* pointer = nullptr;
    CHECK(cudaMalloc(&pointer, count * sizeof(T)));
    CHECK(cudaMemsetAsync(pointer, 0, count * sizeof(T), stream));
    return pointer;
}

template <typename T>
static T* upload(const std::vector<T>& host)
{
    T* pointer = nullptr;
    CHECK(cudaMalloc(&pointer, host.size() * sizeof(T)));
    CHECK(cudaMemcpy(pointer, host.data(), host.size() * sizeof(T), cudaMemcpyDefault));
    return pointer;
}

template <typename T>
static std::vector<T> download(const T* device, size_t count)
{
    std::vector<T> host(count);
    CHECK(cudaMemcpy(host.data(), device, count * sizeof(T), cudaMemcpyDeviceToHost));
    return host;
}

int main()
{
    Histogrammer h = {};
    CHECK(cudaStreamCreate(&h.stream));
    CHECK(cudaEventCreateWithFlags(&h.finished, cudaEventDisableTiming));
    h.bins = zeroed<unsigned>(kBins, h.stream);
    h.matched = zeroed<unsigned>(kKeyRange, h.stream);
    h.weighted = zeroed<double>(kKeyRange, h.stream);
    h.summary = zeroed<Summary>(1, h.stream);

    std::uint8_t* bytes = upload(make_bytes());
    int* keys = upload(make_keys());
    float* weights = upload(make_weights());

    CHECK(count_bytes(h, bytes, kBytes));
    const int half = kKeys / 2;
    CHECK(count_keys(h, keys, weights, half));
    CHECK(count_keys(h, keys + half, weights + half, kKeys - half, 1));
    CHECK(cudaEventRecord(h.finished, h.stream));
    CHECK(cudaEventSynchronize(h.finished));
    if (cudaEventQuery(h.finished) != cudaSuccess) return 1;

    const Summary summary = download(h.summary, 1)[0];
    const std::vector<std::int64_t> numbers = {static_cast<std::int64_t>(summary.seen), summary.largest_group,
                                               summary.mixed_warps, summary.last_batch};
    const std::vector<unsigned> bins = download(h.bins, kBins);
    npy::save("bins.npy", bins);
    npy::save("matched.npy", download(h.matched, kKeyRange));
    npy::save("weighted.npy", download(h.weighted, kKeyRange));
    npy::save("summary.npy", numbers);
    std::printf("histogram: %d bytes, bin 127 holds %u; %lld keys, largest group %d\n", kBytes, bins[127],
                static_cast<long long>(numbers[0]), summary.largest_group);

    for (void* pointer : {static_cast<void*>(h.bins), static_cast<void*>(h.matched), static_cast<void*>(h.weighted),
                          static_cast<void*>(h.summary), static_cast<void*>(bytes), static_cast<void*>(keys),
                          static_cast<void*>(weights)}) {
        CHECK(cudaFree(pointer));
    }
    CHECK(cudaEventDestroy(h.finished));
    CHECK(cudaStreamDestroy(h.stream));
    return 0;
}
