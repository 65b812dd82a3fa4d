#include <algorithm>

#include "inputs.h"
#include "npy.h"

int main()
{
    const std::vector<float> image = make_image(), rows = make_filter(true), columns = make_filter(false);
    const std::vector<float> stamp = make_stamp();
    std::vector<float> separable, direct;
    for (int y = 0; y < kHeight; ++y) {
        for (int x = 0; x < kWidth; ++x) {
            double sum = 0.0, near = 0.0;
            for (int i = -kRadius; i <= kRadius; ++i) {
                for (int j = -kRadius; j <= kRadius; ++j) {
                    if (y + i < 0 || y + i >= kHeight || x + j < 0 || x + j >= kWidth) continue;
                    sum += double{columns[i + kRadius]} * rows[j + kRadius] * image[(y + i) * kWidth + x + j];
                }
            }
            for (int i = -2; i <= 2; ++i) {
                for (int j = -2; j <= 2; ++j) {
                    const int row = std::clamp(y + i, 0, kHeight - 1), column = std::clamp(x + j, 0, kWidth - 1);
                    near += double{stamp[(i + 2) * 5 + j + 2]} * image[row * kWidth + column];
                }
            }
            separable.push_back(static_cast<float>(sum));
            direct.push_back(static_cast<float>(near));
        }
    }
    npy::save("separable.npy", separable.data(), {kHeight, kWidth});
    npy::save("direct.npy", direct.data(), {kHeight, kWidth});
    std::puts("reference: convolution");
    return 0;
}
