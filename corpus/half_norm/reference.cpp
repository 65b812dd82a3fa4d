#include <algorithm>
#include <cmath>

#include "inputs.h"
#include "npy.h"

int main()
{
    const std::vector<float> hidden = make_hidden(), residual = make_residual(), gamma = make_gamma(), beta = make_beta();
    std::vector<float> normed, scaled, unit, moments;
    for (int r = 0; r < kRows; ++r) {
        const float *x = &hidden[r * kWidth], *y = &residual[r * kWidth];
        double mean = 0.0, variance = 0.0, squares = 0.0;
        for (int i = 0; i < kWidth; ++i) {
            mean += (double{x[i]} + y[i]) / kWidth;
            squares += double{x[i]} * x[i] / kWidth;
        }
        for (int i = 0; i < kWidth; ++i) variance += std::pow(double{x[i]} + y[i] - mean, 2) / kWidth;
        const double inverse = 1.0 / std::sqrt(variance + kEpsilon);
        for (int i = 0; i < kWidth; ++i) {
            normed.push_back(static_cast<float>((double{x[i]} + y[i] - mean) * inverse * gamma[i] + beta[i]));
            scaled.push_back(static_cast<float>(x[i] / std::sqrt(squares + kEpsilon) * gamma[i]));
            unit.push_back(std::max(x[i], 0.0f) * y[i] + 0.5f);
        }
        moments.push_back(static_cast<float>(mean));
        moments.push_back(static_cast<float>(inverse));
    }
    npy::save("layer_norm.npy", normed.data(), {kRows, kWidth});
    npy::save("rms_norm.npy", scaled.data(), {kRows, kWidth});
    npy::save("gated.npy", unit.data(), {kRows, kWidth});
    npy::save("moments.npy", moments.data(), {kRows, 2});
    std::printf("reference: first %g\n", scaled[0]);
    return 0;
}
