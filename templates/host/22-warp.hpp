Warp operations: the lanes of the mask meet, the last one to come computes the results of all.

//@ detail:warp needs: detail:current
namespace gpu {
namespace host {

inline unsigned lane() { return (threadIdx.x + blockDim.x * (threadIdx.y + blockDim.y * threadIdx.z)) % 32; }

// What lane `lane` brought to the operation that is being combined.
template <class Slot>
inline Slot& slot(Warp& warp, unsigned lane) {
    return *static_cast<Slot*>(warp.arrival[lane]->slot);
}

// Lets the lanes of the mask meet. `combine` gets the lanes that came and fills in their slots.
template <class Slot>
inline void meet(const char* operation, unsigned mask, Slot& slot, void (*combine)(Warp&, unsigned lanes), Site site) {
    Arrival arrival{operation, mask, site, &slot, combine};
    current(operation, site).meet(arrival);
}

// Calls f(lane) for every lane in the set.
template <class F>
inline void each(unsigned lanes, F f) {
    for (; lanes; lanes &= lanes - 1) f(unsigned(__builtin_ctz(lanes)));
}

}  // namespace host
}  // namespace gpu

//@ detail:shuffle needs: detail:warp
namespace gpu {
namespace host {

template <class T>
struct Shuffle {
    T value;
    T result;
    unsigned source;
};

inline void check_width(const char* operation, int width, Site site) {
    if (width > 0 && width <= 32 && (width & (width - 1)) == 0) return;
    Worker& own = current(operation, site);
    own.fail(*own.thread, "invalid shuffle width", site, "%s has width %d, which is not a power of two up to 32", operation, width);
}

template <class T>
inline void combine_shuffle(Warp& warp, unsigned lanes) {
    each(lanes, [&](unsigned to) {
        Shuffle<T>& mine = slot<Shuffle<T>>(warp, to);
        if (lanes >> mine.source & 1) {
            mine.result = slot<Shuffle<T>>(warp, mine.source).value;
            return;
        }
        if (settings().allow_inactive) {
            std::memset(static_cast<void*>(&mine.result), 0xff, sizeof(T));
            return;
        }
        const Arrival& arrival = *warp.arrival[to];
        const char* why = !(warp.present >> mine.source & 1)         ? "which the block does not have"
                          : !(arrival.mask >> mine.source & 1) ? "which is not in its mask"
                                                               : "which has exited";
        worker->fail(warp.threads[to], "shuffle from an inactive lane", arrival.site,
                     "%s with mask 0x%08x in lane %u reads lane %u, %s", arrival.operation, arrival.mask, to, mine.source, why);
    });
}

template <class T>
inline T shuffle(const char* operation, unsigned mask, T value, unsigned source, Site site) {
    Shuffle<T> mine{value, value, source};
    meet(operation, mask, mine, combine_shuffle<T>, site);
    return mine.result;
}

}  // namespace host
}  // namespace gpu

//@ gpu::shfl needs: detail:shuffle
namespace gpu {
// The value of lane `source_lane` of the caller's segment.
template <class T>
inline T shfl(unsigned mask, T var, int source_lane, int width = 32, host::Site site = host::here()) {
    host::check_width("gpu::shfl", width, site);
    const unsigned first = host::lane() & ~unsigned(width - 1);
    return host::shuffle("gpu::shfl", mask, var, first | (unsigned(source_lane) & unsigned(width - 1)), site);
}
}  // namespace gpu

//@ gpu::shfl_up needs: detail:shuffle
namespace gpu {
// The value of the lane `delta` below, the caller's own where the segment begins.
template <class T>
inline T shfl_up(unsigned mask, T var, unsigned delta, int width = 32, host::Site site = host::here()) {
    host::check_width("gpu::shfl_up", width, site);
    const unsigned lane = host::lane(), in_segment = lane & unsigned(width - 1);
    delta &= 31;
    return host::shuffle("gpu::shfl_up", mask, var, delta > in_segment ? lane : lane - delta, site);
}
}  // namespace gpu

//@ gpu::shfl_down needs: detail:shuffle
namespace gpu {
// The value of the lane `delta` above, the caller's own where the segment ends.
template <class T>
inline T shfl_down(unsigned mask, T var, unsigned delta, int width = 32, host::Site site = host::here()) {
    host::check_width("gpu::shfl_down", width, site);
    const unsigned lane = host::lane(), in_segment = lane & unsigned(width - 1);
    delta &= 31;
    return host::shuffle("gpu::shfl_down", mask, var, in_segment + delta >= unsigned(width) ? lane : lane + delta, site);
}
}  // namespace gpu

//@ gpu::shfl_xor needs: detail:shuffle
namespace gpu {
// The value of the lane whose number is the caller's xor `lane_mask`; the caller's own where that is a later segment.
template <class T>
inline T shfl_xor(unsigned mask, T var, int lane_mask, int width = 32, host::Site site = host::here()) {
    host::check_width("gpu::shfl_xor", width, site);
    const unsigned lane = host::lane(), source = lane ^ (unsigned(lane_mask) & 31);
    return host::shuffle("gpu::shfl_xor", mask, var, source > (lane | unsigned(width - 1)) ? lane : source, site);
}
}  // namespace gpu

//@ detail:vote needs: detail:warp
namespace gpu {
namespace host {

struct Vote {
    bool predicate;
    unsigned ballot;
    unsigned lanes;  // that took part
};

inline Vote vote(const char* operation, unsigned mask, bool predicate, void (*combine)(Warp&, unsigned), Site site) {
    Vote mine{predicate, 0, 0};
    meet(operation, mask, mine, combine, site);
    return mine;
}

// `which` tells the operations apart: lanes meet only in the same one.
template <int which>
inline void combine_vote(Warp& warp, unsigned lanes) {
    unsigned ballot = 0;
    each(lanes, [&](unsigned lane) { ballot |= unsigned(slot<Vote>(warp, lane).predicate) << lane; });
    each(lanes, [&](unsigned lane) {
        slot<Vote>(warp, lane).ballot = ballot;
        slot<Vote>(warp, lane).lanes = lanes;
    });
}

}  // namespace host
}  // namespace gpu

//@ gpu::ballot needs: detail:vote
namespace gpu {
// The lanes of the mask whose predicate holds.
inline unsigned ballot(unsigned mask, int predicate, host::Site site = host::here()) {
    return host::vote("gpu::ballot", mask, predicate != 0, host::combine_vote<0>, site).ballot;
}
}  // namespace gpu

//@ gpu::any needs: detail:vote
namespace gpu {
inline int any(unsigned mask, int predicate, host::Site site = host::here()) {
    return host::vote("gpu::any", mask, predicate != 0, host::combine_vote<1>, site).ballot != 0;
}
}  // namespace gpu

//@ gpu::all needs: detail:vote
namespace gpu {
inline int all(unsigned mask, int predicate, host::Site site = host::here()) {
    const host::Vote vote = host::vote("gpu::all", mask, predicate != 0, host::combine_vote<2>, site);
    return vote.ballot == vote.lanes;
}
}  // namespace gpu

//@ gpu::sync_warp needs: detail:vote
namespace gpu {
inline void sync_warp(unsigned mask = 0xffffffffu, host::Site site = host::here()) {
    host::vote("gpu::sync_warp", mask, true, host::combine_vote<3>, site);
}
}  // namespace gpu

//@ gpu::active_mask needs: detail:warp
namespace gpu {
// The lanes that are at this place together: as many as can come here before any of them goes on.
inline unsigned active_mask(host::Site site = host::here()) { return host::current("gpu::active_mask", site).active_mask(site); }
}  // namespace gpu
