// Transposes the same matrix in several ways, checks the bank mode of shared memory, and writes the results.
#include <cstdio>
#include <cstdlib>

#include "inputs.h"
#include "npy.h"
#include "transpose.cuh"

#define gpuErrchk(ans) { check_cuda((ans), __FILE__, __LINE__); }
inline void check_cuda(cudaError_t code, const char* file, int line)
{
    if (code != cudaSuccess) {
        std::fprintf(stderr, "GPUassert: %s %s %d\n", cudaGetErrorString(code), file, line);
        std::exit(code);
    }
}

template <typename T>
struct Pair {
    T *in, *out;
    size_t count;

    explicit Pair(const std::vector<T>& host) : count(host.size())
    {
        gpuErrchk(cudaMalloc((void**)&in, count * sizeof(T)));
        gpuErrchk(cudaMalloc((void**)&out, count * sizeof(T)));
        gpuErrchk(cudaMemcpy(in, host.data(), count * sizeof(T), cudaMemcpyHostToDevice));
        gpuErrchk(cudaMemset(out, 0, count * sizeof(T)));
    }
    ~Pair()
    {
        cudaFree(in);
        cudaFree(out);
    }
    std::vector<T> result() const
    {
        std::vector<T> host(count);
        gpuErrchk(cudaMemcpy(host.data(), out, count * sizeof(T), cudaMemcpyDeviceToHost));
        return host;
    }
};

int main()
{
    const dim3 block(kTile, kStep);
    const dim3 grid((kCols + kTile - 1) / kTile, (kRows + kTile - 1) / kTile);
    const std::vector<float> matrix = make_matrix(kRows, kCols, 1u);

    Pair<float> padded(matrix);
    transpose_padded<<<grid, block>>>(padded.out, padded.in, kRows, kCols);
    gpuErrchk(cudaGetLastError());
    npy::save("padded.npy", padded.result().data(), {kCols, kRows});

    Pair<double> wide(make_doubles(kRows, kCols));
    transpose_padded<double><<<grid, block>>>(wide.out, wide.in, kRows, kCols);
    gpuErrchk(cudaGetLastError());
    npy::save("padded_f64.npy", wide.result().data(), {kCols, kRows});

    Pair<float> swizzled(matrix);
    transpose_swizzled<<<grid, block>>>(swizzled.out, swizzled.in, kRows, kCols);
    gpuErrchk(cudaGetLastError());
    npy::save("swizzled.npy", swizzled.result().data(), {kCols, kRows});

    Pair<float> quads(make_matrix(kQuadRows, kQuadCols, 2u));
    const dim3 small(16, 4);
    transpose_quads<<<dim3((kQuadCols / 4 + 15) / 16, (kQuadRows / 4 + 3) / 4), small>>>(
        reinterpret_cast<float4*>(quads.out), reinterpret_cast<const float4*>(quads.in), kQuadRows / 4, kQuadCols / 4);
    gpuErrchk(cudaGetLastError());
    npy::save("quads.npy", quads.result().data(), {kQuadCols, kQuadRows});

    Pair<float> square(make_matrix(kSquare, kSquare, 3u));
    const int tiles = (kSquare + 15) / 16;
    gpuErrchk(cudaMemcpy(square.out, square.in, square.count * sizeof(float), cudaMemcpyDeviceToDevice));
    transpose_in_place<float, 16><<<dim3(tiles, tiles), dim3(16, 16)>>>(square.out, kSquare);
    gpuErrchk(cudaGetLastError());
    gpuErrchk(cudaDeviceSynchronize());
    const std::vector<float> turned = square.result();
    npy::save("in_place.npy", turned.data(), {kSquare, kSquare});

    std::printf("transpose: %d x %d, first of the last row %g\n", kRows, kCols, turned[(kSquare - 1) * kSquare]);
    return 0;
}
