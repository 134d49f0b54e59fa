"""What editors write, as immutable values. No Flask, no HTML."""
