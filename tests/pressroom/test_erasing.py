"""What the law orders erased is nowhere any more, and all else stands."""

import json
from datetime import timedelta

import pytest
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from django.utils import timezone

from articles import desk, noting, outside, unsaved, workflow
from articles.adapting import adapt
from articles.models import Article, PublishedArticle, Revision
from articles.notice_workflow import add_notice
from articles.sealed_revisions import seal_revision
from banners import workflow as banners
from bylines import protecting, sealing
from bylines.models import ContributorName
from door.models import DeskSession, Guess, KnownPlace
from fronts import workflow as fronts
from fronts.arranging import front_of
from fronts.layout import Layout, Place
from pressroom import erasing, ledger
from pressroom.models import Erasure
from staff import desk_log
from staff.guards import unguarded
from staff.models import User
from staff.permissions import Role
from tests.factories import (
    PASSWORD,
    make_article,
    make_assignment,
    make_banner,
    make_contributor,
    make_live_story,
    make_person,
    make_photo,
    make_recording,
    public_address,
    stored,
)
from tests.pressroom.dumping import dump

CANARY = "zqxcanary"
ORDER = {"order": "court order 12/2026", "by": "Olga Operator"}


def words(name: str) -> str:
    return f"{CANARY}{name} said"


@pytest.fixture(autouse=True)
def _own_ledger(settings, tmp_path):
    settings.ERASURES = str(tmp_path / "erasures.jsonl")


@pytest.fixture
def erase(django_capture_on_commit_callbacks):
    def act(kind, number):
        with django_capture_on_commit_callbacks(execute=True):
            return erasing.erase(kind, str(number), **ORDER)

    return act


@pytest.fixture
def root(db):
    return make_person("root", is_superuser=True)


def admin_note(person, row, said):
    kind = ContentType.objects.get_for_model(row)
    LogEntry.objects.create(
        user=person,
        content_type=kind,
        object_id=str(row.pk),
        object_repr=said[:200],
        action_flag=CHANGE,
        change_message=json.dumps([{"changed": {"object": said}}]),
    )


@pytest.fixture
def secret(english, persian, ana, boris, chiara, vera_central):
    """A live story with words everywhere that a newsroom can plant them."""
    photo = make_photo(english.service)
    facts = {
        name: words(name)
        for name in ("headline", "short_headline", "search_headline", "summary")
    }
    article = make_live_story(
        english,
        by=ana,
        body=f"<p>{words('body')}</p>",
        notes=words("notes"),
        kicker=words("kicker"),
        datelines=words("dateline"),
        slugline=f"{CANARY}-SLUG",
        lead_photo=photo,
        lead_caption=words("caption"),
        bylines=(make_contributor("Lena Marsh", english.service),),
        **facts,
    )
    now = timezone.now()
    adapted = adapt(article, persian, by=vera_central).article
    Article.objects.filter(pk=article.pk).update(headline=words("second"))
    desk.keep(stored(article), by=ana)
    workflow.publish(stored(article), by=ana)
    seal_revision(stored(article), 1, by=ana, reason=words("seal"))
    add_notice(stored(article), by=ana, text=words("notice"))
    note = noting.write(article, by=boris, text=words("note @ana"))
    noting.write(article, by=ana, text=words("answer"), answers=note.pk)
    outside.give(
        stored(article),
        by=ana,
        for_whom=words("whom"),
        ends_at=now + timedelta(hours=1),
        token="a-token-of-a-preview",
    )
    sheet = unsaved.Sheet(boris, article.public_id, "aaaaaaaaaaaa", 1, 1)
    unsaved.keep(sheet, [("headline", words("draft"))], 1, now)
    make_assignment(english.service, article=article, brief=words("brief"))
    workflow.hand_to(stored(article), by=ana, to=boris, note=words("handed"))
    desk_log.write(english.service_id, f"Mind {words('second')}!", by=ana)
    admin_note(ana, article, words("headline"))
    banners.show(
        make_banner(english, wording=words("banner"), story=article.story), by=ana
    )
    front = front_of(english)
    layout = Layout(lead=Place("lead", article.public_id, headline=words("front")))
    fronts.save(front, layout, by=ana, version=0, now=now)
    fronts.publish(front, by=ana, now=now)
    workflow.hold(stored(article), by=ana, reason=words("hold"))
    workflow.release(stored(article), by=ana)
    assert CANARY in dump()
    return stored(article), adapted


@pytest.fixture
def vera_central(english, persian):
    vera = make_person("vera", persian.service, Role.EDITOR)
    vera.memberships.update(is_central=True)
    return vera


def pages(client: Client, *addresses: str) -> dict[str, int]:
    return {address: client.get(address).status_code for address in addresses}


def test_of_an_erased_story_no_word_is_left_anywhere(secret, erase, root, client):
    article, adapted = secret
    address = public_address(article)
    wiper = erase("story", article.pk)
    erase("story", adapted.pk)  # which had taken words over
    assert CANARY not in dump()
    assert wiper.addresses == [f"http://testserver{address}"]
    assert wiper.counts["articles.Revision"] >= 2
    assert any(str(adapted.pk) in remark for remark in wiper.remarks)
    answer = client.get(f"/a/anything/{article.public_id}.html")
    assert answer.status_code == 410
    assert CANARY not in answer.content.decode().casefold()
    feed = client.get("/feed.json").content.decode()
    assert article.public_id in feed
    codes = pages(client, "/", "/latest/", "/section/world/", "/corrections/", "/fa/")
    assert set(codes.values()) == {200}
    assert unguarded(connection) == []
    client.force_login(root)
    at_desk = f"/admin/articles/article/{article.pk}"
    for page in ("change/", "history/"):
        assert client.get(f"{at_desk}/{page}").status_code == 200


def test_a_draft_that_nobody_published_is_erased_too(english, ana, erase, client):
    article = make_article(english, by=ana, headline=words("headline"))
    erase("story", article.public_id)
    assert CANARY not in dump()
    assert client.get(f"/a/x/{article.public_id}.html").status_code == 404


@pytest.mark.either
def test_without_yes_it_is_said_what_would_go_and_nothing_goes(secret, capsys):
    article, _adapted = secret
    before = dump()
    call_command("erase", "story", str(article.pk), order="court", by="Olga")
    said = capsys.readouterr().out
    assert "This would go:" in said
    assert "articles.Revision" in said
    assert public_address(article) in said
    assert "Nothing was done." in said
    assert CANARY not in said.casefold().replace(public_address(article).casefold(), "")
    assert dump() == before
    assert unguarded(connection) == []


@pytest.mark.either
def test_an_erasure_is_on_record_without_what_it_was(
    secret, caplog, django_capture_on_commit_callbacks
):
    article, _adapted = secret
    with django_capture_on_commit_callbacks(execute=True):
        call_command("erase", "story", str(article.pk), yes=True, **ORDER)
    row = Erasure.objects.get()
    assert (row.kind, row.number) == ("story", article.public_id)
    assert (row.order, row.by) == (ORDER["order"], ORDER["by"])
    (line,) = [r for r in caplog.messages if r.startswith("Erased by law")]
    assert ORDER["order"] in line
    assert CANARY not in line.casefold()
    (kept,) = [line for line in ledger.read(ledger.path()) if line.what == "erased"]
    assert (kept.kind, kept.number) == ("story", article.public_id)
    with pytest.raises(CommandError, match="was erased already"):
        call_command("erase", "story", str(article.pk), yes=True, **ORDER)


def test_of_an_erased_contributor_no_name_is_left(
    english, persian, ana, chiara, root, erase, client
):
    name = f"{CANARY.capitalize()} Marsh"
    lena = make_contributor(name, english.service, bio=words("bio"))
    ContributorName.objects.create(contributor=lena, language="fa", name=words("fa"))
    photo = make_photo(english.service, credited_to=lena, photographer=name)
    story = make_live_story(english, by=ana, bylines=(lena,), lead_photo=photo)
    hers = make_contributor("Vera Bond", english.service)
    other = make_live_story(english, by=ana, bylines=(lena, hers), headline="Bridge")
    workflow.anonymise(stored(other), by=ana, contributor=lena)
    lena.slug = f"{CANARY}-marsh-2"
    lena.save()
    protecting.protect(lena, by=chiara, protection="say_so", reason="Threats.")
    sealing.seal(lena, by=chiara, reason="Threats.")
    desk_log.write(english.service_id, f"Call {name} at three.", by=ana)
    admin_note(ana, photo, f"Picture of {name}")
    erase("contributor", lena.public_id)
    assert CANARY not in dump()
    assert client.get(f"/author/{CANARY}-marsh/").status_code == 404
    page = client.get(public_address(stored(other))).content.decode()
    assert "Vera Bond" in page
    assert "Erased" not in page
    assert client.get(public_address(story)).status_code == 200
    assert not PublishedArticle.objects.filter(is_stale=True).exists()
    client.force_login(root)
    assert client.get("/admin/bylines/contributor/").status_code == 200


@pytest.mark.either
def test_a_name_that_others_typed_is_listed_and_not_touched(english, ana, erase):
    name = f"{CANARY.capitalize()} Marsh"
    lena = make_contributor(name, english.service)
    story = make_live_story(english, by=ana, body=f"<p>{name} was there.</p>")
    wiper = erase("contributor", lena.pk)
    assert wiper.leftovers["articles.Article, body"] == [str(story.pk)]
    assert name in Article.objects.get(pk=story.pk).body


def test_of_an_erased_account_nobody_can_come_in(english, ana, boris, root, erase):
    User.objects.filter(pk=boris.pk).update(
        username=f"{CANARY}boris",
        first_name=f"{CANARY}first",
        last_name=f"{CANARY}last",
        email=f"{CANARY}@newsroom.example",
    )
    boris.refresh_from_db()
    client = Client()
    assert client.login(username=boris.username, password=PASSWORD)
    KnownPlace.objects.create(person=boris, place="x")
    Guess.objects.create(
        kind="password", account=boris.username, place="x", address="x", is_known=False
    )
    article = make_article(english, by=ana)
    workflow.hand_to(stored(article), by=ana, to=boris, note="Yours.")
    workflow.file(stored(article), by=boris)
    note = noting.write(stored(article), by=boris, text="Mine.")
    admin_note(root, boris, str(boris))
    erase("account", boris.pk)
    assert CANARY not in dump()
    assert not DeskSession.objects.filter(person=boris).exists()
    assert not client.login(username=f"erased-{boris.pk}", password=PASSWORD)
    assert str(type(note).objects.get(pk=note.pk).author) == "Erased person"
    at_desk = Client()
    at_desk.force_login(root)
    page = at_desk.get(f"/admin/articles/article/{article.pk}/history/")
    assert "Erased person" in page.content.decode()


@pytest.mark.either
def test_the_last_superuser_is_not_erased(root):
    with pytest.raises(erasing.ErasureError, match="createsuperuser"):
        erasing.erase("account", "root", **ORDER)
    assert User.objects.get(pk=root.pk).is_active
    assert unguarded(connection) == []


@pytest.mark.parametrize("kind", ["photo", "recording"])
def test_of_an_erased_file_neither_words_nor_bytes_are_left(
    kind, english, ana, root, erase, client
):
    if kind == "photo":
        row = make_photo(
            english.service,
            title=words("title"),
            caption=words("caption"),
            alt=words("alt"),
            photographer=words("by"),
        )
        figure = f'<figure data-photo="{row.pk}"></figure>'
    else:
        row = make_recording(
            english.service,
            title=words("title"),
            transcript=words("transcript"),
            credit=words("credit"),
            captions={"en": f"WEBVTT\n\n00:00.000 --> 00:01.000\n{words('cue')}\n"},
        )
        figure = f'<figure data-recording="{row.pk}"></figure>'
    story = make_live_story(english, by=ana, body=f"<p>Text.</p>{figure}")
    admin_note(ana, row, words("title"))
    original, address = row.original.name, row.media_key
    assert address in client.get(public_address(story)).content.decode()
    erase(kind, row.public_id)
    assert CANARY not in dump()
    assert not row.original.storage.exists(original)
    assert address not in dump()
    page = client.get(public_address(story))
    assert page.status_code == 200
    assert address not in page.content.decode()
    client.force_login(root)
    at_desk = f"/admin/{row._meta.app_label}/{row._meta.model_name}/{row.pk}/change/"
    assert client.get(at_desk).status_code == 200


@pytest.mark.parametrize("name", ["reason", "object"])
def test_an_account_that_is_called_like_a_key_takes_no_key_along(
    name, english, ana, boris, erase
):
    User.objects.filter(pk=boris.pk).update(username=name)
    story = make_live_story(english, by=ana)
    workflow.hold(stored(story), by=ana, reason=f"Ask {name}.")
    admin_note(ana, story, f"Ask {name}.")
    erase("account", boris.pk)
    event = story.events.get(action="held")
    assert event.detail["reason"] == "Ask Erased person."
    (change,) = json.loads(LogEntry.objects.get().change_message)
    assert change == {"changed": {"object": "Ask Erased person."}}


@pytest.mark.either
def test_revisions_of_an_erased_story_keep_who_and_when(secret, erase):
    article, _adapted = secret
    before = list(Revision.objects.of(article).values_list("number", "by", "at"))
    erase("story", article.pk)
    assert (
        list(Revision.objects.of(article).values_list("number", "by", "at")) == before
    )
