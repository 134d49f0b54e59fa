"""Helplines as readers and programs need them: whether they are open, lists of them, open data."""
