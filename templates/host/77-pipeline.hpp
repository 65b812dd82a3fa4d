// Barriers and pipelines of asynchronous copies, as libcu++'s. A copy is done where it begins, so that the barrier behind
// it, on which its thread arrives later, covers it.
//@ gpu::barrier  needs: gpu::atomic_ref detail:spin
#include <cstddef>
#include <new>
namespace gpu {
namespace detail {
struct no_completion {
  void operator()() const {}
};
}  // namespace detail

// A phase ends when as many arrivals are counted as were expected.
template <thread_scope scope, class Completion = detail::no_completion>
class barrier {
  using A = detail::atomics<scope>;
  unsigned int phase_, pending_, expected_;
  Completion completion_;

 public:
  using arrival_token = unsigned int;  // the phase in which the thread arrived

  barrier() = default;
  explicit barrier(std::ptrdiff_t expected, Completion completion = Completion())
      : phase_(0), pending_(unsigned(expected)), expected_(unsigned(expected)), completion_(completion) {}
  barrier(const barrier&) = delete;
  barrier& operator=(const barrier&) = delete;
  friend void init(barrier* b, std::ptrdiff_t expected, Completion completion = Completion()) {
    ::new (static_cast<void*>(b)) barrier(expected, completion);
  }
  static constexpr std::ptrdiff_t max() { return (1 << 20) - 1; }

  arrival_token arrive(std::ptrdiff_t update = 1) {
    // The phase cannot end before this arrival, which is counted after it was read.
    const unsigned int phase = A::load(&phase_, __ATOMIC_RELAXED);
    const unsigned int count = unsigned(update);
    if (A::add(&pending_, 0u - count, __ATOMIC_ACQ_REL) == count) {
      completion_();
      A::store(&pending_, A::load(&expected_, __ATOMIC_RELAXED), __ATOMIC_RELAXED);
      A::store(&phase_, phase + 1u, __ATOMIC_RELEASE);
    }
    return phase;
  }
  void wait(arrival_token phase) const {
    while (A::load(&phase_, __ATOMIC_ACQUIRE) == phase) host::spin(1);
  }
  // Until the phase of this parity is over; the first phase has parity 0.
  void wait_parity(bool parity) const {
    while ((A::load(&phase_, __ATOMIC_ACQUIRE) & 1u) == unsigned(parity)) host::spin(1);
  }
  void arrive_and_wait() { wait(arrive()); }
  void arrive_and_drop() {
    A::add(&expected_, ~0u, __ATOMIC_RELAXED);
    arrive();
  }
};
}  // namespace gpu

//@ gpu::aligned_size_t
#include <cstddef>
namespace gpu {
// A size, and a promise of alignment for it and both addresses.
template <std::size_t alignment>
struct aligned_size_t {
  static constexpr std::size_t align = alignment;
  std::size_t value;
  explicit constexpr aligned_size_t(std::size_t size) : value(size) {}
  constexpr operator std::size_t() const { return value; }
};
}  // namespace gpu

//@ detail:group_copy
#include <cstddef>
#include <type_traits>
namespace gpu {
namespace detail {
struct one_thread {
  static constexpr unsigned size() { return 1; }
  static constexpr unsigned thread_rank() { return 0; }
};
template <class Size, class = void> struct alignment_of_size { static constexpr std::size_t value = 1; };
template <class Size>
struct alignment_of_size<Size, typename std::enable_if<(Size::align > 0)>::type> {
  static constexpr std::size_t value = Size::align;
};
template <std::size_t bytes> struct alignas(bytes) copy_unit { unsigned char part[bytes]; };

// Units of a size, one after another to the threads of the group; gives the number of bytes in whole units.
template <std::size_t bytes, class Group>
inline std::size_t copy_units(const Group& group, char* to, const char* from, std::size_t size) {
  auto* units = reinterpret_cast<copy_unit<bytes>*>(to);
  auto* source = reinterpret_cast<const copy_unit<bytes>*>(from);
  for (std::size_t i = group.thread_rank(); i < size / bytes; i += group.size()) units[i] = source[i];
  return size / bytes * bytes;
}
template <std::size_t alignment, class Group>
inline void group_copy(const Group& group, char* to, const char* from, std::size_t size) {
  std::size_t done = 0;
  if (alignment >= 4) {
    done = copy_units<alignment >= 16 ? 16 : alignment >= 4 ? alignment : 4>(group, to, from, size);
  } else if ((reinterpret_cast<std::size_t>(to) | reinterpret_cast<std::size_t>(from)) % 4 == 0) {
    done = copy_units<4>(group, to, from, size);
  }
  if (done < size) copy_units<1>(group, to + done, from + done, size - done);
}
}  // namespace detail
}  // namespace gpu

//@ gpu::memcpy_async  needs: gpu::aligned_size_t detail:group_copy
namespace gpu {
enum class async_contract_fulfillment { none, async };

// `sync` is a barrier on which the thread arrives later, or a pipeline whose stage it commits later.
template <class Group, class T, class Size, class Sync>
inline async_contract_fulfillment memcpy_async(const Group& group, T* to, const T* from, Size size,
                                                                   Sync& sync) {
  static_assert(std::is_trivially_copyable<T>::value, "memcpy_async copies byte by byte");
  constexpr std::size_t promised = detail::alignment_of_size<Size>::value;
  detail::group_copy<(alignof(T) > promised ? alignof(T) : promised)>(
      group, reinterpret_cast<char*>(to), reinterpret_cast<const char*>(from), size);
  (void)sync;
  return async_contract_fulfillment::none;
}
template <class Group, class Size, class Sync>
inline async_contract_fulfillment memcpy_async(const Group& group, void* to, const void* from,
                                                                   Size size, Sync& sync) {
  return memcpy_async(group, static_cast<char*>(to), static_cast<const char*>(from), size, sync);
}
template <class T, class Size, class Sync>
inline async_contract_fulfillment memcpy_async(T* to, const T* from, Size size, Sync& sync) {
  return memcpy_async(detail::one_thread(), to, from, size, sync);
}
template <class Size, class Sync>
inline async_contract_fulfillment memcpy_async(void* to, const void* from, Size size, Sync& sync) {
  return memcpy_async(detail::one_thread(), static_cast<char*>(to), static_cast<const char*>(from), size, sync);
}
}  // namespace gpu

//@ gpu::pipeline gpu::make_pipeline gpu::pipeline_shared_state gpu::pipeline_role  needs: gpu::barrier
namespace gpu {
enum class pipeline_role { producer, consumer };

template <thread_scope scope, unsigned char stages>
class pipeline_shared_state {
 public:
  pipeline_shared_state() = default;
  pipeline_shared_state(const pipeline_shared_state&) = delete;
  pipeline_shared_state& operator=(const pipeline_shared_state&) = delete;
  // For make_pipeline.
  barrier<scope> produced_[stages], consumed_[stages];
  unsigned int users_, producers_;
};

// Stages in a ring. The n-th use of a stage (from 0) waits for phase n of its barrier of filling, and before it fills the
// stage again, for phase n - 1 of its barrier of use.
template <thread_scope scope>
class pipeline {
  struct place {
    unsigned int stage = 0, round = 0;
  };
  barrier<scope>*produced_, *consumed_;
  unsigned int *users_, stages_;
  place head_, tail_;
  bool active_ = true;
  void advance(place& p) const {
    if (++p.stage == stages_) p.stage = 0, ++p.round;
  }

 public:
  template <unsigned char stages>
  explicit pipeline(pipeline_shared_state<scope, stages>* state)
      : produced_(state->produced_), consumed_(state->consumed_), users_(&state->users_), stages_(stages) {}
  pipeline(pipeline&& other)
      : produced_(other.produced_), consumed_(other.consumed_), users_(other.users_), stages_(other.stages_),
        head_(other.head_), tail_(other.tail_), active_(other.active_) {
    other.active_ = false;
  }
  pipeline(const pipeline&) = delete;
  pipeline& operator=(const pipeline&) = delete;
  ~pipeline() { quit(); }

  // True for the thread that leaves last.
  bool quit() {
    if (!active_) return false;
    active_ = false;
    return detail::atomics<scope>::add(users_, ~0u, __ATOMIC_ACQ_REL) == 1u;
  }
  void producer_acquire() { consumed_[head_.stage].wait_parity((head_.round & 1u) == 0); }
  void producer_commit() {
    produced_[head_.stage].arrive();
    advance(head_);
  }
  void consumer_wait() { produced_[tail_.stage].wait_parity((tail_.round & 1u) != 0); }
  void consumer_release() {
    consumed_[tail_.stage].arrive();
    advance(tail_);
  }
};

// That of one thread: its copies are done where they begin.
template <>
class pipeline<thread_scope_thread> {
 public:
  pipeline() = default;
  pipeline(pipeline&&) = default;
  pipeline(const pipeline&) = delete;
  pipeline& operator=(const pipeline&) = delete;
  ~pipeline() {}
  bool quit() { return true; }
  void producer_acquire() {}
  void producer_commit() {}
  void consumer_wait() {}
  void consumer_release() {}
};
inline pipeline<thread_scope_thread> make_pipeline() { return pipeline<thread_scope_thread>(); }

namespace detail {
template <class Group, thread_scope scope, unsigned char stages>
inline void start_pipeline(const Group& group, pipeline_shared_state<scope, stages>* state,
                                               unsigned int producers, unsigned int consumers) {
  if (group.thread_rank() == 0) {
    for (int i = 0; i < stages; ++i) {
      init(&state->produced_[i], producers);
      init(&state->consumed_[i], consumers);
    }
    state->users_ = unsigned(group.size());
  }
  group.sync();
}
}  // namespace detail

// All threads of the group produce and consume.
template <class Group, thread_scope scope, unsigned char stages>
inline pipeline<scope> make_pipeline(const Group& group,
                                                         pipeline_shared_state<scope, stages>* state) {
  detail::start_pipeline(group, state, unsigned(group.size()), unsigned(group.size()));
  return pipeline<scope>(state);
}
// The first threads of the group produce, the others consume.
template <class Group, thread_scope scope, unsigned char stages>
inline pipeline<scope> make_pipeline(const Group& group, pipeline_shared_state<scope, stages>* state,
                                                         std::size_t producers) {
  detail::start_pipeline(group, state, unsigned(producers), unsigned(group.size() - producers));
  return pipeline<scope>(state);
}
// Each thread says what it does.
template <class Group, thread_scope scope, unsigned char stages>
inline pipeline<scope> make_pipeline(const Group& group, pipeline_shared_state<scope, stages>* state,
                                                         pipeline_role role) {
  using A = detail::atomics<scope>;
  if (group.thread_rank() == 0) A::store(&state->producers_, 0u, __ATOMIC_RELAXED);
  group.sync();
  if (role == pipeline_role::producer) A::add(&state->producers_, 1u, __ATOMIC_RELAXED);
  group.sync();
  const unsigned int producers = A::load(&state->producers_, __ATOMIC_RELAXED);
  detail::start_pipeline(group, state, producers, unsigned(group.size()) - producers);
  return pipeline<scope>(state);
}
}  // namespace gpu

//@ gpu::pipeline_consumer_wait_prior  needs: gpu::pipeline
namespace gpu {
template <unsigned char stages>
inline void pipeline_consumer_wait_prior(pipeline<thread_scope_thread>& p) {
  p.consumer_wait();
}
}  // namespace gpu

//@ gpu::pipeline_producer_commit  needs: gpu::pipeline
namespace gpu {
// The thread's copies are done: there is nothing that the barrier would have to wait for.
template <thread_scope scope, class Completion>
inline void pipeline_producer_commit(pipeline<thread_scope_thread>&, barrier<scope, Completion>&) {}
}  // namespace gpu
