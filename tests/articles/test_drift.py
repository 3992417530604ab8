"""What changed in a source: every changed paragraph, and no other."""

import re
from html import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from articles.drift import accounted, changes_between, compared, known_of, with_changes
from articles.snapshot import (
    BylineFact,
    CollaborationFact,
    LeadPhoto,
    Snapshot,
)

FEW = settings(max_examples=25)


def story(*blocks, **facts):
    body = "".join(b if b.startswith("<") else f"<p>{escape(b)}</p>" for b in blocks)
    return Snapshot(public_id="a", edition=1, story=1, body=body, **facts)


def changed(old, new):
    """What changed in a text, as pairs of plain words."""
    found = changes_between(known_of(story(*old)), story(*new))
    return [(plain(change.before), plain(change.after)) for change in found]


def plain(html):
    return re.sub("<[^>]*>", "", html)


ENGLISH = (
    "The ferry left Busan at dawn. It had 300 people aboard. Nobody is missing.",
    "Kim told Lee that he would not resign. Lee said nothing.",
    "The port was closed for two hours. Divers went down at noon.",
)
PERSIAN = (
    "کشتی سپیده‌دم بوسان را ترک کرد. ۳۰۰ نفر سوار آن بودند. آیا کسی گم شده است؟",
    "وزیر گفت استعفا نمی‌دهد. نخست‌وزیر چیزی نگفت.",
    "بندر دو ساعت بسته بود. غواصان ظهر به آب رفتند.",
)
KOREAN = (
    "여객선은 새벽에 부산을 떠났다. 승객 300명이 타고 있었다. 실종자는 없다.",
    "김 장관은 사임하지 않겠다고 말했다. 이 총리는 침묵했다.",
    "항구는 두 시간 동안 폐쇄됐다. 잠수부들이 정오에 들어갔다.",
)
CHINESE = (
    "渡轮黎明时分离开釜山。船上有三百人。没有人失踪。",
    "部长说他不会辞职。总理没有说话。",
    "港口关闭了两个小时。潜水员中午下水。",
)
ARABIC = (
    "غادرت العبارة بوسان عند الفجر. كان على متنها 300 شخص. هل فُقد أحد؟",
    "قال الوزير إنه لن يستقيل. ولم يقل رئيس الوزراء شيئا.",
    "أُغلق الميناء ساعتين. ونزل الغواصون ظهرا.",
)
THAI = ("เรือออกจากปูซานตอนรุ่งสาง", "ไม่มีใครสูญหาย", "ท่าเรือปิดสองชั่วโมง")
TEXTS = (ENGLISH, PERSIAN, KOREAN, CHINESE, ARABIC, THAI)


@pytest.mark.parametrize("text", TEXTS)
def test_moved_and_merged_paragraphs_are_no_news(text):
    one, two, three = text
    space = "" if text is CHINESE else " "
    for new in (
        (three, one, two),
        (one + space + two, three),
        (three + space + one, two),
        (three, two + space + one),
        (space.join((three, two, one)),),
    ):
        assert changed(text, new) == [], new


@pytest.mark.parametrize("text", TEXTS)
def test_a_paragraph_split_anywhere_is_no_news(text):
    one, two, three = text
    for at in range(1, len(one)):
        if one[at - 1] == " " or one[at] == " " or text in (CHINESE, THAI):
            new = (three, one[:at], one[at:], two)
            assert changed(text, new) == [], new


@pytest.mark.parametrize("text", [ENGLISH, PERSIAN, KOREAN, CHINESE, ARABIC])
def test_halves_of_a_split_paragraph_may_be_moved_and_merged(text):
    one, two, three = text
    space = "" if text is CHINESE else " "
    cut = re.search("[.。] ?", one).end()
    first, rest = one[:cut].strip(), one[cut:].strip()
    for new in ((first, two, rest, three), (first, two + space + rest, three)):
        assert changed(text, new) == [], new


RETYPED = [
    ("He said “no” — twice.", 'He said "no" - twice.'),
    ("He said “no” — twice.", "He  said\u00a0„no“ -- twice. "),
    ("It’s 5–7 km…", "It's 5-7 km..."),
    ("Caf\u00e9 tr\u00e8s cher", "Cafe\u0301 tre\u0300s cher"),
    ("« Non », dit-il.", "«\u202fNon\u202f», dit\u2011il."),
    ("نمی‌دهد", "نمیدهد"),
    ("۳۰۰ نفر", "300 نفر"),
    ("کتاب", "كتاب"),
    ("他说：“不。”", "他说:「不。」"),
    ("부산", "\u1107\u116e\u1109\u1161\u11ab"),
    ("co\u00adoperate\u200b now", "cooperate now"),
    ("<p>A <strong>b</strong>old wo<em>rd</em>.</p>", "<p>A bold word.</p>"),
    ("<p>Sub</p>", "<h2>Sub</h2>"),
    ("<ul><li><p>One</p></li><li><p>Two</p></li></ul>", "<p>One</p><p>Two</p>"),
    (
        '<p><a href="https://un.org/">The <strong>UN</strong></a> said</p>',
        '<p><a href="https://un.org/">The</a> <a href="https://un.org/">UN</a> said</p>',
    ),
    (
        '<figure data-photo="7" data-layout="wide"><figcaption>A</figcaption></figure>',
        '<figure data-layout="inline" data-photo="7"><figcaption>A</figcaption></figure>',
    ),
]


@pytest.mark.parametrize(("old", "new"), RETYPED)
def test_the_same_words_typed_anew_are_no_news(old, new):
    assert changed([old, "End."], [new, "End."]) == []
    assert changed([old, "End."], ["End.", new]) == []


CHANGED = [
    ("Kim told Lee.", "Lee told Kim."),
    ("300 were aboard.", "30 were aboard."),
    ("It cost 1,000.", "It cost 1.000."),
    ("He did resign.", "He did not resign."),
    ("He resigned.", "He resigned?"),
    ("The “victory” is theirs.", "The victory is theirs."),
    ("One came. Two went. Three stayed.", "One came. Three stayed."),
    ("One came. Three stayed.", "One came. Two went. Three stayed."),
    ("部长说他不会辞职。", "部长说他会辞职。"),
    ("وزیر استعفا نمی‌دهد.", "وزیر استعفا می‌دهد."),
    ("이 총리는 침묵했다.", "김 총리는 침묵했다."),
    ("قال علي نعم.", "قال على نعم."),
    ("ไม่มีใครสูญหาย", "มีใครสูญหาย"),
    (
        '<p><a href="https://a.org/">UN</a></p>',
        '<p><a href="https://b.org/">UN</a></p>',
    ),
    (
        '<figure data-photo="7" data-layout="wide"><figcaption>A</figcaption></figure>',
        '<figure data-photo="8" data-layout="wide"><figcaption>A</figcaption></figure>',
    ),
    (
        '<figure data-embed="https://www.youtube.com/watch?v=1"><figcaption></figcaption></figure>',
        '<figure data-embed="https://www.youtube.com/watch?v=2"><figcaption></figcaption></figure>',
    ),
    ('<aside data-related="7"></aside>', '<aside data-related="8"></aside>'),
]


@pytest.mark.parametrize(("old", "new"), CHANGED)
def test_another_word_number_name_denial_or_reference_is_news(old, new):
    around = ("Before it.", "After it all was well.")
    found = changed([around[0], old, around[1]], [around[1], around[0], new])
    assert found == [(plain(old), plain(new))]


def test_an_answer_that_went_to_another_question_is_news():
    old = ["Did he pay? No.", "Did she pay? Yes."]
    new = ["Did he pay? Yes.", "Did she pay? No."]
    assert changed(old, new) == list(zip(old, new, strict=True))


def test_of_a_split_paragraph_only_the_changed_half_is_news():
    old = ["The ferry left. It had 300 aboard.", "End."]
    new = ["End.", "The ferry left.", "It had 310 aboard."]
    assert changed(old, new) == [("It had 300 aboard.", "It had 310 aboard.")]


def test_a_paragraph_in_the_place_of_another_is_one_change():
    old = ["A one.", "B two.", "C three.", "D four."]
    new = ["A one.", "Xx yy zz!", "Vv ww uu!", "D four."]
    assert changed(old, new) == list(zip(old[1:3], new[1:3], strict=True))
    assert changed(old, [*new[::-1]]) != []


def test_what_came_and_what_went_is_news_of_its_own():
    assert changed(["A one.", "B two."], ["A one."]) == [("B two.", "")]
    assert changed(["A one."], ["B two.", "A one."]) == [("", "B two.")]


def test_fields_that_count_are_news_and_others_are_not():
    facts = {
        "headline": "Ferry “lost”",
        "datelines": ("Seoul",),
        "lead_photo": LeadPhoto(7, caption="A ferry", alt="White"),
        "bylines": (BylineFact(3, "author"),),
        "collaborations": (CollaborationFact(4, "origin"),),
        "content_warning": "Death",
    }
    known = known_of(story("A.", **facts))
    same = {"headline": 'Ferry "lost"', "section": 9, "slug": "x", "topics": (1,)}
    assert changes_between(known, story("A.", **facts | same | {"boxes": (2,)})) == []
    new = story(
        "A.",
        headline="Ferry found",
        datelines=("Seoul", "Busan"),
        lead_photo=LeadPhoto(8, caption="A port", alt="White"),
        bylines=(BylineFact(3, "author"), BylineFact(5, "camera")),
        kind="analysis",
    )
    assert [change.part for change in changes_between(known, new)] == [
        *("headline", "datelines", "content_warning", "kind"),
        *("lead_photo", "lead_caption", "bylines", "collaborations"),
    ]


# ── Laws ─────────────────────────────────────────────────────────────────────

words = some.text("abcdefgh", min_size=3, max_size=7)
sentences = some.lists(words, min_size=2, max_size=9).map(
    lambda row: " ".join(row).capitalize() + "."
)
paragraphs = some.lists(sentences, min_size=1, max_size=4)
texts = some.lists(paragraphs, min_size=1, max_size=8)


def joined(text):
    return [" ".join(paragraph) for paragraph in text]


@FEW
@given(texts, some.data())
def test_however_paragraphs_are_split_moved_and_merged_there_is_no_news(text, data):
    text = told_apart(text)
    pieces = [cut for paragraph in text for cut in halves(paragraph, data)]
    moved = data.draw(some.permutations(pieces))
    assert changed(joined(text), moved) == []
    whole = data.draw(some.permutations(joined(text)))
    at = data.draw(some.integers(0, len(whole)))
    assert changed(joined(text), [" ".join(whole[:at]), *whole[at:]]) == []


def told_apart(text):
    """The sentences, no two of which begin alike."""
    return [
        [re.sub(r"\w+", rf"\g<0>{at}x{place}", s) for place, s in enumerate(row)]
        for at, row in enumerate(text)
    ]


def halves(paragraph, data):
    """The paragraph, cut once between any two words, or left whole."""
    row = " ".join(paragraph).split()
    at = data.draw(some.integers(0, len(row) - 1))
    return [" ".join(part) for part in (row[:at], row[at:]) if part]


@settings(max_examples=8)
@given(
    some.lists(paragraphs, min_size=20, max_size=20),
    some.sets(some.integers(0, 19), min_size=3, max_size=3),
    some.data(),
)
def test_three_of_twenty_changed_are_those_three_wherever_they_stand(
    text, chosen, data
):
    old = joined(told_apart(text))
    new = [change_a_word(p, data) if n in chosen else p for n, p in enumerate(old)]
    expected = sorted((old[number], new[number]) for number in chosen)
    assert sorted(changed(old, new)) == expected
    assert sorted(changed(old, data.draw(some.permutations(new)))) == expected


def change_a_word(paragraph, data):
    row = paragraph.split()
    at = data.draw(some.integers(0, len(row) - 1))
    return " ".join([*row[:at], f"Zz{at}", *row[at + 1 :]])


@FEW
@given(some.lists(paragraphs, min_size=1, max_size=8), some.data())
def test_what_is_left_open_is_all_that_is_left(text, data):
    """What was answered never comes back, and what was not stays as it is."""
    old = joined(told_apart(text))
    fates = [data.draw(some.sampled_from(["kept", "changed", "gone"])) for _ in old]
    new = [
        change_a_word(paragraph, data) if fate == "changed" else paragraph
        for paragraph, fate in zip(old, fates, strict=True)
        if fate != "gone"
    ]
    known, now = known_of(story(*old)), known_of(story(*new, "Quite another one."))
    found = compared(known, now)
    kept = {c.key for c in found.changes if data.draw(some.booleans())}
    again = compared(accounted(found, kept), now)
    assert {change.key for change in again.changes} == kept
    assert compared(accounted(found, set()), now).changes == []


def test_a_typo_is_taken_over_where_the_old_words_were_known():
    known = known_of(story("Teh end.", "Other.", headline="Teh"))
    typos = changes_between(known, story("The end.", "Other.", headline="The"))
    assert with_changes(known, typos) == known_of(
        story("The end.", "Other.", headline="The")
    )
