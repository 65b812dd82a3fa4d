What is known of a launch, of the threads of a block and of its warps.

//@ detail:threads needs: detail:switch detail:errors
#if __has_include(<unwind.h>)
#include <unwind.h>
#endif
#include <condition_variable>
#include <mutex>
#include <vector>

namespace gpu {
namespace host {

// Where the blocks of a cooperative launch meet, each on an OS thread of its own.
class GridBarrier {
public:
    explicit GridBarrier(unsigned long long blocks) : blocks_(blocks) {}

    // Waits for all blocks. False when one of them has ended.
    bool wait() {
        std::unique_lock<std::mutex> lock(mutex_);
        const unsigned long long round = round_;
        if (++arrived_ == blocks_) {
            arrived_ = 0;
            ++round_;
            met_.notify_all();
        }
        met_.wait(lock, [&] { return round_ != round || ended_ > 0; });
        return round_ != round;
    }
    void end() {
        std::lock_guard<std::mutex> lock(mutex_);
        ++ended_;
        met_.notify_all();
    }

private:
    std::mutex mutex_;
    std::condition_variable met_;
    unsigned long long blocks_, arrived_ = 0, round_ = 0, ended_ = 0;
};

// One kernel launch.
struct Kernel {
    const char* name;
    Site site;
    dim3 grid, block;
    size_t shared;  // bytes of dynamic shared memory
    void (*call)(const void* arguments);
    const void* arguments;
    GridBarrier* grid_barrier = nullptr;  // of a cooperative launch
};

struct Fiber {
    Context context;
    Stack stack;
};

struct Thread {
    uint3 index;
    unsigned number;      // within the block, x fastest
    bool exited;
    Fiber* fiber;
    Thread* next;         // in the list of ready threads or of those at the barrier
    const char* waits;    // the operation it waits in, null while it can run
    unsigned mask;        // of that operation, for a warp operation
    Site site;            // where it waits
};

struct ThreadList {
    Thread* head = nullptr;
    Thread* tail = nullptr;

    void push(Thread* thread) {
        thread->next = nullptr;
        (head ? tail->next : head) = thread;
        tail = thread;
    }
    Thread* pop() {
        Thread* thread = head;
        if (thread) head = thread->next;
        return thread;
    }
    void take(ThreadList& other) {
        if (!other.head) return;
        (head ? tail->next : head) = other.head;
        tail = other.tail;
        other.head = nullptr;
    }
};

struct Warp;

// Tells the ways apart by which one place in a function is reached: a mix of the return addresses on the stack.
inline uintptr_t call_path() {
    uintptr_t path = 0;
#if __has_include(<unwind.h>)
    _Unwind_Backtrace(
        [](_Unwind_Context* frame, void* to) {
            *static_cast<uintptr_t*>(to) = *static_cast<uintptr_t*>(to) * 31 + uintptr_t(_Unwind_GetIP(frame));
            return _URC_NO_REASON;
        },
        &path);
#endif
    return path;
}

// One lane's call of a warp operation, on that lane's stack. The last lane to come combines the values of all.
struct Arrival {
    const char* operation;
    unsigned mask;
    Site site;
    void* slot;                                  // the lane's value and place for its result
    void (*combine)(Warp& warp, unsigned lanes);  // null for active_mask
    uintptr_t path = 0;                           // of active_mask: the calls that led there
};

struct Warp {
    unsigned present;  // lanes that the block has
    unsigned exited;
    unsigned waiting;  // lanes in a warp operation
    Thread* threads;   // thread of lane 0
    Arrival* arrival[32];
};

}  // namespace host
}  // namespace gpu
