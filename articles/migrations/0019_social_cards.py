from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0018_policies"),
    ]

    operations = [
        migrations.AddField(
            model_name="publishedpage",
            name="social_card",
            field=models.JSONField(null=True),
        ),
    ]
