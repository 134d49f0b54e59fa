"""Make the virtual environment ready, with Python's standard library alone.

`python3 make_ready.py requirements.txt` makes `.venv` and installs exactly what the file lists, checked by hash.
A Python that is too old is refused in one sentence, by `import northway`; this file must parse in Python 3.6 for that.
Debian leaves `ensurepip` out of its Python, and often pip too, so there are three ways to get pip.
"""

import shutil
import subprocess
import sys
import tempfile
import venv
from importlib.util import find_spec
from pathlib import Path

import northway  # noqa: F401 - refuses a Python that is too old

HERE = Path(__file__).resolve().parent
ENVIRONMENT = HERE / ".venv"
PYTHON = ENVIRONMENT / "bin" / "python"
NO_PIP = "Cannot find pip, or fetch it from Debian. As root, run: apt-get install python3-venv; then run this again."


def run(*command: object, **options: object) -> None:
    subprocess.run([str(word) for word in command], check=True, **options)


def debian_pip(folder: Path) -> Path:
    """Fetch Debian's own wheel of pip into `folder`; needs neither root nor a list of packages on the machine."""
    state = [f"-oDir::State={folder}", "-oDir::State::status=/var/lib/dpkg/status", f"-oDir::Cache={folder}"]
    for name in ("lists/partial", "archives/partial"):
        (folder / name).mkdir(parents=True)
    run("apt-get", "-qq", *state, "update", cwd=folder)
    run("apt-get", "-qq", *state, "download", "python3-pip-whl", cwd=folder)
    run("dpkg-deb", "-x", next(folder.glob("python3-pip-whl*.deb")), folder)
    return next(folder.glob("usr/share/python-wheels/pip-*.whl")) / "pip"


def install(requirements: Path) -> None:
    arguments = ["--disable-pip-version-check", "install", "-q", "--require-hashes"]
    # Wheels are only unpacked; installing anything else would run the code in it.
    arguments += ["--only-binary", ":all:", "-r", requirements]
    if find_spec("ensurepip"):
        venv.create(ENVIRONMENT, with_pip=True)
        return run(PYTHON, "-m", "pip", *arguments)
    venv.create(ENVIRONMENT, with_pip=False)
    if find_spec("pip"):
        return run(sys.executable, "-m", "pip", "--python", PYTHON, *arguments)
    if not shutil.which("apt-get"):
        sys.exit(NO_PIP)
    with tempfile.TemporaryDirectory() as folder:
        try:
            pip = debian_pip(Path(folder))
        except (subprocess.CalledProcessError, StopIteration):
            sys.exit(NO_PIP)
        return run(sys.executable, pip, "--python", PYTHON, *arguments)


def main() -> None:
    requirements = HERE / sys.argv[1]
    # An environment that was made in another folder, or by another Python, does not work here, so it is made anew.
    made_for, now = ENVIRONMENT / "made-for", f"{ENVIRONMENT}\n{sys.base_prefix}\n{sys.version}"
    if ENVIRONMENT.exists() and (not made_for.exists() or made_for.read_text() != now):
        shutil.rmtree(ENVIRONMENT)
    print(f"Making ready: {requirements.name} into .venv", flush=True)
    try:
        install(requirements)
    except subprocess.CalledProcessError as error:
        sys.exit(
            f"Could not install what {requirements.name} lists: the command above says why (exit {error.returncode})."
        )
    made_for.write_text(now)
    (ENVIRONMENT / f"ready-{requirements.stem}").touch()


if __name__ == "__main__":
    main()
