What the floating-point instructions of inline PTX compute.
