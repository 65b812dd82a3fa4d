"""The generated checks of the API tables' rows against the vendors' headers."""
