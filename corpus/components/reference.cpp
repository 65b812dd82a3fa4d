#include "inputs.h"
#include "npy.h"

int main()
{
    const std::vector<int> edges = make_edges();
    std::vector<int> labels(kVertices), sizes(kVertices);
    for (int v = 0; v < kVertices; ++v) labels[v] = v;
    // The smallest vertex of each component, by passing labels along edges until nothing changes.
    for (bool changed = true; changed;) {
        changed = false;
        for (int e = 0; e < kEdges; ++e) {
            int &a = labels[edges[2 * e]], &b = labels[edges[2 * e + 1]];
            if (a != b) {
                changed = true;
                (a < b ? b : a) = a < b ? a : b;
            }
        }
    }
    std::vector<int> summary = {0, 0, 0};
    for (int v = 0; v < kVertices; ++v) ++sizes[labels[v]];
    for (int v = 0; v < kVertices; ++v) {
        summary[0] += sizes[v] > 0;
        if (sizes[v] > 0 && sizes[v] >= summary[1]) summary = {summary[0], sizes[v], v};
    }
    npy::save("labels.npy", labels);
    npy::save("sizes.npy", sizes);
    npy::save("summary.npy", summary);
    std::printf("reference: %d components\n", summary[0]);
    return 0;
}
