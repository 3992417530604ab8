"""The text of a story: how it is cleaned, drawn, read and compared.

A body is stored as HTML: a row of blocks from `articles/vocabulary.py` and nothing
else. Photos, embeds and related stories stand in it as references:

    <figure data-photo="12" data-layout="wide" data-file="no" data-alt="A bridge">
    <figure data-recording="5">, a sound or a film
    <figure data-gallery="12,15,17">, photos in a row, its caption their heading
    <figure data-embed="https://www.youtube.com/watch?v=1">, all with a caption
    <aside data-related="7"></aside>, the number of a Story
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from html import escape, unescape
from operator import itemgetter
from typing import NamedTuple
from unicodedata import bidirectional

import nh3
from django.utils.html import format_html
from django.utils.safestring import SafeString

from articles.alignment import Operation, Step, aligned
from articles.arrangement import arranged, in_blocks
from articles.embeds import owner_of
from articles.markup import Tag, read, written
from articles.media_blocks import (
    GALLERY,
    RECORDING,
    BodyGallery,
    BodyRecording,
    left_out,
    photos_of,
)
from articles.spelling_out import spelled_out
from articles.vocabulary import BLOCKS, CHECKS, INLINE, PARTS, embed_site
from articles.word_marks import SIGN, marked, marked_words

_ALL = {**BLOCKS, **PARTS, **INLINE}


def _checked(_tag: str, name: str, value: str) -> str | None:
    check = CHECKS.get(name)  # nh3 asks for any name
    return check(value) if check else None


_cleaner = nh3.Cleaner(
    tags={*_ALL},
    attributes={tag: {*names} for tag, names in _ALL.items()},
    attribute_filter=_checked,
    url_schemes={"http", "https", "mailto", "tel"},
    link_rel=None,
    strip_comments=True,
    clean_content_tags={
        *("script", "style", "iframe", "object", "svg", "math"),
        *("template", "noscript", "title"),
    },
)

# References as `sanitize` leaves them, always in this one form. In cleaned text
# every typed "<" is "&lt;" and no attribute holds a ">", so patterns are exact.
FIGURE = re.compile(
    r'<figure data-photo="(?P<photo>[0-9]{1,9})" data-layout="(?P<layout>\w+)"'
    r'(?: data-file="(?P<file>\w+)")?(?: data-alt="(?P<alt>[^"]*)")?>'
    r"<figcaption>(?P<caption>.*?)</figcaption></figure>",
    re.DOTALL,
)
EMBED = re.compile(
    r'<figure data-embed="(?P<address>[^"]*)">'
    r"<figcaption>(?P<caption>.*?)</figcaption></figure>",
    re.DOTALL,
)
ANY_FIGURE = re.compile(r"<figure data-(\w+)=.*?</figure>", re.DOTALL)
DRAWERS = {
    "photo": FIGURE,
    "embed": EMBED,
    "recording": RECORDING,
    "gallery": GALLERY,
}
RELATED = re.compile(r'<aside data-related="(?P<story>[0-9]{1,9})"></aside>')
BOX = re.compile(r'<aside data-type="(?P<kind>\w+)">(?P<blocks>.*?)</aside>', re.DOTALL)
LINE_END = re.compile(r"<br>|</(?:p|h2|h3|li|blockquote|figcaption)>")
ANY_TAG = re.compile(r"<[^>]*>")
# What no XML feed may hold; Word leaves such characters behind.
UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
# Han and kana are written without spaces: each sign counts as a word.
_sign = re.compile(SIGN)


def sanitize(html: str) -> str:
    """The body as it may be stored and drawn. Cleaning it again changes nothing.

    Markup that goes on changing is made to mean one thing to a cleaner and
    another to a browser; of that only the words are kept.
    """
    for _round in range(8):
        cleaned = _cleaned(html)
        if cleaned == html:
            return html
        html = cleaned
    lines = plain_text(html).splitlines()
    return _cleaner.clean("".join(f"<p>{escape(line)}</p>" for line in lines))


def sanitize_page(html: str) -> str:
    """The text of a standing page: of a story's body, the blocks that hold words."""
    row = read(sanitize(html))
    return written([block for block in row if not is_box(block)])


def is_box(block: object) -> bool:
    return isinstance(block, Tag) and block.name in ("figure", "aside")


def _cleaned(html: str) -> str:
    cleaned = _cleaner.clean(UNPRINTABLE.sub("", html))
    html = written(arranged(read(cleaned)))
    return cleaned if html == cleaned else _cleaner.clean(html)


# ── Drawing ──────────────────────────────────────────────────────────────────


class BodyPhoto(NamedTuple):
    """A photo as a text uses it. Empty words, and None, mean: as the photo says."""

    photo: int
    layout: str
    caption: str  # HTML, cleaned
    is_file: bool | None
    alt: str


class BodyEmbed(NamedTuple):
    """A card that points to a page elsewhere."""

    address: str
    site: str  # its name: YouTube
    caption: str  # HTML, cleaned

    @property
    def owner(self) -> str:
        """Whose page it is, if its address says so: @someone."""
        return owner_of(self.address, self.site)


DrawPhoto = Callable[[BodyPhoto], str | None]
DrawEmbed = Callable[[BodyEmbed], str]
DrawRecording = Callable[[BodyRecording], str]
DrawGallery = Callable[[BodyGallery], str]
IS_FILE = {"yes": True, "no": False}


def photo_ids(html: str) -> tuple[int, ...]:
    """Ids of the photos in a stored body, galleries' too, in the order of the text."""
    return tuple(use.photo for use in photo_uses(html))


def photo_uses(html: str) -> tuple[BodyPhoto, ...]:
    """How a stored body uses its photos, in the order of the text."""
    found = [(figure.start(), body_photo(figure)) for figure in FIGURE.finditer(html)]
    found += [
        (gallery.start(), in_gallery(number))
        for gallery in GALLERY.finditer(html)
        for number in photos_of(gallery)
    ]
    return tuple(use for _at, use in sorted(found, key=itemgetter(0)))


def in_gallery(number: int) -> BodyPhoto:
    """A photo of a gallery says what it says of itself."""
    return BodyPhoto(number, "inline", "", None, "")


def related_stories(html: str) -> tuple[int, ...]:
    """Numbers of the related stories in a stored body, each once, in its order."""
    found = (int(found["story"]) for found in RELATED.finditer(html))
    return tuple(dict.fromkeys(found))


def plain_link(embed: BodyEmbed) -> str:
    """An embed as a paragraph with a link: what is drawn if nothing else is said."""
    words = ANY_TAG.sub("", embed.caption).strip() or embed.site
    return format_html('<p><a href="{}">{}</a></p>', embed.address, SafeString(words))


def render_body(
    html: str,
    *,
    draw_photo: DrawPhoto,
    draw_embed: DrawEmbed = plain_link,
    draw_recording: DrawRecording = left_out,
    draw_gallery: DrawGallery = left_out,
) -> str:
    """The body for readers: cleaned again, then photos, embeds and boxes drawn.

    Callbacks answer HTML that is safe, `draw_photo` None where nothing may be shown;
    what follows a figure stays in either case. A related story becomes the comment
    `<!--related:7-->`, for whoever shows the page; nobody can type one.
    """

    def photo(found: re.Match[str]) -> str:
        return draw_photo(body_photo(found)) or ""

    def embed(found: re.Match[str]) -> str:
        address = unescape(found["address"])
        return draw_embed(BodyEmbed(address, embed_site(address), found["caption"]))

    def recording(found: re.Match[str]) -> str:
        number = int(found["recording"])
        return draw_recording(BodyRecording(number, found["caption"]))

    def gallery(found: re.Match[str]) -> str:
        return draw_gallery(BodyGallery(photos_of(found), found["caption"]))

    drawn = {
        "photo": photo,
        "embed": embed,
        "recording": recording,
        "gallery": gallery,
    }
    # The drawn comes last, so that nothing is looked for in it.
    body = _levelled(BOX.sub(_drawn_box, sanitize(html)))
    body = RELATED.sub(r"<!--related:\g<story>-->", body)
    return ANY_FIGURE.sub(
        lambda found: DRAWERS[found[1]].sub(drawn[found[1]], found[0]), body
    )


def directed(html: str, direction: str) -> str:
    """The body with `dir` on each block most of whose letters run the other way.

    The first letter does not tell: a Persian paragraph may open with "AFP".
    """
    other = {"ltr": "rtl", "rtl": "ltr"}[direction]
    row = read(sanitize(html))
    for block in row:
        if not isinstance(block, Tag) or "dir" not in BLOCKS.get(block.name, ()):
            continue
        if runs(plain_text(str(block))) == other:
            block.attributes.setdefault("dir", other)
    return written(row)


def runs(text: str) -> str:
    """`ltr` or `rtl`, as most letters of the text run; empty without letters."""
    kinds = Counter(map(bidirectional, text))
    left, right = kinds["L"], kinds["R"] + kinds["AL"]
    return "" if left == right else "ltr" if left > right else "rtl"


def body_photo(found: re.Match[str]) -> BodyPhoto:
    return BodyPhoto(
        photo=int(found["photo"]),
        layout=found["layout"],
        caption=found["caption"],
        is_file=IS_FILE.get(found["file"]),
        alt=unescape(found["alt"] or ""),
    )


BOX_CLASSES = {"pullquote": "pull-quote", "factbox": "fact-box"}


def _drawn_box(found: re.Match[str]) -> str:
    """A box may follow the headline at once, so its titles stand right below that."""
    blocks = re.sub("(</?)h3", r"\1h2", found["blocks"])
    name = BOX_CLASSES[found["kind"]]
    return f'<aside class="{name}" role="note">{blocks}</aside>'


def _levelled(body: str) -> str:
    """A smaller subhead with no other before it stands right below the headline."""
    top, subhead, rest = body.partition("<h2")
    return top.replace("<h3", '<h3 aria-level="2"') + subhead + rest


# ── Reading ──────────────────────────────────────────────────────────────────


def plain_text(html: str) -> str:
    """The words of a stored body, captions too; a line for each paragraph or item."""
    text = unescape(ANY_TAG.sub("", LINE_END.sub("\n", html)))
    lines = (line.strip() for line in text.splitlines())
    return "\n".join(line for line in lines if line)


def word_count(html: str) -> int:
    """Words of a stored body; Chinese and Japanese signs count one by one."""
    return words_in(plain_text(html))


def words_in(text: str) -> int:
    """Words of a plain text."""
    text, signs = _sign.subn(" ", text)
    return signs + sum(any(map(str.isalnum, word)) for word in text.split())


def blocks(html: str) -> list[str]:
    """The paragraphs, subheads, lists, photos ... of a body, each as HTML."""
    return [str(block) for block in in_blocks(read(html))]


# ── Comparing ────────────────────────────────────────────────────────────────


class BlockChange(NamedTuple):
    """One block of a comparison; a replaced one carries `<ins>` and `<del>`."""

    op: Operation
    html: SafeString


def body_difference(old: str, new: str) -> tuple[BlockChange, ...]:
    """What became of each block between two bodies, in reading order."""
    found = aligned(blocks(sanitize(old)), blocks(sanitize(new)))
    return tuple(change for step in found for change in _changes(step))


def _changes(step: Step) -> Iterator[BlockChange]:
    if step.op != "replace":
        yield _change(step.op, step.new or step.old)
    elif marked := _marked_words(step.old, step.new):
        yield _change("replace", marked)
    else:
        yield _change("delete", step.old)
        yield _change("insert", step.new)


def _change(op: Operation, block: str) -> BlockChange:
    return BlockChange(op, SafeString(spelled_out(block)))


def _marked_words(old: str, new: str) -> str:
    """The new block with the changed words marked; empty if words do not tell it.

    They do not tell another photo, another layout, or words only made bold.
    """
    if _references(old) != _references(new):
        return ""
    marked = marked_words(old, new)
    return marked if "<ins>" in marked or "<del>" in marked else ""


NOTED = re.compile("<p><small>.*?</small></p>", re.DOTALL)  # by us, of a figure


def words_changed(changes: Iterable[BlockChange]) -> tuple[int, int]:
    """How many words came, and how many went."""
    came = went = 0
    for op, block in changes:
        text = NOTED.sub("", block)
        if op in ("insert", "delete"):
            came += word_count(text) if op == "insert" else 0
            went += word_count(text) if op == "delete" else 0
        elif op == "replace":
            came += sum(
                words_in(unescape(said)) for tag, said in marked(text) if tag == "ins"
            )
            went += sum(
                words_in(unescape(said)) for tag, said in marked(text) if tag == "del"
            )
    return came, went


def _references(block: str) -> list[str]:
    return re.findall("<(?:figure|aside)[^>]*>", block)
