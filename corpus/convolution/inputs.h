// Image, filters and boundary rule, shared by the GPU program and its reference.
#pragma once

#include <cstdint>
#include <vector>

constexpr int kWidth = 151, kHeight = 83;
constexpr int kRadius = 4;
constexpr int kTaps = 2 * kRadius + 1;

inline std::vector<float> make_image()
{
    std::vector<float> image(kWidth * kHeight);
    std::uint32_t state = 2024u;
    for (float& pixel : image) {
        state = state * 1664525u + 1013904223u;
        pixel = static_cast<float>(state >> 16) / 65536.0f;
    }
    return image;
}

inline std::vector<float> make_filter(bool rows)
{
    std::vector<float> taps(kTaps);
    for (int k = 0; k < kTaps; ++k) taps[k] = rows ? 1.0f / static_cast<float>(1 + k) : static_cast<float>(k - 3) * 0.25f;
    return taps;
}

// Five by five, not separable.
inline std::vector<float> make_stamp()
{
    std::vector<float> stamp(25);
    for (int k = 0; k < 25; ++k) stamp[k] = static_cast<float>((k * 7) % 11 - 5) * 0.125f;
    return stamp;
}
