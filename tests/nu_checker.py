"""The Nu HTML checker, which is stricter than our parsers, if this machine has Java and npm to run it."""

import json
import shutil
import subprocess
from pathlib import Path

HOME = Path(__file__).parents[1] / ".venv" / "nu"
JAR = HOME / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
# Errors for what the checker does not know yet, each with the standard that defines it.
UNKNOWN_TO_IT = (
    "Property “container-type” doesn't exist.",  # CSS Conditional Rules 5
    "Unrecognized at-rule “@container”",  # CSS Conditional Rules 5
)


def can_run() -> bool:
    """Whether the checker is installed, or can be installed."""
    return bool(shutil.which("java") and (JAR.exists() or shutil.which("npm")))


def bring() -> None:
    """Install the checker, if it is missing."""
    if not JAR.exists():
        HOME.mkdir(parents=True, exist_ok=True)
        words = ["npm", "install", "--silent", "--ignore-scripts", "--no-audit", "--no-fund", "--no-save", "vnu-jar"]
        subprocess.run(words, cwd=HOME, check=True, capture_output=True)


def faults(pages: list[Path]) -> list[str]:
    """What the checker calls an error in these pages."""
    bring()
    words = ["java", "-jar", str(JAR), "--errors-only", "--format", "json", "--exit-zero-always"]
    said = subprocess.run([*words, *map(str, pages)], capture_output=True, text=True, check=True).stderr
    return [
        f"{message['url']}:{message['lastLine']}: {message['message']}"
        for message in json.loads(said)["messages"]
        if not any(unknown in message["message"] for unknown in UNKNOWN_TO_IT)
    ]
