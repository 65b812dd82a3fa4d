// The same images by plain interpolation in double.
#include "inputs.h"
#include "npy.h"

// Mixes four neighbours; `texel(i, j)` says what stands outside.
template <typename Texel>
static double bilinear(double u, double v, Texel texel)
{
    const double x = u - 0.5, y = v - 0.5;
    const int i = int(std::floor(x)), j = int(std::floor(y));
    const double a = x - i, b = y - j;
    return (1 - a) * (1 - b) * texel(i, j) + a * (1 - b) * texel(i + 1, j) + (1 - a) * b * texel(i, j + 1) +
           a * b * texel(i + 1, j + 1);
}

int main()
{
    const std::vector<std::uint8_t> image = make_image();
    const std::vector<float> layers = make_layers(), curve = make_curve();

    std::vector<float> warped(std::size_t(kOutWidth) * kOutHeight * 4);
    const double cosine = std::cos(double(kAngle)) * kScale, sine = std::sin(double(kAngle)) * kScale;
    for (int y = 0; y < kOutHeight; ++y)
        for (int x = 0; x < kOutWidth; ++x)
            for (int c = 0; c < 4; ++c) {
                const double dx = x + 0.5 - kOutWidth * 0.5, dy = y + 0.5 - kOutHeight * 0.5;
                const double u = cosine * dx - sine * dy + kWidth * 0.5, v = sine * dx + cosine * dy + kHeight * 0.5;
                const double color = bilinear(u, v, [&](int i, int j) {
                    if (i < 0 || j < 0 || i >= kWidth || j >= kHeight) return double(kBorder[c]);
                    return image[(std::size_t(j) * kWidth + i) * 4 + c] / 255.0;
                });
                double value = color;
                if (c < 3) {
                    const double at = color * (kCurve - 1);
                    const int lower = at >= kCurve - 1 ? kCurve - 2 : int(at);
                    value = curve[lower] + (at - lower) * (double(curve[lower + 1]) - curve[lower]);
                }
                warped[(std::size_t(y) * kOutWidth + x) * 4 + c] = float(value);
            }

    std::vector<float> blurred(layers.size());
    for (int z = 0; z < kLayers; ++z)
        for (int y = 0; y < kLayerSize; ++y)
            for (int x = 0; x < kLayerSize; ++x) {
                double sum = 0;
                for (int corner = 0; corner < 4; ++corner)
                    sum += bilinear(x + 0.25 + (corner & 1) * 0.5, y + 0.25 + (corner >> 1) * 0.5, [&](int i, int j) {
                        const int wrapped_x = (i + kLayerSize) % kLayerSize, wrapped_y = (j + kLayerSize) % kLayerSize;
                        return double(layers[(std::size_t(z) * kLayerSize + wrapped_y) * kLayerSize + wrapped_x]);
                    });
                blurred[(std::size_t(z) * kLayerSize + y) * kLayerSize + x] = float(sum / 4);
            }

    std::vector<std::uint32_t> marked(std::size_t(kWidth) * kHeight);
    for (int y = 0; y < kHeight; ++y)
        for (int x = 0; x < kWidth; ++x) {
            const std::uint8_t* pixel = &image[(std::size_t(y) * kWidth + x) * 4];
            const std::uint8_t red = std::uint8_t(pixel[0] + 3 * ((x + y) % kCurve) + 1), alpha = std::uint8_t(x ^ y);
            marked[std::size_t(y) * kWidth + x] = red | std::uint32_t(pixel[1]) << 8 | std::uint32_t(pixel[2]) << 16 |
                                                  std::uint32_t(alpha) << 24;
        }

    npy::save("warped.npy", warped.data(), {kOutHeight, kOutWidth, 4});
    npy::save("blurred.npy", blurred.data(), {kLayers, kLayerSize, kLayerSize});
    npy::save("marked.npy", marked.data(), {kHeight, kWidth});
    std::printf("image_warp: first pixel %g\n", warped[0]);
    return 0;
}
