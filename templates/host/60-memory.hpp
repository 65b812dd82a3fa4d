// Memory: cache-hinted access, memory spaces.
//@ detail:identity
namespace gpu {
namespace detail {
template <class T> struct identity { using type = T; };
// T, but not deduced from this argument: the first argument alone decides, as in CUDA's overload sets.
template <class T> using same = typename identity<T>::type;
}  // namespace detail
}  // namespace gpu

//@ gpu::load_ca
namespace gpu {
template <class T>
inline T load_ca(const T* address) { return *address; }
}  // namespace gpu

//@ gpu::load_cg
namespace gpu {
template <class T>
inline T load_cg(const T* address) { return *address; }
}  // namespace gpu

//@ gpu::load_cs
namespace gpu {
template <class T>
inline T load_cs(const T* address) { return *address; }
}  // namespace gpu

//@ gpu::load_lu
namespace gpu {
template <class T>
inline T load_lu(const T* address) { return *address; }
}  // namespace gpu

//@ gpu::load_cv
namespace gpu {
template <class T>
inline T load_cv(const T* address) { return *address; }
}  // namespace gpu

//@ gpu::store_wb  needs: detail:identity
namespace gpu {
template <class T>
inline void store_wb(T* address, detail::same<T> value) {
  *address = value;
}
}  // namespace gpu

//@ gpu::store_cg  needs: detail:identity
namespace gpu {
template <class T>
inline void store_cg(T* address, detail::same<T> value) {
  *address = value;
}
}  // namespace gpu

//@ gpu::store_cs  needs: detail:identity
namespace gpu {
template <class T>
inline void store_cs(T* address, detail::same<T> value) {
  *address = value;
}
}  // namespace gpu

//@ gpu::store_wt  needs: detail:identity
namespace gpu {
template <class T>
inline void store_wt(T* address, detail::same<T> value) {
  *address = value;
}
}  // namespace gpu

//@ gpu::is_shared
namespace gpu {
template <class T> inline unsigned int is_shared(const T*) {
  static_assert(sizeof(const T*) == 0, "the host target cannot tell memory spaces apart");
  return 0;
}
}  // namespace gpu

//@ gpu::is_local
namespace gpu {
template <class T> inline unsigned int is_local(const T*) {
  static_assert(sizeof(const T*) == 0, "the host target cannot tell memory spaces apart");
  return 0;
}
}  // namespace gpu

//@ gpu::is_global
namespace gpu {
template <class T> inline unsigned int is_global(const T*) {
  static_assert(sizeof(const T*) == 0, "the host target cannot tell memory spaces apart");
  return 0;
}
}  // namespace gpu
