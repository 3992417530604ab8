"""Secrets may be told by files, and none of them lies open."""

import re
import tomllib

import pytest

from newsroom.checks import check_files
from newsroom.secret_files import SECRETS, is_open
from tests.newsroom.test_configuration import GOOD_KEY, PRODUCTION, ROOT, manage

SAY_KEY = ("shell", "--verbosity", "0", "-c")
PRINTED = "from django.conf import settings; print(settings.SECRET_KEY[:8])"


@pytest.fixture
def key(tmp_path):
    file = tmp_path / "SECRET_KEY"
    file.write_text(f"{GOOD_KEY}\n")
    file.chmod(0o600)
    return file


@pytest.fixture
def without_key(monkeypatch):
    monkeypatch.delitem(PRODUCTION, "SECRET_KEY")


@pytest.mark.parametrize("variable", ["SECRET_KEY_FILE", "CREDENTIALS_DIRECTORY"])
def test_a_secret_comes_from_a_file(without_key, key, variable):
    told = key if variable == "SECRET_KEY_FILE" else key.parent
    said = manage(*SAY_KEY, PRINTED, **{variable: str(told)})
    assert said.stdout.strip() == GOOD_KEY[:8], said.stderr


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (None, "cannot be read: No such file or directory."),
        ("", "which is empty."),
        ("\n", "which is empty."),
    ],
)
def test_a_file_without_a_secret_stops_the_start(without_key, key, text, sentence):
    key.unlink() if text is None else key.write_text(text)
    refused = manage("check", SECRET_KEY_FILE=str(key))
    assert refused.returncode == 1
    assert sentence in refused.stderr
    assert len(refused.stderr.splitlines()) == 1


def test_a_secret_is_told_once(key):
    refused = manage("check", SECRET_KEY_FILE=str(key))
    assert "both tell the same secret. Keep one." in refused.stderr
    assert GOOD_KEY[:8] not in refused.stderr


def test_no_refusal_repeats_a_password():
    for url in (
        "postgres://ana:s3same@host:port/x",
        "potsgres://ana:s3same@h/x",
        "s3same",
    ):
        refused = manage("check", DATABASE_URL=url)
        assert refused.returncode == 1
        assert "s3same" not in refused.stderr + refused.stdout


def test_every_secret_that_settings_read_may_stand_in_a_file():
    text = (ROOT / "newsroom/settings.py").read_text()
    read = set(re.findall(r'env\.\w+\(\s*"([A-Z0-9_]+)"', text))
    secret = {
        name for name in read if re.search("KEY|TOKEN|PASSWORD|SECRET_|_URL$", name)
    }
    assert secret - {"SITE_URL", "S3_ENDPOINT_URL", "MEDIA_URL"} <= SECRETS


def test_what_others_can_read_stops_the_server(settings, key):
    settings.SECRET_FILES = [key]
    assert check_files() == []
    for folder in key.parents:
        if not folder.stat().st_mode & 0o001:
            folder.chmod(0o711)
    key.chmod(0o644)
    [error] = check_files()
    assert error.id == "newsroom.E014"
    assert error.msg.endswith(f"Type: chmod o-rwx {key}")


def test_a_file_in_a_closed_folder_is_not_open(tmp_path):
    file = tmp_path / "database"
    file.touch(mode=0o644)
    tmp_path.chmod(0o750)
    assert not is_open(file)


# ── What is installed ────────────────────────────────────────────────────────────────

ENTRY = re.compile(r"^([a-z0-9-]+)(?:\[[^]]+\])?==(\S+)", re.MULTILINE)


def locked(name):
    return (ROOT / "requirements" / f"{name}.txt").read_text()


@pytest.mark.parametrize("name", ["site", "test", "lint"])
def test_the_lock_holds_what_the_project_pins(name):
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    groups = project["optional-dependencies"] | {"site": project["dependencies"]}
    pinned = {re.sub(r"\[.*]", "", pin).replace("_", "-") for pin in groups[name]}
    assert pinned <= {"==".join(pair) for pair in ENTRY.findall(locked(name))}


def test_every_package_is_locked_once_with_its_hashes():
    text = "".join(map(locked, ("site", "test", "lint")))
    entries = re.split(
        r"\n(?=[a-z])", "\n".join(line for line in text.splitlines() if line[:1] != "#")
    )
    locked_at = [ENTRY.match(entry).groups() for entry in entries]
    assert sorted(locked_at) == sorted(set(locked_at))
    assert [entry for entry in entries if "--hash=sha256:" not in entry] == []
    assert "://" not in text
