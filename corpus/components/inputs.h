// Edges of a graph, shared by the GPU program and its reference.
#pragma once

#include <cstdint>
#include <vector>

constexpr int kVertices = 5003;
constexpr int kEdges = 4300;

inline std::vector<int> make_edges()
{
    std::vector<int> edges(2 * kEdges);
    std::uint32_t state = 2027u;
    for (int e = 0; e < kEdges; ++e) {
        state = state * 1664525u + 1013904223u;
        edges[2 * e] = static_cast<int>((state >> 8) % kVertices);
        state = state * 1664525u + 1013904223u;
        // Half of the edges go to a near vertex, so that there are components of all sizes.
        edges[2 * e + 1] = e % 2 ? static_cast<int>((state >> 8) % kVertices)
                                 : (edges[2 * e] + 1 + static_cast<int>((state >> 8) % 3u)) % kVertices;
    }
    return edges;
}
