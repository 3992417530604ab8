"""Build the house, let readers and editors in, break it, and say what was wrong."""

import json
import os
import shutil
import subprocess
import sys
import time

from tests.bench.servers import free_ports
from tests.hostile.books import Books, Diary
from tests.hostile.editors import Editor, Holder
from tests.hostile.house import HOST, ROOT, House, standing
from tests.hostile.readers import Readers
from tests.hostile.weather import Weather

READERS = 8  # threads
CAPACITY = 12.0  # seconds in which it is found out
PART = 0.8  # of the capacity
EDITORS = {"": "editor", "fa": "vera", "ko": "hana"}
HOLDER = ("es", "diego")

LOOK = """
import json
from django.utils import timezone
from articles.addresses import latest_path
from articles.models import Article, PublishedArticle
now = timezone.now()
live = PublishedArticle.objects.live(now).select_related("edition").order_by("-pk")
by = {}
for row in live:
    by.setdefault(row.edition.prefix, []).append(row)
found = {"story": [], "list": [], "photo": [], "poll": [], "diaries": {}}
for prefix, rows in by.items():
    first = f"/{prefix}/" if prefix else "/"
    found["list"] += [first, f"{first}latest/"]
    found["poll"] += [f"{first}live/banners.json"]
    found["story"] += [row.get_absolute_url() for row in rows[1:5]]
    number = Article.objects.get(public_id=rows[0].public_id).pk
    found["diaries"][prefix] = [rows[0].get_absolute_url(), number]
print(json.dumps(found))
"""


def look(house: House) -> dict:
    done = subprocess.run(  # noqa: S603
        [".venv/bin/python", "manage.py", "shell", "--verbosity", "0", "-c", LOOK],
        cwd=ROOT,
        env=os.environ | house.variables(),
        stdout=subprocess.PIPE,
        check=True,
    )
    return json.loads(done.stdout.splitlines()[-1])


def main(minutes: float) -> int:
    home = ROOT / "var" / "hostile"
    shutil.rmtree(home, ignore_errors=True)
    home.mkdir(parents=True)
    with standing(home, free_ports(5)) as house:
        books = run(house, minutes * 60)
    said = books.report()
    (home / "report.txt").write_text(said + "\n")
    sys.stdout.write(said + "\n")
    return 1 if books.faults else 0


def run(house: House, seconds: float) -> Books:
    found = look(house)
    diaries = {path: Diary(path) for path, _ in found["diaries"].values()}
    addresses = {name: found[name] for name in ("story", "list", "poll")}
    pace = PART * capacity(house, addresses)
    books = Books()
    site = f"http://{HOST}:{house.front}"
    editors: list[Editor | Holder] = [
        Editor(books, site, name, number, diaries[path])
        for prefix, name in EDITORS.items()
        for path, number in [found["diaries"][prefix]]
    ]
    path, number = found["diaries"][HOLDER[0]]
    editors.append(Holder(books, site, HOLDER[1], number, diaries[path]))
    readers = Readers(books, house.front, addresses | {"diary": list(diaries)})
    readers.diaries = diaries
    weather = Weather(house, books)
    readers.begin(READERS, pace)
    for editor in editors:
        editor.thread.start()
    try:
        weather.rage(seconds)
    finally:
        for editor in editors:
            editor.stopped.set()
        for editor in editors:
            editor.thread.join()
        readers.end()
    return books


def capacity(house: House, addresses: dict[str, list[str]]) -> float:
    """Answers a second, as fast as the readers can, in fair weather."""
    books = Books()
    readers = Readers(books, house.front, addresses)
    readers.begin(READERS)
    time.sleep(CAPACITY)
    readers.end()
    found = books.count() / CAPACITY
    sys.stdout.write(f"{found:.0f} answers a second in fair weather.\n")
    sys.stdout.flush()
    if books.faults:
        sys.stdout.write(books.report() + "\n")
    return found


sys.exit(main(float(sys.argv[1]) if len(sys.argv) > 1 else 10.0))
