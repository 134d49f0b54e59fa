"""Search on the reader's own device: how words are folded, what the index holds, and how pages are ranked."""
