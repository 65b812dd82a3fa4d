Surface accesses by image instructions, through the functions of AMD's device library. HIP's own functions take a layer for
a level of detail, and before 6.0 turn integers into floats.

//@ detail:surface
#ifndef __hip_img_chk__
#define __hip_img_chk__
#endif
namespace gpu {
namespace detail {
typedef unsigned int __attribute__((address_space(4))) ImageWord;
__device__ inline ImageWord* image_of(hipSurfaceObject_t surface) {
  return (ImageWord*)surface;
}
template <class T>
struct no_reference { using type = T; };
template <class T>
struct no_reference<T&> { using type = T; };
// The scalar of a vector type.
template <class T, class = void>
struct texel_scalar { using type = T; };
template <class T>
struct texel_scalar<T, decltype(static_cast<void>(static_cast<T*>(nullptr)->x))> {
  using type = typename no_reference<decltype((static_cast<T*>(nullptr)->x))>::type;
};
// An image instruction takes and gives one 32-bit register a channel: floats, or integers extended to 32 bits.
template <class S>
__device__ inline float to_register(S value) {
  static_assert(sizeof(S) <= 4, "surfaces hold channels of 8, 16 or 32 bits");
  if constexpr (sizeof(S) == 4) {
    return __builtin_bit_cast(float, value);
  } else {
    return __builtin_bit_cast(float, static_cast<int>(value));
  }
}
template <class S>
__device__ inline S from_register(float value) {
  static_assert(sizeof(S) <= 4, "surfaces hold channels of 8, 16 or 32 bits");
  if constexpr (sizeof(S) == 4) {
    return __builtin_bit_cast(S, value);
  } else {
    return static_cast<S>(__builtin_bit_cast(int, value));
  }
}
template <class T, class Registers>
__device__ inline T texel_from(Registers registers) {
  using S = typename texel_scalar<T>::type;
  S scalars[sizeof(T) / sizeof(S)];
  for (unsigned int i = 0; i < sizeof(T) / sizeof(S); ++i) scalars[i] = from_register<S>(registers[i]);
  T value;
  __builtin_memcpy(&value, scalars, sizeof(T));
  return value;
}
template <class T>
__device__ inline auto registers_of(const T& value) {
  using S = typename texel_scalar<T>::type;
  S scalars[sizeof(T) / sizeof(S)];
  __builtin_memcpy(scalars, &value, sizeof(T));
  auto registers = float4(0.0f, 0.0f, 0.0f, 0.0f).data;
  for (unsigned int i = 0; i < sizeof(T) / sizeof(S); ++i) registers[i] = to_register(scalars[i]);
  return registers;
}
}  // namespace detail
}  // namespace gpu

//@ gpu::surf1Dread needs: detail:surface
namespace gpu {
template <class T>
__device__ __hip_img_chk__ inline T surf1Dread(hipSurfaceObject_t surface, int x, hipSurfaceBoundaryMode = hipBoundaryModeTrap) {
  return detail::texel_from<T>(__ockl_image_load_1D(detail::image_of(surface), x / static_cast<int>(sizeof(T))));
}
template <class T>
__device__ __hip_img_chk__ inline void surf1Dread(T* to, hipSurfaceObject_t surface, int x,
                                              hipSurfaceBoundaryMode = hipBoundaryModeTrap) {
  *to = surf1Dread<T>(surface, x);
}
}  // namespace gpu

//@ gpu::surf1Dwrite needs: detail:surface
namespace gpu {
template <class T>
__device__ __hip_img_chk__ inline void surf1Dwrite(T value, hipSurfaceObject_t surface, int x,
                                              hipSurfaceBoundaryMode = hipBoundaryModeTrap) {
  __ockl_image_store_1D(detail::image_of(surface), x / static_cast<int>(sizeof(T)), detail::registers_of(value));
}
}  // namespace gpu

//@ gpu::surf2Dread needs: detail:surface
namespace gpu {
template <class T>
__device__ __hip_img_chk__ inline T surf2Dread(hipSurfaceObject_t surface, int x, int y, hipSurfaceBoundaryMode = hipBoundaryModeTrap) {
  return detail::texel_from<T>(__ockl_image_load_2D(detail::image_of(surface), int2(x / static_cast<int>(sizeof(T)), y).data));
}
template <class T>
__device__ __hip_img_chk__ inline void surf2Dread(T* to, hipSurfaceObject_t surface, int x, int y,
                                              hipSurfaceBoundaryMode = hipBoundaryModeTrap) {
  *to = surf2Dread<T>(surface, x, y);
}
}  // namespace gpu

//@ gpu::surf2Dwrite needs: detail:surface
namespace gpu {
template <class T>
__device__ __hip_img_chk__ inline void surf2Dwrite(T value, hipSurfaceObject_t surface, int x, int y,
                                              hipSurfaceBoundaryMode = hipBoundaryModeTrap) {
  __ockl_image_store_2D(detail::image_of(surface), int2(x / static_cast<int>(sizeof(T)), y).data, detail::registers_of(value));
}
}  // namespace gpu

//@ gpu::surf3Dread needs: detail:surface
namespace gpu {
template <class T>
__device__ __hip_img_chk__ inline T surf3Dread(hipSurfaceObject_t surface, int x, int y, int z, hipSurfaceBoundaryMode = hipBoundaryModeTrap) {
  return detail::texel_from<T>(__ockl_image_load_3D(detail::image_of(surface), int4(x / static_cast<int>(sizeof(T)), y, z, 0).data));
}
template <class T>
__device__ __hip_img_chk__ inline void surf3Dread(T* to, hipSurfaceObject_t surface, int x, int y, int z,
                                              hipSurfaceBoundaryMode = hipBoundaryModeTrap) {
  *to = surf3Dread<T>(surface, x, y, z);
}
}  // namespace gpu

//@ gpu::surf3Dwrite needs: detail:surface
namespace gpu {
template <class T>
__device__ __hip_img_chk__ inline void surf3Dwrite(T value, hipSurfaceObject_t surface, int x, int y, int z,
                                              hipSurfaceBoundaryMode = hipBoundaryModeTrap) {
  __ockl_image_store_3D(detail::image_of(surface), int4(x / static_cast<int>(sizeof(T)), y, z, 0).data, detail::registers_of(value));
}
}  // namespace gpu

//@ gpu::surf1DLayeredread needs: detail:surface
namespace gpu {
template <class T>
__device__ __hip_img_chk__ inline T surf1DLayeredread(hipSurfaceObject_t surface, int x, int layer, hipSurfaceBoundaryMode = hipBoundaryModeTrap) {
  return detail::texel_from<T>(__ockl_image_load_1Da(detail::image_of(surface), int2(x / static_cast<int>(sizeof(T)), layer).data));
}
template <class T>
__device__ __hip_img_chk__ inline void surf1DLayeredread(T* to, hipSurfaceObject_t surface, int x, int layer,
                                              hipSurfaceBoundaryMode = hipBoundaryModeTrap) {
  *to = surf1DLayeredread<T>(surface, x, layer);
}
}  // namespace gpu

//@ gpu::surf1DLayeredwrite needs: detail:surface
namespace gpu {
template <class T>
__device__ __hip_img_chk__ inline void surf1DLayeredwrite(T value, hipSurfaceObject_t surface, int x, int layer,
                                              hipSurfaceBoundaryMode = hipBoundaryModeTrap) {
  __ockl_image_store_1Da(detail::image_of(surface), int2(x / static_cast<int>(sizeof(T)), layer).data, detail::registers_of(value));
}
}  // namespace gpu

//@ gpu::surf2DLayeredread needs: detail:surface
namespace gpu {
template <class T>
__device__ __hip_img_chk__ inline T surf2DLayeredread(hipSurfaceObject_t surface, int x, int y, int layer, hipSurfaceBoundaryMode = hipBoundaryModeTrap) {
  return detail::texel_from<T>(__ockl_image_load_2Da(detail::image_of(surface), int4(x / static_cast<int>(sizeof(T)), y, layer, 0).data));
}
template <class T>
__device__ __hip_img_chk__ inline void surf2DLayeredread(T* to, hipSurfaceObject_t surface, int x, int y, int layer,
                                              hipSurfaceBoundaryMode = hipBoundaryModeTrap) {
  *to = surf2DLayeredread<T>(surface, x, y, layer);
}
}  // namespace gpu

//@ gpu::surf2DLayeredwrite needs: detail:surface
namespace gpu {
template <class T>
__device__ __hip_img_chk__ inline void surf2DLayeredwrite(T value, hipSurfaceObject_t surface, int x, int y, int layer,
                                              hipSurfaceBoundaryMode = hipBoundaryModeTrap) {
  __ockl_image_store_2Da(detail::image_of(surface), int4(x / static_cast<int>(sizeof(T)), y, layer, 0).data, detail::registers_of(value));
}
}  // namespace gpu

//@ gpu::surfCubemapread needs: detail:surface
namespace gpu {
template <class T>
__device__ __hip_img_chk__ inline T surfCubemapread(hipSurfaceObject_t surface, int x, int y, int face, hipSurfaceBoundaryMode = hipBoundaryModeTrap) {
  return detail::texel_from<T>(__ockl_image_load_CM(detail::image_of(surface), int2(x / static_cast<int>(sizeof(T)), y).data, face));
}
template <class T>
__device__ __hip_img_chk__ inline void surfCubemapread(T* to, hipSurfaceObject_t surface, int x, int y, int face,
                                              hipSurfaceBoundaryMode = hipBoundaryModeTrap) {
  *to = surfCubemapread<T>(surface, x, y, face);
}
}  // namespace gpu

//@ gpu::surfCubemapwrite needs: detail:surface
namespace gpu {
template <class T>
__device__ __hip_img_chk__ inline void surfCubemapwrite(T value, hipSurfaceObject_t surface, int x, int y, int face,
                                              hipSurfaceBoundaryMode = hipBoundaryModeTrap) {
  __ockl_image_store_CM(detail::image_of(surface), int2(x / static_cast<int>(sizeof(T)), y).data, face, detail::registers_of(value));
}
}  // namespace gpu

//@ gpu::surfCubemapLayeredread needs: detail:surface
namespace gpu {
template <class T>
__device__ __hip_img_chk__ inline T surfCubemapLayeredread(hipSurfaceObject_t surface, int x, int y, int layer_face, hipSurfaceBoundaryMode = hipBoundaryModeTrap) {
  return detail::texel_from<T>(__ockl_image_load_CMa(detail::image_of(surface), int4(x / static_cast<int>(sizeof(T)), y, layer_face / 6, 0).data, layer_face % 6));
}
template <class T>
__device__ __hip_img_chk__ inline void surfCubemapLayeredread(T* to, hipSurfaceObject_t surface, int x, int y, int layer_face,
                                              hipSurfaceBoundaryMode = hipBoundaryModeTrap) {
  *to = surfCubemapLayeredread<T>(surface, x, y, layer_face);
}
}  // namespace gpu

//@ gpu::surfCubemapLayeredwrite needs: detail:surface
namespace gpu {
template <class T>
__device__ __hip_img_chk__ inline void surfCubemapLayeredwrite(T value, hipSurfaceObject_t surface, int x, int y, int layer_face,
                                              hipSurfaceBoundaryMode = hipBoundaryModeTrap) {
  __ockl_image_store_CMa(detail::image_of(surface), int4(x / static_cast<int>(sizeof(T)), y, layer_face / 6, 0).data, layer_face % 6, detail::registers_of(value));
}
}  // namespace gpu
