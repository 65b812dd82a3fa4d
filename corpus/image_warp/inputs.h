// Sizes and images shared by the GPU program and its reference.
#pragma once

#include <cmath>
#include <cstdint>
#include <vector>

constexpr int kWidth = 83, kHeight = 61;        // of the source image
constexpr int kOutWidth = 70, kOutHeight = 45;  // of the warped one
constexpr int kLayers = 3, kLayerSize = 32;
constexpr int kCurve = 9;  // entries of the tone curve
constexpr float kAngle = 0.4f, kScale = 1.3f;
constexpr float kBorder[4] = {0.25f, 0.5f, 0.75f, 1.0f};

// Four bytes a pixel, smooth: neighbours differ by at most 27 of 255.
inline std::vector<std::uint8_t> make_image()
{
    std::vector<std::uint8_t> bytes(std::size_t(kWidth) * kHeight * 4);
    for (int y = 0; y < kHeight; ++y)
        for (int x = 0; x < kWidth; ++x)
            for (int c = 0; c < 4; ++c) {
                const double wave = std::sin(0.2 * (c + 1) * x / 4 + 0.11 * y + c) * std::cos(0.05 * x - 0.15 * y);
                bytes[(std::size_t(y) * kWidth + x) * 4 + c] = std::uint8_t(127.5 + 120 * wave);
            }
    return bytes;
}

inline std::vector<float> make_layers()
{
    std::vector<float> values(std::size_t(kLayers) * kLayerSize * kLayerSize);
    for (int z = 0; z < kLayers; ++z)
        for (int y = 0; y < kLayerSize; ++y)
            for (int x = 0; x < kLayerSize; ++x) {
                const double turn = 2 * 3.14159265358979 / kLayerSize;
                values[(std::size_t(z) * kLayerSize + y) * kLayerSize + x] =
                    float(std::sin(turn * (z + 1) * x) * std::cos(turn * y) * 0.66);
            }
    return values;
}

inline std::vector<float> make_curve()
{
    std::vector<float> values(kCurve);
    for (int i = 0; i < kCurve; ++i) {
        const float t = float(i) / float(kCurve - 1);
        values[i] = t * t * (3 - 2 * t) * 0.75f;
    }
    return values;
}
