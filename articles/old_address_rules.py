"""What this site has at an address already, asked once for a whole list of addresses."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from django.conf import settings

from articles.models.published import PublishedArticle
from articles.models.standing_page import StandingPage
from articles.models.topics import Topic
from articles.old_addresses import page_named
from bylines.models import Contributor
from services.hosts import is_of_house, name_of
from services.models import Edition, EditionHost, OldSlug, Section, Service
from services.models.edition import RESERVED_PREFIXES

# The desk and its files: whatever stands below is the site's own.
OWN = frozenset(("admin", "static", "preview", "healthz", "readyz"))
Slugs = set[tuple[str, int | None, str]]  # kind, edition, slug


@dataclass
class Site:
    """The site as it is now. `stories` are those of the numbers that it was told."""

    editions: dict[str, Edition]
    hosts: set[str]
    stories: set[str] = field(default_factory=set)
    answers: dict[str, bool] = field(default_factory=dict)

    @classmethod
    def now(cls) -> "Site":
        editions = list(Edition.objects.all())
        hosts = {edition.own_host for edition in editions if edition.own_host}
        hosts |= set(EditionHost.objects.values_list("host", flat=True))
        return cls({edition.prefix: edition for edition in editions}, hosts)

    def is_ours(self, host: str) -> bool:
        house = name_of(str(settings.SITE_URL).partition("://")[2])
        return host in self.hosts or host == house or is_of_house(host)

    def learn_stories(self, numbers: Iterable[str]) -> None:
        """Which of these numbers are of stories that readers had."""
        wanted = sorted(set(numbers))
        for start in range(0, len(wanted), 500):
            rows = PublishedArticle.objects.of_stories(wanted[start : start + 500])
            self.stories |= set(rows.values_list("public_id", flat=True))

    def page_at(self, path: str) -> bool:
        """Whether a page of this site stands there, with or without a slash at its end."""
        if path not in self.answers:
            self.answers[path] = self.look_at(path)
        return self.answers[path]

    def look_at(self, path: str) -> bool:
        first, _slash, rest = path.lstrip("/").partition("/")
        edition = self.editions.get(first) if first else None
        if edition is None:
            edition, rest = self.editions.get(""), path.lstrip("/")
        named = rest.partition("/")[0]
        if named in OWN:
            return True
        if rest.strip("/") and named not in RESERVED_PREFIXES:
            return False  # no address of ours begins so: nobody needs to look
        return self.is_named(f"/{rest}", edition)

    def is_named(self, path: str, edition: Edition | None) -> bool:
        match = page_named(path)
        if match is None or edition is None:
            return False
        if not match.kwargs.keys() - {"form"}:
            return True  # there is one of each edition
        if "public_id" in match.kwargs:
            return match.kwargs["public_id"] in self.stories
        slug = match.kwargs.get("slug", match.kwargs.get("code"))
        kind = next((part for part in path.split("/") if part and part != "lite"), "")
        if slug is None:
            return True
        mine = ((kind, edition.pk, slug), (kind, None, slug))
        return any(one in self.slugs for one in mine)

    @cached_property
    def slugs(self) -> Slugs:
        """Every list and standing page, by today's address and by former ones."""
        found: Slugs = set()
        for kind, rows in (
            ("section", Section.objects.values_list("edition", "slug")),
            ("topic", Topic.objects.values_list("edition", "slug")),
            ("page", StandingPage.objects.values_list("edition", "slug")),
        ):
            found |= {(kind, edition, slug) for edition, slug in rows}
        people = Contributor.objects.values_list("slug", flat=True)
        found |= {("author", None, slug) for slug in people}
        services = Service.objects.values_list("code", flat=True)
        found |= {("service", None, code) for code in services}
        former = OldSlug.objects.values_list("kind", "edition", "slug")
        return found | set(former)
