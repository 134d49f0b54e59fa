"""Runs the benchmark: `python3 bench/run.py`. The module `comparison` says what it measures."""

import sys
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
    from bench.comparison import main

    main(sys.argv[1:])
