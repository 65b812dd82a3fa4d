#include "inputs.h"
#include "npy.h"

using Vector = std::vector<double>;

static Vector apply(const Vector& x)
{
    Vector y(kUnknowns);
    for (int i = 0; i < kUnknowns; ++i) {
        const int column = i % kSide, row = i / kSide;
        y[i] = kDiagonal * x[i];
        if (column > 0) y[i] -= x[i - 1];
        if (column < kSide - 1) y[i] -= x[i + 1];
        if (row > 0) y[i] -= x[i - kSide];
        if (row < kSide - 1) y[i] -= x[i + kSide];
    }
    return y;
}

static double dot(const Vector& a, const Vector& b)
{
    double sum = 0.0;
    for (int i = 0; i < kUnknowns; ++i) sum += a[i] * b[i];
    return sum;
}

int main()
{
    Vector x(kUnknowns), r = make_right_side(), p = r, history;
    double rr = dot(r, r);
    for (int k = 0; k < kIterations; ++k) {
        const Vector ap = apply(p);
        const double alpha = rr / dot(p, ap);
        for (int i = 0; i < kUnknowns; ++i) {
            x[i] += alpha * p[i];
            r[i] -= alpha * ap[i];
        }
        const double next = dot(r, r);
        for (int i = 0; i < kUnknowns; ++i) p[i] = r[i] + next / rr * p[i];
        rr = next;
        history.push_back(rr);
    }
    npy::save("solution.npy", x.data(), {kSide, kSide});
    npy::save("first_residuals.npy", history.data(), {10});
    std::printf("reference: residual squared %.3g\n", rr);
    return 0;
}
