"""The HTML checker is fetched as it is pinned, or one sentence says why it is not."""

import shutil
import subprocess
from pathlib import Path

import pytest
from django.conf import settings

SCRIPT = Path(settings.BASE_DIR, "bin/vnu-jar")
TOOLS = ("bash", "dirname", "env", "mktemp", "rm", "sha512sum")
OFFERS_ANOTHER = 'echo another >"$4/vnu-jar-$(basename "${2#*@}").tgz"'


@pytest.fixture
def machine(tmp_path: Path) -> Path:
    """A machine with next to nothing on it; programs lie in its folder programs."""
    for folder in ("bin", "programs"):
        (tmp_path / folder).mkdir()
    shutil.copy(SCRIPT, tmp_path / "bin")
    for tool in (*TOOLS, "basename"):
        (tmp_path / "programs" / tool).symlink_to(str(shutil.which(tool)))
    return tmp_path


def install(machine: Path, program: str, does: str = "true") -> None:
    file = machine / "programs" / program
    file.write_text(f"#!/usr/bin/env bash\n{does}\n")
    file.chmod(0o755)


def refusal(machine: Path) -> str:
    run = subprocess.run(  # noqa: S603
        [machine / "bin/vnu-jar"],
        env={"PATH": str(machine / "programs"), "TMPDIR": str(machine)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 1
    assert run.stdout == ""
    return run.stderr.strip()


def test_without_java_it_asks_for_java(machine: Path) -> None:
    assert refusal(machine) == (
        "The HTML checker needs Java: install default-jre-headless."
    )


def test_without_npm_it_asks_for_npm(machine: Path) -> None:
    install(machine, "java")
    assert refusal(machine) == "The HTML checker is fetched with npm: install npm."


def test_a_registry_out_of_reach_is_said(machine: Path) -> None:
    install(machine, "java")
    install(machine, "npm", "exit 1")
    assert "could not be fetched" in refusal(machine)


def test_another_package_than_the_pinned_one_is_refused(machine: Path) -> None:
    install(machine, "java")
    install(machine, "npm", OFFERS_ANOTHER)
    assert "not the one that is pinned" in refusal(machine)
    assert not (machine / "var").exists()
