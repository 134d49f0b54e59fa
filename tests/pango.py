"""Pango, a library of the system with which WeasyPrint prints leaflets.

`python -m tests.pango` installs it where it is missing, as root with apt-get; `make test` runs it before the tests.
"""

import os
import shutil
import subprocess

from northway.freeze.leaflets import PANGO, LeafletError, find_weasyprint


def is_here() -> bool:
    """Whether leaflets can be printed."""
    try:
        find_weasyprint()
    except LeafletError:
        return False
    return True


if __name__ == "__main__" and not is_here() and os.geteuid() == 0 and shutil.which("apt-get"):
    # A failure is not reported here: the test of leaflets does that.
    for words in (["update"], ["-y", "install", *PANGO]):
        command = ["apt-get", "-qq", *words]
        subprocess.run(command, capture_output=True, env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"})
