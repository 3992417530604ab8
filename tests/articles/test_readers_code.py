"""Readers' code cannot name the working copy, however far its imports lead."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
APPS = (
    *("articles", "banners", "bylines", "fronts", "newsroom", "photos", "services"),
    *("recordings", "staff"),
)

ENTRANCES = (
    "articles.urls",
    "fronts.urls",
    "fronts.views",
    *(f"articles.views.{file.stem}" for file in (ROOT / "articles/views").glob("*.py")),
    "articles.templatetags.reading",
)

# The tables themselves may point at each other; asking them is what matters.
TABLES = ("articles.models", "articles.models.history", "articles.models.story")

# A stale page is rendered from its published revision, found by its public id.
REVISIONS = {"articles.refresh", "articles.rendering"}

# What views may ask for themselves. Of standing pages, and of what stood here before,
# there is no copy but the one.
READERS_TABLES = (
    "articles.models.old_address",
    "articles.models.published",
    "articles.models.standing_page",
    "articles.models.topics",
)

WORKING_COPY = {"Article", "Story", "ArticleTopic", "ArticleEvent"}
DESK = {
    "articles.workflow",
    "articles.desk",
    "articles.publishing",
    "articles.checklist",
    "articles.models.story",
    "articles.admin",
    "articles.forms",
}


def file_of(module: str) -> Path | None:
    path = ROOT / Path(*module.split("."))
    for candidate in (path.with_suffix(".py"), path / "__init__.py"):
        if candidate.is_file():
            return candidate
    return None


def read(module: str) -> ast.Module:
    path = file_of(module)
    assert path is not None, module
    return ast.parse(path.read_text())


def imports(module: str) -> Iterator[tuple[str, str]]:
    """(module, name) of each import of ours; the name is empty for a whole module."""
    tree = read(module)
    only_for_types = {
        node
        for block in ast.walk(tree)
        if isinstance(block, ast.If) and ast.unparse(block.test) == "TYPE_CHECKING"
        for node in ast.walk(block)
    }
    for node in ast.walk(tree):
        if node in only_for_types:
            continue
        if isinstance(node, ast.ImportFrom) and node.module:
            for name in node.names:
                whole = f"{node.module}.{name.name}"
                yield (whole, "") if file_of(whole) else (node.module, name.name)
        elif isinstance(node, ast.Import):
            yield from ((name.name, "") for name in node.names)


def reached() -> set[str]:
    """Every module of ours that readers' code leads to, the tables left closed."""
    found: set[str] = set()
    waiting = list(ENTRANCES)
    while waiting:
        module = waiting.pop()
        if module in found or module.partition(".")[0] not in APPS:
            continue
        found.add(module)
        if module not in TABLES:
            waiting += [target for target, _name in imports(module)]
    return found


READERS_CODE = sorted(reached() - set(TABLES))


def test_the_walk_reaches_what_it_should():
    assert {
        "articles.views.story",
        "articles.listing",
        "articles.chrome",
        "articles.refresh",
        "articles.rendering",
    } <= set(READERS_CODE)


@pytest.mark.parametrize("module", READERS_CODE)
def test_readers_code_does_not_name_the_working_copy(module):
    for target, name in imports(module):
        assert target not in DESK, f"{module} imports {target}"
        if target.startswith("articles.models"):
            assert name not in WORKING_COPY, f"{module} imports {name}"
            assert name, f"{module} imports all of {target}"
        if name == "Revision":
            assert module in REVISIONS, f"{module} imports Revision"


@pytest.mark.parametrize("module", READERS_CODE)
def test_readers_code_does_not_look_the_working_copy_up(module):
    names = {
        node.attr for node in ast.walk(read(module)) if isinstance(node, ast.Attribute)
    }
    assert "get_model" not in names


@pytest.mark.parametrize("view", [name for name in ENTRANCES if ".views." in name])
def test_views_ask_the_readers_tables_alone(view):
    for target, _name in imports(view):
        if target.startswith("articles.models"):
            assert target in READERS_TABLES
