"""An older text that names somebody is closed to everybody but chiefs."""

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from articles import desk, workflow
from articles.models import Article, Revision, SealedRevision
from articles.rules import WorkflowError
from articles.scan.scanning import scan
from articles.sealed_revisions import seal_revision
from bylines.names import printed_names
from services.models import Edition
from staff.models import User
from tests.articles.test_scheduling import rewrite
from tests.desk.typing_in import address, at_the_desk, fields_of, said
from tests.factories import make_article, make_contributor, stored

pytestmark = pytest.mark.either

SECRET = "Witness Zmarsh speaks"


@pytest.fixture
def article(english: Edition, ana: User) -> Article:
    """Three texts: the middle one names somebody, readers have the last."""
    article = make_article(english, by=ana, headline="Begun")
    rewrite(article, ana, SECRET)
    rewrite(stored(article), ana, "Witness speaks")
    workflow.publish(stored(article), by=ana)
    return stored(article)


def number_of(article: Article, headline: str) -> int:
    found = [r for r in Revision.objects.of(article) if r.snapshot.headline == headline]
    return found[0].number


def sealed(article: Article, by: User) -> int:
    number = number_of(article, SECRET)
    seal_revision(article, number, by=by, reason="It names a witness.")
    return number


def test_nobody_but_a_chief_reads_it_anywhere(
    english, article, ana, boris, chiara, caplog
):
    number = sealed(article, ana)
    readers = at_the_desk(boris)
    for show in ("", "?show=revisions"):
        page = readers.get(address(article, "history") + show).content.decode()
        assert SECRET not in page
        assert "Sealed: for chiefs alone" in page
    pages = [
        f"{address(article, 'compare')}?from=1&to={number}",
        f"{address(article, 'compare')}?from={number}&to=desk",
        f"{address(article, 'go_back')}?number={number}",
    ]
    for page in pages:
        answer = readers.get(page)
        assert answer.status_code == 403
        assert SECRET not in answer.content.decode()
    assert f"person {boris.pk}, read_sealed, article {article.pk}" in caplog.text
    with pytest.raises(PermissionDenied):
        desk.go_back(stored(article), number, by=boris)
    chief = at_the_desk(chiara)
    assert SECRET in chief.get(address(article, "history")).content.decode()
    assert "Zmarsh" in chief.get(pages[0]).content.decode()
    row = SealedRevision.objects.get()
    assert (row.by, row.reason) == (ana, "It names a witness.")
    assert article.events.first().detail["revision"] == number


def test_a_conflict_with_it_shows_nothing_of_it(article, ana, boris):
    number = sealed(article, ana)
    client = at_the_desk(boris)
    page = client.get(address(article)).content.decode()
    sent = fields_of(page, "article_form") | {
        "base_version": "1",
        "base_revision": str(number),
        "headline": "Mine",
    }
    answer = client.post(address(article), sent)
    assert answer.status_code == 409
    assert SECRET not in answer.content.decode()


def test_what_is_in_use_is_not_sealed(article, ana, boris):
    live = number_of(article, "Witness speaks")
    with pytest.raises(WorkflowError, match="Readers have this text"):
        seal_revision(article, live, by=ana, reason="Why not.")
    rewrite(article, ana, "On the desk")
    newest = number_of(article, "On the desk")
    with pytest.raises(WorkflowError, match="stands on the desk"):
        seal_revision(article, newest, by=ana, reason="Why not.")
    with pytest.raises(WorkflowError, match="Say why"):
        seal_revision(article, 1, by=ana, reason=" ")
    with pytest.raises(WorkflowError, match="no such revision"):
        seal_revision(article, 99, by=ana, reason="Why not.")
    with pytest.raises(PermissionDenied):
        seal_revision(article, 1, by=boris, reason="Why not.")
    sealed(article, ana)
    with pytest.raises(WorkflowError, match="sealed already"):
        sealed(article, ana)


def test_the_page_says_what_happens_and_takes_one_press(article, ana, vera):
    number = number_of(article, SECRET)
    page = f"/admin/articles/article/{article.pk}/seal/{number}/"
    client = at_the_desk(ana)
    history = client.get(address(article, "history")).content.decode()
    assert page in history
    sent = fields_of(client.get(page).content.decode())
    assert "Say why it is sealed" in client.post(page, sent).content.decode()
    answer = client.post(page, sent | {"reason": "It names a witness."}, follow=True)
    assert "only a chief may read" in said(answer)
    assert at_the_desk(vera).get(page).status_code == 404


def test_the_scan_shows_its_words_to_chiefs_alone(english, article, ana, chiara):
    sealed(article, ana)
    zmarsh = make_contributor("Witness Zmarsh", english.service)
    for person, is_told in ((ana, False), (chiara, True)):
        groups, _rest = scan(zmarsh, printed_names([zmarsh]), person, timezone.now())
        (find,) = groups[-1].finds
        assert ("sealed" in find.detail, bool(find.spots[0].excerpt)) == (True, is_told)
