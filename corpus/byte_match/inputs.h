// Text and image bytes, shared by the GPU program and its reference.
#pragma once

#include <cstdint>
#include <vector>

constexpr int kWords = 2500;       // of four bytes
constexpr int kBlockSide = 8;      // blocks of motion search
constexpr int kFrame = 64;         // pixels a side
constexpr int kRange = 4;          // search range in pixels
constexpr unsigned char kNeedle = 'e';

inline std::vector<std::uint32_t> make_text()
{
    std::vector<std::uint32_t> words(kWords);
    std::uint32_t state = 1u;
    for (std::uint32_t& word : words) {
        word = 0;
        for (int k = 0; k < 4; ++k) {
            state = state * 1664525u + 1013904223u;
            word |= (97u + (state >> 24) % 26u) << (8 * k);
        }
    }
    return words;
}

inline std::vector<std::uint8_t> make_frame(bool moved)
{
    std::vector<std::uint8_t> frame(kFrame * kFrame);
    for (int y = 0; y < kFrame; ++y) {
        for (int x = 0; x < kFrame; ++x) {
            const int sx = moved ? (x + 2) % kFrame : x, sy = moved ? (y + kFrame - 1) % kFrame : y;
            std::uint32_t h = static_cast<std::uint32_t>(sy * kFrame + sx) * 2654435761u;
            h ^= h >> 15;
            frame[y * kFrame + x] = static_cast<std::uint8_t>((h * 2246822519u) >> 24);
        }
    }
    return frame;
}
