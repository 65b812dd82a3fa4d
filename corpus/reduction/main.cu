// Runs every reduction on the same inputs and writes the results.
#include <cstdint>

#include "common.cuh"
#include "inputs.h"
#include "npy.h"
#include "reduce.h"

template <typename T>
static T* upload(const std::vector<T>& host)
{
    T* device = nullptr;
    CHECK(cudaMalloc(&device, host.size() * sizeof(T)));
    CHECK(cudaMemcpy(device, host.data(), host.size() * sizeof(T), cudaMemcpyHostToDevice));
    return device;
}

int main()
{
    float* floats = upload(make_floats());
    int* ints = upload(make_ints());
    struct {
        float atomic_sum, last_block_sum;
        double sum;
        Stats stats;
    } result = {}, *d_result = nullptr;
    CHECK(cudaMalloc(&d_result, sizeof result));

    sum_float_atomic(floats, kElements, &d_result->atomic_sum);
    sum_float_last_block(floats, kElements, &d_result->last_block_sum);
    sum_double(floats, kElements, &d_result->sum);
    reduce_stats(ints, floats, kElements, kThreshold, &d_result->stats);
    CHECK(cudaMemcpy(&result, d_result, sizeof result, cudaMemcpyDeviceToHost));

    const Stats& s = result.stats;
    const float sums[] = {result.atomic_sum, result.last_block_sum};
    const std::int64_t integers[] = {static_cast<std::int64_t>(s.sum_bits), s.min_value, s.max_value,
                                     s.above, s.blocks_with_hit, s.low_bytes, s.bits_or};
    const float extrema[] = {s.min_float, s.max_float};
    npy::save("sum_f32.npy", sums, {2});
    npy::save("sum_f64.npy", &result.sum, {1});
    npy::save("integers.npy", integers, {7});
    npy::save("extrema.npy", extrema, {2});
    printf("reduction: %d elements, sum %.9g (float %.9g, %.9g), %d above %g\n", kElements, result.sum,
           result.atomic_sum, result.last_block_sum, s.above, kThreshold);

    CHECK(cudaFree(d_result));
    CHECK(cudaFree(ints));
    CHECK(cudaFree(floats));
    return 0;
}
