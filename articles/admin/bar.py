"""The workflow bar below the story's form: where it stands, and what may be done."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.urls import reverse

from articles.addresses import story_path
from articles.admin import words
from articles.admin.coming import Sent, sent_with_words
from articles.admin.facts import Fact, facts_about
from articles.admin.source_facts import source_facts
from articles.badges import sketch
from articles.checklist import Check, checks
from articles.clearance import has_second_read
from articles.models import Article
from articles.models.anonymity import withheld_on
from articles.permissions import EDITORS, ROLES, Verb
from articles.readers_side import ReadersSide, ReadersState, readers_side
from articles.rules import possible
from articles.times import Significance
from services.models import Edition, Purge
from staff.models import User
from staff.permissions import standing

# Verbs that a story not yet saved can go through in the same press.
FIRST_VERBS = (Verb.FILE, Verb.MARK_READY, Verb.PUBLISH, Verb.SCHEDULE)

# How buttons are weighed: the one that goes on, those that stop, the rest plain.
ONWARD = frozenset({Verb.PUBLISH, Verb.RELEASE, Verb.REINSTATE})
STOPS = frozenset(
    {
        Verb.HOLD,
        Verb.WITHDRAW,
        Verb.KILL,
        Verb.SPIKE,
        Verb.SET_LEGAL_HOLD,
        Verb.ANONYMISE,
    }
)

# Needed on few days: they stand folded away, so that the others are found at once.
RARE = frozenset(
    {
        Verb.SET_EXPIRY,
        Verb.SET_LEGAL_HOLD,
        Verb.LIFT_LEGAL_HOLD,
        Verb.LIFT_EMBARGO,
        Verb.ANONYMISE,
        Verb.RESTORE_NAME,
    }
)

STOPPED = frozenset({ReadersState.HELD, ReadersState.WITHDRAWN, ReadersState.KILLED})

# Words or a time are asked for on the verb's own page.
ASKING = frozenset(
    {
        Verb.SCHEDULE,
        Verb.CORRECT,
        Verb.WITHDRAW,
        Verb.KILL,
        Verb.SEND_BACK,
        Verb.REINSTATE,
        Verb.HOLD,
        Verb.SPIKE,
        Verb.HAND_TO,
        *RARE,
    }
)


@dataclass(frozen=True, slots=True)
class Button:
    verb: str
    label: str
    weight: str
    effect: str = ""  # what pressing it will do, in a sentence


@dataclass(frozen=True, slots=True)
class Bar:
    """What the bar shows. `public_url` is empty while readers have nothing."""

    readers_words: str
    desk_words: str
    state: str
    buttons: tuple[Button, ...]
    significances: tuple[tuple[str, Any], ...]
    checks: tuple[Check, ...]
    public_url: str
    banner_address: str = ""
    unconfirmed: tuple[str, ...] = ()  # addresses of caches
    waiting_words: str = ""
    warnings: tuple[str, ...] = ()  # what to know before pressing anything
    facts: tuple[Fact, ...] = ()
    came: Sent | None = None  # stands above the text, where it is read first

    @property
    def first(self) -> list[Button]:
        """What goes on with the story, beside Save and Preview."""
        onward = [b for b in self.buttons if b.weight == "onward"]
        return onward or [b for b in self.buttons if b.verb == Verb.FILE]

    @property
    def more(self) -> list[Button]:
        """The rest; of a live story what stops it comes first, also on a phone."""
        kept = [button for button in self.buttons if button.verb not in RARE]
        rest = [button for button in kept if button not in self.first]
        if self.state != ReadersState.LIVE:
            return rest
        return sorted(rest, key=lambda button: button.weight != "stop")

    @property
    def rare(self) -> list[Button]:
        return [button for button in self.buttons if button.verb in RARE]

    @property
    def blocking(self) -> list[Check]:
        return [check for check in self.checks if check.is_blocking]

    @property
    def advice(self) -> list[Check]:
        return [check for check in self.checks if not check.is_blocking]


def bar_for(article: Article, person: User, now: datetime) -> Bar:
    """The bar of a stored story."""
    side = readers_side(article.public_id, now)
    return Bar(
        readers_words=words.readers_words(article, side, article.edition, now),
        desk_words=words.desk_words(article),
        state=side.state.value,
        buttons=tuple(
            button(verb, words.will(verb, article, side, now))
            for verb in possible(article, person, side)
        ),
        significances=significances(side),
        checks=tuple(findings(article, person, now)),
        public_url=public_url(side, article.edition),
        banner_address=(
            banner_address(article, person) if side.state == ReadersState.LIVE else ""
        ),
        unconfirmed=unconfirmed(article, side),
        waiting_words=words.waiting_words(article, now),
        warnings=warnings(article, side, now),
        facts=(
            *source_facts(article, person, now),
            *facts_about(article, side, person, now),
        ),
        came=sent_with_words(article, now),
    )


def warnings(article: Article, side: ReadersSide, now: datetime) -> tuple[str, ...]:
    """A plan that does nothing, a second read that is due, what legal has said."""
    said = (
        words.plan_words(article, side, now),
        words.second_read_words(article),
        words.legal_words(article),
    )
    return tuple(filter(None, said))


def unconfirmed(article: Article, side: ReadersSide) -> tuple[str, ...]:
    """Caches that have not confirmed that they forgot a stopped story, or a name."""
    is_hidden = side.state in STOPPED or withheld_on(article)
    if not (settings.PURGE_URLS and is_hidden):
        return ()
    about_it = Purge.objects.about_it(article.public_id).unconfirmed()
    return tuple(about_it.order_by().values_list("cache", flat=True).distinct())


def banner_address(article: Article, person: User) -> str:
    """A new banner that is joined to this story; empty for who may make none."""
    if not standing(person).has(article.edition.service_id, *EDITORS):
        return ""
    asked = {
        "story": article.story_id,
        "service": article.edition.service_id,
        "edition": article.edition_id,
        "wording": article.headline,
    }
    return f"{reverse('admin:banners_banner_add')}?{urlencode(asked)}"


def first_bar(edition: Edition | None, person: User) -> Bar:
    """The bar of a story that is only being begun."""
    held = standing(person)
    verbs = [
        verb
        for verb in FIRST_VERBS
        if edition and held.has(edition.service_id, *ROLES[verb])
    ]
    return Bar(
        readers_words=words.unsaved(),
        desk_words="",
        state=ReadersState.NOT_PUBLISHED.value,
        buttons=tuple(button(verb, words.asks(verb)) for verb in verbs),
        significances=(),
        checks=(),
        public_url="",
    )


def weight(verb: Verb) -> str:
    return "onward" if verb in ONWARD else "stop" if verb in STOPS else "plain"


def button(verb: Verb, effect: str) -> Button:
    return Button(
        verb=verb.value, label=str(verb.label), weight=weight(verb), effect=effect
    )


def significances(side: ReadersSide) -> tuple[tuple[str, Any], ...]:
    """What publishing again may be; nothing to choose the first time."""
    if side.current is None:
        return ()
    again = (Significance.UPDATE, Significance.TYPO, Significance.REWRITE)
    return tuple((kind.value, kind.label) for kind in again)


def findings(article: Article, person: User, now: datetime) -> list[Check]:
    return checks(
        sketch(article, article.body),
        article.edition,
        at=now,
        is_second_read=has_second_read(article, article.digest, person),
        is_lawful=not article.needs_legal or article.is_legally_cleared,
    )


def public_url(side: ReadersSide, edition: Edition) -> str:
    """Where readers find something of the story now; in a closed edition, nowhere."""
    current = side.current
    if current is None or side.state == ReadersState.KILLED or not edition.is_open:
        return ""
    return story_path(edition.prefix, current.slug, current.public_id)


def verb_address(article: Article, verb: Verb) -> str:
    return reverse(f"admin:articles_article_{verb.value}", args=(article.pk,))
