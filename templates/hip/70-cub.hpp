// What hipCUB lacks: macros of CUB 1 and 2, and small functions. Those are templates, so that a hipCUB which has them wins.
//@ CUB_MIN wrapper: cub
#ifndef CUB_MIN
#define CUB_MIN(a, b) (((b) < (a)) ? (b) : (a))
#endif

//@ CUB_MAX wrapper: cub
#ifndef CUB_MAX
#define CUB_MAX(a, b) (((b) > (a)) ? (b) : (a))
#endif

//@ CUB_QUOTIENT_FLOOR wrapper: cub
#ifndef CUB_QUOTIENT_FLOOR
#define CUB_QUOTIENT_FLOOR(x, y) ((x) / (y))
#endif

//@ CUB_QUOTIENT_CEILING wrapper: cub
#ifndef CUB_QUOTIENT_CEILING
#define CUB_QUOTIENT_CEILING(x, y) (((x) + (y) - 1) / (y))
#endif

//@ CUB_ROUND_UP_NEAREST wrapper: cub
#ifndef CUB_ROUND_UP_NEAREST
#define CUB_ROUND_UP_NEAREST(x, y) (((((x) + (y) - 1)) / (y)) * (y))
#endif

//@ CUB_ROUND_DOWN_NEAREST wrapper: cub
#ifndef CUB_ROUND_DOWN_NEAREST
#define CUB_ROUND_DOWN_NEAREST(x, y) (((x) / (y)) * (y))
#endif

//@ gpucubDebugExit wrapper: cub
#include <cstdlib>
#define gpucubDebugExit(e) \
  if (::hipcub::Debug((hipError_t)(e), __FILE__, __LINE__)) { std::exit(1); }

//@ gpucub::CurrentDevice wrapper: cub
namespace hipcub {
// The device of the calling thread, -1 when there is none.
template <int = 0> inline int CurrentDevice() {
  int device = -1;
  return hipGetDevice(&device) == hipSuccess ? device : -1;
}
}  // namespace hipcub

//@ gpucub::DeviceCount wrapper: cub
namespace hipcub {
// How many devices there are, -1 when that cannot be said.
template <int = 0> inline int DeviceCount() {
  int count = -1;
  return hipGetDeviceCount(&count) == hipSuccess ? count : -1;
}
}  // namespace hipcub
