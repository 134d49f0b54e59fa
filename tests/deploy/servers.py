"""nginx and Caddy, if this machine has them, run with the files in deploy/: only names, ports and folders differ."""

import os
import pwd
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

HERE = Path(__file__).parents[2]
HOST_FOLDER = "/srv/northway"  # where deploy/ says that the site lies
SETTINGS = ("nginx.conf", "Caddyfile", "autosave.json")  # what tells a server, in its folder, what to do
BROTLI = "ngx_http_brotli_static_module.so"


def find(name: str) -> str | None:
    """The path of a server's program, also in folders that are only on root's path in Debian."""
    return shutil.which(name, path=f"{os.environ['PATH']}:/usr/sbin:/usr/local/sbin")


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


def nginx_brotli() -> Path | None:
    """nginx's own module for files compressed with brotli, if it is installed."""
    said = subprocess.run([find("nginx"), "-V"], capture_output=True, text=True, check=True).stderr
    folder = re.search(r"--modules-path=(\S+)", said)
    module = Path(folder[1] if folder else "/usr/lib/nginx/modules") / BROTLI
    return module if module.exists() else None


def _nginx_config(folder: Path, site: Path, port: int, plain: int) -> str:
    text = (HERE / "deploy" / "nginx" / "northway.conf").read_text("utf-8").replace(HOST_FOLDER, str(site))
    server = text.replace("listen 443 ssl http2;", f"listen 127.0.0.1:{port};")
    server = server.replace("listen 80;", f"listen 127.0.0.1:{plain};")
    server = re.sub(r"ssl_certificate.*;", "", server).replace("error_log stderr", f"error_log {folder}/log")
    brotli = nginx_brotli()
    server = server.replace("# brotli_static on;", "brotli_static on;") if brotli else server
    temporary = "\n".join(
        f"{kind}_temp_path {folder}/{kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    # Started as root, nginx would serve as somebody who cannot look into a test's folder.
    user = f"user {pwd.getpwuid(0).pw_name};" if os.geteuid() == 0 else ""
    load = f"load_module {brotli};" if brotli else ""
    head = f"{load}\n{user}\npid {folder}/pid;\nerror_log {folder}/log;\nevents {{}}\ndaemon off;"
    return f"{head}\nhttp {{\naccess_log {folder}/access;\n{temporary}\n{server}\n}}\n"


@contextmanager
def nginx(folder: Path, site: Path, place: str) -> Iterator[tuple[int, int]]:
    """Serve `site`; yields the ports of what deploy/ serves by HTTPS, and of what it serves in the clear."""
    port, plain = free_port(), free_port()
    config = folder / "nginx.conf"
    text = _nginx_config(folder, site, port, plain)
    config.write_text(text.replace(f"{site}/_headers", f"{site}{place}/_headers"))
    with _running([find("nginx"), "-p", folder, "-e", folder / "log", "-c", config], folder, port):
        yield port, plain


@contextmanager
def caddy(folder: Path, site: Path, place: str) -> Iterator[tuple[int, int]]:
    """Serve `site`; yields the ports of what deploy/ serves by HTTPS, and of what it serves in the clear."""
    port, plain = free_port(), free_port()
    text = (HERE / "deploy" / "caddy" / "Caddyfile").read_text("utf-8").replace(HOST_FOLDER, str(site))
    text = text.replace("{\n\tservers", "{\n\tadmin off\n\tauto_https off\n\tdefault_bind 127.0.0.1\n\tservers", 1)
    text = text.replace("http://northway.example {", f"http://:{plain} {{")
    text = text.replace("\nnorthway.example {", f"\nhttp://:{port} {{")
    config = folder / "Caddyfile"
    config.write_text(text.replace(f"{site}/_headers", f"{site}{place}/_headers"))
    with _running([find("caddy"), "run", "--config", config, "--adapter", "caddyfile"], folder, port):
        yield port, plain


@contextmanager
def _running(words: list[object], folder: Path, port: int) -> Iterator[None]:
    home = {"HOME": str(folder), "XDG_CONFIG_HOME": str(folder), "XDG_DATA_HOME": str(folder)}
    with (folder / "said").open("wb") as said:
        server = subprocess.Popen(
            list(map(str, words)), cwd=folder, env={**os.environ, **home}, stdout=said, stderr=said
        )
    try:
        _wait(server, port, folder)
        yield
    finally:
        server.terminate()
        server.wait(10)


def _wait(server: subprocess.Popen, port: int, folder: Path) -> None:
    until = time.monotonic() + 20
    while time.monotonic() < until and server.poll() is None:
        with socket.socket() as there:
            if there.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise AssertionError(f"{server.args[0]} does not answer: {(folder / 'said').read_text()}")
