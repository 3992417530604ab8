"""nginx, twice: handing over a file, and in front of the site as it is shipped."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.bench.servers import BENCH, HOST, ROOT, Server, free_ports, serving

SHIPPED = ROOT / "deploy" / "nginx.conf"
FILE = """\
{user}
worker_processes auto;
pid nginx.pid;
error_log stderr;
events {{ }}
http {{
    access_log off;
    sendfile on;
    tcp_nopush on;
    client_body_temp_path body;
    proxy_temp_path proxy;
    fastcgi_temp_path fastcgi;
    uwsgi_temp_path uwsgi;
    scgi_temp_path scgi;
    types {{ text/html html; }}
    server {{
        listen {host}:{port};
        root {folder};
    }}
}}
"""


@contextmanager
def serving_file(page: Path) -> Iterator[Server]:
    """nginx with a plain file: the fastest that anyone could hand over the page."""
    [port] = free_ports(1)
    folder = BENCH / "nginx"
    user = "user root;" if os.geteuid() == 0 else ""
    text = FILE.format(user=user, host=HOST, port=port, folder=page.parent)
    with nginx("nginx", text, folder, port) as server:
        yield server


@contextmanager
def serving_front(site: Server) -> Iterator[Server]:
    """The shipped nginx.conf in front of the site; only its ports are others."""
    own, inner, onion = free_ports(3)
    folder = BENCH / "front"
    (folder / "var" / "nginx" / "cache").mkdir(parents=True, exist_ok=True)
    text = with_ports(SHIPPED.read_text(), (own, inner, onion), site.url)
    with nginx("front", text, folder, own) as server:
        yield server


def with_ports(text: str, ports: tuple[int, int, int], site: str) -> str:
    """The shipped ports replaced: nginx's own, the one between its halves, the one for
    Tor, the site's.
    """
    own, inner, onion = ports
    for shipped, here in (
        (":8080", f":{own}"),
        (":8081", f":{inner}"),
        (":8082", f":{onion}"),
        (":8000", f":{site.rpartition(':')[2]}"),
        (":8001", f":{site.rpartition(':')[2]}"),
    ):
        text = text.replace(f"{HOST}{shipped}", f"{HOST}{here}")
    return text


@contextmanager
def nginx(name: str, text: str, folder: Path, port: int) -> Iterator[Server]:
    folder.mkdir(parents=True, exist_ok=True)
    configuration = folder / "nginx.conf"
    configuration.write_text(text)
    command = ["nginx", "-e", "stderr", "-p", str(folder), "-c", str(configuration)]
    command += ["-g", "daemon off;"]
    with serving(name, command, port=port, environment={}) as server:
        yield server
