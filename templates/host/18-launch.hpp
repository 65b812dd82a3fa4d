Launching: blocks over OS threads, the time limit, crashes inside kernels, and k<<<grid, block, shared, stream>>>(...).

//@ detail:last_error
namespace gpu {
namespace host {
inline thread_local int last_error = 0;  // what gpuGetLastError gives

inline int remember(int error) {
    if (error) last_error = error;
    return error;
}
}  // namespace host
}  // namespace gpu

//@ detail:pool needs: detail:shared
#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <memory>

namespace gpu {
namespace host {

// A crash inside a kernel is reported with kernel, block and thread; elsewhere it takes its usual course.
inline void on_signal(int signal, siginfo_t* info, void*) {
    std::signal(signal, SIG_DFL);
    if (!worker || !worker->thread) {
        raise(signal);
        return;
    }
    const Thread& thread = *worker->thread;
    const char* detail = "after this place, the last one known";
    if (signal == SIGABRT) worker->fail(thread, "abort", worker->site, "%s", detail);
    if (signal == SIGFPE) worker->fail(thread, "integer division by zero or overflow", worker->site, "%s", detail);
    if (signal != SIGILL && worker->in_guard_page(info->si_addr)) {
        worker->fail(thread, "stack overflow", worker->site, "a CUDA thread has %zu KB of stack here; " "GPU_" "HOST_STACK=KB changes it",
                     settings().stack / 1024);
    }
    if (signal == SIGILL) worker->fail(thread, "trap", worker->site, "%s", detail);
    worker->fail(thread, "invalid memory access", worker->site, "address %p, %s", info->si_addr, detail);
}

// The worker of the calling OS thread, with a stack of its own for signals.
inline Worker& own_worker() {
    struct Own {
        Worker worker;
        std::unique_ptr<char[]> stack{new char[65536]};
        Own() {
            stack_t alternate{};
            alternate.ss_sp = stack.get();
            alternate.ss_size = 65536;
            sigaltstack(&alternate, nullptr);
        }
        ~Own() {
            stack_t none{};
            none.ss_flags = SS_DISABLE;
            sigaltstack(&none, nullptr);
        }
    };
    static thread_local Own own;
    return own.worker;
}

// The OS threads that run blocks. The launching thread is one of them; kernels run one at a time.
class Pool {
public:
    // Never destroyed, because its threads may still be waiting when the program ends.
    static Pool& instance() {
        static Pool* const pool = new Pool;
        return *pool;
    }

    void run(const Kernel& kernel) {
        std::lock_guard<std::mutex> one(launches_);
        blocks_ = (unsigned long long)kernel.grid.x * kernel.grid.y * kernel.grid.z;
        next_ = 0;
        unsigned helpers = threads_ - 1;
        if (blocks_ <= helpers || kernel.grid_barrier) helpers = unsigned(blocks_) - 1;
        {
            std::lock_guard<std::mutex> lock(mutex_);
            kernel_ = &kernel;
            tickets_ = busy_ = helpers;
            while (started_ < helpers) {
                ++started_;
                std::thread([this] { help(); }).detach();
            }
        }
        if (helpers) wake_.notify_all();
        std::unique_ptr<Watch> watch;
        if (settings().timeout > 0) watch.reset(new Watch(kernel, *this));
        work(kernel);
        std::unique_lock<std::mutex> lock(mutex_);
        done_.wait(lock, [this] { return busy_ == 0; });
    }

private:
    std::mutex launches_, mutex_;
    std::condition_variable wake_, done_;
    const Kernel* kernel_ = nullptr;
    std::vector<const Worker*> working_;
    std::atomic<unsigned long long> next_{0};
    unsigned long long blocks_ = 0;
    unsigned threads_, started_ = 0, tickets_ = 0, busy_ = 0;

    Pool() : threads_(settings().threads ? settings().threads : std::thread::hardware_concurrency()) {
        if (!threads_) threads_ = 1;
        struct sigaction action{};
        action.sa_sigaction = on_signal;
        action.sa_flags = SA_SIGINFO | SA_ONSTACK | SA_NODEFER;
        for (int signal : {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT}) sigaction(signal, &action, nullptr);
    }

    void help() {
        for (;;) {
            const Kernel* kernel;
            {
                std::unique_lock<std::mutex> lock(mutex_);
                wake_.wait(lock, [this] { return tickets_ > 0; });
                --tickets_;
                kernel = kernel_;
            }
            work(*kernel);
            std::lock_guard<std::mutex> lock(mutex_);
            if (--busy_ == 0) done_.notify_all();
        }
    }

    // Blocks are begun in the order of their index, so that a block may wait for one before it.
    void work(const Kernel& kernel) {
        Worker& own = own_worker();
        {
            std::lock_guard<std::mutex> lock(mutex_);
            working_.push_back(&own);
        }
        worker = &own;
        for (unsigned long long block; (block = next_++) < blocks_;) {
            begin_shared(kernel.shared);
            const unsigned long long row = block / kernel.grid.x;
            own.run_block(kernel, {unsigned(block % kernel.grid.x), unsigned(row % kernel.grid.y), unsigned(row / kernel.grid.y)});
            if (kernel.grid_barrier) kernel.grid_barrier->end();
        }
        worker = nullptr;
        std::lock_guard<std::mutex> lock(mutex_);
        working_.erase(std::find(working_.begin(), working_.end(), &own));
    }

    // The line for a kernel that runs too long, with one thread that was running.
    struct Report {
        char line[600];
        Report(Pool& pool, const Kernel& kernel) {
            std::lock_guard<std::mutex> lock(pool.mutex_);
            uint3 block{}, thread{};
            Site site = kernel.site;
            for (const Worker* running : pool.working_) {
                const Thread* now = running->thread;
                if (!now) continue;
                block = running->block_index;
                thread = now->index;
                site = running->site;
                break;
            }
            std::snprintf(line, sizeof line,
                          "gpu host: time limit exceeded in kernel %s, block (%u,%u,%u), thread (%u,%u,%u), %s:%d: ran longer "
                          "than %g s; this thread was running, and this is the last place known in it",
                          kernel.name, block.x, block.y, block.z, thread.x, thread.y, thread.z, site.file, site.line,
                          settings().timeout);
        }
    };

    // Ends the program when the kernel runs longer than the time limit.
    struct Watch {
        std::mutex mutex;
        std::condition_variable finished;
        bool over = false;
        std::thread thread;

        Watch(const Kernel& kernel, Pool& pool) : thread([this, &kernel, &pool] {
            std::unique_lock<std::mutex> lock(mutex);
            if (finished.wait_for(lock, std::chrono::duration<double>(settings().timeout), [this] { return over; })) return;
            Report report(pool, kernel);
            end_program(report.line);
        }) {}
        ~Watch() {
            {
                std::lock_guard<std::mutex> lock(mutex);
                over = true;
            }
            finished.notify_all();
            thread.join();
        }
    };
};

}  // namespace host
}  // namespace gpu

//@ detail:recorders
#include <atomic>
#include <functional>
#include <map>
#include <mutex>

namespace gpu {
namespace host {

// The kinds of work that a stream takes, with CUDA's numbers of graph nodes (driver_types.h, cudaGraphNodeType).
enum class Kind : int { kernel = 0, copy = 1, fill = 2, call = 3, graph = 4, empty = 5, wait = 6, mark = 7 };

// A kernel with copies of its arguments.
struct BoundKernel {
    const void* function = nullptr;
    dim3 grid, block;
    size_t shared = 0;
    std::vector<void*> arguments;  // one pointer for each parameter; `copies` holds what they point to
    std::shared_ptr<void> copies;
    std::function<int(const BoundKernel&)> run;
    bool cooperative = false;
};

// Takes down what is given to a stream that is being captured, instead of doing it.
class Recorder {
public:
    virtual ~Recorder() = default;
    virtual int record(const void* stream, Kind kind, std::function<int()> work) = 0;
    virtual int record(const void* stream, const BoundKernel& kernel) = 0;
    virtual void mark(const void* stream, const void* event) = 0;  // the event stands for the work until now
    virtual bool join(const void* stream, const void* event) = 0;  // the stream waits for the event
    virtual void invalidate() = 0;
};

// The streams that are being captured.
class Recorders {
public:
    static Recorders& instance() {
        static Recorders* const all = new Recorders;
        return *all;
    }
    Recorder* of(const void* stream) {
        if (!count_) return nullptr;
        std::lock_guard<std::mutex> lock(mutex_);
        const auto found = streams_.find(stream);
        return found == streams_.end() ? nullptr : found->second;
    }
    void set(const void* stream, Recorder* recorder) {
        std::lock_guard<std::mutex> lock(mutex_);
        streams_[stream] = recorder;
        count_ = int(streams_.size());
    }
    void end(Recorder* recorder) {
        std::lock_guard<std::mutex> lock(mutex_);
        for (auto at = streams_.begin(); at != streams_.end();) at = at->second == recorder ? streams_.erase(at) : std::next(at);
        count_ = int(streams_.size());
    }
    // Lets the stream join the capture that the event was recorded in, if it was.
    bool join(const void* stream, const void* event) {
        if (!count_) return false;
        std::map<const void*, Recorder*> streams;
        {
            std::lock_guard<std::mutex> lock(mutex_);
            streams = streams_;
        }
        for (const auto& entry : streams)
            if (entry.second->join(stream, event)) return true;
        return false;
    }

private:
    std::mutex mutex_;
    std::map<const void*, Recorder*> streams_;
    std::atomic<int> count_{0};
};

}  // namespace host
}  // namespace gpu

//@ detail:launch needs: detail:pool detail:last_error detail:recorders
#include <map>
#include <tuple>
#include <type_traits>

namespace gpu {
namespace host {

// What gpuFuncSetAttribute has allowed each kernel in bytes of dynamic shared memory.
struct SharedAllowances {
    std::mutex mutex;
    std::map<const void*, size_t> bytes;

    static SharedAllowances& instance() {
        static SharedAllowances all;
        return all;
    }
    void set(const void* kernel, size_t allowed) {
        std::lock_guard<std::mutex> lock(mutex);
        bytes[kernel] = allowed;
    }
    // A launch that does not know the address of its kernel (a template with deduced arguments) gets the largest.
    size_t get(const void* kernel) {
        std::lock_guard<std::mutex> lock(mutex);
        size_t largest = shared_limit;
        for (const auto& entry : bytes)
            if ((!kernel || entry.first == kernel) && entry.second > largest) largest = entry.second;
        return largest;
    }
};

// What the device of this target holds at once, for cooperative launches.
constexpr unsigned long long resident_blocks = 8 * 32, resident_threads = 8 * 2048;

// The limits of CUDA devices, and the errors that CUDA gives beyond them (its numbers).
inline int launch_error(const Kernel& kernel, const void* function) {
    const dim3 g = kernel.grid, b = kernel.block;
    if (!g.x || !g.y || !g.z || !b.x || !b.y || !b.z) return 9;  // invalid configuration
    if (b.x > 1024 || b.y > 1024 || b.z > 64 || (unsigned long long)b.x * b.y * b.z > 1024) return 9;
    if (g.x > 0x7fffffffu || g.y > 65535 || g.z > 65535) return 9;
    const unsigned long long blocks = (unsigned long long)g.x * g.y * g.z, threads = (b.x * b.y * b.z + 31) / 32 * 32;
    if (kernel.grid_barrier && (blocks > resident_blocks || blocks * threads > resident_threads)) return 720;  // too large
    return kernel.shared > SharedAllowances::instance().get(function) ? 1 : 0;  // invalid value
}

// Runs the kernel to its end, or records why it cannot be launched.
inline int run(const Kernel& kernel, const void* function) {
    if (worker) worker->fail(*worker->thread, "launch from device code", kernel.site, "kernel %s: the host target runs kernels launched by the host only", kernel.name);
    const int error = launch_error(kernel, function);
    if (!error) Pool::instance().run(kernel);
    return remember(error);
}

// What stands between <<< and >>>. Work is done in order at once, but for streams that are being captured.
struct Configuration {
    dim3 grid, block;
    size_t shared;
    const void* stream;
    Site site;
    bool cooperative = false;  // blocks may wait for one another: all of them run at once
    Configuration(dim3 g, dim3 b, size_t bytes = 0, const void* on = nullptr, Site s = here())
        : grid(g), block(b), shared(bytes), stream(on), site(s) {}
    Configuration(const BoundKernel& k, Site s)
        : grid(k.grid), block(k.block), shared(k.shared), stream(nullptr), site(s), cooperative(k.cooperative) {}
};

// Calls `function` with copies of the arguments in every thread, or has this recorded.
template <class F, class... A>
inline int run_with(const char* name, const void* address, const F& function, const Configuration& c, const std::tuple<A...>& arguments) {
    struct Bound {
        const F& function;
        const std::tuple<A...>& arguments;
        static void call(const void* self) {
            const Bound& bound = *static_cast<const Bound*>(self);
            std::apply(bound.function, bound.arguments);
        }
    } bound{function, arguments};
    if (Recorder* recorder = Recorders::instance().of(c.stream)) {
        BoundKernel kernel{address, c.grid, c.block, c.shared, {}, nullptr, nullptr, c.cooperative};
        const auto copies = std::make_shared<std::tuple<A...>>(arguments);
        std::apply([&](auto&... each) { kernel.arguments = {const_cast<void*>(static_cast<const void*>(&each))...}; }, *copies);
        kernel.copies = copies;
        kernel.run = [=](const BoundKernel& k) {
            return run_with(name, k.function, function, Configuration(k, c.site), *copies);
        };
        return remember(recorder->record(c.stream, kernel));
    }
    GridBarrier barrier((unsigned long long)c.grid.x * c.grid.y * c.grid.z);
    return run({name, c.site, c.grid, c.block, c.shared, Bound::call, &bound, c.cooperative ? &barrier : nullptr}, address);
}

// Kernels by their address, for calls that are given a kernel without its type.
class Kernels {
public:
    using Binder = BoundKernel (*)(const void* function, void** arguments, Site site);
    static Kernels& instance() {
        static Kernels* const all = new Kernels;
        return *all;
    }
    void add(const void* function, Binder binder) {
        std::lock_guard<std::mutex> lock(mutex_);
        binders_[function] = binder;
    }
    Binder find(const void* function) {
        std::lock_guard<std::mutex> lock(mutex_);
        const auto found = binders_.find(function);
        return found == binders_.end() ? nullptr : found->second;
    }

private:
    std::mutex mutex_;
    std::map<const void*, Binder> binders_;
};

template <class... P, size_t... index>
std::tuple<P...> copies_of(void** arguments, std::index_sequence<index...>) {
    return std::tuple<P...>(*static_cast<std::remove_reference_t<P>*>(arguments[index])...);
}

// Copies of the arguments that an array of pointers gives, with the kernel that takes them.
template <class... P>
BoundKernel bind(const void* function, void** arguments, Site site) {
    const auto copies = std::make_shared<std::tuple<P...>>(copies_of<P...>(arguments, std::index_sequence_for<P...>{}));
    BoundKernel kernel;
    kernel.function = function;
    std::apply([&](auto&... each) { kernel.arguments = {const_cast<void*>(static_cast<const void*>(&each))...}; }, *copies);
    kernel.copies = copies;
    kernel.run = [=](const BoundKernel& k) {
        const auto typed = reinterpret_cast<void (*)(P...)>(const_cast<void*>(k.function));
        return run_with("(launched by address)", k.function, typed, Configuration(k, site), *copies);
    };
    return kernel;
}

// A kernel whose address is about to lose its type; the host build puts this around it.
template <class... P>
auto kernel_address(void (*kernel)(P...)) {
    Kernels::instance().add(reinterpret_cast<const void*>(kernel), &bind<P...>);
    return kernel;
}

// launch("k", &k, Configuration(grid, block))(arguments): the arguments are converted as a call of k would.
template <class... P>
auto launch(const char* name, void (*kernel)(P...), Configuration c) {
    return [=](P... arguments) {
        if (!kernel) {
            remember(98);  // invalid device function
            return;
        }
        if (Recorders::instance().of(c.stream)) kernel_address(kernel);
        run_with(name, reinterpret_cast<const void*>(kernel), kernel, c, std::tuple<P...>(arguments...));
    };
}

// For a kernel that has no single address: `call` is a generic lambda that calls it.
template <class F>
auto launch(const char* name, F call, Configuration c) {
    return [=](auto... arguments) {
        run_with(name, nullptr, call, c, std::tuple<decltype(arguments)...>(arguments...));
    };
}

}  // namespace host
}  // namespace gpu
