"""Flask, Jinja, and the words of the interface."""
