// Values that the naive formulas overflow or lose.
#include <gpu/gpu.hpp>
#include <gpu/complex.hpp>
#include <cstdio>
int main() {
  const gpuFloatComplex f = gpuCdivf(make_gpuFloatComplex(2e30f, 4e30f), make_gpuFloatComplex(2e30f, 0));
  const gpuDoubleComplex d = gpuCdiv(make_gpuDoubleComplex(3e-200, 6e-200), make_gpuDoubleComplex(0, 3e-200));
  std::printf("%.4g %.4g %.4g %.4g %.4g %.4g %g\n", f.x, f.y, d.x, d.y, gpuCabsf(make_gpuFloatComplex(3e30f, 4e30f)),
              gpuCabs(make_gpuDoubleComplex(3e-200, 4e-200)), gpuCabs(make_gpuDoubleComplex(0, 0)));
}
