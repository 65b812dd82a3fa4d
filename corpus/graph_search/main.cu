// Breadth-first search, level by level, with queues in device memory whose sizes the host reads back.
#include <cstdio>
#include <cstdlib>

#include "bfs.cuh"
#include "graph.h"
#include "npy.h"

#define CHK(x) do { cudaError_t s_ = (x); if (s_ != cudaSuccess) { std::fprintf(stderr, "line %d: %s\n", __LINE__, cudaGetErrorString(s_)); std::exit(1); } } while (false)

template <typename T>
static T* to_device(const std::vector<T>& host)
{
    T* device;
    CHK(cudaMalloc(reinterpret_cast<void**>(&device), host.size() * sizeof(T)));
    CHK(cudaMemcpy(device, host.data(), host.size() * sizeof(T), cudaMemcpyHostToDevice));
    return device;
}

int main()
{
    const Graph graph = make_graph();
    int* offsets = to_device(graph.offsets);
    int* targets = to_device(graph.targets);
    std::vector<int> start(kVertices, kUnreached);
    start[kSource] = 0;
    int* distance = to_device(start);
    int* queues[2] = {to_device(std::vector<int>(kVertices, kSource)), to_device(std::vector<int>(kVertices))};
    int* heavy = to_device(std::vector<int>(kVertices));
    int* sizes = to_device(std::vector<int>(2));  // of the next queue and of the heavy one

    cudaStream_t stream;
    CHK(cudaStreamCreateWithFlags(&stream, cudaStreamNonBlocking));
    CHK(cudaDeviceSynchronize());
    int size = 1, level = 0, largest = 1;
    while (size > 0) {
        ++level;
        CHK(cudaMemsetAsync(sizes, 0, 2 * sizeof(int), stream));
        const int grid = (size + 127) / 128 < 8 ? (size + 127) / 128 : 8;
        expand_thread<<<grid, 128, 0, stream>>>(offsets, targets, queues[0], size, level, distance, queues[1], sizes,
                                                heavy, sizes + 1, 32);
        expand_warp<<<4, 64, 0, stream>>>(offsets, targets, heavy, sizes + 1, level, distance, queues[1], sizes);
        CHK(cudaGetLastError());
        CHK(cudaMemcpyAsync(&size, sizes, sizeof size, cudaMemcpyDeviceToHost, stream));
        CHK(cudaStreamSynchronize(stream));
        int* turn = queues[0];
        queues[0] = queues[1];
        queues[1] = turn;
        largest = size > largest ? size : largest;
    }

    int* vertices = to_device(std::vector<int>(level));
    unsigned long long* edges = to_device(std::vector<unsigned long long>(level));
    count_levels<<<(kVertices + 255) / 256, 256, 0, stream>>>(distance, offsets, kVertices, level, vertices, edges);
    CHK(cudaGetLastError());
    CHK(cudaStreamSynchronize(stream));

    std::vector<int> distances(kVertices), per_level(level);
    std::vector<std::uint64_t> edges_per_level(level);
    CHK(cudaMemcpy(distances.data(), distance, kVertices * sizeof(int), cudaMemcpyDeviceToHost));
    CHK(cudaMemcpy(per_level.data(), vertices, level * sizeof(int), cudaMemcpyDeviceToHost));
    CHK(cudaMemcpy(edges_per_level.data(), edges, level * sizeof(std::uint64_t), cudaMemcpyDeviceToHost));
    npy::save("distances.npy", distances);
    npy::save("per_level.npy", per_level);
    npy::save("edges_per_level.npy", edges_per_level);
    std::printf("graph_search: %d levels, largest %d\n", level, largest);

    for (void* p : {(void*)offsets, (void*)targets, (void*)distance, (void*)queues[0], (void*)queues[1], (void*)heavy,
                    (void*)sizes, (void*)vertices, (void*)edges}) {
        CHK(cudaFree(p));
    }
    CHK(cudaStreamDestroy(stream));
    return 0;
}
