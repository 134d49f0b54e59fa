"""Mozilla's HTTP Observatory, where this machine has npm: the grade that it would give an answer of ours."""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

HOME = Path(__file__).parents[1] / ".venv" / "observatory"
PACKAGE = "@mdn/mdn-http-observatory"
PRELOADED = HOME / "node_modules" / PACKAGE / "conf" / "hsts-preload.json"
GRADER = Path(__file__).parent / "deploy" / "observatory.mjs"


def can_run() -> bool:
    """Whether it is installed, or can be installed."""
    return bool(shutil.which("node") and (PRELOADED.exists() or shutil.which("npm")))


def bring() -> None:
    """Bring it, if it is not here. The browsers' list of hosts that HTTPS is preloaded for stays empty: ours is none."""
    if not PRELOADED.exists():
        HOME.mkdir(parents=True, exist_ok=True)
        words = ["npm", "install", "--silent", "--ignore-scripts", "--no-audit", "--no-fund", "--no-save"]
        subprocess.run([*words, f"{PACKAGE}@1.4.8"], cwd=HOME, check=True, capture_output=True)
        PRELOADED.write_text("{}")


def grade(host: str, headers: dict[str, str], html: str, location: str) -> dict[str, Any]:
    """The `grade`, the `score`, and the `scores` of each test; `location` is where http://host/ leads."""
    bring()
    answer = {"host": host, "headers": headers, "html": html, "location": location}
    said = subprocess.run(
        ["node", GRADER, HOME], input=json.dumps(answer), capture_output=True, text=True, check=True
    ).stdout
    found: dict[str, Any] = json.loads(said)
    return found
