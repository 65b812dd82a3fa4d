// Conway's game of life in managed memory: a cell a thread, and a bit a cell.
#include <cuda_runtime.h>

#include <cstdio>
#include <cstdlib>
#include <utility>

#include "inputs.h"
#include "npy.h"

static void check(cudaError_t status, int line)
{
    if (status == cudaSuccess) return;
    std::fprintf(stderr, "life: line %d: %s\n", line, cudaGetErrorString(status));
    std::exit(1);
}
#define CHECK(call) check((call), __LINE__)

__device__ __managed__ unsigned long long births;
__managed__ int population[kGenerations];

template <typename Cell>
__global__ void step_cells(const Cell* in, Cell* out, int columns, int rows, int generation)
{
    const int x = blockIdx.x * blockDim.x + threadIdx.x;
    const int y = blockIdx.y * blockDim.y + threadIdx.y;
    int alive = 0;
    bool born = false;
    if (x < columns && y < rows) {
        int neighbours = 0;
        for (int dy = -1; dy <= 1; ++dy) {
            const int row = (y + dy + rows) % rows * columns;
            for (int dx = -1; dx <= 1; ++dx) {
                if (dx != 0 || dy != 0) neighbours += in[row + (x + dx + columns) % columns];
            }
        }
        const int before = in[y * columns + x];
        alive = neighbours == 3 || (neighbours == 2 && before);
        born = alive && !before;
        out[y * columns + x] = static_cast<Cell>(alive);
    }
    const int count = __syncthreads_count(alive);
    if (threadIdx.x == 0 && threadIdx.y == 0) atomicAdd(&population[generation], count);
    const unsigned newborn = __ballot_sync(0xffffffffu, born);
    const int lane = (threadIdx.y * blockDim.x + threadIdx.x) % 32;
    if (lane == 0 && newborn) atomicAdd(&births, static_cast<unsigned long long>(__popc(newborn)));
}

// 32 cells a word, counted side by side in bits: an adder of eight one-bit numbers.
__global__ void step_words(const unsigned* __restrict__ in, unsigned* __restrict__ out, int words, int rows)
{
    const int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i >= words * rows) return;
    const int w = i % words, y = i / words;
    unsigned ones = 0, twos = 0, fours = 0, self = 0;
    for (int dy = -1; dy <= 1; ++dy) {
        const unsigned* row = in + (y + dy + rows) % rows * words;
        const unsigned before = row[(w + words - 1) % words], mid = row[w], after = row[(w + 1) % words];
        const unsigned west = __funnelshift_l(before, mid, 1);
        const unsigned east = __funnelshift_r(mid, after, 1);
        const unsigned terms[3] = {west, dy == 0 ? 0u : mid, east};
        if (dy == 0) self = mid;
        for (int k = 0; k < 3; ++k) {
            const unsigned carry = ones & terms[k];
            ones ^= terms[k];
            fours |= twos & carry;
            twos ^= carry;
        }
    }
    out[i] = twos & ~fours & (ones | self);
}

__global__ void pack(const unsigned* __restrict__ cells, unsigned* __restrict__ words, int count)
{
    const int i = blockIdx.x * blockDim.x + threadIdx.x;
    const unsigned bits = __ballot_sync(0xffffffffu, i < count && cells[i]);
    if (i < count && i % 32 == 0) words[i / 32] = bits;
}

int main()
{
    constexpr int kCells = kColumns * kRows, kWords = kColumns / 32;
    unsigned *now, *next, *words, *next_words;
    CHECK(cudaMallocManaged(&now, kCells * sizeof(unsigned)));
    CHECK(cudaMallocManaged(&next, kCells * sizeof(unsigned), cudaMemAttachGlobal));
    CHECK(cudaMallocManaged(&words, kRows * kWords * sizeof(unsigned)));
    CHECK(cudaMallocManaged(&next_words, kRows * kWords * sizeof(unsigned)));
    const std::vector<std::uint32_t> board = make_board();
    for (int i = 0; i < kCells; ++i) now[i] = board[i];
    births = 0;

    pack<<<(kCells + 255) / 256, 256>>>(now, words, kCells);
    CHECK(cudaGetLastError());
    const dim3 block(16, 8), grid((kColumns + 15) / 16, (kRows + 7) / 8);
    for (int g = 0; g < kGenerations; ++g) {
        step_cells<<<grid, block>>>(now, next, kColumns, kRows, g);
        CHECK(cudaGetLastError());
        step_words<<<(kRows * kWords + 63) / 64, 64>>>(words, next_words, kWords, kRows);
        CHECK(cudaGetLastError());
        std::swap(now, next);
        std::swap(words, next_words);
    }
    CHECK(cudaDeviceSynchronize());

    npy::save("cells.npy", now, {kRows, kColumns});
    npy::save("words.npy", words, {kRows, kWords});
    npy::save("population.npy", population, {kGenerations});
    const std::uint64_t born = births;
    npy::save("births.npy", &born, {1});
    std::printf("life: %d cells after %d generations, %llu births\n", population[kGenerations - 1], kGenerations,
                births);
    for (unsigned* memory : {now, next, words, next_words}) CHECK(cudaFree(memory));
    return 0;
}
