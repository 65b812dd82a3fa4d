#include "inputs.h"
#include "npy.h"

int main()
{
    const std::vector<float> points = make_points();
    std::vector<float> centres(points.begin(), points.begin() + 2 * kClusters);
    std::vector<int> labels(kPoints, -1), moved(kRounds);
    for (int round = 0; round < kRounds; ++round) {
        std::vector<double> sums(2 * kClusters);
        std::vector<int> sizes(kClusters);
        for (int i = 0; i < kPoints; ++i) {
            int best = 0;
            float least = 1e30f;
            for (int c = 0; c < kClusters; ++c) {
                const float dx = points[2 * i] - centres[2 * c], dy = points[2 * i + 1] - centres[2 * c + 1];
                const float xx = dx * dx, yy = dy * dy;
                const float distance = xx + yy;
                if (distance < least) {
                    least = distance;
                    best = c;
                }
            }
            moved[round] += labels[i] != best;
            labels[i] = best;
            sums[2 * best] += points[2 * i];  // multiples of 1/256: exact
            sums[2 * best + 1] += points[2 * i + 1];
            ++sizes[best];
        }
        for (int c = 0; c < 2 * kClusters; ++c) {
            if (sizes[c / 2] > 0) centres[c] = static_cast<float>(sums[c] / sizes[c / 2]);
        }
    }
    npy::save("labels.npy", labels);
    npy::save("moved.npy", moved);
    npy::save("centres.npy", centres.data(), {kClusters, 2});
    std::printf("reference: first centre %g %g\n", centres[0], centres[1]);
    return 0;
}
