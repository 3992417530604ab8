"""Which release runs: the same for the same code, on every machine."""

from functools import cache
from hashlib import blake2b
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ASIDE = {"var", "tests", "docs"}


@cache
def release() -> str:
    """Eight letters made from the code and the templates."""
    found = blake2b(digest_size=4)
    for file in files():
        found.update(str(file.relative_to(ROOT)).encode())
        found.update(file.read_bytes())
    return found.hexdigest()


def files() -> list[Path]:
    folders = [
        folder
        for folder in ROOT.iterdir()
        if folder.is_dir()
        and folder.name not in ASIDE
        and not folder.name.startswith(".")
    ]
    kinds = ("*.py", "*.html")
    return sorted(
        file for folder in folders for kind in kinds for file in folder.rglob(kind)
    )
