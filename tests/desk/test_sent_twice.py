"""The form of a new story that is sent again, by *Back* or by a second click."""

from articles.models import Article
from tests.desk.typing_in import ADD, address, at_the_desk, fields_of, open_form


def test_a_form_that_is_sent_twice_makes_one_story(english, ana):
    client = at_the_desk(ana)
    sent = open_form(client) | {"headline": "Ferry sinks", "body": "<p>It left.</p>"}
    client.post(ADD, sent | {"_verb": "publish"})
    again = client.post(ADD, sent | {"headline": "Ferry sinks; all saved"})
    assert again.status_code == 409
    story = Article.objects.get()
    page = again.content.decode()
    assert f'action="{address(story)}"' in page
    assert "Ferry sinks; all saved" in page
    saved = client.post(address(story), fields_of(page))
    assert saved.status_code == 302
    assert Article.objects.get().headline == "Ferry sinks; all saved"


def test_two_forms_make_two_stories(english, ana):
    client = at_the_desk(ana)
    for headline in ("One", "Two"):
        client.post(ADD, open_form(client) | {"headline": headline})
    assert Article.objects.count() == 2


def test_a_key_of_somebody_elses_story_opens_nothing(english, ana, boris):
    client = at_the_desk(ana)
    sent = open_form(client) | {"headline": "Ana's"}
    client.post(ADD, sent)
    answer = at_the_desk(boris).post(ADD, sent | {"headline": "Boris's"})
    assert answer.status_code == 302
    written = {(a.created_by.username, a.headline) for a in Article.objects.all()}
    assert written == {("ana", "Ana's"), ("boris", "Boris's")}


def test_a_key_that_is_none_is_refused(english, ana):
    client = at_the_desk(ana)
    sent = open_form(client) | {"headline": "Ferry", "new_id": "../../x"}
    assert client.post(ADD, sent).status_code == 200
    assert not Article.objects.exists()
