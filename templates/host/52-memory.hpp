The host API: device memory is host memory that a registry knows, so that copies can be checked as CUDA checks them.

//@ detail:registry needs: gpuError_t
#include <map>
#include <mutex>
#include <new>

namespace gpu {
namespace host {

constexpr size_t device_memory = size_t(16) << 30;  // bytes that the device says it has

enum class Memory { device, managed, pinned };

struct Allocation {
    size_t size;
    Memory kind;
    bool owned;  // to be freed by us; false for host memory that was registered
};

// All memory that the API knows of.
class Registry {
public:
    static Registry& instance() {
        static Registry* const registry = new Registry;
        return *registry;
    }

    gpuError_t allocate(void** pointer, size_t size, Memory kind) {
        if (!pointer) return gpuErrorInvalidValue;
        *pointer = nullptr;
        if (!size) return gpuSuccess;
        std::lock_guard<std::mutex> lock(mutex_);
        if (kind != Memory::pinned && (size > device_memory || used_ + size > device_memory)) return gpuErrorMemoryAllocation;
        void* at = ::operator new(size, alignment, std::nothrow);
        if (!at) return gpuErrorMemoryAllocation;
        // A GPU does not clear memory. Bytes of 0xff are NaN in floating point and -1 in integers.
        std::memset(at, kind == Memory::device ? 0xff : 0, size);
        blocks_[reinterpret_cast<uintptr_t>(at)] = {size, kind, true};
        if (kind != Memory::pinned) used_ += size;
        *pointer = at;
        return gpuSuccess;
    }

    gpuError_t free(void* pointer, bool pinned) {
        if (!pointer) return gpuSuccess;
        std::lock_guard<std::mutex> lock(mutex_);
        const auto found = blocks_.find(reinterpret_cast<uintptr_t>(pointer));
        if (found == blocks_.end() || !found->second.owned || (found->second.kind == Memory::pinned) != pinned) {
            return gpuErrorInvalidValue;
        }
        if (!pinned) used_ -= found->second.size;
        blocks_.erase(found);
        ::operator delete(pointer, alignment);
        return gpuSuccess;
    }

    // Makes memory known that was not allocated here: symbols, and host memory that is registered.
    bool add(const void* pointer, size_t size, Memory kind) {
        std::lock_guard<std::mutex> lock(mutex_);
        return blocks_.insert({reinterpret_cast<uintptr_t>(pointer), {size, kind, false}}).second;
    }
    bool remove(const void* pointer) {
        std::lock_guard<std::mutex> lock(mutex_);
        const auto found = blocks_.find(reinterpret_cast<uintptr_t>(pointer));
        if (found == blocks_.end() || found->second.owned) return false;
        blocks_.erase(found);
        return true;
    }

    // The allocation that holds the address; `room` is what is left of it from there. Size 0: not known.
    Allocation find(const void* pointer, size_t* room) {
        std::lock_guard<std::mutex> lock(mutex_);
        const uintptr_t at = reinterpret_cast<uintptr_t>(pointer);
        auto next = blocks_.upper_bound(at);
        if (next == blocks_.begin()) return {0, Memory::pinned, false};
        --next;
        if (at >= next->first + next->second.size) return {0, Memory::pinned, false};
        if (room) *room = next->first + next->second.size - at;
        return next->second;
    }

    size_t free_memory() {
        std::lock_guard<std::mutex> lock(mutex_);
        return device_memory - used_;
    }

private:
    static constexpr std::align_val_t alignment{256};
    std::mutex mutex_;
    std::map<uintptr_t, Allocation> blocks_;
    size_t used_ = 0;
};

// Whether `size` bytes at the address may be accessed from the device side (or, with false, from the host side).
inline bool accessible(const void* pointer, size_t size, bool device) {
    if (!pointer) return false;
    size_t room = 0;
    const Allocation found = Registry::instance().find(pointer, &room);
    if (!found.size) return !device;
    return room >= size && (device || found.kind != Memory::device);
}

// Whether `size` bytes at the address are known or belong to the host.
inline bool inside(const void* pointer, size_t size) {
    size_t room = size;
    Registry::instance().find(pointer, &room);
    return pointer && room >= size;
}

}  // namespace host
}  // namespace gpu

//@ gpuMalloc needs: detail:registry
template <class T>
inline gpuError_t gpuMalloc(T** pointer, size_t size) {
    return gpu::host::give(gpu::host::Registry::instance().allocate((void**)pointer, size, gpu::host::Memory::device));
}

//@ gpuFree needs: detail:registry
inline gpuError_t gpuFree(void* pointer) { return gpu::host::give(gpu::host::Registry::instance().free(pointer, false)); }

//@ gpuMemAttachGlobal gpuMemAttachHost gpuMemAttachSingle
constexpr unsigned gpuMemAttachGlobal = 1, gpuMemAttachHost = 2, gpuMemAttachSingle = 4;

//@ gpuMallocManaged needs: detail:registry gpuMemAttachGlobal
template <class T>
inline gpuError_t gpuMallocManaged(T** pointer, size_t size, unsigned = gpuMemAttachGlobal) {
    if (!size) return gpu::host::give(gpuErrorInvalidValue);
    return gpu::host::give(gpu::host::Registry::instance().allocate((void**)pointer, size, gpu::host::Memory::managed));
}

//@ gpuHostAllocDefault gpuHostAllocPortable gpuHostAllocMapped gpuHostAllocWriteCombined
constexpr unsigned gpuHostAllocDefault = 0, gpuHostAllocPortable = 1, gpuHostAllocMapped = 2, gpuHostAllocWriteCombined = 4;

//@ gpuMallocHost needs: detail:registry
template <class T>
inline gpuError_t gpuMallocHost(T** pointer, size_t size, unsigned = 0) {
    return gpu::host::give(gpu::host::Registry::instance().allocate((void**)pointer, size, gpu::host::Memory::pinned));
}

//@ gpuHostAlloc needs: detail:registry
template <class T>
inline gpuError_t gpuHostAlloc(T** pointer, size_t size, unsigned = 0) {
    return gpu::host::give(gpu::host::Registry::instance().allocate((void**)pointer, size, gpu::host::Memory::pinned));
}

//@ gpuFreeHost needs: detail:registry
inline gpuError_t gpuFreeHost(void* pointer) { return gpu::host::give(gpu::host::Registry::instance().free(pointer, true)); }

//@ gpuHostRegisterDefault gpuHostRegisterPortable gpuHostRegisterMapped gpuHostRegisterReadOnly
constexpr unsigned gpuHostRegisterDefault = 0, gpuHostRegisterPortable = 1, gpuHostRegisterMapped = 2, gpuHostRegisterReadOnly = 8;

//@ gpuHostRegister needs: detail:registry
inline gpuError_t gpuHostRegister(void* pointer, size_t size, unsigned) {
    if (!pointer || !size) return gpu::host::give(gpuErrorInvalidValue);
    const bool added = gpu::host::Registry::instance().add(pointer, size, gpu::host::Memory::pinned);
    return gpu::host::give(added ? gpuSuccess : gpuErrorHostMemoryAlreadyRegistered);
}

//@ gpuHostUnregister needs: detail:registry
inline gpuError_t gpuHostUnregister(void* pointer) {
    return gpu::host::give(gpu::host::Registry::instance().remove(pointer) ? gpuSuccess : gpuErrorHostMemoryNotRegistered);
}

//@ gpuHostGetDevicePointer needs: detail:registry
template <class T>
inline gpuError_t gpuHostGetDevicePointer(T** device, void* host, unsigned) {
    if (!device || !gpu::host::accessible(host, 1, true)) return gpu::host::give(gpuErrorInvalidValue);
    *device = static_cast<T*>(host);
    return gpuSuccess;
}

//@ gpuMallocPitch needs: detail:registry
// Rows begin at multiples of 512 bytes.
template <class T>
inline gpuError_t gpuMallocPitch(T** pointer, size_t* pitch, size_t width, size_t height) {
    if (!pitch) return gpu::host::give(gpuErrorInvalidValue);
    *pitch = (width + 511) / 512 * 512;
    return gpu::host::give(gpu::host::Registry::instance().allocate((void**)pointer, *pitch * height, gpu::host::Memory::device));
}

//@ gpuMemGetInfo needs: detail:registry
inline gpuError_t gpuMemGetInfo(size_t* free, size_t* total) {
    if (free) *free = gpu::host::Registry::instance().free_memory();
    if (total) *total = gpu::host::device_memory;
    return gpuSuccess;
}

//@ gpuMemcpyKind gpuMemcpyHostToHost gpuMemcpyHostToDevice gpuMemcpyDeviceToHost gpuMemcpyDeviceToDevice gpuMemcpyDefault
enum gpuMemcpyKind : int {
    gpuMemcpyHostToHost = 0,
    gpuMemcpyHostToDevice = 1,
    gpuMemcpyDeviceToHost = 2,
    gpuMemcpyDeviceToDevice = 3,
    gpuMemcpyDefault = 4,
};

//@ detail:copy needs: detail:registry gpuMemcpyKind
namespace gpu {
namespace host {

// Whether the addresses fit the direction and lie within their allocations.
inline gpuError_t check_copy(const void* to, size_t to_size, const void* from, size_t from_size, gpuMemcpyKind kind) {
    if (kind < gpuMemcpyHostToHost || kind > gpuMemcpyDefault) return gpuErrorInvalidMemcpyDirection;
    if (!to_size || !from_size) return gpuSuccess;
    if (kind == gpuMemcpyDefault) return inside(to, to_size) && inside(from, from_size) ? gpuSuccess : gpuErrorInvalidValue;
    const bool to_device = kind == gpuMemcpyHostToDevice || kind == gpuMemcpyDeviceToDevice;
    const bool from_device = kind == gpuMemcpyDeviceToHost || kind == gpuMemcpyDeviceToDevice;
    return accessible(to, to_size, to_device) && accessible(from, from_size, from_device) ? gpuSuccess : gpuErrorInvalidValue;
}

inline gpuError_t copy(void* to, const void* from, size_t size, gpuMemcpyKind kind) {
    const gpuError_t error = check_copy(to, size, from, size, kind);
    if (!error && size) std::memmove(to, from, size);
    return give(error);
}

}  // namespace host
}  // namespace gpu

//@ gpuMemcpy needs: detail:copy
inline gpuError_t gpuMemcpy(void* to, const void* from, size_t size, gpuMemcpyKind kind) {
    return gpu::host::copy(to, from, size, kind);
}

//@ gpuMemset needs: detail:registry
inline gpuError_t gpuMemset(void* to, int value, size_t size) {
    if (!size) return gpuSuccess;
    if (!gpu::host::accessible(to, size, true)) return gpu::host::give(gpuErrorInvalidValue);
    std::memset(to, value, size);
    return gpuSuccess;
}

//@ detail:copy2d needs: detail:copy
namespace gpu {
namespace host {

inline gpuError_t copy2d(void* to, size_t to_pitch, const void* from, size_t from_pitch, size_t width, size_t height, gpuMemcpyKind kind) {
    if (!width || !height) return gpuSuccess;
    if (width > to_pitch || width > from_pitch) return give(gpuErrorInvalidPitchValue);
    const gpuError_t error =
        check_copy(to, to_pitch * (height - 1) + width, from, from_pitch * (height - 1) + width, kind);
    for (size_t row = 0; !error && row < height; ++row)
        std::memmove(static_cast<char*>(to) + row * to_pitch, static_cast<const char*>(from) + row * from_pitch, width);
    return give(error);
}

}  // namespace host
}  // namespace gpu

//@ gpuMemcpy2D needs: detail:copy2d
inline gpuError_t gpuMemcpy2D(void* to, size_t to_pitch, const void* from, size_t from_pitch, size_t width, size_t height, gpuMemcpyKind kind) {
    return gpu::host::copy2d(to, to_pitch, from, from_pitch, width, height, kind);
}

//@ gpuMemset2D needs: detail:registry
inline gpuError_t gpuMemset2D(void* to, size_t pitch, int value, size_t width, size_t height) {
    if (!width || !height) return gpuSuccess;
    if (width > pitch || !gpu::host::accessible(to, pitch * (height - 1) + width, true)) return gpu::host::give(gpuErrorInvalidValue);
    for (size_t row = 0; row < height; ++row) std::memset(static_cast<char*>(to) + row * pitch, value, width);
    return gpuSuccess;
}
