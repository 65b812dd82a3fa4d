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
  R operator()(Args&&... args) {
    return function(std::forward<Args>(args)...);
  }
  template <class... Args>
  R operator()(Args&&... args) const {
    return function(std::forward<Args>(args)...);
  }
};
}  // namespace detail
template <class R, class F>
inline detail::returns<R, typename std::decay<F>::type> proclaim_return_type(F&& function) {
  return {std::forward<F>(function)};
}
}  // namespace gpu

//@ gpu::proclaim_copyable_arguments
#include <type_traits>
#include <utility>
namespace gpu {
// On CUDA a permission to the algorithms, which AMD's do not ask for.
template <class F>
constexpr typename std::decay<F>::type proclaim_copyable_arguments(F&& function) {
  return std::forward<F>(function);
}
}  // namespace gpu

//@ gpu::maximum
#include <type_traits>
namespace gpu {
template <class T = void>
struct maximum {
  constexpr T operator()(const T& a, const T& b) const { return a < b ? b : a; }
};
template <>
struct maximum<void> {
  template <class A, class B>
  constexpr typename std::common_type<A, B>::type operator()(const A& a, const B& b) const {
    return a < b ? b : a;
  }
};
}  // namespace gpu

//@ gpu::minimum
#include <type_traits>
namespace gpu {
template <class T = void>
struct minimum {
  constexpr T operator()(const T& a, const T& b) const { return a < b ? a : b; }
};
template <>
struct minimum<void> {
  template <class A, class B>
  constexpr typename std::common_type<A, B>::type operator()(const A& a, const B& b) const {
    return a < b ? a : b;
  }
};
}  // namespace gpu

//@ gpu::ceil_div
#include <type_traits>
namespace gpu {
template <class A, class B>
constexpr typename std::common_type<A, B>::type ceil_div(A a, B b) {
  return static_cast<typename std::common_type<A, B>::type>(a / b + (a % b != 0));
}
}  // namespace gpu

//@ gpustd
#define gpustd std
