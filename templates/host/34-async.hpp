Asynchronous copies from global to shared memory: done where they are begun.

//@ gpu::copy_async needs: detail:current
namespace gpu {
namespace host {

inline void copy_async(void* shared, const void* global, size_t size, size_t source_size, Site site) {
    if ((size != 4 && size != 8 && size != 16) || source_size > size) {
        Worker& worker = current("gpu::copy_async", site);
        worker.fail(*worker.thread, "wrong size of an asynchronous copy", site,
                    "%zu bytes, of which %zu are read; it takes 4, 8 or 16", size, source_size);
    }
    if ((reinterpret_cast<size_t>(shared) | reinterpret_cast<size_t>(global)) % size != 0) {
        Worker& worker = current("gpu::copy_async", site);
        worker.fail(*worker.thread, "misaligned address in an asynchronous copy", site,
                    "%p and %p for %zu bytes", shared, global, size);
    }
    if (source_size) std::memcpy(shared, global, source_size);
    std::memset(static_cast<char*>(shared) + source_size, 0, size - source_size);
}

}  // namespace host

template <int Size>
inline void copy_async(void* shared, const void* global, size_t source_size = Size, host::Site site = host::here()) {
    static_assert(Size == 4 || Size == 8 || Size == 16, "copies of 4, 8 or 16 bytes");
    host::copy_async(shared, global, Size, source_size, site);
}
inline void copy_async(void* shared, const void* global, size_t size, size_t zero_fill = 0, host::Site site = host::here()) {
    host::copy_async(shared, global, size, size - zero_fill, site);
}

}  // namespace gpu

//@ gpu::copy_async_commit
namespace gpu {
inline void copy_async_commit() {}
}  // namespace gpu

//@ gpu::copy_async_wait
namespace gpu {
inline void copy_async_wait(size_t) {}
template <int Groups> inline void copy_async_wait() {}
}  // namespace gpu

//@ gpu::copy_async_wait_all
namespace gpu {
inline void copy_async_wait_all() {}
}  // namespace gpu
