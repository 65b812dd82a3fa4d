Threads of a block as fibers on one OS thread: who runs, who waits for what, and what is said when nobody can go on.

//@ detail:fibers needs: detail:threads
#include <map>
#include <thread>

namespace gpu {
namespace host {

// Runs the blocks that one OS thread is given, one after another.
class Worker {
public:
    const Kernel* kernel = nullptr;
    Thread* volatile thread = nullptr;  // the CUDA thread that runs now; null between blocks
    Site site{};                        // the last place known in it
    uint3 block_index{};

    ~Worker() {
        for (Fiber* fiber : fibers_) {
            fiber->stack.unmap();
            delete fiber;
        }
    }

    void run_block(const Kernel& k, uint3 index) {
        kernel = &k;
        blockIdx = block_index = index;
        blockDim = k.block;
        gridDim = k.grid;
        count_ = k.block.x * k.block.y * k.block.z;
        started_ = exited_ = arrived_ = active_ = 0;
        next_index_ = {0, 0, 0};
        if (threads_.size() < count_) threads_.resize(count_);
        warps_.resize((count_ + 31) / 32);
        for (unsigned i = 0; i < warps_.size(); ++i) {
            const unsigned lanes = count_ - i * 32;
            warps_[i].present = lanes >= 32 ? ~0u : (1u << lanes) - 1;
            warps_[i].exited = warps_[i].waiting = 0;
            warps_[i].threads = &threads_[i * 32];
        }
        site = k.site;
        switch_context(home_, free_fiber()->context);
        thread = nullptr;
    }

    // __syncthreads and its kin. Each thread brings a predicate; all get the sum, the conjunction and the disjunction.
    struct Votes {
        int count, all, any;
    };
    Votes barrier(const char* operation, bool predicate, Site at) {
        site = at;
        sum_ += predicate;
        Thread* self = thread;
        if (++arrived_ == expected()) {
            release_barrier();
        } else {
            at_barrier_.push(self);
            wait(operation, 0, at);
        }
        return votes_;
    }

    // A barrier of `count` of the block's threads. Those with different numbers have nothing to do with each other.
    void partial_barrier(unsigned number, unsigned count, const char* operation, Site at) {
        site = at;
        Partial& barrier = partial_[number];
        barrier.count = count;
        if (++barrier.arrived < count) {
            barrier.waiting.push(thread);
            wait(operation, 0, at);
        } else {
            barrier.arrived = 0;
            ready_.take(barrier.waiting);
        }
    }

    // The barrier of all blocks of a cooperative launch. Thread 0 waits for the other blocks, the rest wait for it.
    void sync_grid(const char* operation, Site at) {
        if (!kernel->grid_barrier) {
            fail(*thread, "grid barrier without cooperative launch", at,
                 "%s in a kernel that was not launched by gpuLaunchCooperativeKernel", operation);
        }
        barrier(operation, true, at);
        if (thread->number == 0 && !kernel->grid_barrier->wait()) {
            fail(*thread, "grid barrier not reached by all blocks", at, "%s waits for a block that has ended", operation);
        }
        barrier(operation, true, at);
    }

    // Waits until all lanes of the mask that have not exited have called the same operation with the same mask.
    void meet(Arrival& arrival) {
        site = arrival.site;
        Warp& warp = own_warp();
        const unsigned lane = thread->number % 32;
        if (!(arrival.mask >> lane & 1)) {
            fail(*thread, "caller not in its own mask", arrival.site, "%s is called by lane %u with mask 0x%08x",
                 arrival.operation, lane, arrival.mask);
        }
        warp.arrival[lane] = &arrival;
        warp.waiting |= 1u << lane;
        if (!complete(warp, arrival)) wait(arrival.operation, arrival.mask, arrival.site);
    }

    // Waits until no other lane of the warp can run; the lanes that wait at the same place are the active ones.
    unsigned active_mask(Site at) {
        unsigned lanes = 0;
        Arrival arrival{"gpu::active_mask", ~0u, at, &lanes, nullptr, call_path()};
        Warp& warp = own_warp();
        const unsigned lane = thread->number % 32;
        warp.arrival[lane] = &arrival;
        warp.waiting |= 1u << lane;
        ++active_;
        wait(arrival.operation, arrival.mask, at);
        return lanes;
    }

    // Lets others run, for code that spins until another thread has written something.
    void yield() {
        Thread* self = thread;
        ready_.push(self);
        if (started_ < count_) {
            switch_context(self->fiber->context, free_fiber()->context);
        } else {
            Thread* next = ready_.pop();
            if (next == self) return std::this_thread::yield();
            resume(self->fiber->context, next);
        }
    }

    Warp& own_warp() { return warps_[thread->number / 32]; }

    bool in_guard_page(const void* address) const {
        for (const Fiber* fiber : fibers_)
            if (fiber->stack.guards(address)) return true;
        return false;
    }

    // The first line names kernel, block, thread and place in a form that does not change.
    __attribute__((format(printf, 5, 6), noreturn)) void fail(const Thread& who, const char* what, Site at,
                                                              const char* format, ...) const {
        char detail[640], line[1400];
        va_list arguments;
        va_start(arguments, format);
        std::vsnprintf(detail, sizeof detail, format, arguments);
        va_end(arguments);
        std::snprintf(line, sizeof line, "gpu host: %s in kernel %s, block (%u,%u,%u), thread (%u,%u,%u), %s:%d: %s", what,
                      kernel->name, blockIdx.x, blockIdx.y, blockIdx.z, who.index.x, who.index.y, who.index.z, at.file,
                      at.line, detail);
        end_program(line);
    }

private:
    std::vector<Thread> threads_;
    std::vector<Warp> warps_;
    std::vector<Fiber*> fibers_, free_;
    Fiber* starting_ = nullptr;
    Context home_;
    struct Partial {
        unsigned arrived = 0, count = 0;
        ThreadList waiting;
    };
    std::map<unsigned, Partial> partial_;
    ThreadList ready_, at_barrier_;
    unsigned count_ = 0, started_ = 0, exited_ = 0, arrived_ = 0, active_ = 0;
    int sum_ = 0;
    Votes votes_{};
    uint3 next_index_{};

    static void fiber_main();

    // A fiber runs threads one after another; a thread that waits keeps its fiber, and the next one gets another.
    void run_fiber(Fiber* self) {
        for (;;) {
            run_thread(self);
            if (Thread* next = ready_.pop()) {
                free_.push_back(self);
                resume(self->context, next);
            } else if (started_ == count_ || active_) {
                if (exited_ < count_) {
                    if (Thread* released = release_active()) {
                        free_.push_back(self);
                        resume(self->context, released);
                    } else if (started_ == count_) {
                        report_deadlock();
                    }
                } else {
                    free_.push_back(self);
                    switch_context(self->context, home_);
                }
            }
        }
    }

    void run_thread(Fiber* self) {
        Thread& t = threads_[started_];
        t.number = started_++;
        t.index = next_index_;
        t.exited = false;
        t.fiber = self;
        t.waits = nullptr;
        if (++next_index_.x == kernel->block.x) {
            next_index_.x = 0;
            if (++next_index_.y == kernel->block.y) {
                next_index_.y = 0;
                ++next_index_.z;
            }
        }
        thread = &t;
        threadIdx = t.index;
        kernel->call(kernel->arguments);
        t.exited = true;
        ++exited_;
        Warp& warp = warps_[t.number / 32];
        warp.exited |= 1u << t.number % 32;
        if (warp.waiting) complete_others(warp);
        if (arrived_ && arrived_ == expected()) release_barrier();
    }

    Fiber* free_fiber() {
        if (free_.empty()) {
            Fiber* fiber = new Fiber;
            if (!fiber->stack.map(settings().stack)) {
                end_program("gpu host: no memory for the stacks of CUDA threads; use fewer OS threads or smaller stacks");
            }
            // Stacks begin at different cache lines, or switching between many of them would miss the cache.
            const size_t shift = fibers_.size() % 16 * 256;
            make_context(fiber->context, fiber->stack.memory, fiber->stack.size - shift, &Worker::fiber_main);
            fibers_.push_back(fiber);
            free_.push_back(fiber);
        }
        starting_ = free_.back();
        free_.pop_back();
        return starting_;
    }

    void resume(Context& from, Thread* next) {
        next->waits = nullptr;
        thread = next;
        threadIdx = next->index;
        switch_context(from, next->fiber->context);
    }

    void wait(const char* operation, unsigned mask, Site at) {
        Thread* self = thread;
        self->waits = operation;
        self->mask = mask;
        self->site = at;
        Thread* next = ready_.pop();
        if (!next && active_) next = release_active();
        if (next == self) {
            self->waits = nullptr;
        } else if (next) {
            resume(self->fiber->context, next);
        } else if (started_ < count_) {
            switch_context(self->fiber->context, free_fiber()->context);
        } else {
            report_deadlock();
        }
        site = at;
    }

    unsigned expected() const { return settings().allow_exited ? count_ - exited_ : count_; }

    void release_barrier() {
        votes_ = {sum_, sum_ == int(arrived_), sum_ != 0};
        sum_ = 0;
        arrived_ = 0;
        ready_.take(at_barrier_);
    }

    bool complete(Warp& warp, const Arrival& arrival) {
        const unsigned lanes = arrival.mask & warp.present & ~warp.exited;
        if (lanes & ~warp.waiting) return false;
        for (unsigned rest = lanes; rest; rest &= rest - 1) {
            const Arrival& other = *warp.arrival[__builtin_ctz(rest)];
            if (other.mask != arrival.mask || other.combine != arrival.combine) return false;
        }
        arrival.combine(warp, lanes);
        release(warp, lanes);
        return true;
    }

    void release(Warp& warp, unsigned lanes) {
        warp.waiting &= ~lanes;
        for (; lanes; lanes &= lanes - 1) {
            Thread* other = warp.threads + __builtin_ctz(lanes);
            if (other->waits) ready_.push(other);
        }
    }

    // A lane has exited: those that waited for it may be complete now.
    void complete_others(Warp& warp) {
        for (unsigned rest = warp.waiting; rest; rest &= rest - 1) {
            const unsigned lane = unsigned(__builtin_ctz(rest));
            if ((warp.waiting >> lane & 1) && warp.arrival[lane]->combine) complete(warp, *warp.arrival[lane]);
        }
    }

    // Nobody is ready: in a warp whose lanes all have started, those in active_mask at one place, which they reached by the
    // same calls, may go on.
    Thread* release_active() {
        for (unsigned i = 0; active_ && i < started_ / 32 + (started_ == count_ && count_ % 32 != 0); ++i) {
            Warp& warp = warps_[i];
            unsigned lanes = 0;
            Site at{};
            uintptr_t path = 0;
            for (unsigned rest = warp.waiting; rest; rest &= rest - 1) {
                const unsigned lane = unsigned(__builtin_ctz(rest));
                const Arrival& arrival = *warp.arrival[lane];
                if (arrival.combine) continue;
                if (!lanes) at = arrival.site, path = arrival.path;
                if (arrival.path == path && arrival.site.line == at.line && !std::strcmp(arrival.site.file, at.file)) {
                    lanes |= 1u << lane;
                }
            }
            if (!lanes) continue;
            for (unsigned rest = lanes; rest; rest &= rest - 1) {
                *static_cast<unsigned*>(warp.arrival[__builtin_ctz(rest)]->slot) = lanes;
                --active_;
            }
            release(warp, lanes);
            return ready_.pop();
        }
        return nullptr;
    }

    [[noreturn]] void report_deadlock() const;
};

// The worker of this OS thread, while it runs a kernel.
inline thread_local Worker* worker = nullptr;

inline void Worker::fiber_main() { worker->run_fiber(worker->starting_); }

// What a thread is doing instead of what others wait for.
inline void describe(char* text, size_t size, const Thread& thread) {
    if (thread.exited) {
        std::snprintf(text, size, "has exited");
    } else if (thread.mask) {
        std::snprintf(text, size, "waits in %s with mask 0x%08x at %s:%d", thread.waits, thread.mask, thread.site.file,
                      thread.site.line);
    } else {
        std::snprintf(text, size, "waits in %s at %s:%d", thread.waits, thread.site.file, thread.site.line);
    }
}

inline void Worker::report_deadlock() const {
    char other[400] = "";
    for (unsigned i = 0; arrived_ && i < count_; ++i) {
        const Thread& missing = threads_[i];
        if (!missing.exited && !missing.mask) continue;
        describe(other, sizeof other, missing);
        fail(*at_barrier_.head, "barrier not reached by all threads", at_barrier_.head->site,
             "%u of %u threads wait in %s, but thread (%u,%u,%u) %s%s", arrived_, count_, at_barrier_.head->waits,
             missing.index.x, missing.index.y, missing.index.z, other,
             missing.exited ? " (CUDA leaves this undefined; " "GPU_" "HOST_ALLOW_EXITED=1 lets exited threads drop out)" : "");
    }
    for (const auto& entry : partial_) {
        const Partial& barrier = entry.second;
        if (!barrier.arrived) continue;
        fail(*barrier.waiting.head, "barrier not reached by all threads", barrier.waiting.head->site,
             "%u of %u threads wait in %s", barrier.arrived, barrier.count, barrier.waiting.head->waits);
    }
    for (unsigned i = 0; i < count_; ++i) {
        const Thread& thread = threads_[i];
        if (thread.exited) continue;
        const Warp& warp = warps_[i / 32];
        for (unsigned lane = 0; lane < 32; ++lane) {
            const Thread& missing = warp.threads[lane];
            if (!(thread.mask & warp.present & ~warp.exited & 1u << lane) || &missing == &thread) continue;
            if ((warp.waiting >> lane & 1) && missing.mask == thread.mask &&
                warp.arrival[lane]->combine == warp.arrival[i % 32]->combine) {
                continue;
            }
            describe(other, sizeof other, missing);
            fail(thread, "warp operation not reached by all lanes", thread.site,
                 "%s with mask 0x%08x waits for lane %u, which %s", thread.waits, thread.mask, lane, other);
        }
    }
    fail(threads_[0], "deadlock", kernel->site, "no thread of the block can go on");
}

}  // namespace host
}  // namespace gpu
