"""Moves, retires, begins and mends content files for editors. A change is computed before any file is written."""
