"""Takes the invented stories through the real verbs, each at its own past moment."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from babel.dates import format_date
from django.db import transaction

from articles import desk, workflow
from articles.models import Article, Notice, Story, Topic
from articles.notice_workflow import add_notice, reword_notice
from articles.snapshot import take
from articles.travelling import lend
from banners import workflow as banner_workflow
from banners.models import Banner, BannerEdition
from bylines.models import Byline, Contributor
from newsroom.demo import adapting, facts, house, recordings, unpublished
from newsroom.demo.clock import clock_at
from newsroom.demo.en.stories import STORIES as ENGLISH
from newsroom.demo.es.stories import STORIES as SPANISH
from newsroom.demo.fa.stories import STORIES as PERSIAN
from newsroom.demo.ko.stories import STORIES as KOREAN
from newsroom.demo.languages import LANGUAGES
from newsroom.demo.loading import pictures_by_scene
from newsroom.demo.pictures import is_borrower
from photos.models import Photo
from services.calendars import locale_of
from services.models import Collaboration, Edition, Section, Service, StandingBox
from staff.models import User

STORIES = {  # by the edition's prefix
    "": (*ENGLISH, *unpublished.ENGLISH),
    "fa": (*PERSIAN, *unpublished.PERSIAN),
    "ko": KOREAN,
    "es": SPANISH,
    **{language.edition.prefix: language.stories for language in LANGUAGES},
}
ALONE = {  # who writes and edits at a desk of one
    "fa": "vera",
    "ko": "hana",
    "es": "diego",
    **{each.edition.prefix: each.account.username for each in LANGUAGES},
}
WRITERS = {"": "reporter", **ALONE}
EDITORS = {"": "editor", **ALONE}

WRITING = timedelta(minutes=35)
READING = timedelta(minutes=15)
UNTIL_CORRECTED = timedelta(hours=1)
UNTIL_REWORDED = timedelta(minutes=40)
UNTIL_NOTED = timedelta(hours=2)
BANNER_LASTS = timedelta(hours=12)


AS_TYPED = (  # fields of the form that stand in the facts as they are
    *("kind", "headline", "short_headline", "kicker", "summary", "datelines"),
    *("lead_caption", "lead_alt", "notes", "translated_from", "is_machine_assisted"),
    *("interview_language", "is_interview_edited"),
)
NAMED_STORY = re.compile(r"{story:([A-Z0-9-]+)}")


@dataclass(frozen=True, slots=True)
class Newsdesk:
    """One edition with the people and pictures its stories need."""

    edition: Edition
    writer: User
    editor: User
    photos: dict[str, Photo]

    @classmethod
    def of(cls, prefix: str) -> "Newsdesk":
        edition = Edition.objects.select_related("service").get(prefix=prefix)
        return cls(
            edition=edition,
            writer=User.objects.get(username=WRITERS[prefix]),
            editor=User.objects.get(username=EDITORS[prefix]),
            photos=pictures_by_scene(edition.service),
        )


def missing_stories() -> list[tuple[str, facts.Story]]:
    """(edition's prefix, story) of what no desk has yet, the oldest first."""
    sluglines = {fact.slugline for told in STORIES.values() for fact in told}
    held = set(
        Article.objects.filter(slugline__in=sluglines).values_list(
            "edition__prefix", "slugline"
        )
    )
    missing = [
        (prefix, fact)
        for prefix, told in STORIES.items()
        for fact in told
        if (prefix, fact.slugline) not in held
    ]
    return sorted(missing, key=lambda pair: pair[1].ago, reverse=True)


@transaction.atomic
def tell(newsdesk: Newsdesk, fact: facts.Story, now: datetime) -> None:
    """Write the story and take it as far as it came, at believable moments."""
    moment = on_the_hour(now - fact.ago) if fact.ago < timedelta() else now - fact.ago
    worked = min(moment, now)  # the scheduled one is finished, only not out
    began = worked - READING - WRITING
    if fact.adapts:
        began = adapting.not_before_source(began, fact.slugline)
    with clock_at(began):
        article = write(newsdesk, fact, moment)
    if fact.state == "draft":
        return
    with clock_at(max(began, worked - READING)):
        workflow.file(article, by=newsdesk.writer)
    with clock_at(worked):
        if fact.state == "live":
            workflow.publish(article, by=newsdesk.editor)
        elif fact.state == "ready":
            workflow.mark_ready(article, by=newsdesk.editor)
        elif fact.state == "scheduled":
            workflow.schedule(article, by=newsdesk.editor, at=moment)
    tell_notices(newsdesk, article, fact, moment)


def tell_notices(
    newsdesk: Newsdesk, article: Article, fact: facts.Story, moment: datetime
) -> None:
    if fact.correction is not None:
        with clock_at(moment + UNTIL_CORRECTED):
            correct(newsdesk, article, fact.correction)
        with clock_at(moment + UNTIL_CORRECTED + UNTIL_REWORDED):
            reword(newsdesk, article, fact.correction)
    if (note := fact.note) is not None:
        with clock_at(moment + UNTIL_NOTED):
            add_notice(article, by=newsdesk.editor, kind=note.kind, text=note.text)


def on_the_hour(moment: datetime) -> datetime:
    return moment.replace(minute=0, second=0, microsecond=0)


def write(newsdesk: Newsdesk, fact: facts.Story, moment: datetime) -> Article:
    """The working copy with its credits and topics, as a form would save it."""
    edition = newsdesk.edition
    article = begun(newsdesk, fact)
    for name, value in typed(newsdesk, fact, moment).items():
        setattr(article, name, value)
    desk.begin(article, by=newsdesk.writer)
    credit(article, fact)
    for name in fact.topics:
        topic, _is_new = Topic.objects.get_or_create(edition=edition, name=name)
        article.topic_items.create(tag=topic)
    article.boxes.set(StandingBox.objects.filter(edition=edition, name__in=fact.boxes))
    desk.keep(article, by=newsdesk.writer)
    if is_borrower(edition.service.code):
        lend(take(article), edition)
    return article


def begun(newsdesk: Newsdesk, fact: facts.Story) -> Article:
    """A draft of the slugline; an adaptation begins with what it was made from."""
    edition = newsdesk.edition
    adapted = (
        adapting.begin(edition, fact.slugline, by=newsdesk.writer)
        if fact.adapts
        else None
    )
    return adapted or Article(
        edition=edition, story=story_of(fact.slugline), slugline=fact.slugline
    )


def typed(newsdesk: Newsdesk, fact: facts.Story, moment: datetime) -> dict[str, Any]:
    """What the writer puts into the fields of the form."""
    body = text(newsdesk, fact.body, moment)
    if fact.correction is not None:
        body = body.replace(fact.correction.right, fact.correction.wrong)
    section = Section.objects.get(edition=newsdesk.edition, slug=fact.section)
    return {name: getattr(fact, name) for name in AS_TYPED} | {
        "section": section,
        "body": body,
        "lead_photo": newsdesk.photos[fact.lead] if fact.lead else None,
        "assignee": newsdesk.writer if fact.state == "draft" else newsdesk.editor,
    }


def story_of(slugline: str) -> Story:
    """One story for all editions that tell it."""
    story = Story.objects.filter(slugline=slugline).first()
    return story or Story.objects.create(slugline=slugline)


def credit(article: Article, fact: facts.Story) -> None:
    services = {service.code: service for service in Service.objects.all()}
    for order, given in enumerate(fact.credits, start=1):
        Byline.objects.create(
            article=article,
            contributor=Contributor.objects.get(slug=given.contributor),
            role=given.role,
            place=given.place,
            title=given.title,
            medium=given.medium,
            works_for=services.get(given.works_for),
            order=order,
        )
    for order, help_given in enumerate(fact.help, start=1):
        Collaboration.objects.create(
            article=article,
            service=services[help_given.service],
            kind=help_given.kind,
            link=help_given.link,
            tail=help_given.tail,
            order=order,
        )


def text(newsdesk: Newsdesk, body: str, moment: datetime) -> str:
    """The body with weekdays as its readers call them, and numbers of photos."""
    local = moment.astimezone(ZoneInfo(newsdesk.edition.time_zone)).date()
    for name, days in (("yesterday", -1), ("today", 0), ("tomorrow", 1)):
        day = local + timedelta(days=days)
        weekday = format_date(day, "EEEE", locale=locale_of(newsdesk.edition.language))
        body = body.replace(f"{{{name}}}", weekday)
    for scene, photo in newsdesk.photos.items():
        body = body.replace(f"{{photo:{scene}}}", str(photo.pk))
    if "{recording:" in body:
        for name, number in recordings.by_name().items():
            body = body.replace(f"{{recording:{name}}}", str(number))
    return NAMED_STORY.sub(lambda named: str(story_of(named[1]).pk), body).strip()


def correct(newsdesk: Newsdesk, article: Article, fact: facts.Correction) -> None:
    """Put the text right and tell its readers so."""
    article = Article.objects.for_change(article.pk)
    article.body = article.body.replace(fact.wrong, fact.right)
    article.save(update_fields=["body"])
    desk.keep(article, by=newsdesk.editor)
    workflow.correct(article, by=newsdesk.editor, text=fact.clumsy or fact.notice)


def reword(newsdesk: Newsdesk, article: Article, fact: facts.Correction) -> None:
    """Put the notice into better words, if its first ones were clumsy."""
    if fact.clumsy:
        notice = Notice.objects.get(article=article)
        reword_notice(notice, by=newsdesk.editor, text=fact.notice, why=fact.why)


@transaction.atomic
def show_banner(now: datetime) -> None:
    """One breaking banner in every edition; a new one once the clock ended the last.

    A banner that somebody ended or corrected stays down.
    """
    last = Banner.objects.filter(wording=house.BANNER_WORDING).order_by("-pk").first()
    if last is None or (last.state == Banner.State.SHOWING and last.ends_at <= now):
        show_new_banner(now)
    elif last.state == Banner.State.SHOWING:
        show_in_new_editions(last)


def show_new_banner(now: datetime) -> None:
    editor = User.objects.get(username=EDITORS[""])
    banner = Banner.objects.create(
        service=Service.objects.get(code=house.ENGLISH.service),
        level=Banner.Level.BREAKING,
        wording=house.BANNER_WORDING,
        is_everywhere=True,
        story=story_of(house.BANNER_STORY),
        starts_at=now,
        ends_at=now + BANNER_LASTS,
    )
    for edition in Edition.objects.filter(prefix__in=STORIES):
        decision, wording = banner_words(edition)
        BannerEdition.objects.create(
            banner=banner, edition=edition, decision=decision, wording=wording
        )
    banner_workflow.show(banner, by=editor)


def show_in_new_editions(banner: Banner) -> None:
    """Those that opened while it showed, and have not decided."""
    undecided = Edition.objects.filter(prefix__in=STORIES).exclude(
        pk__in=banner.editions.values("edition")
    )
    for edition in undecided:
        decision, wording = banner_words(edition)
        editor = User.objects.get(username=EDITORS[edition.prefix])
        banner_workflow.decide(banner, edition, decision, by=editor, wording=wording)


def banner_words(edition: Edition) -> tuple[str, str]:
    """The edition's decision, and its own words if it has some."""
    own = house.BANNER_OWN_WORDING.get(edition.language, "")
    return BannerEdition.Decision.OWN if own else BannerEdition.Decision.USE, own


@transaction.atomic
def correct_banner(now: datetime) -> None:
    """The first banner of the same evening, which was wrong."""
    wrong = house.WRONG_BANNER
    if Banner.objects.filter(wording=wrong.wording).exists():
        return
    editor = User.objects.get(username=EDITORS[""])
    edition = Edition.objects.get(prefix="")
    banner = Banner.objects.create(
        service=edition.service,
        wording=wrong.wording,
        starts_at=now - BANNER_LASTS,
        ends_at=now + BANNER_LASTS,
    )
    BannerEdition.objects.create(
        banner=banner, edition=edition, decision=BannerEdition.Decision.USE
    )
    banner_workflow.show(banner, by=editor)
    banner_workflow.correct(banner, by=editor, correction=wrong.right)
