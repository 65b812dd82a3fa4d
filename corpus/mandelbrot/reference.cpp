#include "npy.h"
#include "view.h"

int main()
{
    std::vector<int> image;
    for (int row = 0; row < kHeight; ++row) {
        for (int column = 0; column < kWidth; ++column) {
            const double dx = kStep * column, dy = kStep * row;
            const double re = kLeft + dx, im = kTop - dy;
            double x = 0.0, y = 0.0;
            int n = 0;
            for (; n < kLimit; ++n) {
                const double xx = x * x, yy = y * y, xy = x * y;
                if (xx + yy > 4.0) break;
                const double real = xx - yy, imaginary = xy + xy;
                x = real + re;
                y = imaginary + im;
            }
            image.push_back(n);
        }
    }
    const int bands = kBands;
    npy::save("escape.npy", image.data(), {kHeight, kWidth});
    npy::save("bands.npy", &bands, {1});
    std::printf("reference: first %d\n", image[0]);
    return 0;
}
