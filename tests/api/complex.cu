#include <gpu/gpu.hpp>
#include <gpu/complex.hpp>
__global__ void kernel(gpuFloatComplex* f, gpuDoubleComplex* d, double* r) {
    f[0] = gpuCdivf(f[1], f[2]);
    d[0] = gpuCdiv(d[1], d[2]);
    r[0] = gpuCabsf(f[0]) + gpuCabs(d[0]);
}
