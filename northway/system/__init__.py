"""The machine: caches, digests, processes, the state of files. It knows nothing of pages."""
