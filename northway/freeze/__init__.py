"""Freezes the site into a folder of files, and prints leaflets."""
