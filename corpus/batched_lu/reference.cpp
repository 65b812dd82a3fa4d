#include <cmath>
#include <utility>

#include "inputs.h"
#include "npy.h"

int main()
{
    const std::vector<double> systems = make_systems();
    std::vector<double> solutions, determinants;
    for (int s = 0; s < kBatch; ++s) {
        long double a[kN][kN + 1], determinant = 1.0L;
        for (int k = 0; k < kN * (kN + 1); ++k) a[k / (kN + 1)][k % (kN + 1)] = systems[s * kN * (kN + 1) + k];
        for (int k = 0; k < kN; ++k) {
            int pivot = k;
            for (int r = k + 1; r < kN; ++r) pivot = std::fabs(a[r][k]) > std::fabs(a[pivot][k]) ? r : pivot;
            if (pivot != k) {
                for (int c = 0; c <= kN; ++c) std::swap(a[k][c], a[pivot][c]);
                determinant = -determinant;
            }
            determinant *= a[k][k];
            for (int r = 0; r < kN; ++r) {
                const long double factor = r == k ? 0.0L : a[r][k] / a[k][k];
                for (int c = k; c <= kN; ++c) a[r][c] -= factor * a[k][c];
            }
        }
        for (int k = 0; k < kN; ++k) solutions.push_back(static_cast<double>(a[k][kN] / a[k][k]));
        determinants.push_back(static_cast<double>(determinant));
    }
    npy::save("solutions.npy", solutions.data(), {kBatch, kN});
    npy::save("determinants.npy", determinants);
    std::printf("reference: first unknown %g\n", solutions[0]);
    return 0;
}
