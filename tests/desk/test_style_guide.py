"""The living style guide, for staff: the pieces of a page in an edition's own words."""

import pytest

from tests.desk.typing_in import at_the_desk
from tests.factories import make_live_story, make_person

pytestmark = pytest.mark.either

GUIDE = "/admin/articles/article/style-guide/"


@pytest.mark.parametrize(
    "piece",
    ["banner--emergency", "card--row", "label--opinion", "pull-quote", "fact-box"],
)
def test_it_draws_the_pieces_of_a_page(english, ana, piece):
    assert piece in at_the_desk(ana).get(GUIDE).content.decode()


def test_it_speaks_each_editions_language_in_its_own_words(english, persian, ana, vera):
    make_live_story(persian, by=vera, headline="کشتی", summary="کشتی به گل نشست.")
    page = at_the_desk(ana).get(GUIDE, {"edition": persian.pk}).content.decode()
    assert '<html lang="fa" dir="rtl" data-script="Arab">' in page
    assert "کشتی به گل نشست." in page
    assert "Lorem" not in page


@pytest.mark.parametrize("edition", ["", "x", "999999", "9" * 30])
def test_an_edition_that_is_none_shows_the_first(english, ana, edition):
    answer = at_the_desk(ana).get(GUIDE, {"edition": edition})
    assert answer.status_code == 200


def test_it_is_for_staff_and_for_no_search_engine(english, ana, client):
    assert client.get(GUIDE).status_code == 302
    assert at_the_desk(make_person("olga")).get(GUIDE).status_code == 403
    answer = at_the_desk(ana).get(GUIDE)
    assert answer["X-Robots-Tag"] == "noindex, nofollow"
    assert answer["Cache-Control"] == "private, no-store"
