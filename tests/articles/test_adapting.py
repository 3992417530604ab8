"""Another edition's version of a story: what comes along, and who may begin one."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from articles import workflow
from articles.adapting import Adapted, adapt
from articles.admin.facts import withheld_names
from articles.anonymity import bylines_for, names_of_ours
from articles.models import (
    Adaptation,
    Article,
    ArticleEvent,
    PublishedArticle,
    WithheldName,
)
from articles.rules import WorkflowError
from bylines.models import Byline
from photos.models import Photo
from services.models import Collaboration, Edition
from staff.models import User
from staff.permissions import Role
from tests.factories import (
    make_article,
    make_box,
    make_contributor,
    make_person,
    make_photo,
    make_topic,
    stored,
)

pytestmark = pytest.mark.either

TWO_PHOTOS = (
    "<p>The ferry left Busan at dawn.</p>"
    '<figure data-photo="{own}" data-layout="wide"><figcaption></figcaption></figure>'
    '<figure data-photo="{agency}"><figcaption>Bought once.</figcaption></figure>'
)


@pytest.fixture
def source(english: Edition, ana: User) -> Article:
    """A live English story with two photos, a reporter and an agency."""
    own = make_photo(english.service, title="Ferry", caption="The ferry at dawn.")
    agency = make_photo(
        english.service, title="Harbour", reach=Photo.Reach.OWN, usage_terms="AFP"
    )
    article = make_article(
        english,
        headline="Ferry runs aground off Busan",
        slugline="FERRY-BUSAN",
        body=TWO_PHOTOS.format(own=own.pk, agency=agency.pk),
        lead_photo=own,
        bylines=(make_contributor("Lena Marsh", english.service),),
    )
    workflow.publish(article, by=ana)
    return article


@pytest.fixture
def adapted(source: Article, persian: Edition, vera: User) -> Adapted:
    return adapt(source, persian, by=vera)


def test_the_adaptation_is_a_draft_of_its_own_and_both_are_linked(
    adapted: Adapted, source: Article, persian: Edition, vera: User
) -> None:
    article = adapted.article
    assert (article.edition, article.state) == (persian, Article.State.DRAFT)
    assert (article.story_id, article.slugline) == (source.story_id, "FERRY-BUSAN")
    assert (article.headline, article.assignee) == (source.headline, vera)
    assert article.translated_from == "en"
    link = Adaptation.objects.get(article=article)
    assert (link.source, link.by) == (source, vera)
    assert link.base_revision == readers_have(source)
    told = ArticleEvent.objects.filter(action__in=("adapted", "adapted_for"))
    assert {event.article_id for event in told} == {article.pk, source.pk}


def readers_have(article: Article) -> int:
    return PublishedArticle.objects.get(public_id=article.public_id).revision_number


def test_photos_come_along_if_their_rights_allow_it(
    adapted: Adapted, source: Article, persian: Edition, vera: User
) -> None:
    article = adapted.article
    assert [left.title for left in adapted.left_out] == ["Harbour"]
    assert "English Service" in adapted.left_out[0].why
    assert article.body.count("<figure") == 1
    assert "The ferry at dawn." in article.body  # to be translated, not forgotten
    assert article.lead_photo == source.lead_photo
    assert article.lead_caption == "The ferry at dawn."
    seen = Photo.objects.visible_to(vera).values_list("title", flat=True)
    assert list(seen) == ["Ferry"]


def test_credits_come_along_and_the_origin_is_credited(
    adapted: Adapted, source: Article
) -> None:
    byline = Byline.objects.get(article=adapted.article)
    assert byline.contributor.name == "Lena Marsh"
    assert byline.works_for == source.edition.service
    origin = Collaboration.objects.get(article=adapted.article)
    assert (origin.service, origin.kind) == (source.edition.service, "adapted")


def test_what_belongs_to_one_edition_stays_there(
    source: Article, english: Edition, persian: Edition, vera: User
) -> None:
    source.topic_items.create(tag=make_topic("Safety at sea", english))
    source.boxes.add(make_box(english))
    article = adapt(source, persian, by=vera).article
    assert not article.topic_items.exists()
    assert not article.boxes.exists()
    assert (article.section, article.slug) == (None, "")


def test_embargo_expiry_and_withheld_names_come_along(
    english: Edition, persian: Edition, ana: User, vera: User
) -> None:
    writer = make_contributor("Lena Marsh", english.service)
    partner = (persian.service,)
    article = make_article(english, bylines=(writer,), collaborations=partner)
    article.embargo_until = timezone.now() + timedelta(hours=3)
    article.expires_at = timezone.now() + timedelta(days=3)
    article.save()
    WithheldName.objects.create(
        public_id=article.public_id, contributor=writer, instead="say_so", by=ana
    )
    version = adapt(article, persian, by=vera).article
    assert version.embargo_until == article.embargo_until
    assert version.expires_at == article.expires_at
    assert WithheldName.objects.filter(public_id=version.public_id).count() == 1
    assert not version.bylines.exists()  # its chiefs could print the name


def test_a_story_that_readers_lack_is_adapted_by_whoever_may_see_it(
    english: Edition, persian: Edition, vera: User
) -> None:
    article = make_article(english)
    with pytest.raises(PermissionDenied, match="not live"):
        adapt(article, persian, by=vera)
    Collaboration.objects.create(
        article=article, service=persian.service, kind="collaboration", order=1
    )
    assert adapt(article, persian, by=vera).article.headline == article.headline


def test_only_who_writes_for_the_edition_begins_its_version(
    source: Article, persian: Edition, ana: User
) -> None:
    with pytest.raises(PermissionDenied, match="do not write"):
        adapt(source, persian, by=ana)


def test_an_edition_has_one_version_of_a_story(
    adapted: Adapted, source: Article, persian: Edition, vera: User
) -> None:
    with pytest.raises(WorkflowError, match="has this story already"):
        adapt(source, persian, by=vera)
    workflow.spike(adapted.article, by=vera)
    assert adapt(source, persian, by=vera).article.pk != adapted.article.pk


@pytest.mark.parametrize("verb", ["hold", "withdraw", "kill"])
def test_what_readers_lost_is_not_adapted(
    source: Article, persian: Edition, chiara: User, vera: User, verb: str
) -> None:
    getattr(workflow, verb)(source, by=chiara, reason="It is wrong.")
    with pytest.raises((WorkflowError, PermissionDenied)):
        adapt(source, persian, by=vera)
    assert not Adaptation.objects.exists()


def test_the_adapting_editor_saves_and_publishes_with_the_lent_photo(
    adapted: Adapted, vera: User
) -> None:
    published = workflow.publish(adapted.article, by=vera)
    assert published.image
    assert "The ferry at dawn." in published.page.main


def test_a_name_that_the_source_withholds_stays_with_the_chiefs_of_the_source(
    source: Article, persian: Edition, vera: User, ana: User, chiara: User
) -> None:
    """Withheld after the adaptation was begun: it reaches both, and only one reads it."""
    article = adapt(source, persian, by=vera).article
    writer = Byline.objects.get(article=article).contributor
    chief = make_person("shirin", persian.service, Role.CHIEF)
    workflow.anonymise(source, by=ana, contributor=writer)
    article = stored(article)
    assert not bylines_for(chief).filter(article=article).exists()
    assert bylines_for(chiara).filter(article=source).exists()
    assert names_of_ours(article) == []
    assert writer.name not in str(facts_of(article, chief))
    with pytest.raises(WorkflowError, match="Ask a chief of English Service"):
        workflow.restore_name(article, by=chief, contributor=writer)
    workflow.restore_name(stored(source), by=chiara, contributor=writer)
    workflow.restore_name(stored(article), by=chief, contributor=writer)
    assert bylines_for(vera).filter(article=article).exists()


def facts_of(article: Article, person: User) -> list[str]:
    return [fact.words for fact in withheld_names(article, person)]
