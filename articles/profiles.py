"""Authors and services as readers and machines meet them on pages of their own."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from articles.house_facts import Node, absolute
from articles.page_facts import PageFacts
from bylines.models import Contributor
from services.board import Board
from services.models import Edition, Service

if TYPE_CHECKING:
    from articles.models.published import PublishedArticle


def what_is_listed(edition: Edition, who: Contributor | Service) -> str:
    """A sentence that says which stories stand on their page of this edition.

    The edition's language is active.
    """
    if isinstance(who, Contributor):
        return _("Stories that %(name)s worked on") % {"name": who.printed}
    if who.pk == edition.service_id:
        return _("All stories of %(edition)s") % {"edition": edition.name}
    name = who.possessive or who.printed
    return _("Stories that %(name)s helped make") % {"name": name}


def editions_of(service: Service, board: Board, *, but: Edition) -> list[Edition]:
    """The service's other open editions, as the request's board has them."""
    editions = (posting.edition for posting in board.postings.values())
    return sorted(
        (each for each in editions if each.service_id == service.pk and each != but),
        key=lambda edition: edition.prefix,
    )


Stories = Sequence["PublishedArticle"]


def author_facts(
    edition: Edition, author: Contributor, path: str, stories: Stories
) -> PageFacts:
    """For machines, an author's page: https://schema.org/ProfilePage."""
    is_person = author.kind == Contributor.Kind.PERSON
    about: Node = {
        "@type": "Person" if is_person else "Organization",
        "name": author.printed,
        "jobTitle": author.job_title if is_person else "",
        "description": author.bio,
    }
    return profile_facts(edition, path, about, stories)


NEWS_MEDIA = (Service.Kind.LANGUAGE_SERVICE, Service.Kind.AGENCY)


def service_facts(
    edition: Edition,
    service: Service,
    path: str,
    editions: Sequence[Edition],
    stories: Stories,
) -> PageFacts:
    """For machines, a service's page; `editions` are those it has elsewhere."""
    is_media = service.kind in NEWS_MEDIA
    house = service.house if service.house != service.printed else ""
    about: Node = {
        "@type": "NewsMediaOrganization" if is_media else "Organization",
        "name": service.printed,
        "description": service.description,
        "parentOrganization": house and {"@type": "Organization", "name": house},
        "sameAs": [absolute(other, other.root) for other in editions],
    }
    return profile_facts(edition, path, about, stories)


def profile_facts(
    edition: Edition, path: str, about: Node, stories: Stories
) -> PageFacts:
    url = absolute(edition, path)
    known = about | {"@id": f"{url}#profile", "url": url}
    main = {name: value for name, value in known.items() if value}
    return PageFacts("ProfilePage", main=main, listed=stories)
