#include <algorithm>
#include <cmath>

#include "inputs.h"
#include "npy.h"

static const std::vector<std::uint32_t> image = make_image();

static double channel(int x, int y, int k)
{
    return image[std::clamp(y, 0, kHeight - 1) * kWidth + std::clamp(x, 0, kWidth - 1)] >> (8 * k) & 0xffu;
}

static double luminance(int x, int y) { return 0.25 * channel(x, y, 0) + 0.5 * channel(x, y, 1) + 0.25 * channel(x, y, 2); }

int main()
{
    std::vector<float> smoothed, gradient;
    for (int y = 0; y < kHeight; ++y) {
        for (int x = 0; x < kWidth; ++x) {
            double sums[4] = {};
            for (int dy = -kRadius; dy <= kRadius; ++dy) {
                for (int dx = -kRadius; dx <= kRadius; ++dx) {
                    double far = 0.0;
                    for (int k = 0; k < 3; ++k) far += std::pow(channel(x + dx, y + dy, k) - channel(x, y, k), 2);
                    const double w = std::exp(-(dx * dx + dy * dy) / (2.0 * kSpace * kSpace) -
                                              far / (2.0 * kRange * kRange));
                    for (int k = 0; k < 3; ++k) sums[k] += w * channel(x + dx, y + dy, k);
                    sums[3] += w;
                }
            }
            for (int k = 0; k < 3; ++k) smoothed.push_back(static_cast<float>(sums[k] / sums[3]));
            smoothed.push_back(static_cast<float>(sums[3]));
            double gx = 0.0, gy = 0.0;
            for (int k = -1; k <= 1; ++k) {
                const double weight = k == 0 ? 2.0 : 1.0;
                gx += weight * (luminance(x + 1, y + k) - luminance(x - 1, y + k));
                gy += weight * (luminance(x + k, y + 1) - luminance(x + k, y - 1));
            }
            gradient.push_back(static_cast<float>(std::hypot(gx, gy)));
            gradient.push_back(static_cast<float>(std::atan2(gy, gx + 0.125)));
        }
    }
    npy::save("smoothed.npy", smoothed.data(), {kHeight, kWidth, 4});
    npy::save("gradient.npy", gradient.data(), {kHeight, kWidth, 2});
    std::puts("reference: bilateral");
    return 0;
}
