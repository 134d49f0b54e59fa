"""Changes content files for whoever writes: moves, retires, begins and mends them. Changes are computed first."""
