// Records, shared by the GPU program and its reference.
#pragma once

#include <cstdint>
#include <vector>

constexpr int kRecords = 3001;

struct Record {
    std::uint16_t kind;
    std::uint16_t flags;
    float weight;
    double amount;
};

inline std::vector<Record> make_records()
{
    std::vector<Record> records(kRecords);
    std::uint32_t state = 271828u;
    for (Record& record : records) {
        state = state * 1664525u + 1013904223u;
        record.kind = static_cast<std::uint16_t>((state >> 28) % 6u);
        record.flags = static_cast<std::uint16_t>(state >> 12);
        record.weight = static_cast<float>(state >> 24) / 16.0f;
        record.amount = static_cast<double>(static_cast<std::int32_t>(state)) / 4096.0;
    }
    return records;
}
