// Sorts pairs and rows and writes the results.
#include "device_check.h"
#include "inputs.h"
#include "npy.h"
#include "sort.h"

// Where the memory comes from: a table of API functions, exchangeable for another allocator.
struct Allocator {
    cudaError_t (*allocate)(void**, size_t);
    cudaError_t (*release)(void*);
    const char* name;
};

static const Allocator kPlain = {cudaMalloc, &cudaFree, "device memory"};

template <typename T>
static T* allocate(const Allocator& allocator, size_t count)
{
    void* pointer = nullptr;
    CUDA_TRY(allocator.allocate(&pointer, count * sizeof(T)));
    return static_cast<T*>(pointer);
}

static int next_power_of_two(int n)
{
    int power = 1;
    while (power < n) power *= 2;
    return power;
}

int main()
{
    const std::vector<std::uint32_t> keys = make_keys();
    const std::vector<std::int32_t> payload = make_payload();
    const int padded = next_power_of_two(kPairs);
    std::vector<Pair> pairs(padded, Pair{0xffffffffu, -1});  // the padding sorts to the end
    for (int i = 0; i < kPairs; ++i) pairs[i] = {keys[i], payload[i]};

    Pair* d_pairs = allocate<Pair>(kPlain, padded);
    CUDA_TRY(cudaMemcpy(d_pairs, pairs.data(), padded * sizeof(Pair), cudaMemcpyHostToDevice));
    sort_pairs(d_pairs, padded);
    CUDA_TRY(cudaMemcpy(pairs.data(), d_pairs, padded * sizeof(Pair), cudaMemcpyDeviceToHost));

    std::vector<float> rows = make_rows();
    float* d_rows = allocate<float>(kPlain, rows.size());
    std::uint32_t* d_inversions = allocate<std::uint32_t>(kPlain, kRows);
    CUDA_TRY(cudaMemset(d_inversions, 0xff, kRows * sizeof(std::uint32_t)));
    CUDA_TRY(cudaMemcpy(d_rows, rows.data(), rows.size() * sizeof(float), cudaMemcpyHostToDevice));
    sort_rows(d_rows, kRows, d_inversions);
    std::vector<std::uint32_t> inversions(kRows);
    CUDA_TRY(cudaMemcpy(rows.data(), d_rows, rows.size() * sizeof(float), cudaMemcpyDeviceToHost));
    CUDA_TRY(cudaMemcpy(inversions.data(), d_inversions, kRows * sizeof(std::uint32_t), cudaMemcpyDeviceToHost));

    std::vector<std::uint32_t> sorted_keys(kPairs);
    std::vector<std::int32_t> sorted_payload(kPairs);
    for (int i = 0; i < kPairs; ++i) {
        sorted_keys[i] = pairs[i].key;
        sorted_payload[i] = pairs[i].payload;
    }
    npy::save("keys.npy", sorted_keys);
    npy::save("payload.npy", sorted_payload);
    npy::save("rows.npy", rows.data(), {kRows, kRowLength});
    npy::save("inversions.npy", inversions);
    std::printf("bitonic_sort: %d pairs and %d rows in %s, first key %u\n", kPairs, kRows, kPlain.name, sorted_keys[0]);

    for (void* pointer : {(void*)d_pairs, (void*)d_rows, (void*)d_inversions}) CUDA_TRY(kPlain.release(pointer));
    return 0;
}
