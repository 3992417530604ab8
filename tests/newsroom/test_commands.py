"""The make commands refuse in one sentence, and count honestly."""

import os
import shutil
import socket
import subprocess
import tomllib
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.utils import translation

ROOT = Path(settings.BASE_DIR)

JUNIT = '<testsuites><testsuite tests="{}" failures="{}" errors="0" skipped="{}"/></testsuites>'
CATALOGUE = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "Story"\nmsgstr "گزارش"\n'


def run(script: str, *arguments: object, **variables: str):
    return subprocess.run(  # noqa: S603
        [ROOT / "bin" / script, *map(str, arguments)],
        env={"PATH": os.environ["PATH"]} | variables,
        capture_output=True,
        text=True,
        check=False,
    )


def free_port() -> str:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return str(taken.getsockname()[1])


def test_a_port_in_use_is_said_in_one_sentence():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        refused = run("may-serve", PORT=port)
    assert refused.returncode == 1
    assert refused.stderr.splitlines() == [
        f"Port {port} is in use: stop what listens there, or choose another with PORT=."
    ]


@pytest.mark.parametrize("port", ["0", "65536", "http", "80 80"])
def test_a_port_must_be_one(port):
    assert "is no port" in run("may-serve", PORT=port).stderr


def test_a_host_that_others_reach_demands_another_password():
    port = free_port()
    assert "DEMO_PASSWORD" in run("may-serve", HOST="0.0.0.0", PORT=port).stderr  # noqa: S104
    allowed = run(
        "may-serve",
        HOST="0.0.0.0",  # noqa: S104
        PORT=port,
        DEMO_PASSWORD="our own",
    )
    assert allowed.returncode == 0


def test_a_full_disk_is_said_before_anything_is_written(tmp_path):
    fake = tmp_path / "df"
    fake.write_text('#!/bin/sh\necho "Filesystem"\necho "/dev/sda 900 890 10 99% /"\n')
    fake.chmod(0o755)
    refused = run("has-room", PATH=f"{tmp_path}:{os.environ['PATH']}")
    assert refused.returncode == 1
    assert refused.stderr.startswith("The disk is full: Newsroom needs ")
    assert len(refused.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    ("fails", "sentence"),
    [
        ("version_info", "Newsroom needs Python 3.11 or newer"),
        ("ensurepip", "install the package python3-venv"),
    ],
)
def test_a_python_that_will_not_do_is_said_in_one_sentence(tmp_path, fails, sentence):
    for name in ("bin/install", "bin/has-room"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        shutil.copy(ROOT / name, tmp_path / name)
    python = tmp_path / "python"
    python.write_text(f'#!/bin/sh\ncase "$*" in *{fails}*) exit 1;; esac\n')
    python.chmod(0o755)
    names = ["python3", *(f"python3.{minor}" for minor in range(11, 15))]
    for name in names:
        (tmp_path / name).symlink_to(python)
    refused = subprocess.run(  # noqa: S603
        [tmp_path / "bin/install"],
        env={"PATH": f"{tmp_path}:/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert refused.returncode == 1
    assert sentence in refused.stderr
    assert len(refused.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    ("counts", "closing", "fails"),
    [
        ((3, 0, 0), "3 passed, 0 failed", False),
        ((3, 1, 0), "2 passed, 1 failed", True),
        ((3, 0, 1), "2 passed, 0 failed", True),
        ((0, 0, 0), "0 passed, 0 failed", True),
    ],
)
def test_the_suite_closes_with_its_count(tmp_path, counts, closing, fails):
    (tmp_path / "browser.xml").write_text(JUNIT.format(*counts))
    tally = run("tally", tmp_path, "browser")
    assert tally.stdout.splitlines()[-1] == closing
    assert bool(tally.returncode) is fails


def test_a_part_of_the_suite_that_did_not_run_fails_it(tmp_path):
    (tmp_path / "sqlite.xml").write_text(JUNIT.format(3, 0, 0))
    tally = run("tally", tmp_path, "sqlite", "postgres")
    assert tally.returncode == 1
    assert "No test ran in the part postgres." in tally.stdout


def test_catalogues_are_compiled_without_the_systems_tools(settings, tmp_path):
    folder = tmp_path / "fa/LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "django.po").write_text(CATALOGUE)
    settings.LOCALE_PATHS = [tmp_path]
    call_command("compile_catalogues")
    catalogue = translation.trans_real.gettext_module.translation(
        "django", tmp_path, ["fa"]
    )
    assert catalogue.gettext("Story") == "گزارش"


def test_every_package_has_its_reason_in_the_design():
    pins = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"][
        "dependencies"
    ]
    reasons = (ROOT / "docs/design.md").read_text().partition("## What it stands on")[2]
    names = [pin.partition("==")[0].partition("[")[0] for pin in pins]
    assert [name for name in names if name not in reasons] == []
