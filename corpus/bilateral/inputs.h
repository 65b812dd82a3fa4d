// Image and filter, shared by the GPU program and its reference.
#pragma once

#include <cstdint>
#include <vector>

constexpr int kWidth = 101, kHeight = 67;
constexpr int kRadius = 3;
constexpr float kSpace = 2.0f, kRange = 40.0f;

// Red, green, blue and alpha bytes in a word: gradients, edges and noise.
inline std::vector<std::uint32_t> make_image()
{
    std::vector<std::uint32_t> image(kWidth * kHeight);
    std::uint32_t state = 55u;
    for (int y = 0; y < kHeight; ++y) {
        for (int x = 0; x < kWidth; ++x) {
            state = state * 1664525u + 1013904223u;
            const std::uint32_t noise = state >> 28;
            const std::uint32_t r = (2 * x + noise) & 0xff, g = (x / 20 % 2 ? 200u : 40u) + noise, b = 3 * y + noise;
            image[y * kWidth + x] = r | g << 8 | (b & 0xff) << 16 | 0xff000000u;
        }
    }
    return image;
}
