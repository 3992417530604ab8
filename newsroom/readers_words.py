"""Where readers' pages say their sentences, for the list that translators get.

`locale/readers.pot` is that list. `manage.py list_labels` writes it; a test fails when
it is out of date.
"""

import io
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_python
from babel.messages.pofile import write_po
from django.conf import settings
from django.utils.translation.template import templatize

from newsroom.catalogues import Message, extracted, in_template, message
from services.credits.languages import unreviewed
from services.labels.sentences import Place

FILE = Path(settings.BASE_DIR) / "locale" / "readers.pot"

# The first that fits says where a file's sentences stand. `articles/mail` is for
# colleagues. A module that speaks to the desk as well is named with its context.
TEMPLATES = {
    "articles/includes/picture*": Place.PICTURES,
    "articles/includes/recording*": Place.PICTURES,
    "articles/includes/gallery*": Place.PICTURES,
    "articles/includes/republish*": Place.REPUBLISHING,
    "articles/republish.html": Place.REPUBLISHING,
    "articles/includes/text_to_copy.html": Place.REPUBLISHING,
    "articles/includes/notice*": Place.CORRECTIONS,
    "articles/includes/earlier_wordings.html": Place.CORRECTIONS,
    "articles/corrections.html": Place.CORRECTIONS,
    "articles/includes/pager.html": Place.LISTS,
    "articles/includes/no_stories.html": Place.LISTS,
    "articles/includes/search_*": Place.LISTS,
    "articles/story_*": Place.ERRORS,
    "articles/includes/*": Place.STORY,
    "articles/story.html": Place.STORY,
    "articles/*": Place.LISTS,
    "fronts/*": Place.LISTS,
    "fronts/includes/*": Place.LISTS,
    "lite/articles/picture.html": Place.PICTURES,
    "lite/articles/*": Place.STORY,
    "lite/*": Place.NAVIGATION,
    "includes/*banner*": Place.BANNERS,
    "includes/readers_memory.html": Place.MEMORY,
    "includes/reading.html": Place.MEMORY,
    "includes/*": Place.NAVIGATION,
    "base.html": Place.NAVIGATION,
    "message.html": Place.ERRORS,
    "plain.html": Place.ERRORS,
    "403.html": Place.ERRORS,
    "404.html": Place.ERRORS,
    "plain/*": Place.ERRORS,
}
MODULES = {
    "articles/kinds.py": Place.STORY,
    "articles/siblings.py": Place.STORY,
    "articles/below.py": Place.STORY,
    "articles/pictures.py": Place.PICTURES,
    "articles/notices.py": Place.CORRECTIONS,
    "articles/republishing.py": Place.REPUBLISHING,
    "articles/views/republishing.py": Place.REPUBLISHING,
    "articles/breaking.py": Place.BANNERS,
    "banners/models/banner.py": Place.BANNERS,
    "articles/banner_feed.py": Place.BANNERS,
    "articles/templatetags/reading.py": Place.BANNERS,
    "articles/feeds.py": Place.FEEDS,
    "articles/views/feeds.py": Place.FEEDS,
    "articles/views/errors.py": Place.ERRORS,
    "articles/views/story.py": Place.ERRORS,
    "articles/views/corrections.py": Place.CORRECTIONS,
    "articles/profiles.py": Place.LISTS,
    "articles/searching.py": Place.LISTS,
    "articles/views/*.py": Place.LISTS,
}

HEADING = "# Every sentence of readers' pages, and where it stands."

# Headers that nobody fills in here, or that would change from day to day.
UNSTEADY = (
    *(b'"Project-Id', b'"Report-Msgid', b'"POT-Creation', b'"PO-Revision'),
    *(b'"Last-Translator', b'"Language-Team', b'"Generated-By'),
)

ONLY_IN_CONTEXT = {"banners/models/banner.py": "banner level"}


def listed() -> bytes:
    """The file as it should be. It has no dates: it changes with its sentences only."""
    catalog = Catalog(header_comment=HEADING, fuzzy=False)
    for (context, words), places in found_at().items():
        catalog.add(words, context=context, auto_comments=[*places])
    buffer = io.BytesIO()
    write_po(buffer, catalog, width=88)
    lines = buffer.getvalue().splitlines(keepends=True)
    return b"".join(line for line in lines if not line.startswith(UNSTEADY))


def found_at() -> dict[Message, dict[Place, None]]:
    """The sentences in the order of their places, each with every place it stands in."""
    found: dict[Message, dict[Place, None]] = {}
    order = list(Place)
    for place, sentence in sorted(said(), key=lambda pair: order.index(pair[0])):
        found.setdefault(sentence, {})[place] = None
    return found


def said() -> Iterator[tuple[Place, Message]]:
    for file, place in files(settings.BASE_DIR / "templates", TEMPLATES):
        text = templatize(file.read_text(), origin=str(file))
        for name, words in in_template(text):
            yield place, message(name, words)
    for file, place in files(settings.BASE_DIR, MODULES):
        only = ONLY_IN_CONTEXT.get(str(file.relative_to(settings.BASE_DIR)))
        for name, words in extracted(file, extract_python):
            sentence = message(name, words)
            if only in (None, sentence[0]):
                yield place, sentence
    for label in unreviewed.SENTENCES:
        yield Place.CREDITS, (unreviewed.CONTEXT, label)


def files(folder: Path, places: dict[str, Place]) -> Iterator[tuple[Path, Place]]:
    seen: set[Path] = set()
    for pattern, place in places.items():
        for file in sorted(folder.glob(pattern)):
            if file.is_file() and file not in seen:
                seen.add(file)
                yield file, place
