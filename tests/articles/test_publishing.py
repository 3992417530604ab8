"""Publishing: what readers get, what they keep, and what refuses."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from articles import desk, workflow
from articles.models import (
    Article,
    ArticleEvent,
    Listing,
    PublishedArticle,
    PublishedPage,
    PublishedReference,
    Revision,
)
from articles.rules import WorkflowError
from services.models import Edition, Stamp
from staff.models import User
from tests.factories import (
    make_article,
    make_contributor,
    make_live_story,
    make_membership,
    make_photo,
    make_service,
    stored,
)


def edit(article: Article, by: User, **facts: Any) -> Article:
    article = stored(article)
    for name, value in facts.items():
        setattr(article, name, value)
    article.save()
    desk.keep(article, by=by)
    return stored(article)


def the_page(article: Article) -> str:
    return PublishedPage.objects.get(published__public_id=article.public_id).main


def test_editing_a_live_story_changes_nothing_until_it_is_published_again(
    english: Edition, ana: User
) -> None:
    article = make_live_story(english, by=ana, headline="Ferry sinks")
    article = edit(article, ana, headline="Ferry saved", body="<p>All are safe.</p>")
    assert "Ferry sinks" in the_page(article)
    assert "All are safe" not in the_page(article)
    workflow.publish(article, by=ana)
    assert "Ferry saved" in the_page(article)
    assert "All are safe" in the_page(article)


def test_publishing_the_same_text_again_is_refused(english: Edition, ana: User) -> None:
    article = make_live_story(english, by=ana)
    with pytest.raises(WorkflowError, match="exactly this text"):
        workflow.publish(article, by=ana)


def test_notes_of_the_desk_are_no_unpublished_change(
    english: Edition, ana: User
) -> None:
    article = make_live_story(english, by=ana)
    article = edit(article, ana, notes="Call the harbour master.")
    published = PublishedArticle.objects.get(public_id=article.public_id)
    assert article.digest == published.digest
    article = edit(article, ana, summary="A new summary.")
    assert article.digest != published.digest


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({"headline": " "}, "Write a headline"),
        ({"body": "<p> </p>"}, "at least one sentence"),
        ({"has_legal_hold": True}, "legal hold"),
        ({"embargo_until": timezone.now() + timedelta(days=30)}, "embargo"),
    ],
    ids=["headline", "body", "legal hold", "embargo"],
)
def test_only_facts_stop_a_story(
    facts: dict[str, Any], sentence: str, english: Edition, ana: User
) -> None:
    article = make_article(english, by=ana, **facts)
    with pytest.raises(WorkflowError, match=sentence):
        workflow.publish(article, by=ana)
    assert not PublishedArticle.objects.exists()
    assert stored(article).slug == ""


def test_a_headline_and_a_sentence_are_enough(english: Edition, ana: User) -> None:
    article = make_article(english, by=ana, headline="Quake", body="<p>It shook.</p>")
    published = workflow.publish(article, by=ana)
    assert published.section_name == "World"
    assert "Staff report" in published.page.main


def test_the_web_address_stays_when_the_headline_changes(
    english: Edition, ana: User
) -> None:
    article = make_live_story(english, by=ana, headline="Ferry sinks")
    article = edit(article, ana, headline="Ferry saved")
    published = workflow.publish(article, by=ana)
    assert published.slug == "ferry-sinks"


def test_a_story_stands_in_every_list_it_belongs_to(
    english: Edition, ana: User
) -> None:
    korean = make_service("korean")
    lena = make_contributor("Lena Marsh", english.service)
    article = make_live_story(
        english, by=ana, bylines=(lena,), collaborations=(korean,), topics=("Sea",)
    )
    topic = article.topic_items.get().tag_id
    assert set(Listing.objects.values_list("kind", "number")) == {
        ("edition", english.pk),
        ("section", english.default_section_id),
        ("author", lena.pk),
        ("service", korean.pk),
        ("topic", topic),
    }


def test_a_published_version_names_everything_it_was_made_from(
    english: Edition, ana: User
) -> None:
    photo, inside = make_photo(english.service), make_photo(english.service, alt="")
    lena = make_contributor("Lena Marsh", english.service)
    make_live_story(
        english,
        by=ana,
        lead_photo=photo,
        body=f'<p>Text.</p><figure data-photo="{inside.pk}"></figure>',
        bylines=(lena,),
    )
    assert set(PublishedReference.objects.values_list("kind", "number")) == {
        ("photo", photo.pk),
        ("photo", inside.pk),
        ("contributor", lena.pk),
        ("section", english.default_section_id),
    }


def test_every_publication_bumps_its_edition_and_no_other(
    english: Edition, persian: Edition, ana: User
) -> None:
    before = counters()
    make_live_story(english, by=ana)
    after = counters()
    assert after[english.pk] > before.get(english.pk, 0)
    assert after.get(persian.pk) == before.get(persian.pk)


def counters() -> dict[int, int]:
    return dict(Stamp.objects.values_list("edition_id", "counter"))


def test_publishing_keeps_one_revision_of_one_text(english: Edition, ana: User) -> None:
    article = make_article(english, by=ana, slug="ferry")
    workflow.publish(article, by=ana)
    assert Revision.objects.of(article).count() == 1


def test_where_two_pairs_of_eyes_are_required_nobody_publishes_alone(
    english: Edition, ana: User, chiara: User
) -> None:
    english.needs_second_eyes = True
    english.save()
    article = make_article(english, by=ana)
    with pytest.raises(WorkflowError, match="Somebody else"):
        workflow.publish(article, by=ana)
    workflow.mark_ready(article, by=chiara)
    workflow.publish(stored(article), by=ana)


def test_a_later_change_ends_the_second_read(
    english: Edition, ana: User, chiara: User
) -> None:
    english.needs_second_eyes = True
    english.save()
    article = make_article(english, by=ana, slug="ferry")
    workflow.mark_ready(article, by=chiara)
    assert stored(article).is_cleared
    article = edit(article, ana, headline="Ferry sinks with 300")
    assert not article.is_cleared
    with pytest.raises(WorkflowError, match="Somebody else"):
        workflow.publish(article, by=ana)


def test_the_duty_editor_may_publish_alone_on_record(
    english: Edition, ana: User, boris: User
) -> None:
    english.needs_second_eyes = True
    english.save()
    membership = ana.memberships.get()
    membership.duty_until = timezone.now() + timedelta(hours=8)
    membership.save()
    article = make_article(english, by=ana)
    workflow.publish(article, by=ana)
    assert stored(article).is_second_read_due
    event = ArticleEvent.objects.filter(article=article).first()
    assert event is not None
    assert event.detail["alone"] is True


def test_a_duty_editors_rights_end_with_their_hour(english: Edition, ana: User) -> None:
    membership = ana.memberships.get()
    membership.duty_until = timezone.now() + timedelta(hours=8)
    membership.save()
    article = make_live_story(english, by=ana)
    with time_machine.travel(timezone.now() + timedelta(hours=9), tick=False):
        late = User.objects.get(pk=ana.pk)
        with pytest.raises(PermissionDenied):
            workflow.kill(article, by=late, reason="Danger.")
    workflow.kill(article, by=User.objects.get(pk=ana.pk), reason="Danger.")


def test_a_closed_account_may_do_nothing(english: Edition, ana: User) -> None:
    article = make_article(english, by=ana)
    ana.is_active = False
    ana.save()
    with pytest.raises(PermissionDenied):
        workflow.publish(article, by=User.objects.get(pk=ana.pk))


def test_a_central_member_reads_every_service_and_publishes_in_none_of_them(
    english: Edition, persian: Edition, vera: User
) -> None:
    article = make_article(english)
    assert article not in Article.objects.visible_to(vera)
    vera.memberships.update(is_central=True)
    vera = User.objects.get(pk=vera.pk)
    assert article in Article.objects.visible_to(vera)
    with pytest.raises(PermissionDenied):
        workflow.publish(article, by=vera)


def test_a_credited_service_may_read_the_working_copy_and_not_publish_it(
    english: Edition, vera: User
) -> None:
    make_membership(vera, vera.memberships.get().service, "reporter")
    article = make_article(english, collaborations=(vera.memberships.first().service,))
    assert article in Article.objects.visible_to(vera)
    with pytest.raises(PermissionDenied):
        workflow.publish(article, by=vera)
