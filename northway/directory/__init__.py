"""Selects helplines for lists, computes when a channel is open, and makes the open data."""
