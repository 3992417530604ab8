"""A specimen of a story: how an edition will look that has none yet."""

from datetime import datetime

from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from articles.chrome import chrome_for
from articles.house_facts import fill_house
from articles.rendering import render
from articles.snapshot import Snapshot
from articles.times import Significance, timestamps
from services.labels import speaking
from services.models import Edition, Section


def draw_specimen(edition: Edition, now: datetime) -> str:
    """A story's page of what the edition says already, by the readers' functions."""
    with speaking(edition):
        snapshot = snapshot_of(edition)
        times = timestamps(None, Significance.UPDATE, now)
        made = render(snapshot, edition, times=times)
        chrome = chrome_for(edition, now)
        head = fill_house(made.head.encode(), chrome).decode()
        context = {"head": head, "main": made.main, "edition": edition}
        return render_to_string(
            "admin/articles/article/preview.html", context | {"chrome": chrome}
        )


def snapshot_of(edition: Edition) -> Snapshot:
    """In the edition's words, which are its labels: nobody has written it any other."""
    said = [
        _("What we got wrong and put right, what we added, and what we took back."),
        _(
            "There are no notices here. When we correct a report, you can read here "
            "what was wrong."
        ),
    ]
    body = "".join(f"<p>{words}</p>" for words in said * 2)
    section = Section.objects.filter(edition=edition).first()
    return Snapshot(
        public_id="0" * 12,
        edition=edition.pk,
        story=0,
        section=section.pk if section else None,
        headline=f"{edition.native_name}: {edition.name}",
        summary=said[0],
        slug="specimen",
        body=f"{body}<h2>{section or edition.name}</h2>{body}",
    )
