What a CUDA compiler builds in: qualifiers, dim3, the built-in variables. Kernels run on fibers, see 14-fibers.hpp.

//@ always
#if !defined(__GNUC__)
#error "the host target needs g++ or clang++ (on Linux or macOS)"
#endif
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <math.h>

#define GPU_COMPILER 1

//@ GPU_DEVICE_CODE
// Kernels and host code are compiled in one pass here. Branches for device code are taken, so that no kernel is empty.
#define GPU_DEVICE_CODE 1

//@ GPU_LAUNCH_BOUNDS
#define GPU_LAUNCH_BOUNDS(...)

//@ __launch_bounds__
#define __launch_bounds__(...)

//@ __host__
#define __host__

//@ __grid_constant__
#define __grid_constant__

//@ __forceinline__
#define __forceinline__ inline __attribute__((always_inline))

//@ __noinline__
// Empty, because the standard library spells attributes with this word.
#define __noinline__

//@ __align__
#define __align__(bytes) __attribute__((aligned(bytes)))

//@ uint3 make_uint3
struct uint3 {
    unsigned int x, y, z;
};
inline constexpr uint3 make_uint3(unsigned int x, unsigned int y, unsigned int z) { return {x, y, z}; }

//@ dim3 needs: uint3
struct dim3 {
    unsigned int x, y, z;
    constexpr dim3(unsigned int x_ = 1, unsigned int y_ = 1, unsigned int z_ = 1) : x(x_), y(y_), z(z_) {}
    constexpr dim3(uint3 v) : x(v.x), y(v.y), z(v.z) {}
    constexpr operator uint3() const { return {x, y, z}; }
};

//@ warpSize
inline constexpr int warpSize = 32;

//@ threadIdx blockIdx blockDim gridDim needs: uint3 dim3
inline thread_local uint3 threadIdx{};
inline thread_local uint3 blockIdx{};
inline thread_local dim3 blockDim{};
inline thread_local dim3 gridDim{};
