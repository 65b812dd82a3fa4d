#include <algorithm>
#include <cfloat>

#include "inputs.h"
#include "npy.h"

int main()
{
    const std::vector<int> offsets = make_offsets();
    const std::vector<float> values = make_values(offsets.back());
    std::vector<double> exact;
    std::vector<float> sums, maxima;
    for (int s = 0; s < kSegments; ++s) {
        double sum = 0.0;
        float top = -FLT_MAX;
        for (int i = offsets[s]; i < offsets[s + 1]; ++i) {
            sum += values[i];
            top = std::max(top, values[i]);
        }
        exact.push_back(sum);
        sums.push_back(static_cast<float>(sum));
        maxima.push_back(top);
    }
    npy::save("sums8.npy", sums);
    npy::save("sums32.npy", sums);
    npy::save("max8.npy", maxima);
    npy::save("max32.npy", maxima);
    npy::save("exact.npy", exact);
    std::printf("reference: %d values\n", offsets.back());
    return 0;
}
