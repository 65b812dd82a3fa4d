#include <algorithm>

#include "inputs.h"
#include "npy.h"

static std::vector<int> counts(2);

static double f(double x) { return std::exp(-x) * std::sin(8.0 * x * x) + std::sqrt(x); }

static double simpson(double a, double b) { return (b - a) / 6.0 * (f(a) + 4.0 * f(0.5 * (a + b)) + f(b)); }

static double integrate(double a, double b, int depth)
{
    const double middle = 0.5 * (a + b), fine = simpson(a, middle) + simpson(middle, b);
    if (std::fabs(fine - simpson(a, b)) > kTolerance && depth < kDeepest) {
        return integrate(a, middle, depth + 1) + integrate(middle, b, depth + 1);
    }
    ++counts[0];
    counts[1] = std::max(counts[1], depth);
    return fine;
}

int main()
{
    std::vector<double> integral(1);
    for (int i = 0; i < kStart; ++i) integral[0] += integrate(kLength / kStart * i, kLength / kStart * (i + 1), 0);
    npy::save("integral.npy", integral);
    npy::save("counts.npy", counts);
    std::printf("reference: integral %.9f over %d intervals\n", integral[0], counts[0]);
    return 0;
}
