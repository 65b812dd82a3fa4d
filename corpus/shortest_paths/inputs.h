// A weighted graph as a matrix, shared by the GPU program and its reference.
#pragma once

#include <cstdint>
#include <vector>

constexpr int kVertices = 91;
constexpr int kFar = 1 << 29;  // no edge; two of them do not overflow

inline std::vector<int> make_weights()
{
    std::vector<int> weights(kVertices * kVertices, kFar);
    std::uint32_t state = 13u;
    for (int i = 0; i < kVertices; ++i) {
        weights[i * kVertices + i] = 0;
        for (int k = 0; k < 5; ++k) {
            state = state * 1664525u + 1013904223u;
            const int j = static_cast<int>((state >> 12) % kVertices);
            if (j != i && i % 30 != 7) weights[i * kVertices + j] = 1 + static_cast<int>(state >> 25);
        }
    }
    return weights;
}
