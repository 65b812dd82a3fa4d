// The plate, shared by the GPU program and its reference.
#pragma once

#include <cstdint>
#include <vector>

constexpr int kWidth = 48, kHeight = 40;
constexpr int kRounds = 15;

inline std::vector<float> make_plate()
{
    std::vector<float> plate(kWidth * kHeight);
    std::uint32_t state = 99u;
    for (int i = 0; i < kWidth * kHeight; ++i) {
        state = state * 1664525u + 1013904223u;
        const bool border = i < kWidth || i >= kWidth * (kHeight - 1) || i % kWidth == 0 || i % kWidth == kWidth - 1;
        plate[i] = border ? static_cast<float>(state >> 24) : 0.0f;
    }
    return plate;
}
