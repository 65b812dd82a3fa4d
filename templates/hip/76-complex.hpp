// Complex division and absolute value that scale first, as CUDA's do: HIP's overflow from half the exponent range on.
//@ gpuCdivf wrapper: complex
__host__ __device__ inline hipFloatComplex gpuCdivf(hipFloatComplex p, hipFloatComplex q) {
  float scale = 1.0f / (fabsf(q.x) + fabsf(q.y));
  const float px = p.x * scale, py = p.y * scale, qx = q.x * scale, qy = q.y * scale;
  scale = 1.0f / (qx * qx + qy * qy);
  return make_hipFloatComplex((px * qx + py * qy) * scale, (py * qx - px * qy) * scale);
}

//@ gpuCdiv wrapper: complex
__host__ __device__ inline hipDoubleComplex gpuCdiv(hipDoubleComplex p, hipDoubleComplex q) {
  double scale = 1.0 / (fabs(q.x) + fabs(q.y));
  const double px = p.x * scale, py = p.y * scale, qx = q.x * scale, qy = q.y * scale;
  scale = 1.0 / (qx * qx + qy * qy);
  return make_hipDoubleComplex((px * qx + py * qy) * scale, (py * qx - px * qy) * scale);
}

//@ gpuCabsf wrapper: complex
__host__ __device__ inline float gpuCabsf(hipFloatComplex z) {
  const float a = fabsf(z.x), b = fabsf(z.y);
  const float large = a > b ? a : b, small = a > b ? b : a;
  if (large == 0.0f || large > 3.402823466e38f || small > 3.402823466e38f) return large + small;
  const float ratio = small / large;
  return large * sqrtf(1.0f + ratio * ratio);
}

//@ gpuCabs wrapper: complex
__host__ __device__ inline double gpuCabs(hipDoubleComplex z) {
  const double a = fabs(z.x), b = fabs(z.y);
  const double large = a > b ? a : b, small = a > b ? b : a;
  if (large == 0.0 || large > 1.7976931348623157e308 || small > 1.7976931348623157e308) return large + small;
  const double ratio = small / large;
  return large * sqrt(1.0 + ratio * ratio);
}
