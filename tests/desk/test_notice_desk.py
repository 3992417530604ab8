"""A story's notices at the desk: the list, and the pages that ask for words."""

import pytest

from articles import workflow
from articles.models import Notice, PublishedArticle
from articles.notice_workflow import reword_notice, take_back_notice
from tests.desk.typing_in import address, at_the_desk, press, said, use
from tests.factories import make_live_story, public_address, stored

pytestmark = pytest.mark.either


@pytest.fixture
def story(english, ana):
    story = make_live_story(english, by=ana)
    workflow.correct(story, by=ana, text="It was 30 people.")
    return stored(story)


@pytest.fixture
def desk(ana):
    return at_the_desk(ana)


def pages(story) -> list[str]:
    number = Notice.objects.earliest("pk").pk
    return ["notices/add", f"notices/{number}/reword", f"notices/{number}/take_back"]


def test_an_editor_adds_rewords_and_takes_back(client, story, desk):
    listed = desk.get(address(story, "notices")).content.decode()
    add, reword, take_back = pages(story)
    for page in (add, reword, take_back):
        assert address(story, page) in listed
    answer = use(desk, story, reword, follow=True, text="It was 300.", why="A nought.")
    assert "The notice is reworded." in said(answer)
    assert "Earlier wordings" in answer.content.decode()
    answer = use(desk, story, add, follow=True, kind="update", text="They are safe.")
    assert "The notice is on the story." in said(answer)
    assert f'href="{public_address(story)}#notices"' in answer.content.decode()
    answer = use(desk, story, take_back, follow=True, why="It was 30 after all.")
    assert "The notice is taken back." in said(answer)
    page = client.get(public_address(story)).content.decode()
    for words in ("It was 300.", "It was 30 people.", "They are safe.", "after all"):
        assert words in page
    history = desk.get(address(story, "history")).content.decode()
    for words in ("Notice reworded", "Notice added", "Notice taken back", "A nought."):
        assert words in history


def test_the_storys_form_leads_to_its_notices(story, desk):
    form = desk.get(address(story)).content.decode()
    assert f'href="{address(story, "notices")}"' in form


def test_the_text_on_the_desk_goes_along_if_it_is_ticked(story, desk):
    page = desk.get(address(story, "notices/add")).content.decode()
    assert "with_text" not in page
    press(desk, story, headline="Ferry raised")
    assert "with_text" in desk.get(address(story, "notices/add")).content.decode()
    use(desk, story, "notices/add", kind="update", text="Raised.", with_text="on")
    assert PublishedArticle.objects.get().headline == "Ferry raised"


def test_words_that_are_missing_are_asked_for_and_what_was_typed_stays(story, desk):
    add, reword, take_back = pages(story)
    for page in (add, reword, take_back):
        answer = use(desk, story, page, text="  ", why=" ")
        assert answer.status_code == 200
        assert "This field is required." in answer.content.decode()
    answer = use(desk, story, reword, text="It was 30 people.", why="My own reason")
    assert "exactly this already" in answer.content.decode()
    assert "My own reason" in answer.content.decode()
    assert Notice.objects.count() == 1


def test_a_form_that_was_overtaken_shows_both_texts(story, desk, chiara):
    add, reword, take_back = pages(story)
    stale = {"base_version": stored(story).version}
    reword_notice(Notice.objects.get(), by=chiara, text="It was 300.", why="A nought.")
    for page, typed in ((add, "text"), (reword, "text"), (take_back, "why")):
        answer = desk.post(address(story, page), stale | {typed: "My own words"})
        assert answer.status_code == 409
        assert "My own words" in answer.content.decode()
    assert Notice.objects.count() == 2


def test_who_may_not_correct_reads_the_list_and_nothing_more(story, boris, vera):
    reporter, stranger = at_the_desk(boris), at_the_desk(vera)
    listed = reporter.get(address(story, "notices"))
    assert listed.status_code == 200
    assert "It was 30 people." in listed.content.decode()
    assert stranger.get(address(story, "notices")).status_code == 404
    for page in pages(story):
        assert address(story, page) not in listed.content.decode()
        for client, status in ((reporter, 403), (stranger, 404)):
            assert client.get(address(story, page)).status_code == status
            sent = {"base_version": story.version, "text": "Mine", "why": "Mine"}
            assert client.post(address(story, page), sent).status_code == status
    assert Notice.objects.count() == 1


def test_a_notice_of_another_story_is_not_found(story, english, ana, desk):
    other = make_live_story(english, by=ana)
    for page in pages(story)[1:]:
        assert desk.get(address(other, page)).status_code == 404
        assert desk.post(address(other, page), {"why": "Mine"}).status_code == 404


def test_what_cannot_be_changed_says_why(story, desk, ana):
    reword, take_back = pages(story)[1:]
    take_back_notice(Notice.objects.get(), by=ana, why="It was right.")
    listed = desk.get(address(story, "notices")).content.decode()
    for page in (reword, take_back):
        assert address(story, page) not in listed
        assert "Write a new one" in desk.get(address(story, page)).content.decode()
    assert "It was right." in listed


def test_a_withdrawn_storys_reason_is_reworded_and_not_taken_back(client, story, desk):
    use(desk, story, "withdraw", reason="A forged documnet.")
    number = Notice.objects.get(kind="withdrawal").pk
    page = desk.get(address(story, f"notices/{number}/take_back")).content.decode()
    assert "reinstate the story" in page
    reword = f"notices/{number}/reword"
    use(desk, story, reword, text="A forged document.", why="Typing.")
    assert "A forged document." in client.get(public_address(story)).content.decode()


def test_a_story_that_was_told_nothing_of_says_what_to_do(english, ana, desk):
    page = desk.get(address(make_live_story(english, by=ana), "notices"))
    assert "Readers were told nothing yet." in page.content.decode()
