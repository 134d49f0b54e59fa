"""Helplines as readers and other programs need them: who is open, who is for whom, open data."""
