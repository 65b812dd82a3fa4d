Shared memory of the block that runs on this OS thread: its objects by name, poisoned when a block begins, and the index
check. Element access in kernels goes through gpu::host::at in the host build.

//@ detail:shared needs: detail:fibers
#include <type_traits>

namespace gpu {
namespace host {

constexpr size_t shared_limit = 48 * 1024;          // bytes of shared memory for a block without asking for more
constexpr size_t shared_opt_in_limit = 163 * 1024;  // with gpuFuncAttributeMaxDynamicSharedMemorySize

struct SharedObject {
    const char* name;
    uintptr_t begin, end;
};

struct Shared {
    uintptr_t low, high;                  // hull of the static objects
    uintptr_t dynamic_low, dynamic_high;  // dynamic shared memory
    const char* dynamic_name;
    char* buffer;  // stays at one address as long as the OS thread lives
    unsigned count;
    SharedObject objects[64];
};
inline thread_local Shared shared{};

inline char* dynamic_buffer() {
    if (!shared.buffer) {
        void* at = mmap(nullptr, shared_opt_in_limit, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
        if (at == MAP_FAILED) end_program("gpu host: no memory for shared memory");
        shared.buffer = static_cast<char*>(at);
    }
    return shared.buffer;
}

// Shared memory is not initialised on a GPU. Here every byte is 0xff when a block begins: NaN in floating point, -1 else.
inline void begin_shared(size_t dynamic_bytes) {
    shared.count = 0;
    shared.low = shared.high = shared.dynamic_low = shared.dynamic_high = 0;
    if (dynamic_bytes) {
        std::memset(dynamic_buffer(), 0xff, dynamic_bytes);
        shared.dynamic_low = reinterpret_cast<uintptr_t>(shared.buffer);
        shared.dynamic_high = shared.dynamic_low + dynamic_bytes;
        shared.dynamic_name = "";
    }
}

// Follows the declaration `__shared__ T name[N];`. The first thread of a block to come here makes the object known.
template <class T>
inline void shared_object(T& object, const char* name) {
    const uintptr_t begin = reinterpret_cast<uintptr_t>(&object);
    for (unsigned i = 0; i < shared.count; ++i)
        if (shared.objects[i].begin == begin) return;
    if (shared.count == sizeof shared.objects / sizeof shared.objects[0]) return;
    shared.objects[shared.count++] = {name, begin, begin + sizeof(T)};
    if (!shared.low || begin < shared.low) shared.low = begin;
    if (begin + sizeof(T) > shared.high) shared.high = begin + sizeof(T);
    std::memset(const_cast<void*>(static_cast<const volatile void*>(&object)), 0xff, sizeof(T));
}

// What `extern __shared__ T name[];` refers to: every such array begins at the same address.
struct DynamicShared {
    template <class T>
    operator T&() const {
        return *reinterpret_cast<T*>(dynamic_buffer());
    }
};
inline DynamicShared dynamic_shared(const char* name) {
    shared.dynamic_name = name;
    return {};
}

__attribute__((noinline, cold)) inline void check_shared(uintptr_t base, long long index, size_t size, bool one_past,
                                                         Site site) {
    SharedObject object{shared.dynamic_name, shared.dynamic_low, shared.dynamic_high};
    bool found = base >= object.begin && base < object.end;
    for (unsigned i = 0; !found && i < shared.count; ++i) {
        object = shared.objects[i];
        found = base >= object.begin && base < object.end;
    }
    const long long from = (long long)(base - object.begin) + index * (long long)size;
    const long long to = from + (one_past ? 0 : (long long)size);
    if (!found || (from >= 0 && to <= (long long)(object.end - object.begin))) return;
    worker->fail(*worker->thread, "shared-memory index out of bounds", site,
                 "index %lld of shared array '%s' is outside its %llu elements of %zu bytes",
                 from >= 0 ? from / (long long)size : -((-from + (long long)size - 1) / (long long)size),
                 *object.name ? object.name : "(dynamic)", (unsigned long long)((object.end - object.begin) / size), size);
}

template <class T>
constexpr void check_index(T* base, long long index, bool one_past, Site site) {
#ifndef GPU_HOST_UNCHECKED
    if (__builtin_is_constant_evaluated() || !worker) return;
    worker->site = site;
    const uintptr_t at = reinterpret_cast<uintptr_t>(base);
    if (at - shared.low < shared.high - shared.low || at - shared.dynamic_low < shared.dynamic_high - shared.dynamic_low)
        check_shared(at, index, sizeof(T), one_past, site);
#endif
}

// base[index], checked: a pointer into an object in shared memory must not be used to reach outside that object.
template <class B, class I>
constexpr auto at(B&& base, const I& index, Site site = here()) -> decltype(base[index]) {
    if constexpr (std::is_pointer<std::decay_t<B>>::value) check_index(&base[0], (long long)index, false, site);
    return base[index];
}

// The same below the operator &, where one past the end is a valid address.
template <class B, class I>
constexpr auto at_address(B&& base, const I& index, Site site = here()) -> decltype(base[index]) {
    if constexpr (std::is_pointer<std::decay_t<B>>::value) check_index(&base[0], (long long)index, true, site);
    return base[index];
}

}  // namespace host
}  // namespace gpu
