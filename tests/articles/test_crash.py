"""A process killed while publishing leaves nothing half done."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from tests.migrated import migrated_file

ROUNDS = 50
ROOT = Path(__file__).resolve().parent.parent.parent


def test_killing_the_process_while_it_publishes_leaves_nothing_half_done(
    tmp_path: Path,
) -> None:
    database = shutil.copyfile(migrated_file(), tmp_path / "crash.sqlite3")
    environment = os.environ | {
        "DATABASE_URL": f"sqlite:///{database}",
        "DJANGO_SETTINGS_MODULE": "tests.settings",
    }
    done = subprocess.run(  # noqa: S603  our own program
        [sys.executable, "-m", "tests.articles.crash_rounds", str(ROUNDS)],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    found = re.fullmatch(r"whole (\d+) cut (\d+)\n", done.stdout)
    assert found is not None
    # Both happened, or the kills missed the publication.
    assert int(found[1]) > 0
    assert int(found[2]) > 0
