"""Names typed into fronts are found wherever a person's name is looked for."""

from datetime import timedelta

from django.utils import timezone

from articles.scan.scanning import scan
from fronts import workflow
from fronts.arranging import front_of
from fronts.layout import Layout, Place
from tests.factories import make_article, make_contributor, make_live_story


def found(person, by) -> list[tuple[str, str, str]]:
    groups, _rest = scan(person, [person.name], by, timezone.now())
    return [
        (group.urgency, find.what, find.spots[0].excerpt)
        for group in groups
        for find in group.finds
        if find.what in ("Front", "Revision of a front")
    ]


def led_by(article, headline) -> Layout:
    return Layout(lead=Place("lead", article.public_id, headline=headline))


def test_a_name_in_a_fronts_headline_is_found(english, persian, people):
    kim = make_contributor("Kim Haneul", english.service)
    now = timezone.now()
    front = front_of(english)
    layout = led_by(make_live_story(english), "Kim Haneul tells")
    front = workflow.save(front, layout, by=people.ana, version=0, now=now)
    assert [each[:2] for each in found(kim, people.chiara)] == [
        ("desk", "Front"),
        ("past", "Revision of a front"),
    ]
    workflow.schedule(front, at=now + timedelta(hours=1), by=people.ana, now=now)
    assert found(kim, people.chiara)[0][:2] == ("soon", "Revision of a front")
    workflow.publish(front, by=people.ana, now=now)
    urgency, _what, excerpt = found(kim, people.chiara)[0]
    assert (urgency, excerpt) == ("now", "Kim Haneul tells")
    elsewhere = front_of(persian)
    layout = led_by(make_article(persian), "Kim Haneul")
    workflow.save(elsewhere, layout, by=people.vera, version=0, now=now)
    spots = [each for each in found(kim, people.chiara) if not each[2]]
    assert len(spots) == 2  # theirs are told without their words
