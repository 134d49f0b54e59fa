"""Caches, digests, processes, and the sizes and times of files. Nothing here knows about pages."""
