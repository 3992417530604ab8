"""Services, editions and sections: what an operator may enter, and what is refused."""

import pytest
from django.core.exceptions import ValidationError

from articles.models import PublishedArticle
from articles.refresh import fresh
from services.models import Edition, Section, ServiceName
from staff.models import User
from tests.factories import make_edition, make_live_story, make_section, make_service


def test_a_section_is_part_of_one_of_its_own_edition(
    english: Edition, persian: Edition
) -> None:
    section = Section(
        edition=english, name="Asia", slug="asia", parent=persian.default_section
    )
    with pytest.raises(ValidationError, match="of the same edition"):
        section.full_clean()


def test_sections_are_nested_one_level_deep(english: Edition) -> None:
    asia = make_section(english, "Asia", parent=english.default_section)
    asia.full_clean()
    korea = Section(edition=english, name="Korea", slug="korea", parent=asia)
    with pytest.raises(ValidationError, match="one level deep"):
        korea.full_clean()


def test_a_section_is_not_part_of_itself(english: Edition) -> None:
    section = make_section(english, "Asia")
    section.parent = section
    with pytest.raises(ValidationError, match="one level deep"):
        section.full_clean()


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({"prefix": "admin"}, "used by the site itself"),
        ({"prefix": "live"}, "used by the site itself"),
        ({"prefix": "FA"}, "small letters"),
        ({"language": "klingonese"}, "no language tag"),
        ({"time_zone": "Mars/Olympus"}, "no time zone"),
    ],
)
def test_an_edition_that_could_not_work_is_refused(
    facts: dict[str, str], sentence: str, english: Edition
) -> None:
    edition = make_edition(make_service("new"), prefix="ko", language="ko")
    for name, value in facts.items():
        setattr(edition, name, value)
    with pytest.raises(ValidationError, match=sentence):
        edition.full_clean()


def test_a_printed_name_that_is_taken_away_is_gone_from_every_page(
    english: Edition, ana: User
) -> None:
    korean = make_service("korean", name="Korean Service")
    name = ServiceName.objects.create(
        service=korean,
        language="en",
        name="Korean Service",
        possessive="VOA's Korean Service",
    )
    article = make_live_story(english, by=ana, collaborations=(korean,))
    name.delete()
    (row,) = PublishedArticle.objects.at_address(article.public_id).with_page()
    assert "VOA&#x27;s Korean Service" not in fresh(row).page.main
    assert "Korean Service" in fresh(row).page.main
