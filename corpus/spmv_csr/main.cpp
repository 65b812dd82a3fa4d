// Builds the matrix, runs all products on its stream and writes the results. Plain C++.
#include <cstdio>
#include <cstdlib>

#include "csr.h"
#include "matrix.h"
#include "npy.h"

#define CHECK(status)                                                                                \
    do {                                                                                             \
        const cudaError_t result_ = (status);                                                        \
        if (result_ != cudaSuccess) {                                                                \
            std::fprintf(stderr, "%s:%d %s\n", __FILE__, __LINE__, cudaGetErrorString(result_));     \
            std::exit(1);                                                                            \
        }                                                                                            \
    } while (0)

static HostCsr build()
{
    HostCsr matrix;
    matrix.rows = kRows;
    matrix.cols = kCols;
    matrix.row_start.assign(kRows + 1, 0);
    for (const Entry& entry : make_entries()) {
        ++matrix.row_start[entry.row + 1];
        matrix.column.push_back(entry.column);
        matrix.value.push_back(entry.value);
    }
    for (int row = 0; row < kRows; ++row) matrix.row_start[row + 1] += matrix.row_start[row];
    return matrix;
}

template <typename T>
static std::vector<T> download(const void* device, std::size_t count, cudaStream_t stream)
{
    std::vector<T> host(count);
    CHECK(cudaMemcpyAsync(host.data(), device, count * sizeof(T), cudaMemcpyDeviceToHost, stream));
    CHECK(cudaStreamSynchronize(stream));
    return host;
}

int main()
{
    DeviceCsr a;
    CHECK(upload(build(), &a));
    CHECK(cudaEventSynchronize(a.uploaded));

    const std::vector<float> x = make_vector(kCols, 7u), z = make_vector(kRows, 8u);
    void *d_x, *d_z, *d_y, *d_statistics;
    CHECK(cudaMalloc(&d_x, kCols * sizeof(float)));
    CHECK(cudaMalloc(&d_z, kRows * sizeof(float)));
    CHECK(cudaMalloc(&d_y, kRows * sizeof(double)));
    CHECK(cudaMalloc(&d_statistics, sizeof(RowStatistics)));
    CHECK(cudaMemcpy(d_x, x.data(), kCols * sizeof(float), cudaMemcpyHostToDevice));
    CHECK(cudaMemcpy(d_z, z.data(), kRows * sizeof(float), cudaMemcpyHostToDevice));
    const float* const x_in = static_cast<const float*>(d_x);
    float* const y = static_cast<float*>(d_y);

    CHECK(spmv_warp(a, x_in, y));
    const std::vector<float> y_warp = download<float>(y, kRows, a.stream);
    CHECK(spmv_vector(a, x_in, y, kLanes));
    const std::vector<float> y_vector = download<float>(y, kRows, a.stream);
    if (spmv_vector(a, x_in, y, 3) != cudaErrorInvalidValue) return 1;
    CHECK(spmv_warp_f64(a, x_in, static_cast<double*>(d_y)));
    const std::vector<double> y_f64 = download<double>(d_y, kRows, a.stream);

    CHECK(cudaMemsetAsync(y, 0, kCols * sizeof(float), a.stream));
    CHECK(spmv_transposed(a, static_cast<const float*>(d_z), y));
    const std::vector<float> y_transposed = download<float>(y, kCols, a.stream);

    CHECK(row_statistics(a, static_cast<RowStatistics*>(d_statistics)));
    const RowStatistics s = download<RowStatistics>(d_statistics, 1, a.stream)[0];

    npy::save("y_warp.npy", y_warp);
    npy::save("y_vector.npy", y_vector);
    npy::save("y_f64.npy", y_f64);
    npy::save("y_transposed.npy", y_transposed);
    npy::save("statistics.npy", std::vector<std::int64_t>{s.longest, s.shortest, s.empty,
                                                          static_cast<std::int64_t>(s.entries)});
    std::printf("spmv_csr: %d x %d, %d entries, y[0] = %g\n", kRows, kCols, a.entries, y_f64[0]);

    release(&a);
    for (void* pointer : {d_x, d_z, d_y, d_statistics}) CHECK(cudaFree(pointer));
    return 0;
}
