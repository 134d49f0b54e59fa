"""Northway's engine: Markdown in, a frozen site out. It holds no advice, no number and no word that a reader sees."""
