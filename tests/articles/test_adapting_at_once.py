"""Publishing and adapting at one moment: who comes second knows of the first."""

import threading

import pytest
from django.db import connection, transaction

from articles import adapting, workflow
from articles.models import Adaptation
from tests.articles.test_following import TEXT, body, edited, open_changes, type_in
from tests.factories import make_live_story
from tests.waiting import until_it_waits


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_who_publishes_while_another_adapts_tells_the_adaptation(
    english, persian, ana, vera
):
    source = make_live_story(english, by=ana, body=body(TEXT))
    later = type_in(source, body=body(edited(3)))
    is_adapted, failed = threading.Event(), []

    def go_on():
        try:
            is_adapted.wait()
            workflow.publish(later, by=ana)
        except Exception as error:
            failed.append(error)
        finally:
            connection.close()

    thread = threading.Thread(target=go_on)
    thread.start()
    with transaction.atomic():
        article = adapting.adapt(source, persian, by=vera).article
        is_adapted.set()
        until_it_waits(thread)
    thread.join()
    assert not failed
    assert len(open_changes(Adaptation.objects.get(article=article))) == 1
