// Loads and stores with cache hints, for all types that CUDA has them for: they move bytes and change none.
#include <cuda_runtime.h>
#include <cuda_fp16.h>
#include <cuda_bf16.h>
#include <cstdio>
template <class T> __global__ void copy(T *to, const T *from) {
  int t = threadIdx.x;
  T a = __ldg(from + t);
  __stcs(to + 6 * t, a);
  __stcg(to + 6 * t + 1, __ldcg(from + t));
  __stwb(to + 6 * t + 2, __ldca(from + t));
  __stwt(to + 6 * t + 3, __ldcs(from + t));
  __stcs(to + 6 * t + 4, __ldlu(from + t));
  __stcs(to + 6 * t + 5, __ldcv(from + t));
}
template <class T> int check() {
  T *a, *b;
  cudaMallocManaged(&a, 32 * sizeof(T));
  cudaMallocManaged(&b, 6 * 32 * sizeof(T));
  for (size_t i = 0; i < 32 * sizeof(T); ++i) ((unsigned char *)a)[i] = i * 7 % 251;
  copy<<<1, 32>>>(b, (const T *)a);
  cudaDeviceSynchronize();
  int wrong = 0;
  for (size_t t = 0; t < 32; ++t)
    for (size_t k = 0; k < 6; ++k)
      for (size_t i = 0; i < sizeof(T); ++i) wrong += ((unsigned char *)(b + t * 6 + k))[i] != ((unsigned char *)(a + t))[i];
  return wrong;
}
int main() {
  int wrong = check<char>() + check<signed char>() + check<unsigned char>() + check<short>() + check<unsigned short>() + check<int>() +
              check<unsigned>() + check<long>() + check<unsigned long>() + check<long long>() + check<unsigned long long>() +
              check<float>() + check<double>() + check<char2>() + check<char4>() + check<uchar2>() + check<uchar4>() + check<short2>() +
              check<short4>() + check<ushort2>() + check<ushort4>() + check<int2>() + check<int4>() + check<uint2>() + check<uint4>() +
              check<longlong2>() + check<ulonglong2>() + check<float2>() + check<float4>() + check<double2>() + check<__half>() + check<__half2>() + check<__nv_bfloat16>() + check<__nv_bfloat162>();
  std::printf("%d wrong\n", wrong);
}
