#include <algorithm>
#include <cmath>

#include "inputs.h"
#include "npy.h"

int main()
{
    const std::vector<float> start = make_plate();
    std::vector<double> plate(start.begin(), start.end()), residuals;
    std::vector<float> largest;
    for (int round = 0; round < kRounds; ++round) {
        std::vector<double> next = plate;
        double sum = 0.0, most = 0.0;
        for (int y = 1; y < kHeight - 1; ++y) {
            for (int x = 1; x < kWidth - 1; ++x) {
                const int i = y * kWidth + x;
                next[i] = 0.25 * (plate[i - 1] + plate[i + 1] + plate[i - kWidth] + plate[i + kWidth]);
                sum += (next[i] - plate[i]) * (next[i] - plate[i]);
                most = std::max(most, std::fabs(next[i] - plate[i]));
            }
        }
        plate.swap(next);
        residuals.push_back(sum);
        largest.push_back(static_cast<float>(most));
    }
    const std::vector<float> result(plate.begin(), plate.end());
    npy::save("plate.npy", result.data(), {kHeight, kWidth});
    npy::save("residuals.npy", residuals);
    npy::save("largest.npy", largest);
    std::printf("reference: last change %g\n", residuals.back());
    return 0;
}
