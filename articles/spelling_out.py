"""What a block says in attributes alone, in words: the desk reads differences."""

import re

from django.utils.translation import gettext as _

from articles.media_blocks import media_noted

RELATED = re.compile(r'<aside data-related="(?P<story>[0-9]{1,9})"></aside>')


def spelled_out(block: str) -> str:
    """The block with notes of what its attributes say."""
    block = RELATED.sub(
        lambda found: _noted(
            found[0], "</aside>", [_("Related story"), found["story"]]
        ),
        block,
    )
    block = re.sub(
        r'<figure data-embed="([^"]*)">.*?</figure>',
        lambda found: _noted(found[0], "</figure>", [found[1]]),
        block,
        flags=re.DOTALL,
    )
    return re.sub(
        r"<figure data-photo[^>]*>.*?</figure>",
        _photo_noted,
        media_noted(block),
        flags=re.DOTALL,
    )


def _photo_noted(found: re.Match[str]) -> str:
    """A photo with what was said of it for this text."""
    figure = found[0]
    words = []
    if file := re.search(r'^<[^>]* data-file="(\w+)"', figure):
        words.append(_("File photo: yes") if file[1] == "yes" else _("File photo: no"))
    if alt := re.search(r'^<[^>]* data-alt="([^"]*)"', figure):
        words += [_("Alternative text:"), alt[1]]
    return _noted(figure, "</figure>", words)


def _noted(block: str, end: str, words: list[str]) -> str:
    """The block with a note at its end; the words are HTML already."""
    if not words:
        return block
    return block.removesuffix(end) + f"<p><small>{' '.join(words)}</small></p>{end}"
