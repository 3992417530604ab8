"""What stands on a desk besides its stories: assignments, notes, the log, a lawyer asked."""

from datetime import datetime, timedelta

from django.db import transaction

from articles import noting, workflow
from articles.models import Article, Assignment
from newsroom.demo.unpublished import ENGLISH_DRAFT, ENGLISH_IN_REVIEW
from services.models import Service
from staff import desk_log
from staff.models import User

LOG = (
    "The ministry of health calls back at 18:00 about the trial; ask for the number of "
    "patients. Nothing else is open. Good night."
)
NOTE = "@editor Should we wait for the bus company, or go with the ministry alone?"
TO_LEGAL = "The company is named in the third paragraph. May we?"


@transaction.atomic
def begin(now: datetime) -> None:
    """Once: what somebody has done with it since stays done."""
    service = Service.objects.get(code="english")
    if Assignment.objects.filter(service=service).exists():
        return
    people = {person.username: person for person in User.objects.all()}
    assign(service, people, now)
    desk_log.write(service.pk, LOG, by=people["chief"])
    draft = Article.objects.get(slugline=ENGLISH_DRAFT.slugline)
    noting.write(draft, by=people["reporter"], text=NOTE)
    filed = Article.objects.get(slugline=ENGLISH_IN_REVIEW.slugline)
    if filed.state == Article.State.IN_REVIEW and filed.spiked_at is None:
        workflow.hand_to(
            filed, by=people["editor"], desk=Article.Desk.LEGAL, note=TO_LEGAL
        )


def assign(service: Service, people: dict[str, User], now: datetime) -> None:
    Assignment.objects.create(
        service=service,
        task="Reactions from the port to the ferry’s rescue",
        brief="Two voices are enough: a captain, and somebody who waited on the quay.",
        slugline="FERRY-ARDENA-REACTIONS",
        due=now + timedelta(hours=3),
        made_by=people["chief"],
    )
    Assignment.objects.create(
        service=service,
        task="Call the teachers’ union again",
        due=now + timedelta(minutes=50),
        made_by=people["editor"],
        person=people["reporter"],
        state=Assignment.State.CLAIMED,
        taken_at=now,
    )
