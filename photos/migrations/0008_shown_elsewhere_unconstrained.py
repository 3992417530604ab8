import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """The constraint locked the photo's row, for which a pull and a publication waited
    crosswise."""

    dependencies = [("photos", "0007_shown_elsewhere")]

    operations = [
        migrations.AlterField(
            model_name="shownelsewhere",
            name="photo",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="shown_elsewhere",
                to="photos.photo",
            ),
        ),
    ]
