"""Everybody sees and touches the work of their own services, and nothing else."""

import pytest
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from articles.models import (
    Article,
    ArticleEvent,
    Assignment,
    OldAddress,
    StandingPage,
    Story,
    Topic,
)
from articles.permissions import Verb, may, permit
from banners.models import Banner
from bylines.models import Contributor
from photos.models import Photo
from recordings.models import Recording
from services.models import Edition, HubPing, Purge, Section, Service, StandingBox
from staff.models import Membership, User
from tests.desk.typing_in import ADD, address, at_the_desk, credit, open_form, press
from tests.factories import (
    make_agency,
    make_article,
    make_assignment,
    make_banner,
    make_box,
    make_contributor,
    make_live_story,
    make_person,
    make_photo,
    make_purge,
    make_recording,
    make_section,
    make_topic,
    stored,
)

pytestmark = pytest.mark.either

OURS = {  # every desk page of our own, by address
    "articles/article": Article,
    "articles/assignment": Assignment,
    "articles/oldaddress": OldAddress,
    "articles/standingpage": StandingPage,
    "articles/story": Story,
    "articles/topic": Topic,
    "banners/banner": Banner,
    "bylines/contributor": Contributor,
    "photos/photo": Photo,
    "recordings/recording": Recording,
    "services/edition": Edition,
    "services/hubping": HubPing,
    "services/purge": Purge,
    "services/section": Section,
    "services/service": Service,
    "services/standingbox": StandingBox,
    "staff/membership": Membership,
    "staff/user": User,
}
# Rows that belong to a service; a service itself can be credited by everybody.
FENCED = [page for page in OURS if page not in ("services/service", "staff/user")]


@pytest.fixture
def of_persian(persian, vera):
    """One row of everything, all of it the Persian Service's."""
    article = make_live_story(persian, by=vera)
    return {
        "articles/article": article,
        "articles/assignment": make_assignment(persian.service),
        "articles/oldaddress": OldAddress.objects.create(edition=persian, path="/x"),
        "articles/standingpage": StandingPage.objects.create(
            edition=persian, title="تماس", slug="contact", body="<p>ایمیل</p>"
        ),
        "articles/story": article.story,
        "articles/topic": make_topic("آب", persian),
        "banners/banner": make_banner(persian),
        "bylines/contributor": make_contributor("Golnaz", persian.service),
        "photos/photo": make_photo(persian.service),
        "recordings/recording": make_recording(persian.service),
        "services/edition": persian,
        "services/hubping": HubPing.objects.create(
            edition=persian, hub="http://hub.example/", asked_at=timezone.now()
        ),
        "services/purge": make_purge(persian.service),
        "services/section": persian.default_section,
        "services/standingbox": make_box(persian),
        "staff/membership": Membership.objects.get(person=vera),
    }


def test_every_page_of_ours_is_tried_here():
    tried = set(OURS.values())
    apps = {model._meta.app_label for model in tried}
    ours = {m for m in admin.site._registry if m._meta.app_label in apps}
    assert ours == tried


def test_another_services_row_is_not_found(of_persian, chiara):
    client = at_the_desk(chiara)
    for page in FENCED:
        row = of_persian[page]
        for view in ("change", "history", "delete"):
            answer = client.get(f"/admin/{page}/{row.pk}/{view}/")
            assert answer.status_code in (403, 404), (page, view)
        answer = client.post(f"/admin/{page}/{row.pk}/change/", {"name": "Taken"})
        assert answer.status_code == 404, page


def test_another_services_row_is_in_no_list(of_persian, chiara):
    client = at_the_desk(chiara)
    for page in FENCED:
        answer = client.get(f"/admin/{page}/")
        assert answer.status_code == 200, page
        row = of_persian[page]
        assert f"/{page}/{row.pk}/change/" not in answer.content.decode(), page


def test_someone_without_a_service_may_open_nothing(of_persian):
    client = at_the_desk(make_person("olga"))
    for page in OURS:
        assert client.get(f"/admin/{page}/").status_code == 403, page
        assert client.get(f"/admin/{page}/add/").status_code == 403, page


def test_someone_without_a_service_sees_an_empty_desk(of_persian):
    page = at_the_desk(make_person("olga")).get("/admin/").content.decode()
    assert "You are not in any service yet." in page
    assert "/admin/articles/" not in page


def test_a_closed_account_opens_nothing(english, ana):
    client = at_the_desk(ana)
    ana.is_active = False
    ana.save()
    for page in OURS:
        answer = client.get(f"/admin/{page}/")
        assert answer.url.startswith("/admin/login/"), page


@pytest.mark.parametrize("page", ["services/service", "staff/user"])
def test_the_house_is_built_by_superusers_alone(chiara, page):
    assert at_the_desk(chiara).get(f"/admin/{page}/add/").status_code == 403


def test_a_superuser_opens_every_page(of_persian):
    client = at_the_desk(make_person("root", is_superuser=True))
    for page in OURS:
        assert client.get(f"/admin/{page}/").status_code == 200, page
        if page not in ("articles/story", "services/purge", "services/hubping"):
            assert client.get(f"/admin/{page}/add/").status_code == 200, page


MAY_ADD = {  # who may add what; a chief everything here, below
    "boris": {"articles/article"},
    "pavel": {"photos/photo", "recordings/recording"},
    "ana": {
        "articles/article",
        "articles/assignment",
        "articles/standingpage",
        "articles/topic",
        "banners/banner",
        "bylines/contributor",
        "photos/photo",
        "recordings/recording",
        "services/section",
        "services/standingbox",
    },
}
MAY_ADD["chiara"] = MAY_ADD["ana"] | {
    "articles/oldaddress",
    "services/edition",
    "staff/membership",
}


@pytest.mark.parametrize("name", MAY_ADD)
def test_who_may_add_what(people, name):
    client = at_the_desk(getattr(people, name))
    opened = {
        page: client.get(f"/admin/{page}/add/").status_code == 200 for page in OURS
    }
    assert {page for page, is_open in opened.items() if is_open} == MAY_ADD[name]


KEPT = [
    "articles/article",
    "bylines/contributor",
    "photos/photo",
    "recordings/recording",
    "services/section",
    "services/edition",
    "staff/user",
]


@pytest.mark.parametrize("page", KEPT)
def test_nobody_deletes_work(english, chiara, page):
    rows = {
        "articles/article": make_live_story(english),
        "bylines/contributor": make_contributor("Lee", english.service),
        "photos/photo": make_photo(english.service),
        "recordings/recording": make_recording(english.service),
        "services/section": english.default_section,
        "services/edition": english,
        "staff/user": chiara,
    }
    client = at_the_desk(chiara)
    answer = client.post(f"/admin/{page}/{rows[page].pk}/delete/", {"post": "yes"})
    assert answer.status_code == 403
    assert OURS[page].objects.filter(pk=rows[page].pk).exists()


@pytest.mark.parametrize("page", ["articles/article", "photos/photo", "banners/banner"])
def test_no_list_offers_to_delete_many(english, chiara, page):
    make_live_story(english)
    client = at_the_desk(chiara)
    assert "delete_selected" not in client.get(f"/admin/{page}/").content.decode()
    sent = {"action": "delete_selected", "_selected_action": "1", "post": "yes"}
    client.post(f"/admin/{page}/", sent)
    assert Article.objects.exists()


# ── Forged numbers ───────────────────────────────────────────────────────────


@pytest.mark.parametrize("field", ["section", "lead_photo", "assignee"])
def test_a_story_takes_no_other_services_row(english, of_persian, ana, vera, field):
    forged = {
        "section": of_persian["services/section"],
        "lead_photo": of_persian["photos/photo"],
        "assignee": vera,
    }
    article = make_article(english)
    answer = press(at_the_desk(ana), article, **{field: forged[field].pk})
    assert answer.status_code == 200
    assert "Select a valid choice." in answer.content.decode()
    assert getattr(stored(article), field) is None


def test_no_other_services_photo_is_put_into_a_text(english, of_persian, ana):
    article = make_article(english)
    forged = of_persian["photos/photo"].pk
    body = f'<p>Text.</p><figure data-photo="{forged}"></figure>'
    answer = press(at_the_desk(ana), article, body=body)
    assert "A photo in the text is not your service" in answer.content.decode()
    assert stored(article).body == article.body


def test_a_photo_from_elsewhere_that_stands_in_a_text_may_stay(
    english, of_persian, ana
):
    photo = of_persian["photos/photo"].pk
    body = f'<p>Text.</p><figure data-photo="{photo}"></figure>'
    article = make_article(english, body=body)
    assert press(at_the_desk(ana), article, headline="Another").status_code == 302
    assert stored(article).headline == "Another"


def test_a_story_credits_no_other_services_contributor(english, of_persian, ana):
    article = make_article(english)
    forged = of_persian["bylines/contributor"].pk
    rows = credit("bylines", 0, contributor=forged, role="author", order=1)
    answer = press(at_the_desk(ana), article, **rows, **{"bylines-TOTAL_FORMS": 1})
    assert "Select a valid choice." in answer.content.decode()
    assert not stored(article).bylines.exists()


def test_a_byline_from_elsewhere_that_stands_already_may_stay(english, of_persian, ana):
    golnaz = of_persian["bylines/contributor"]
    article = make_article(english, bylines=(golnaz,))
    answer = press(at_the_desk(ana), article, headline="Another")
    assert answer.status_code == 302
    assert stored(article).bylines.get().contributor == golnaz


def test_a_new_story_is_begun_in_no_other_edition(english, persian, ana):
    client = at_the_desk(ana)
    sent = open_form(client) | {"edition": persian.pk, "headline": "Taken"}
    answer = client.post(ADD, sent)
    assert answer.status_code == 200
    assert not Article.objects.exists()


def test_an_inline_row_of_another_story_is_not_moved(english, persian, ana, vera):
    golnaz = make_contributor("Golnaz", persian.service)
    theirs = make_article(persian, by=vera, bylines=(golnaz,))
    lee = make_contributor("Lee", english.service)
    ours = make_article(english, bylines=(lee,))
    row = theirs.bylines.get()
    typed = {"bylines-0-id": row.pk, "bylines-0-DELETE": "on"}
    press(at_the_desk(ana), ours, **typed)
    assert theirs.bylines.get() == row
    assert ours.bylines.count() == 1


@pytest.mark.parametrize(
    ("page", "sent"),
    [
        ("photos/photo", {"title": "Taken"}),
        ("bylines/contributor", {"name": "Taken", "slug": "taken", "kind": "person"}),
        ("banners/banner", {"wording": "Taken", "level": "breaking"}),
    ],
)
def test_nothing_is_added_to_another_service(english, persian, ana, page, sent):
    client = at_the_desk(ana)
    answer = client.post(f"/admin/{page}/add/", sent | {"service": persian.service.pk})
    assert answer.status_code == 200
    assert not OURS[page].objects.exists()


def test_a_section_stays_below_its_own_edition(english, persian, ana):
    client = at_the_desk(ana)
    sent = {"edition": english.pk, "name": "Asia", "slug": "asia", "position": 1}
    foreign = persian.default_section.pk
    answer = client.post("/admin/services/section/add/", sent | {"parent": foreign})
    assert answer.status_code == 200
    answer = client.post("/admin/services/section/add/", sent | {"edition": persian.pk})
    assert answer.status_code == 200
    assert not Section.objects.filter(slug="asia").exists()


# ── Choosing by typing ───────────────────────────────────────────────────────


def autocomplete(person, model, field):
    app_label, model_name = model.split(".")
    query = {"app_label": app_label, "model_name": model_name, "field_name": field}
    answer = at_the_desk(person).get("/admin/autocomplete/", query)
    assert answer.status_code == 200
    return {row["text"] for row in answer.json()["results"]}


def test_contributors_are_found_in_ones_own_service(english, of_persian, ana):
    make_contributor("Lee", english.service)
    assert autocomplete(ana, "bylines.byline", "contributor") == {"Lee"}


def test_every_service_can_be_credited(english, of_persian, boris):
    make_agency("Reuters")
    names = autocomplete(boris, "services.collaboration", "service")
    assert names == {"English Service", "Persian Service", "Reuters"}


def test_a_banner_finds_ones_own_stories(english, of_persian, ana):
    make_article(english, slugline="OURS")
    assert autocomplete(ana, "banners.banner", "story") == {"OURS"}


def test_the_photo_picker_stays_in_the_fence(english, of_persian, ana):
    ours = make_photo(english.service, title="Ours")
    client = at_the_desk(ana)
    found = client.get("/admin/photos/photo/picker/").json()["results"]
    assert [(row["id"], row["title"]) for row in found] == [(ours.pk, "Ours")]
    forged = of_persian["photos/photo"].pk
    asked = client.get("/admin/photos/photo/picker/", {"id": forged}).json()
    assert asked["results"] == []


def test_filters_name_only_ones_own_editions(english, persian, ana):
    make_section(persian, "Farsi section")
    page = at_the_desk(ana).get("/admin/articles/article/").content.decode()
    assert "Farsi section" not in page
    assert persian.name not in page


# ── Verbs ────────────────────────────────────────────────────────────────────


def test_a_verb_on_another_services_story_is_not_found(of_persian, chiara):
    article = of_persian["articles/article"]
    events = ArticleEvent.objects.count()
    client = at_the_desk(chiara)
    sent = {"base_version": article.version, "reason": "No", "note": "No"}
    for verb in Verb:
        assert client.get(address(article, verb)).status_code == 404, verb
        assert client.post(address(article, verb), sent).status_code == 404, verb
        answer = client.post(address(article), sent | {"_verb": verb})
        assert answer.status_code == 404, verb
    assert ArticleEvent.objects.count() == events


def test_a_reporter_publishes_no_new_story_either(english, boris):
    client = at_the_desk(boris)
    sent = open_form(client) | {"headline": "Taken", "_verb": "publish"}
    assert client.post(ADD, sent).status_code == 403
    assert not Article.objects.exists()


def test_an_unknown_verb_is_forbidden(english, chiara):
    article = make_article(english)
    sent = {"base_version": article.version, "_verb": "__class__"}
    answer = at_the_desk(chiara).post(address(article), sent)
    assert answer.status_code == 403


def test_a_credited_service_reads_and_changes_nothing(english, persian, vera):
    article = make_article(english, collaborations=(persian.service,))
    client = at_the_desk(vera)
    page = client.get(address(article))
    assert page.status_code == 200
    assert 'name="_save"' not in page.content.decode()
    sent = {"base_version": article.version, "headline": "Taken"}
    assert client.post(address(article), sent).status_code == 403
    assert client.get(address(article, "preview")).status_code == 200


def test_a_photo_editor_reads_stories(english, pavel):
    article = make_article(english)
    page = at_the_desk(pavel).get(address(article)).content.decode()
    assert "The ferry left Busan" in page
    assert 'name="_save"' not in page


def test_the_text_of_a_killed_story_is_for_chiefs(english, ana, chiara):
    article = make_live_story(english)
    at_the_desk(chiara).post(
        address(article, "kill"), {"base_version": article.version, "reason": "Law"}
    )
    for page in ("change", "history", "preview"):
        assert at_the_desk(ana).get(address(article, page)).status_code == 403
        assert at_the_desk(chiara).get(address(article, page)).status_code == 200
    sentence = (
        "This is not yours to do with this story. Ask a chief of English Service."
    )
    with pytest.raises(PermissionDenied, match=sentence):
        permit(ana, "read_killed", article)


def test_nobody_else_writes_in_a_story_that_is_not_saved_yet(english, vera):
    assert not may(vera, "edit", Article(edition=english))
