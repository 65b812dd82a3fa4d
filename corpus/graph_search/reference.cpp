#include <algorithm>
#include <queue>

#include "graph.h"
#include "npy.h"

int main()
{
    const Graph graph = make_graph();
    std::vector<int> distance(kVertices, kUnreached);
    std::queue<int> queue;
    distance[kSource] = 0;
    queue.push(kSource);
    while (!queue.empty()) {
        const int v = queue.front();
        queue.pop();
        for (int e = graph.offsets[v]; e < graph.offsets[v + 1]; ++e) {
            const int w = graph.targets[e];
            if (distance[w] != kUnreached) continue;
            distance[w] = distance[v] + 1;
            queue.push(w);
        }
    }
    const int levels = *std::max_element(distance.begin(), distance.end()) + 1;
    std::vector<int> per_level(levels);
    std::vector<std::uint64_t> edges(levels);
    for (int v = 0; v < kVertices; ++v) {
        if (distance[v] == kUnreached) continue;
        ++per_level[distance[v]];
        edges[distance[v]] += graph.offsets[v + 1] - graph.offsets[v];
    }
    npy::save("distances.npy", distance);
    npy::save("per_level.npy", per_level);
    npy::save("edges_per_level.npy", edges);
    std::printf("reference: %d levels\n", levels);
    return 0;
}
