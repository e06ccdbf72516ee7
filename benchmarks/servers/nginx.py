"""nginx, which sends files by the system and stores a PUT with its dav module: a server that nobody wrote for this."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from attrs import frozen

__all__ = ["Nginx", "nginx_server", "why_no_nginx"]

_SETTINGS = """
daemon off;
{user}
worker_processes 2;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{ worker_connections 200; }}
http {{
    access_log off;
    sendfile on;
    default_type application/octet-stream;
    client_max_body_size 0;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
    server {{
        listen 127.0.0.1:{port};
        root {folder}/root;
        location / {{ dav_methods PUT; create_full_put_path on; }}
        location = /version {{ default_type application/json; return 200 '{{"version":"6.1.0"}}'; }}
    }}
}}
"""


@frozen
class Nginx:
    """One that runs.

    Attributes:
        url: Where.
        root: The folder that it gives and stores files in.
    """

    url: str
    root: Path


def _program() -> str | None:
    return shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin")


def why_no_nginx() -> str:
    """Return why there is none to measure with; an empty text if there is."""
    program = _program()
    if program is None:
        return "nginx is not installed (on Debian: apt install nginx)"
    built = subprocess.run([program, "-V"], capture_output=True, text=True, check=True).stderr
    return "" if "http_dav_module" in built else "this nginx is built without its dav module"


@contextmanager
def nginx_server(folder: Path) -> Iterator[Nginx]:
    """Start one, with all that it writes in this folder."""
    (folder / "root").mkdir(parents=True)
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    # Its workers would be nobody, who may not enter a temporary folder of ours.
    user = "user root;" if os.geteuid() == 0 else ""
    settings = folder / "nginx.conf"
    settings.write_text(_SETTINGS.format(folder=folder, port=port, user=user), encoding="utf-8")
    process = subprocess.Popen([str(_program()), "-p", folder, "-c", settings, "-e", folder / "error.log"])
    try:
        _wait_for(port, process)
        yield Nginx(f"http://127.0.0.1:{port}", folder / "root")
    finally:
        process.terminate()
        process.wait()


def _wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + 10
    while True:
        try:
            socket.create_connection(("127.0.0.1", port)).close()
        except ConnectionRefusedError:
            if process.poll() is not None or time.monotonic() > end:
                raise
            time.sleep(0.02)
        else:
            return
