"""The house that is broken: every process of it, and the hands that start and stop them."""

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import quote

from tests.hostile.clusters import Primary, Replica

ROOT = Path(__file__).parents[2]
HOST = "127.0.0.1"
PATIENCE = 60  # seconds in which a server must answer


class Process:
    """A program that can be started, killed and started again. It has its own group."""

    def __init__(self, log: Path, command: list[str], variables: dict[str, str]):
        self.log, self.command = log, command
        self.environment = os.environ | variables
        self.running: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        with self.log.open("a") as file:
            self.running = subprocess.Popen(  # noqa: S603
                self.command,
                cwd=ROOT,
                env=self.environment,
                stdin=subprocess.DEVNULL,
                stdout=file,
                stderr=file,
                start_new_session=True,
            )

    def say(self, word: int) -> None:
        if self.running:
            with suppress(ProcessLookupError):
                os.kill(self.running.pid, word)

    def kill(self) -> None:
        """With all its children, at once."""
        for pid in [*self.family(), *([self.running.pid] if self.running else [])]:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        if self.running:
            self.running.wait()

    def stop(self) -> None:
        if self.running and self.running.poll() is None:
            self.running.terminate()
            try:
                self.running.wait(40)
            except subprocess.TimeoutExpired:
                self.kill()

    def family(self) -> list[int]:
        """Every process below it."""
        return below(self.running.pid) if self.running else []

    def servers(self) -> list[int]:
        """The main process of the web server, without its workers."""
        found = self.those("newsroom.server")
        return [pid for pid in found if parent_of(pid) not in found]

    def workers(self) -> list[int]:
        found = self.those("newsroom.server")
        return [pid for pid in found if parent_of(pid) in found]

    def those(self, *words: str) -> list[int]:
        """Processes below it whose command says all of these words."""
        return [
            pid for pid in self.family() if all(word in said(pid) for word in words)
        ]


def parent_of(pid: int) -> int:
    try:
        return int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])
    except OSError:
        return 0


def below(pid: int) -> list[int]:
    found: list[int] = []
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        with suppress(OSError):
            for child in map(int, task.read_text().split()):
                found += [child, *below(child)]
    return found


def said(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/cmdline").read_text().replace("\0", " ")
    except OSError:
        return ""


class House:
    """Everything, in one folder. Times and hands; what happens when, weather.py says."""

    def __init__(self, home: Path, ports: list[int]) -> None:
        self.home = home
        self.front, between, onion, *self.web = ports
        self.disk = home / "disk"
        self.has_disk = mount(self.disk, "4g")
        self.cache = self.disk / "nginx" / "cache"
        mount(self.cache, "512m")  # in memory, as the shipped unit has it
        self.primary = Primary(home / "primary", data=self.disk / "primary")
        self.replica = Replica(home / "replica", self.primary)
        self.redis = self.make_redis()
        self.nginx = self.make_nginx(between, onion)
        self.hosts = [self.make_host(*pair) for pair in enumerate(self.web)]

    def variables(self) -> dict[str, str]:
        """What every host and every command is told."""
        var = self.disk / "var"
        return {
            "SECRET_KEY": "a-key-for-hostile-weather-of-more-than-fifty-characters",
            "PLAIN_HTTP": "1",
            "SITE_URL": f"http://{HOST}:{self.front}",
            "ALLOWED_HOSTS": f"{HOST},localhost",
            "TRUSTED_PROXIES": HOST,
            "DATABASE_URL": self.primary.url,
            "DATABASE_REPLICA_URL": self.replica.url,
            "REDIS_URL": f"unix://{self.home}/redis/socket",
            "MEDIA_ROOT": str(var / "media"),
            "ORIGINALS_ROOT": str(var / "originals"),
            "BULLETIN": str(var / "bulletin.json"),
            "ASK_ANEW": str(self.home / "front/var/ask_anew"),
            "LOG_FORMAT": "line",
        }

    def make_host(self, number: int, port: int) -> Process:
        there = {
            "HOST": HOST,
            "PORT": str(port),
            "WORKERS": "2",
            "METRICS_ROOT": str(self.home / f"metrics-{number}"),
        }
        log = self.home / f"host-{number}.log"
        return Process(log, ["bin/serve"], self.variables() | there)

    def make_redis(self) -> Process:
        folder = self.home / "redis"
        folder.mkdir(parents=True, exist_ok=True)
        words = f"--port 0 --unixsocket {folder}/socket --dir {folder} --appendonly no"
        bounds = "--maxmemory 256mb --maxmemory-policy allkeys-lru"
        command = ["redis-server", *words.split(), "--save", "", *bounds.split()]
        return Process(self.home / "redis.log", command, {})

    def make_nginx(self, between: int, onion: int) -> Process:
        """As shipped; both hosts stand in its upstream."""
        ports = {"8080": self.front, "8081": between, "8082": onion}
        ports |= {"8000": self.web[0], "8001": self.web[1]}
        root = self.home / "front"
        (root / "deploy").mkdir(parents=True, exist_ok=True)
        (root / "var").mkdir(exist_ok=True)
        if not (root / "var/nginx").exists():
            (root / "var/nginx").symlink_to(self.disk / "nginx")
        if not (root / "var/static").exists():
            (root / "var/static").symlink_to(ROOT / "var/static")
        (root / "deploy/nginx.conf").write_text(configuration(ports))
        nginx = shutil.which("nginx") or "/usr/sbin/nginx"
        command = [nginx, "-e", "stderr", "-p", str(root), "-c", "deploy/nginx.conf"]
        return Process(self.home / "nginx.log", [*command, "-g", "daemon off;"], {})

    def manage(self, *words: str) -> None:
        subprocess.run(  # noqa: S603
            [".venv/bin/python", "manage.py", *words],
            cwd=ROOT,
            env=os.environ | self.variables(),
            stdout=subprocess.DEVNULL,
            check=True,
        )

    def start(self) -> None:
        """From nothing to a running newsroom with the demo's stories."""
        self.primary.make()
        self.primary.start()
        self.manage("migrate", "--verbosity", "0")
        self.manage("demo")
        self.replica.make()
        self.replica.start()
        self.redis.start()
        for host in self.hosts:
            host.start()
        for port in self.web:
            wait_until(lambda port=port: answers(port))  # type: ignore[misc]
        self.nginx.start()
        wait_until(lambda: answers(self.front, "/"))

    def stop(self) -> None:
        self.empty_disk()
        for process in (self.nginx, *self.hosts, self.redis):
            process.stop()
        self.replica.stop()
        self.primary.stop()
        if self.has_disk:
            for disk in (self.cache, self.disk):
                subprocess.run(["/usr/bin/umount", "--lazy", disk], check=False)  # noqa: S603

    def fill_disk(self) -> None:
        """Until nothing more goes on it."""
        with suppress(OSError), (self.disk / "ballast").open("wb", 0) as ballast:
            while True:
                ballast.write(bytes(1 << 20))
        with suppress(OSError), (self.disk / "pebbles").open("wb", 0) as pebbles:
            while True:
                pebbles.write(bytes(512))

    def empty_disk(self) -> None:
        for name in ("ballast", "pebbles"):
            (self.disk / name).unlink(missing_ok=True)


def configuration(ports: dict[str, int]) -> str:
    """The shipped one, at these ports."""
    text = (ROOT / "deploy" / "nginx.conf").read_text()
    for shipped, ours in ports.items():
        text = text.replace(f"127.0.0.1:{shipped}", f"{HOST}:{ours}")
        text = text.replace(f"        {shipped} ", f"        {ours} ")  # in a map
    return text


def mount(disk: Path, size: str) -> bool:
    """A small disk of its own, which can be filled; an ordinary user has none."""
    disk.mkdir(parents=True, exist_ok=True)
    if os.getuid() != 0:
        return False
    words = ["/usr/bin/mount", "-t", "tmpfs", "-o", f"size={size},mode=755", "none"]
    return not subprocess.run([*words, disk], check=False).returncode  # noqa: S603


def answers(port: int, path: str = "/healthz") -> bool:
    asking = HTTPConnection(HOST, port, timeout=5)
    try:
        asking.request("GET", path)
        return asking.getresponse().status == 200
    except OSError:
        return False
    finally:
        asking.close()


def wait_until(it_is_so: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not it_is_so():
        if time.monotonic() > deadline:
            raise SystemExit("A part of the house did not start: see its log.")
        time.sleep(0.1)


@contextmanager
def standing(home: Path, ports: list[int]) -> Iterator[House]:
    """A house that stands, and is cleared away in the end."""
    house = House(home, ports)
    try:
        house.start()
        yield house
    finally:
        house.stop()


def address_of(folder: Path) -> str:
    return f"postgres://postgres@{quote(str(folder), safe='')}/postgres"
