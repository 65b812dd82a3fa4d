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

//@ detail:spaces needs: detail:current
namespace gpu {
namespace host {

// Whether an address lies in the shared memory of the block: in an object that a thread has come to, or in the dynamic part.
inline bool in_shared(const void* pointer) {
    const uintptr_t at = reinterpret_cast<uintptr_t>(pointer);
    if (at - shared.dynamic_low < shared.dynamic_high - shared.dynamic_low) return true;
    for (unsigned i = 0; i < shared.count; ++i)
        if (at >= shared.objects[i].begin && at < shared.objects[i].end) return true;
    return false;
}
inline bool in_local(const void* pointer, Site site) {
    const Stack& stack = current("gpu::is_local", site).thread->fiber->stack;
    const uintptr_t at = reinterpret_cast<uintptr_t>(pointer), begin = reinterpret_cast<uintptr_t>(stack.memory);
    return at - begin < stack.size;
}

}  // namespace host
}  // namespace gpu

//@ gpu::is_shared needs: detail:spaces
namespace gpu {
inline unsigned int is_shared(const void* pointer) { return host::in_shared(pointer); }
}  // namespace gpu

//@ gpu::is_local needs: detail:spaces
namespace gpu {
inline unsigned int is_local(const void* pointer, host::Site site = host::here()) {
    return !host::in_shared(pointer) && host::in_local(pointer, site);
}
}  // namespace gpu

//@ gpu::is_global needs: detail:spaces
namespace gpu {
inline unsigned int is_global(const void* pointer, host::Site site = host::here()) {
    return !host::in_shared(pointer) && !host::in_local(pointer, site);
}
}  // namespace gpu

//@ detail:shared_windows needs: detail:current
namespace gpu {
namespace host {

// Addresses of 32 bits for shared memory: windows of 16 MB around the places where it lies in this OS thread, numbered from
// 1, and the offset in the window.
constexpr size_t window_size = size_t(1) << 24;
inline thread_local uintptr_t windows[255];

inline size_t window_address(const void* pointer) {
    const uintptr_t at = reinterpret_cast<uintptr_t>(pointer);
    for (size_t i = 0; i < 255; ++i) {
        if (!windows[i]) windows[i] = at - window_size / 2;
        // Not near its ends: an object must lie in one window as a whole.
        if (at - windows[i] - window_size / 8 < window_size / 4 * 3) return (i + 1) * window_size + (at - windows[i]);
    }
    end_program("gpu host: gpu::cvta_generic_to_shared was given addresses of more than shared memory");
}
inline void* window_pointer(size_t address) {
    const size_t number = address / window_size;
    if (number < 1 || number > 255 || !windows[number - 1])
        end_program("gpu host: gpu::cvta_shared_to_generic was given a number that is no address of shared memory");
    return reinterpret_cast<void*>(windows[number - 1] + address % window_size);
}

}  // namespace host
}  // namespace gpu

//@ gpu::cvta_generic_to_shared needs: detail:shared_windows
namespace gpu {
inline size_t cvta_generic_to_shared(const void* pointer) { return host::window_address(pointer); }
}  // namespace gpu

//@ gpu::cvta_shared_to_generic needs: detail:shared_windows
namespace gpu {
inline void* cvta_shared_to_generic(size_t address) { return host::window_pointer(address); }
}  // namespace gpu

//@ gpu::cvta_generic_to_global
namespace gpu {
inline size_t cvta_generic_to_global(const void* pointer) { return reinterpret_cast<size_t>(pointer); }
}  // namespace gpu

//@ gpu::cvta_global_to_generic
namespace gpu {
inline void* cvta_global_to_generic(size_t address) { return reinterpret_cast<void*>(address); }
}  // namespace gpu

//@ __builtin_assume
#if !defined(__clang__) && !defined(__builtin_assume)
#define __builtin_assume(condition) ((void)(condition))
#endif
