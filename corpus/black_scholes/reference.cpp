#include <cmath>

#include "inputs.h"
#include "npy.h"

static double normal(double d) { return 0.5 * std::erfc(-d * std::sqrt(0.5)); }

int main()
{
    const std::vector<float> prices = make_prices(), strikes = make_strikes(), years = make_years();
    std::vector<float> calls, puts;
    std::vector<double> doubles;
    const double rate = kRate, volatility = kVolatility;
    for (int i = 0; i < kOptions; ++i) {
        const double s = prices[i], x = strikes[i], t = years[i], root = volatility * std::sqrt(t);
        const double d1 = (std::log(s / x) + (rate + 0.5 * volatility * volatility) * t) / root;
        const double discounted = x * std::exp(-rate * t);
        doubles.push_back(s * normal(d1) - discounted * normal(d1 - root));
        calls.push_back(static_cast<float>(doubles.back()));
        puts.push_back(static_cast<float>(discounted * normal(root - d1) - s * normal(-d1)));
    }
    npy::save("calls.npy", calls);
    npy::save("puts.npy", puts);
    npy::save("library.npy", calls);
    npy::save("doubles.npy", doubles);
    std::printf("reference: first call %g\n", doubles[0]);
    return 0;
}
