// Host side: plain C++ that only knows the runtime API.
#include <cstdio>
#include <stdexcept>

#include "dot.h"
#include "inputs.h"
#include "npy.h"

static void must(cudaError_t status)
{
    if (status != cudaSuccess) throw std::runtime_error(cudaGetErrorString(status));
}

template <typename T>
static void upload(T*& device, const std::vector<T>& host)
{
    must(cudaMalloc(reinterpret_cast<void**>(&device), host.size() * sizeof(T)));
    must(cudaMemcpy(device, host.data(), host.size() * sizeof(T), cudaMemcpyHostToDevice));
}

template <typename T>
static std::vector<T> download(const T* device, std::size_t count)
{
    std::vector<T> host(count);
    must(cudaMemcpy(host.data(), device, count * sizeof(T), cudaMemcpyDeviceToHost));
    return host;
}

int main()
{
    Matrices m = {};
    upload(m.a, make_a());
    upload(m.b, make_b());
    upload(m.u, make_u());
    upload(m.scales, make_scales());
    const std::size_t total = std::size_t{kM} * kN, words = (total + 3) / 4;
    upload(m.c, std::vector<int>(total));
    upload(m.packed, std::vector<int>(words));
    upload(m.scaled, std::vector<float>(total));
    upload(m.sums, std::vector<unsigned>(kM));
    upload(m.squares, std::vector<unsigned>(kM));

    cudaStream_t stream;
    must(cudaStreamCreate(&stream));
    gemm(m, kM, kN, kK, stream);
    must(cudaGetLastError());
    row_sums(m, kM, kK, stream);
    must(cudaGetLastError());
    quantise(m, kM, kN, kScaleA, kZeroB, stream);
    must(cudaGetLastError());
    must(cudaStreamSynchronize(stream));

    const std::vector<int> c = download(m.c, total);
    npy::save("products.npy", c.data(), {kM, kN});
    npy::save("scaled.npy", download(m.scaled, total).data(), {kM, kN});
    npy::save("packed.npy", download(m.packed, words));
    npy::save("sums.npy", download(m.sums, kM));
    npy::save("squares.npy", download(m.squares, kM));
    std::printf("int8_dot: %d x %d x %d, first %d, last %d\n", kM, kN, kK, c.front(), c.back());

    must(cudaStreamDestroy(stream));
    for (void* p : {static_cast<void*>(m.a), static_cast<void*>(m.b), static_cast<void*>(m.u),
                    static_cast<void*>(m.scales), static_cast<void*>(m.c), static_cast<void*>(m.packed),
                    static_cast<void*>(m.scaled), static_cast<void*>(m.sums), static_cast<void*>(m.squares)}) {
        must(cudaFree(p));
    }
    return 0;
}
