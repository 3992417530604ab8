"""Nothing of ours stands on a page but labels: no English sentence is added unseen.

The edition's language has no catalogue, every label of it is ⟦in brackets⟧, and
everything else that readers read there was typed by an editor.
"""

import json
import re
from collections.abc import Iterator
from html import unescape
from itertools import chain

import lxml.etree
import lxml.html
import pytest
from django.apps import apps
from django.db import models

from services.labels import Own, keep_labels, labels_of
from services.models import Edition
from staff.models import User
from staff.permissions import Role
from tests.factories import (
    make_edition,
    make_person,
    make_section,
    make_service,
    public_address,
)
from tests.pages.page_kinds import (
    Drawn,
    Reader,
    banner_pages,
    error_pages,
    stopped_pages,
    story_pages,
)
from tests.pages.whole_story import make_whole_story
from tests.people import built_at_once

pytestmark = pytest.mark.either

READ_OUT = ("aria-label", "title", "alt", "placeholder")
BRACKETED = re.compile(r"⟦[^⟦⟧]*⟧")
LATIN = re.compile(
    r"\b(?!(?:RSS|Atom|JSON)\b)[A-Za-z]{2,}"
)  # names of formats are no words
FOR_MACHINES = re.compile(r"(https?:|urn:|\d{4}-\d\d-|\w{3}, \d\d \w{3} \d{4})\S*")
TOLD = ("og:title", "og:description", "og:site_name", "og:image:alt")
OURS = {"articles", "banners", "bylines", "photos", "services"}
MADE_OF_LABELS = {"EditionLabel", "PublishedPage", "PublishedArticle"}


@pytest.fixture
def bracketed(db: None) -> Edition:
    """An edition in Pashto whose labels are the English ones in brackets."""
    with built_at_once():
        edition = make_edition(
            make_service("pashto", name="Pashto Service"),
            name="خبرونه",
            language="ps",
            native_name="پښتو",
            prefix="ps",
        )
        edition.default_section = make_section(edition, "نړۍ")
        edition.save()
        say_everything(edition)
    return edition


def say_everything(edition: Edition) -> None:
    keep_labels(
        edition,
        {
            label.sentence.key: Own(
                {form.category: f"⟦{label.sentence.english}⟧" for form in label.forms}
            )
            for label in labels_of(edition)
        },
    )


def test_nothing_but_labels_and_what_editors_typed_is_read(bracketed):
    chief = make_person("chief", bracketed.service, Role.CHIEF)
    pages = list(drawn(bracketed, chief))
    typed = sorted(set(what_editors_typed()), key=len, reverse=True)
    read = {text: page.name for page in pages for text in read_in(page)}
    found = {name: text for text, name in read.items() if says_more(text, typed)}
    assert not found


def drawn(edition: Edition, chief: User) -> Iterator[Drawn]:
    reader, root = Reader(edition), edition.root
    yield reader.open("home-empty", root)
    yield reader.open("corrections-empty", f"{root}corrections/")
    whole = make_whole_story(edition, by=chief)
    author = whole.bylines.order_by("order")[0].contributor
    helper = whole.collaborations.order_by("order")[0].service
    yield from banner_pages(reader, chief)
    addresses = {
        "home": "",
        "section": f"section/{whole.section.slug}/",
        "topic": "topic/safety-at-sea/",
        "author": f"author/{author.slug}/",
        "service": f"service/{helper.code}/",
        "latest": "latest/",
        "feed": "feed.rss",
        "atom": "feed.atom",
        "json": "feed.json",
    }
    for name, address in addresses.items():
        yield reader.open(name, root + address)
    yield reader.open("story", public_address(whole))
    yield from story_pages(reader, chief)
    yield from stopped_pages(reader, chief)
    yield reader.open("corrections", f"{root}corrections/")
    yield from (page for page in error_pages(reader) if is_of_the_edition(page))


def is_of_the_edition(page: Drawn) -> bool:
    """The plain ones answer where nobody knows of an edition."""
    return page.name != "ps-400" and not page.name.endswith("-plain")


def read_in(page: Drawn) -> Iterator[str]:
    if page.name in FEEDS:
        for words in FEEDS[page.name](page.html):
            if not FOR_MACHINES.match(words):
                yield from read_in_html(words) if "</" in words else [words]
    else:
        yield from read_in_html(page.html)


def read_in_html(html: str) -> Iterator[str]:
    """What a reader sees or is read out, but for times, which the locale data says."""
    root = lxml.html.document_fromstring(html)
    for element in [*root.iter("script", "style", "time")]:
        element.drop_tree()
    for element in [*root.iter("a", "span", "bdi", "strong", "b", "cite", "em")]:
        yield from (element.get(name, "") for name in READ_OUT)
        element.drop_tag()
    for element in root.iter():
        yield from (element.get(name, "") for name in READ_OUT)
        yield element.tail or ""
        is_html = element.tag == "textarea" and "</" in element.text
        yield from read_in_html(element.text) if is_html else [element.text or ""]
    for meta in root.iter("meta"):
        if meta.get("name") == "description" or meta.get("property") in TOLD:
            yield meta.get("content")


def read_in_xml(feed: str) -> Iterator[str]:
    for element in lxml.etree.fromstring(feed.encode()).iter("{*}*"):
        yield from (
            element.text or "",
            element.get("term", ""),
            element.get("title", ""),
        )


def read_in_json(feed: str) -> Iterator[str]:
    todo = [json.loads(feed)]
    while todo:
        value = todo.pop()
        if isinstance(value, dict | list):
            todo += value.values() if isinstance(value, dict) else value
        elif isinstance(value, str):
            yield value


FEEDS = {"ps-feed": read_in_xml, "ps-atom": read_in_xml, "ps-json": read_in_json}


def says_more(text: str, typed: list[str]) -> bool:
    """Whether any word is left of it without labels and without editors' words."""
    text, count = " ".join(text.split()), 1
    while count:
        text, count = BRACKETED.subn("", text)
    for words in typed if LATIN.search(text) else ():
        text = text.replace(words, "")
    return LATIN.search(text) is not None


def what_editors_typed() -> Iterator[str]:
    """Every text of the database, and each piece of it between tags."""
    for model in apps.get_models():
        if model._meta.app_label in OURS and model.__name__ not in MADE_OF_LABELS:
            for row in model._default_manager.values_list(*columns_of(model)):
                yield from chain.from_iterable(map(pieces, filter(None, row)))


def columns_of(model: type[models.Model]) -> list[str]:
    return [
        field.attname
        for field in model._meta.concrete_fields
        if isinstance(field, models.CharField | models.TextField)
    ] or ["pk"]


def pieces(text: object) -> Iterator[str]:
    alts = re.findall(r'data-alt="([^"]*)"', str(text))
    for each in [str(text), *alts, *re.split(r"<[^>]*>|\n", str(text))]:
        yield " ".join(unescape(each).split())
