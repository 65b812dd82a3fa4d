// A graph in compressed rows, shared by the GPU program and its reference.
#pragma once

#include <cstdint>
#include <vector>

constexpr int kVertices = 6007;
constexpr int kSource = 17;
constexpr int kUnreached = -1;

struct Graph {
    std::vector<int> offsets;  // kVertices + 1
    std::vector<int> targets;
};

// A long ring with some random chords, a few vertices of high degree, and a part that no path reaches.
inline Graph make_graph()
{
    Graph graph;
    graph.offsets.push_back(0);
    std::uint32_t state = 4242u;
    const int connected = kVertices - 300;
    for (int v = 0; v < kVertices; ++v) {
        if (v < connected) {
            graph.targets.push_back((v + 1) % connected);
            const int chords = v % 500 == 3 ? 97 : v % 5 == 0 ? 3 : 0;
            for (int k = 0; k < chords; ++k) {
                state = state * 1103515245u + 12345u;
                graph.targets.push_back(static_cast<int>((state >> 8) % static_cast<std::uint32_t>(connected)));
            }
        } else {
            graph.targets.push_back(v == kVertices - 1 ? connected : v + 1);
        }
        graph.offsets.push_back(static_cast<int>(graph.targets.size()));
    }
    return graph;
}
