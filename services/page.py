"""A page: an answer that says itself what the page store and caches may do with it."""

from collections.abc import Iterable

from django.http import HttpResponse

from services.models import Edition

SURROGATE_KEY = "Surrogate-Key"  # https://www.w3.org/TR/edge-arch/, as CDNs read it


class Page(HttpResponse):
    """An answer of an edition to readers.

    `is_kept`: the page store may keep it. `is_poll`: open pages ask for it again and
    again, so it is small, and no cache gives it out stale. `parameters` are the only query parameters
    that it depends on; its view was given no other. `policy` is its own
    Content-Security-Policy; empty: what holds for all readers' pages. `is_dated`: it
    says when it was drawn, for machines that ask again by date. `subject`: the public id of
    the story that it is, or the key of the front; empty of lists and all else. News of
    another subject leaves it right; what else stands on it, `keys` name.
    """

    def __init__(
        self,
        content: bytes | str,
        *,
        edition: Edition,
        status: int = 200,
        content_type: str | None = None,
        keys: Iterable[str] = (),
        is_kept: bool = False,
        is_poll: bool = False,
        is_dated: bool = False,
        subject: str = "",
    ) -> None:
        super().__init__(content, status=status, content_type=content_type)
        self.edition_number = edition.pk
        self.parameters: tuple[str, ...] = ()
        self.is_kept = is_kept
        self.is_poll = is_poll
        self.policy = ""
        self.is_dated = is_dated
        self.subject = subject
        self.headers["Content-Language"] = edition.language
        self.headers[SURROGATE_KEY] = " ".join([edition_key(edition.pk), *keys])

    def reword(self, content: bytes) -> None:
        """Say this instead, in the length that was announced if one was."""
        self.content = content
        if "Content-Length" in self.headers:
            self.headers["Content-Length"] = str(len(content))


def edition_key(number: int) -> str:
    """The surrogate key of everything an edition shows."""
    return f"edition-{number}"


def front_key(number: int) -> str:
    return f"front-{number}"


def story_key(public_id: str) -> str:
    """The surrogate key of every page that shows this story, or a link to it."""
    return f"story-{public_id}"


def story_in(key: str) -> str:
    """The public id in such a key; empty for keys of another kind."""
    start, _, public_id = key.partition("story-")
    return "" if start else public_id


def photo_key(media_key: str) -> str:
    return f"photo-{media_key}"


def recording_key(media_key: str) -> str:
    return f"recording-{media_key}"
