The host API: streams and events. Work is done at once and in order, so that a stream has nothing to wait for.

//@ gpuStream_t
struct gpuStreamObject {
    unsigned flags;
    int priority;
};
using gpuStream_t = gpuStreamObject*;

//@ gpuStreamDefault gpuStreamNonBlocking
#define gpuStreamDefault 0x00  // also the null stream, as a literal zero
constexpr unsigned gpuStreamNonBlocking = 1;

//@ gpuStreamLegacy gpuStreamPerThread needs: gpuStream_t
#define gpuStreamLegacy (reinterpret_cast<gpuStream_t>(1))
#define gpuStreamPerThread (reinterpret_cast<gpuStream_t>(2))

//@ detail:streams needs: gpuError_t gpuStream_t detail:recorders
#include <mutex>
#include <set>

namespace gpu {
namespace host {

// The streams and events that exist, to tell a valid handle from a stale one.
class Handles {
public:
    static Handles& instance() {
        static Handles* const handles = new Handles;
        return *handles;
    }
    void add(const void* handle) {
        std::lock_guard<std::mutex> lock(mutex_);
        handles_.insert(handle);
    }
    bool remove(const void* handle) {
        std::lock_guard<std::mutex> lock(mutex_);
        return handles_.erase(handle) != 0;
    }
    bool has(const void* handle) {
        std::lock_guard<std::mutex> lock(mutex_);
        return handles_.count(handle) != 0;
    }

private:
    std::mutex mutex_;
    std::set<const void*> handles_;
};

// Null and the values 1 and 2 are the default streams.
inline gpuError_t check(gpuStream_t stream) {
    const bool valid = reinterpret_cast<uintptr_t>(stream) <= 2 || Handles::instance().has(stream);
    return valid ? gpuSuccess : give(gpuErrorInvalidResourceHandle);
}

inline gpuError_t create(gpuStream_t* stream, unsigned flags, int priority) {
    if (!stream || flags > 1) return give(gpuErrorInvalidValue);
    *stream = new gpuStreamObject{flags, priority};
    Handles::instance().add(*stream);
    return gpuSuccess;
}

// Does the work at once, or has it recorded where the stream is being captured.
template <class F>
inline gpuError_t enqueue(gpuStream_t stream, Kind kind, F work) {
    const gpuError_t error = check(stream);
    if (error) return error;
    Recorder* recorder = Recorders::instance().of(stream);
    if (!recorder) return work();
    return give(static_cast<gpuError_t>(recorder->record(stream, kind, [=] { return int(work()); })));
}

// For what a stream that is being captured cannot do: the capture is spoilt, as in CUDA.
inline gpuError_t check_uncaptured(gpuStream_t stream) {
    Recorder* recorder = Recorders::instance().of(stream);
    if (!recorder) return check(stream);
    recorder->invalidate();
    return give(gpuErrorStreamCaptureUnsupported);
}

}  // namespace host
}  // namespace gpu

//@ gpuStreamCreate needs: detail:streams
inline gpuError_t gpuStreamCreate(gpuStream_t* stream) { return gpu::host::create(stream, 0, 0); }

//@ gpuStreamCreateWithFlags needs: detail:streams
inline gpuError_t gpuStreamCreateWithFlags(gpuStream_t* stream, unsigned flags) { return gpu::host::create(stream, flags, 0); }

//@ gpuStreamCreateWithPriority needs: detail:streams
inline gpuError_t gpuStreamCreateWithPriority(gpuStream_t* stream, unsigned flags, int priority) {
    return gpu::host::create(stream, flags, priority);
}

//@ gpuDeviceGetStreamPriorityRange needs: gpuError_t
inline gpuError_t gpuDeviceGetStreamPriorityRange(int* least, int* greatest) {
    if (least) *least = 0;
    if (greatest) *greatest = 0;
    return gpuSuccess;
}

//@ gpuStreamDestroy needs: detail:streams
inline gpuError_t gpuStreamDestroy(gpuStream_t stream) {
    if (!gpu::host::Handles::instance().remove(stream)) return gpu::host::give(gpuErrorInvalidResourceHandle);
    delete stream;
    return gpuSuccess;
}

//@ gpuStreamSynchronize needs: detail:streams
inline gpuError_t gpuStreamSynchronize(gpuStream_t stream) { return gpu::host::check_uncaptured(stream); }

//@ gpuStreamQuery needs: detail:streams
inline gpuError_t gpuStreamQuery(gpuStream_t stream) { return gpu::host::check_uncaptured(stream); }

//@ gpuStreamGetFlags needs: detail:streams
inline gpuError_t gpuStreamGetFlags(gpuStream_t stream, unsigned* flags) {
    const gpuError_t error = gpu::host::check(stream);
    if (!error && flags) *flags = reinterpret_cast<uintptr_t>(stream) <= 2 ? 0 : stream->flags;
    return error;
}

//@ gpuStreamGetPriority needs: detail:streams
inline gpuError_t gpuStreamGetPriority(gpuStream_t stream, int* priority) {
    const gpuError_t error = gpu::host::check(stream);
    if (!error && priority) *priority = reinterpret_cast<uintptr_t>(stream) <= 2 ? 0 : stream->priority;
    return error;
}

//@ gpuHostFn_t
using gpuHostFn_t = void (*)(void* data);

//@ gpuLaunchHostFunc needs: detail:streams gpuHostFn_t
inline gpuError_t gpuLaunchHostFunc(gpuStream_t stream, gpuHostFn_t function, void* data) {
    if (!function) return gpu::host::give(gpuErrorInvalidValue);
    return gpu::host::enqueue(stream, gpu::host::Kind::call, [=] {
        function(data);
        return gpuSuccess;
    });
}

//@ gpuStreamCallback_t needs: detail:streams
using gpuStreamCallback_t = void (*)(gpuStream_t stream, gpuError_t status, void* data);

//@ gpuStreamAddCallback needs: gpuStreamCallback_t
inline gpuError_t gpuStreamAddCallback(gpuStream_t stream, gpuStreamCallback_t callback, void* data, unsigned) {
    if (!callback) return gpu::host::give(gpuErrorInvalidValue);
    const gpuError_t error = gpu::host::check_uncaptured(stream);
    if (!error) callback(stream, gpuSuccess, data);
    return error;
}

//@ gpuEvent_t
#include <chrono>
struct gpuEventObject {
    std::chrono::steady_clock::time_point time;
    bool recorded, timed;
};
using gpuEvent_t = gpuEventObject*;

//@ gpuEventDefault gpuEventBlockingSync gpuEventDisableTiming gpuEventInterprocess
constexpr unsigned gpuEventDefault = 0, gpuEventBlockingSync = 1, gpuEventDisableTiming = 2, gpuEventInterprocess = 4;

//@ detail:events needs: detail:streams gpuEvent_t gpuEventDisableTiming
namespace gpu {
namespace host {

inline gpuError_t check(gpuEvent_t event) {
    return Handles::instance().has(event) ? gpuSuccess : give(gpuErrorInvalidResourceHandle);
}

inline gpuError_t create(gpuEvent_t* event, unsigned flags) {
    if (!event || flags > 7) return give(gpuErrorInvalidValue);
    *event = new gpuEventObject{{}, false, !(flags & gpuEventDisableTiming)};
    Handles::instance().add(*event);
    return gpuSuccess;
}

}  // namespace host
}  // namespace gpu

//@ gpuEventCreate needs: detail:events
inline gpuError_t gpuEventCreate(gpuEvent_t* event, unsigned flags = 0) { return gpu::host::create(event, flags); }

//@ gpuEventCreateWithFlags needs: detail:events
inline gpuError_t gpuEventCreateWithFlags(gpuEvent_t* event, unsigned flags) { return gpu::host::create(event, flags); }

//@ gpuEventDestroy needs: detail:events
inline gpuError_t gpuEventDestroy(gpuEvent_t event) {
    if (!gpu::host::Handles::instance().remove(event)) return gpu::host::give(gpuErrorInvalidResourceHandle);
    delete event;
    return gpuSuccess;
}

//@ gpuEventRecord needs: detail:events
inline gpuError_t gpuEventRecord(gpuEvent_t event, gpuStream_t stream = nullptr) {
    if (gpu::host::check(stream) || gpu::host::check(event)) return gpuErrorInvalidResourceHandle;
    if (gpu::host::Recorder* recorder = gpu::host::Recorders::instance().of(stream)) {
        recorder->mark(stream, event);
        return gpuSuccess;
    }
    event->time = std::chrono::steady_clock::now();
    event->recorded = true;
    return gpuSuccess;
}

//@ gpuEventSynchronize needs: detail:events
inline gpuError_t gpuEventSynchronize(gpuEvent_t event) { return gpu::host::check(event); }

//@ gpuEventQuery needs: detail:events
inline gpuError_t gpuEventQuery(gpuEvent_t event) { return gpu::host::check(event); }

//@ gpuEventElapsedTime needs: detail:events
// Milliseconds between two recorded events.
inline gpuError_t gpuEventElapsedTime(float* milliseconds, gpuEvent_t start, gpuEvent_t end) {
    if (!milliseconds) return gpu::host::give(gpuErrorInvalidValue);
    if (gpu::host::check(start) || gpu::host::check(end)) return gpuErrorInvalidResourceHandle;
    if (!start->recorded || !end->recorded || !start->timed || !end->timed) return gpu::host::give(gpuErrorInvalidResourceHandle);
    *milliseconds = std::chrono::duration<float, std::milli>(end->time - start->time).count();
    return gpuSuccess;
}

//@ gpuStreamWaitEvent needs: detail:events
inline gpuError_t gpuStreamWaitEvent(gpuStream_t stream, gpuEvent_t event, unsigned = 0) {
    if (gpu::host::check(stream) || gpu::host::check(event)) return gpuErrorInvalidResourceHandle;
    gpu::host::Recorders::instance().join(stream, event);
    return gpuSuccess;
}

//@ gpuMemcpyAsync needs: detail:copy detail:streams
inline gpuError_t gpuMemcpyAsync(void* to, const void* from, size_t size, gpuMemcpyKind kind, gpuStream_t stream = nullptr) {
    return gpu::host::enqueue(stream, gpu::host::Kind::copy, [=] { return gpu::host::copy(to, from, size, kind); });
}

//@ gpuMemcpy2DAsync needs: detail:copy2d detail:streams
inline gpuError_t gpuMemcpy2DAsync(void* to, size_t to_pitch, const void* from, size_t from_pitch, size_t width, size_t height,
                                   gpuMemcpyKind kind, gpuStream_t stream = nullptr) {
    return gpu::host::enqueue(stream, gpu::host::Kind::copy,
                              [=] { return gpu::host::copy2d(to, to_pitch, from, from_pitch, width, height, kind); });
}

//@ gpuMemsetAsync needs: gpuMemset detail:streams
inline gpuError_t gpuMemsetAsync(void* to, int value, size_t size, gpuStream_t stream = nullptr) {
    return gpu::host::enqueue(stream, gpu::host::Kind::fill, [=] { return gpuMemset(to, value, size); });
}

//@ gpuMallocAsync needs: gpuMalloc detail:streams
template <class T>
inline gpuError_t gpuMallocAsync(T** pointer, size_t size, gpuStream_t stream) {
    const gpuError_t error = gpu::host::check_uncaptured(stream);
    return error ? error : gpuMalloc(pointer, size);
}

//@ gpuFreeAsync needs: gpuFree detail:streams
inline gpuError_t gpuFreeAsync(void* pointer, gpuStream_t stream) {
    const gpuError_t error = gpu::host::check_uncaptured(stream);
    return error ? error : gpuFree(pointer);
}
