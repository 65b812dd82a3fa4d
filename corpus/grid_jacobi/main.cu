// Jacobi's method in one cooperative launch: the whole grid synchronises between rounds, residuals are reduced by tiles.
#include <cooperative_groups.h>
#include <cooperative_groups/reduce.h>

#include "buffer.h"
#include "inputs.h"
#include "npy.h"

namespace cg = cooperative_groups;

constexpr int kThreads = 128;

// The sum over a block: tiles of 32 reduce, then the first tile reduces what they found.
template <typename T>
__device__ T block_sum(const cg::thread_block& block, T value)
{
    __shared__ T partial[kThreads / 32];
    const cg::thread_block_tile<32> tile = cg::tiled_partition<32>(block);
    value = cg::reduce(tile, value, cg::plus<T>());
    if (tile.thread_rank() == 0) partial[tile.meta_group_rank()] = value;
    block.sync();
    if (tile.meta_group_rank() == 0) {
        value = tile.thread_rank() < tile.meta_group_size() ? partial[tile.thread_rank()] : T(0);
        value = cg::reduce(tile, value, cg::plus<T>());
    }
    block.sync();
    return value;
}

__global__ void __launch_bounds__(kThreads)
solve(float* plate, float* other, double* residuals, float* largest)
{
    const cg::grid_group grid = cg::this_grid();
    const cg::thread_block block = cg::this_thread_block();
    for (int round = 0; round < kRounds; ++round) {
        double change = 0.0;
        float most = 0.0f;
        for (int i = static_cast<int>(grid.thread_rank()); i < kWidth * kHeight; i += static_cast<int>(grid.size())) {
            const int x = i % kWidth, y = i / kWidth;
            float value = plate[i];
            if (x > 0 && x < kWidth - 1 && y > 0 && y < kHeight - 1) {
                const float next = 0.25f * (plate[i - 1] + plate[i + 1] + plate[i - kWidth] + plate[i + kWidth]);
                change += static_cast<double>(next - value) * (next - value);
                most = fmaxf(most, fabsf(next - value));
                value = next;
            }
            other[i] = value;
        }
        const double sum = block_sum(block, change);
        if (block.thread_rank() == 0) atomicAdd(&residuals[round], sum);
        // Tiles of 16: the largest change, by shuffles of the tile.
        const auto tile = cg::tiled_partition<16>(block);
        for (unsigned delta = tile.size() / 2; delta > 0; delta /= 2) most = fmaxf(most, tile.shfl_down(most, delta));
        if (tile.thread_rank() == 0) atomicMax(reinterpret_cast<int*>(&largest[round]), __float_as_int(most));
        grid.sync();
        float* const turn = plate;
        plate = other;
        other = turn;
    }
}

int main()
{
    int device = 0, cooperative = 0, processors = 0, blocks = 0;
    CUDA_CHECK(cudaGetDevice(&device));
    CUDA_CHECK(cudaDeviceGetAttribute(&cooperative, cudaDevAttrCooperativeLaunch, device));
    CUDA_CHECK(cudaDeviceGetAttribute(&processors, cudaDevAttrMultiProcessorCount, device));
    CUDA_CHECK(cudaOccupancyMaxActiveBlocksPerMultiprocessor(&blocks, solve, kThreads, 0));
    if (!cooperative) {
        std::fprintf(stderr, "grid_jacobi: this GPU has no cooperative launches\n");
        return 1;
    }
    const Buffer<float> plate(make_plate()), other(kWidth * kHeight), largest(kRounds);
    const Buffer<double> residuals(kRounds);
    float *p = plate.get(), *o = other.get(), *l = largest.get();
    double* r = residuals.get();
    void* arguments[] = {&p, &o, &r, &l};
    const int fit = processors * blocks, grid = fit < 5 ? fit : 5;
    CUDA_CHECK(cudaLaunchCooperativeKernel((void*)solve, dim3(grid), dim3(kThreads), arguments, 0, 0));
    CUDA_CHECK(cudaDeviceSynchronize());
    const std::vector<double> changes = residuals.host();
    npy::save("plate.npy", (kRounds % 2 ? other : plate).host().data(), {kHeight, kWidth});
    npy::save("residuals.npy", changes);
    npy::save("largest.npy", largest.host());
    std::printf("grid_jacobi: %d rounds, last change %g\n", kRounds, changes.back());
    return 0;
}
