#include <algorithm>
#include <cmath>

#include "npy.h"
#include "params.h"

int main()
{
    const std::vector<float> start = make_fields();
    std::vector<double> u(start.begin(), start.end()), v(u.size());
    std::vector<float> residuals;
    Weights w = kFirstWeights;
    std::int64_t updates = 0;

    auto at = [&](int f, int y, int x) {
        y = std::clamp(y, 0, kHeight - 1);
        x = std::clamp(x, 0, kWidth - 1);
        return u[(static_cast<std::size_t>(f) * kHeight + y) * kWidth + x];
    };
    for (int step = 0; step < kSteps; ++step) {
        if (step == kSteps / 2) std::copy(kLaterY, kLaterY + kRadius + 1, w.y);
        double largest = 0.0;
        std::size_t i = 0;
        for (int f = 0; f < kFields; ++f)
            for (int y = 0; y < kHeight; ++y)
                for (int x = 0; x < kWidth; ++x, ++i) {
                    double sum = (w.x[0] + w.y[0]) * u[i];
                    for (int r = 1; r <= kRadius; ++r)
                        sum += w.x[r] * (at(f, y, x - r) + at(f, y, x + r)) +
                               w.y[r] * (at(f, y - r, x) + at(f, y + r, x));
                    v[i] = sum;
                    largest = std::max(largest, std::fabs(sum - u[i]));
                    ++updates;
                }
        std::swap(u, v);
        residuals.push_back(static_cast<float>(largest));
    }
    const std::vector<float> fields(u.begin(), u.end());
    npy::save("fields.npy", fields.data(), {kFields, kHeight, kWidth});
    npy::save("residuals.npy", residuals);
    npy::save("updates.npy", &updates, {1});
    std::printf("reference: last change %g\n", residuals.back());
    return 0;
}
