"""Snapshots: what an editor typed survives the round trip, and every old shape."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles import desk, snapshot
from articles.kinds import Kind
from articles.models import Article, Revision
from articles.rules import WorkflowError
from articles.snapshot import (
    BylineFact,
    CollaborationFact,
    DeskFacts,
    LeadPhoto,
    Snapshot,
    difference,
    digest,
    dump,
    load,
    restore,
    take,
)
from services.models import Edition
from staff.append_only import AppendOnlyError
from staff.models import User
from tests.factories import (
    make_article,
    make_box,
    make_contributor,
    make_photo,
    make_service,
    stored,
)

words = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=40)
numbers = st.integers(min_value=1, max_value=2**31)
moments = st.none() | st.datetimes(
    min_value=datetime(2000, 1, 1),  # noqa: DTZ001  the zone comes next
    max_value=datetime(2100, 1, 1),  # noqa: DTZ001
    timezones=st.just(UTC),
)
snapshots = st.builds(
    Snapshot,
    public_id=words,
    edition=numbers,
    story=numbers,
    kind=st.sampled_from(Kind.values),
    section=st.none() | numbers,
    headline=words,
    short_headline=words,
    kicker=words,
    summary=words,
    slug=words,
    datelines=st.lists(words, max_size=3).map(tuple),
    body=words.map(lambda text: f"<p>{text}</p>"),
    lead_photo=st.none()
    | st.builds(LeadPhoto, numbers, words, words, st.sampled_from([None, True, False])),
    topics=st.lists(numbers, max_size=4).map(tuple),
    boxes=st.lists(numbers, max_size=2).map(tuple),
    bylines=st.lists(
        st.builds(BylineFact, numbers, words, words, words, st.none() | numbers, words),
        max_size=3,
    ).map(tuple),
    collaborations=st.lists(
        st.builds(CollaborationFact, numbers, *[words] * 5), max_size=3
    ).map(tuple),
    translated_from=words,
    is_machine_assisted=st.booleans(),
    interview_language=words,
    is_interview_edited=st.booleans(),
    credit_words=words,
    desk=st.builds(
        DeskFacts,
        slugline=words,
        notes=words,
        embargo_until=moments,
        publish_at=moments,
        expires_at=moments,
        has_legal_hold=st.booleans(),
    ),
)


@given(snapshots)
def test_a_stored_snapshot_reads_back_as_it_was(taken: Snapshot) -> None:
    assert load(json.loads(json.dumps(dump(taken)))) == taken


@given(snapshots)
def test_nothing_differs_from_itself(taken: Snapshot) -> None:
    assert not difference(taken, taken)


@given(snapshots, snapshots)
def test_what_differs_is_named_and_what_does_not_is_not(
    old: Snapshot, new: Snapshot
) -> None:
    found = difference(old, new)
    assert bool(found) == (old != new)
    for change in found.changes:
        assert change.before != change.after


@given(snapshots, st.text(max_size=20), st.booleans())
def test_desk_notes_never_move_the_digest(
    taken: Snapshot,
    notes: str,
    has_hold: bool,  # noqa: FBT001  drawn by hypothesis
) -> None:
    other = replace(
        taken, desk=replace(taken.desk, notes=notes, has_legal_hold=has_hold)
    )
    assert digest(other) == digest(taken)
    assert digest(replace(taken, headline=f"{taken.headline}!")) != digest(taken)


@pytest.fixture
def full(english: Edition, ana: User) -> Article:
    """An article with everything an editor can type."""
    return make_article(
        english,
        by=ana,
        slugline="NKOREA-UN-RIGHTS",
        headline="UN: “Rights” of Ra’ad and Ce’cile…",
        short_headline="UN on rights",
        search_headline="UN rights N. Korea",
        social_headline="What the UN said",
        kicker="Rights",
        summary="The U.N. met.",
        slug="un-rights",
        kind=Kind.ANALYSIS,
        datelines="Seoul; Geneva",
        body='<h2>A subhead</h2><p>He said "yes"…</p>',
        section=english.default_section,
        lead_photo=make_photo(english.service),
        lead_caption="A hall.",
        lead_alt="A full hall.",
        lead_is_file=True,
        content_warning="Violence",
        notes="Ask legal.",
        has_legal_hold=True,
        embargo_until=datetime(2027, 1, 1, tzinfo=UTC),
        expires_at=datetime(2027, 2, 1, tzinfo=UTC),
        publish_at=datetime(2027, 1, 2, tzinfo=UTC),
        bylines=(make_contributor("Lena Marsh", english.service),),
        collaborations=(make_service("korean"), make_service("persian")),
        translated_from="ko",
        is_machine_assisted=True,
        interview_language="fa",
        is_interview_edited=True,
        credit_words="[byline 0123456789ab] By our Lena Marsh",
        topics=("Rights", "United Nations"),
        boxes=(make_box(english),),
    )


@pytest.mark.parametrize(
    "typed", ["Seoul; Geneva", "Seoul؛Geneva;", " ;Seoul ;Geneva", "Seoul；Geneva"]
)
def test_datelines_are_parted_by_either_semicolon(typed: str) -> None:
    assert snapshot.split_datelines(typed) == ("Seoul", "Geneva")


def test_what_a_credit_says_is_kept_and_brought_back(full: Article) -> None:
    home = make_service("tibetan")
    full.bylines.update(works_for=home, medium="video")
    full.collaborations.update(
        link="https://example.org/1", tail="(By A)", medium="audio"
    )
    taken = take(full)
    (byline,) = taken.bylines
    assert (byline.works_for, byline.medium) == (home.pk, "video")
    assert {fact.tail for fact in taken.collaborations} == {"(By A)"}
    full.bylines.update(works_for=None, medium="")
    full.collaborations.all().delete()
    restore(taken, stored(full))
    assert take(stored(full)) == taken


def test_going_back_to_what_stands_changes_nothing(full: Article) -> None:
    taken = take(full)
    restore(taken, full)
    assert take(stored(full)) == taken


def test_restoring_brings_back_every_field_that_was_changed(
    full: Article, ana: User
) -> None:
    taken = take(full)
    full.bylines.all().delete()
    full.collaborations.all().delete()
    full.topic_items.all().delete()
    full.boxes.clear()
    for name in (*snapshot.TEXTS, "slugline", "notes", "lead_caption", "datelines"):
        if name != "kind":
            setattr(full, name, "")
    full.body, full.lead_photo, full.section = "<p>Other.</p>", None, None
    full.is_machine_assisted = full.is_interview_edited = False
    full.save()
    restore(taken, stored(full))
    assert take(stored(full)) == taken


def test_going_back_lifts_neither_embargo_nor_legal_hold(
    english: Edition, ana: User
) -> None:
    article = make_article(english, by=ana, headline="First")
    embargo = datetime(2027, 1, 1, tzinfo=UTC)
    article.headline, article.has_legal_hold = "Second", True
    article.embargo_until = embargo
    article.save()
    desk.keep(article, by=ana)
    desk.go_back(article, 1, by=ana)
    article = stored(article)
    assert article.headline == "First"
    assert article.has_legal_hold
    assert article.embargo_until == embargo


def test_going_back_loses_no_later_text(english: Edition, ana: User) -> None:
    article = make_article(english, by=ana, headline="First")
    Article.objects.filter(pk=article.pk).update(headline="Typed since")
    desk.go_back(article, 1, by=ana)
    kept = [row.snapshot.headline for row in Revision.objects.of(article)]
    assert kept == ["First", "Typed since", "First"]


def test_a_revision_that_does_not_exist_is_refused(english: Edition, ana: User) -> None:
    article = make_article(english, by=ana)
    with pytest.raises(WorkflowError, match="no such revision"):
        desk.go_back(article, 99, by=ana)


def test_history_refuses_to_be_rewritten(english: Edition, ana: User) -> None:
    revision = make_article(english, by=ana).revisions.get()
    for rewriting in (
        revision.save,
        revision.delete,
        lambda: Revision.objects.update(number=7),
        Revision.objects.all().delete,
    ):
        with pytest.raises(AppendOnlyError):
            rewriting()


FIRST_SHAPE: dict[str, Any] = {
    "version": 1,
    "public_id": "abcdefghjkmn",
    "edition": 1,
    "story": 2,
    "kind": "news",
    "section": 3,
    "headline": "UN meets",
    "short_headline": "",
    "search_headline": "",
    "social_headline": "",
    "kicker": "",
    "summary": "The U.N. met.",
    "slug": "un-meets",
    "datelines": ["Seoul", "Geneva"],
    "body": "<p>Text.</p>",
    "lead_photo": {"photo": 4, "caption": "", "alt": "", "is_file": None},
    "topics": [5],
    "content_warning": "",
    "bylines": [{"contributor": 6, "role": "author", "place": "Seoul", "title": ""}],
    "collaborations": [{"service": 7, "kind": "collaboration", "place": ""}],
    "desk": {
        "slugline": "UN",
        "notes": "",
        "embargo_until": "2026-11-24T12:00:00+00:00",
        "publish_at": None,
        "has_legal_hold": False,
    },
}


def test_the_first_shape_is_read_for_ever() -> None:
    read = load(FIRST_SHAPE)
    assert read.headline == "UN meets"
    assert read.datelines == ("Seoul", "Geneva")
    assert read.lead_photo == LeadPhoto(photo=4)
    assert read.bylines == (BylineFact(6, "author", "Seoul"),)
    assert read.desk.embargo_until == datetime(2026, 11, 24, 12, tzinfo=UTC)
    assert FIRST_SHAPE["version"] == 1


SECOND_SHAPE: dict[str, Any] = FIRST_SHAPE | {"version": 2, "boxes": [8]}


def test_the_second_shape_is_read_for_ever() -> None:
    read = load(SECOND_SHAPE)
    assert read.boxes == (8,)
    assert read.desk.expires_at is None
    assert "expires_at" not in SECOND_SHAPE["desk"]


THIRD_SHAPE: dict[str, Any] = SECOND_SHAPE | {
    "version": 3,
    "desk": FIRST_SHAPE["desk"] | {"expires_at": "2027-01-01T00:00:00+00:00"},
}


def test_the_third_shape_is_read_for_ever() -> None:
    read = load(THIRD_SHAPE)
    assert read.desk.expires_at == datetime(2027, 1, 1, tzinfo=UTC)
    assert read.bylines == (BylineFact(6, "author", "Seoul"),)
    assert read.credit_words == read.translated_from == ""
    assert not read.is_machine_assisted


FOURTH_SHAPE: dict[str, Any] = THIRD_SHAPE | {
    "version": 4,
    "bylines": [
        {"contributor": 6, "role": "camera", "place": "", "title": ""}
        | {"works_for": 7, "medium": "video"}
    ],
    "collaborations": [
        {"service": 7, "kind": "agency_report", "place": ""}
        | {"link": "https://example.org/", "tail": "(By A)", "medium": ""}
    ],
    "translated_from": "ko",
    "is_machine_assisted": True,
    "interview_language": "",
    "is_interview_edited": False,
    "credit_words": "",
}


def test_the_fourth_shape_is_read_for_ever() -> None:
    read = load(FOURTH_SHAPE)
    assert read.bylines == (BylineFact(6, "camera", works_for=7, medium="video"),)
    assert read.collaborations[0].tail == "(By A)"
    assert (read.translated_from, read.is_machine_assisted) == ("ko", True)
    assert digest(read) != digest(replace(read, is_machine_assisted=False))


def test_an_older_shape_is_upgraded_on_read(monkeypatch: pytest.MonkeyPatch) -> None:
    def from_0_to_1(data: dict[str, Any]) -> dict[str, Any]:
        return data | {"version": 1, "headline": data["headline"].strip()}

    monkeypatch.setitem(snapshot.UPGRADES, 0, from_0_to_1)
    older = FIRST_SHAPE | {"version": 0, "headline": " UN meets "}
    assert load(older).headline == "UN meets"
    assert older["headline"] == " UN meets "


def test_a_text_without_newer_facts_keeps_the_mark_it_had() -> None:
    plain = load(FIRST_SHAPE)
    assert '"version":1' in snapshot.canonical(plain)
    assert '"version":2' in snapshot.canonical(replace(plain, boxes=(3,)))
    ends = replace(plain.desk, expires_at=datetime(2027, 1, 1, tzinfo=UTC))
    assert snapshot.canonical(replace(plain, desk=ends)) == snapshot.canonical(plain)


@settings(
    max_examples=25,
    deadline=timedelta(seconds=2),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(headline=words, body=st.lists(words, max_size=4), notes=words)
def test_whatever_is_typed_survives_restoring(
    headline: str, body: list[str], notes: str, english: Edition, ana: User
) -> None:
    article = make_article(
        english,
        by=ana,
        headline=headline,
        slugline="X",
        notes=notes,
        body="".join(f"<p>{text.replace('<', '&lt;')}</p>" for text in body),
    )
    taken = take(article)
    article.headline, article.body, article.notes = "x", "<p>x</p>", "x"
    article.save()
    restore(taken, article)
    assert take(stored(article)) == taken
