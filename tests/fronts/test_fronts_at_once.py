"""Everybody works on one front at once, while its stories and photos go."""

import threading
from datetime import timedelta

from django.db import connections
from django.utils import timezone

from articles import workflow as stories
from fronts import workflow
from fronts.arranging import front_of
from fronts.layout import Layout, Place
from fronts.models import Front, PublishedFront
from fronts.workflow import Collision, WorkflowError
from photos import pulling
from photos.models import ShownElsewhere
from tests.factories import make_live_story, make_photo, stored


def at_once(*acts):
    """Do them all at the same moment; what each of them raised, if anything."""
    gate = threading.Barrier(len(acts))
    raised = []

    def do(act):
        gate.wait()
        try:
            act()
        except Exception as error:
            raised.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=do, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return raised


def test_nobody_waits_for_ever_and_nothing_killed_stays(
    transactional_db, english, people
):
    photo, other = make_photo(english.service), make_photo(english.service)
    lead, top = (
        make_live_story(english, headline=f"Story {number}", lead_photo=photo)
        for number in range(2)
    )

    def led_by(story, headline):
        place = Place("lead", story.public_id, headline=headline, photo=photo.pk)
        below = {lead: top, top: lead}[story]
        under = Place("top", below.public_id, headline=headline, photo=other.pk)
        return Layout(lead=place, top=(under,))

    now = timezone.now()
    home = front_of(english)
    world = front_of(english, english.default_section)
    for front in (home, world):
        workflow.save(
            front, led_by(lead, "Minister"), by=people.ana, version=0, now=now
        )
        workflow.publish(front, by=people.ana, now=now)
    later = now + timedelta(hours=1)
    workflow.schedule(home, at=later, by=people.ana, now=now)

    def save(story, headline, by):
        return workflow.save(home, led_by(story, headline), by=by, version=1, now=now)

    raised = at_once(
        lambda: stories.kill(stored(lead), by=people.chiara, reason="Danger."),
        lambda: save(lead, "Minister again", people.ana),
        lambda: save(top, "Minister once more", people.chiara),
        lambda: workflow.publish(home, by=people.ana, now=now),
        lambda: workflow.schedule(world, at=later, by=people.chiara, now=now),
        lambda: workflow.publish(world, by=people.ana, now=now),
        lambda: pulling.pull(photo, by=people.ana, reason="Not ours."),
        lambda: stories.hold(stored(top), by=people.ana),
    )
    assert all(isinstance(each, Collision | WorkflowError) for each in raised), raised
    for row in [*PublishedFront.objects.all(), *Front.objects.all()]:
        for place in row.arranged.places:
            if place.story == lead.public_id:
                assert (place.headline, place.photo) == ("", None)
    assert not ShownElsewhere.objects.filter(story=lead.public_id).exists()
