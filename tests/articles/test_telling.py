"""The question "Was the earlier text wrong?" is asked when it should be."""

from dataclasses import replace

import pytest

from articles.snapshot import LeadPhoto, Snapshot
from articles.telling import Kind, telling_changes

TEXT = (
    "<p>The ferry left Busan at dawn with 300 people aboard.</p>"
    "<p>Captain Lee said “we saw no fire” and did return to the port.</p>"
)


def snapshot(body: str = TEXT, **facts: object) -> Snapshot:
    facts = {"headline": "Ferry sinks off Busan", "summary": "It sank."} | facts
    return Snapshot(public_id="abc", edition=1, story=1, body=body, **facts)


def kinds(before: Snapshot, after: Snapshot, language: str = "en") -> set[Kind]:
    return {found.kind for found in telling_changes(before, after, language)}


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ("300", "30", Kind.NUMBER),
        ("dawn", "dawn on 3 May", Kind.NUMBER),
        ("people", "three people", Kind.NUMBER),
        ("Busan", "Ulsan", Kind.NAME),
        ("Captain Lee", "Captain Kim", Kind.NAME),
        ("“we saw no fire”", "“we saw a fire”", Kind.QUOTATION),
        ("did return", "did not return", Kind.NEGATION),
        ("did return", "didn’t return", Kind.NEGATION),
    ],
)
def test_what_is_touched_is_told(old, new, kind):
    assert kind in kinds(snapshot(), snapshot(TEXT.replace(old, new)))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("aboard", "on board"),
        ("left", "departed"),
        ("<p>The ferry", "<p>A ferry"),
        ("</p><p>", "</p><p>Rescuers found 12 people. Nobody spoke to Kim.</p><p>"),
        ("people aboard", "people, all of them aboard"),
    ],
)
def test_a_new_paragraph_and_other_words_tell_nothing(old, new):
    assert kinds(snapshot(), snapshot(TEXT.replace(old, new, 1))) == set()


def test_a_name_at_the_start_of_a_sentence_is_a_name():
    before = snapshot("<p>Kim spoke. They listened.</p>")
    assert Kind.NAME in kinds(before, snapshot("<p>Lee spoke. They listened.</p>"))
    same = snapshot("<p>Kim spoke. All of them listened.</p>")
    assert Kind.NUMBER not in kinds(before, same)


def test_the_headline_always_asks_and_comes_first():
    before, after = snapshot(), snapshot(TEXT.replace("300", "30"), headline="Another")
    found = telling_changes(before, after, "en")
    assert [one.kind for one in found] == [Kind.HEADLINE, Kind.NUMBER]
    assert (found[1].before, found[1].after) == ("300", "30")


def test_summary_and_caption_count_as_text():
    assert Kind.NUMBER in kinds(
        snapshot(summary="With 300 aboard."), snapshot(summary="With 30 aboard.")
    )
    lead = LeadPhoto(photo=1, caption="Busan, 3 May")
    moved = replace(lead, caption="Ulsan, 3 May")
    assert Kind.NAME in kinds(snapshot(lead_photo=lead), snapshot(lead_photo=moved))


@pytest.mark.parametrize(
    ("language", "old", "new", "kind"),
    [
        ("fa", "او در تهران بود", "او در تبریز بود", Kind.NAME),
        ("fa", "دولت پذیرفت", "دولت نپذیرفت", Kind.NAME),
        ("fa", "۳۰۰ نفر بودند", "۳۰ نفر بودند", Kind.NUMBER),
        ("ko", "정부가 승인했다", "정부가 승인하지 않았다", Kind.NEGATION),
        ("ko", "승객 300명", "승객 30명", Kind.NUMBER),
        ("zh-Hans", "他同意了", "他不同意了", Kind.NEGATION),
        ("es", "El barco volvió", "El barco nunca volvió", Kind.NEGATION),
        ("ru", "Он вернулся", "Он не вернулся", Kind.NEGATION),
    ],
)
def test_other_languages_are_understood_too(language, old, new, kind):
    before, after = snapshot(f"<p>{old}.</p>"), snapshot(f"<p>{new}.</p>")
    assert kind in kinds(before, after, language)


def test_a_long_rewritten_text_is_compared_in_good_time():
    body = "".join(f"<p>Line {n} of Kim said {n} things today.</p>" for n in range(120))
    found = telling_changes(snapshot(body), snapshot(body.replace("Kim", "Lee")), "en")
    assert {one.kind for one in found} == {Kind.NAME}
