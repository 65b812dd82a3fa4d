CUDA 13's vectors of four 64-bit numbers with the alignment in the name (vector_types.h).

//@ long4_16a make_long4_16a
struct alignas(16) long4_16a {
  long x, y, z, w;
};
__host__ __device__ inline long4_16a make_long4_16a(long x, long y, long z, long w) { return {x, y, z, w}; }

//@ long4_32a make_long4_32a
struct alignas(32) long4_32a {
  long x, y, z, w;
};
__host__ __device__ inline long4_32a make_long4_32a(long x, long y, long z, long w) { return {x, y, z, w}; }

//@ ulong4_16a make_ulong4_16a
struct alignas(16) ulong4_16a {
  unsigned long x, y, z, w;
};
__host__ __device__ inline ulong4_16a make_ulong4_16a(unsigned long x, unsigned long y, unsigned long z, unsigned long w) { return {x, y, z, w}; }

//@ ulong4_32a make_ulong4_32a
struct alignas(32) ulong4_32a {
  unsigned long x, y, z, w;
};
__host__ __device__ inline ulong4_32a make_ulong4_32a(unsigned long x, unsigned long y, unsigned long z, unsigned long w) { return {x, y, z, w}; }

//@ longlong4_16a make_longlong4_16a
struct alignas(16) longlong4_16a {
  long long x, y, z, w;
};
__host__ __device__ inline longlong4_16a make_longlong4_16a(long long x, long long y, long long z, long long w) { return {x, y, z, w}; }

//@ longlong4_32a make_longlong4_32a
struct alignas(32) longlong4_32a {
  long long x, y, z, w;
};
__host__ __device__ inline longlong4_32a make_longlong4_32a(long long x, long long y, long long z, long long w) { return {x, y, z, w}; }

//@ ulonglong4_16a make_ulonglong4_16a
struct alignas(16) ulonglong4_16a {
  unsigned long long x, y, z, w;
};
__host__ __device__ inline ulonglong4_16a make_ulonglong4_16a(unsigned long long x, unsigned long long y, unsigned long long z, unsigned long long w) { return {x, y, z, w}; }

//@ ulonglong4_32a make_ulonglong4_32a
struct alignas(32) ulonglong4_32a {
  unsigned long long x, y, z, w;
};
__host__ __device__ inline ulonglong4_32a make_ulonglong4_32a(unsigned long long x, unsigned long long y, unsigned long long z, unsigned long long w) { return {x, y, z, w}; }

//@ double4_16a make_double4_16a
struct alignas(16) double4_16a {
  double x, y, z, w;
};
__host__ __device__ inline double4_16a make_double4_16a(double x, double y, double z, double w) { return {x, y, z, w}; }

//@ double4_32a make_double4_32a
struct alignas(32) double4_32a {
  double x, y, z, w;
};
__host__ __device__ inline double4_32a make_double4_32a(double x, double y, double z, double w) { return {x, y, z, w}; }
