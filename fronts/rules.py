"""Why a front's verb is refused."""

from django.utils.translation import gettext as _

from articles.rules import WorkflowError
from fronts.models import Front

__all__ = ["Collision", "WorkflowError"]


class Collision(WorkflowError):  # noqa: N818  what the desk calls it
    """Somebody else has changed the front meanwhile; `front` is what they stored."""

    def __init__(self, front: Front) -> None:
        name = front.changed_by or _("Somebody else")
        said = _("%(name)s has changed this front since you opened it.")
        super().__init__(said % {"name": name})
        self.front = front
