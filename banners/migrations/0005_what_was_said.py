"""What editions said before it was noted, and whom banners asked before they could."""

from typing import Any

from django.db import migrations
from django.db.models import F

SHOWED = ("showing", "ended", "corrected")


def fill(apps: Any, _schema_editor: Any) -> None:
    Banner = apps.get_model("banners", "Banner")
    Edition = apps.get_model("services", "Edition")
    for banner in Banner.objects.filter(language=""):
        home = Edition.objects.filter(service=banner.service_id).order_by("pk").first()
        banner.language = home.language if home else "en"
        banner.save(update_fields=["language"])
    wrong = Banner.objects.filter(state="corrected", corrected_at=None)
    wrong.update(corrected_at=F("changed_at"))
    rows = apps.get_model("banners", "BannerEdition").objects
    for row in rows.select_related("banner", "edition"):
        if row.edition.service_id != row.banner.service_id:
            row.audience = "in"
        if row.banner.state in SHOWED and row.decision in ("use", "own"):
            own = row.decision == "own"
            row.said = row.wording if own else row.banner.wording
            row.said_at = row.banner.starts_at
        row.save(update_fields=["audience", "said", "said_at"])


class Migration(migrations.Migration):
    dependencies = [("banners", "0004_a_life_of_its_own")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
