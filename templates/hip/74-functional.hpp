// Small pieces of libcu++, and the namespace that stands for its part of the standard library.
//@ gpu::proclaim_return_type
#include <type_traits>
#include <utility>
namespace gpu {
namespace detail {
template <class R, class F>
struct returns {
  F function;
  template <class... Args>
  __host__ __device__ R operator()(Args&&... args) {
    return function(std::forward<Args>(args)...);
  }
  template <class... Args>
  __host__ __device__ R operator()(Args&&... args) const {
    return function(std::forward<Args>(args)...);
  }
};
}  // namespace detail
template <class R, class F>
__host__ __device__ detail::returns<R, typename std::decay<F>::type> proclaim_return_type(F&& function) {
  return {std::forward<F>(function)};
}
}  // namespace gpu

//@ gpu::proclaim_copyable_arguments
#include <type_traits>
#include <utility>
namespace gpu {
// On CUDA a permission to the algorithms, which AMD's do not ask for.
template <class F>
__host__ __device__ constexpr typename std::decay<F>::type proclaim_copyable_arguments(F&& function) {
  return std::forward<F>(function);
}
}  // namespace gpu

//@ gpu::maximum
#include <type_traits>
namespace gpu {
template <class T = void>
struct maximum {
  __host__ __device__ constexpr T operator()(const T& a, const T& b) const { return a < b ? b : a; }
};
template <>
struct maximum<void> {
  template <class A, class B>
  __host__ __device__ constexpr typename std::common_type<A, B>::type operator()(const A& a, const B& b) const {
    return a < b ? b : a;
  }
};
}  // namespace gpu

//@ gpu::minimum
#include <type_traits>
namespace gpu {
template <class T = void>
struct minimum {
  __host__ __device__ constexpr T operator()(const T& a, const T& b) const { return a < b ? a : b; }
};
template <>
struct minimum<void> {
  template <class A, class B>
  __host__ __device__ constexpr typename std::common_type<A, B>::type operator()(const A& a, const B& b) const {
    return a < b ? a : b;
  }
};
}  // namespace gpu

//@ gpu::ceil_div
#include <type_traits>
namespace gpu {
template <class A, class B>
__host__ __device__ constexpr typename std::common_type<A, B>::type ceil_div(A a, B b) {
  return static_cast<typename std::common_type<A, B>::type>(a / b + (a % b != 0));
}
}  // namespace gpu

//@ gpustd
// libcu++'s part of the standard library: from C++20 on the compiler's own, whose constexpr functions are also device
// functions; before, AMD's port of libcu++ where it is installed. With the headers that CUDA's Thrust and CUB bring along.
#if __cplusplus < 202002L && __has_include(<hip/std/tuple>)
#include <algorithm>
#include <hip/std/cmath>
#include <hip/std/functional>
#include <hip/std/limits>
#include <hip/std/tuple>
#include <hip/std/type_traits>
#include <hip/std/utility>
namespace gpu {
namespace standard {
using namespace ::hip::std;
using ::std::max;  // the port has no <algorithm>; these are constexpr
using ::std::min;
}
}  // namespace gpu
#else
#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <tuple>
#include <type_traits>
#include <utility>
namespace gpu {
namespace standard {
using namespace ::std;
}
}  // namespace gpu
#endif
#define gpustd gpu::standard

//@ gpustd+thrust wrapper: std_tuple  needs: gpustd
// Thrust's algorithms hand out Thrust's own tuples here.
#include <thrust/tuple.h>
namespace gpu {
namespace standard {
using std::get;
using thrust::get;
using thrust::make_tuple;
using thrust::tie;
using thrust::tuple;
}  // namespace standard
}  // namespace gpu
