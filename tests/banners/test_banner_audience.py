"""Whom a banner asks, what each edition answers, and that none gets another's language."""

import json
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from banners.changing import BannerError
from banners.models import Banner, BannerEdition
from banners.workflow import decide, show
from services.models import Edition
from staff.models import User
from staff.permissions import Role
from tests.factories import (
    make_banner,
    make_edition,
    make_live_story,
    make_person,
    make_section,
    make_service,
    public_address,
)
from tests.site import Site

pytestmark = pytest.mark.either

FERRY, FERRY_FA = "Ferry with 300 aboard sinks", "کشتی با ۳۰۰ سرنشین غرق شد"


@pytest.fixture
def spanish(db: None) -> Edition:
    return make_edition(
        make_service("spanish"), prefix="es", language="es", native_name="Español"
    )


def shown(edition: Edition, by: User, **facts: Any) -> Banner:
    banner = make_banner(edition, **facts)
    show(banner, by=by)
    return banner


def home(site: Site, edition: Edition) -> str:
    return site.get(edition.root).text


def polled(site: Site, edition: Edition) -> list[str]:
    answer = site.get(f"{edition.root}live/banners.json")
    return [banner["wording"] for banner in json.loads(answer.content)["banners"]]


def test_three_editions_decide_differently(
    site: Site,
    english: Edition,
    persian: Edition,
    spanish: Edition,
    ana: User,
    vera: User,
) -> None:
    banner = shown(english, ana, is_everywhere=True)
    diego = make_person("diego", spanish.service, Role.EDITOR)
    for edition in (persian, spanish):
        assert FERRY not in home(site, edition)
    decide(banner, persian, "own", by=vera, wording=FERRY_FA)
    decide(banner, spanish, "decline", by=diego, reason="Not for our readers")
    for edition, wordings in ((english, [FERRY]), (persian, [FERRY_FA]), (spanish, [])):
        assert polled(site, edition) == wordings
        page = home(site, edition)
        assert [text for text in (FERRY, FERRY_FA) if text in page] == wordings


def test_another_language_s_words_show_only_where_an_editor_says_so(
    site: Site, english: Edition, persian: Edition, ana: User, vera: User
) -> None:
    banner = shown(english, ana, is_everywhere=True)
    assert "data-banner=" not in home(site, persian)
    decide(banner, persian, "use", by=vera)
    assert f'lang="en" dir="ltr">{FERRY}<' in home(site, persian)
    assert f'lang="en" dir="ltr">{FERRY}<' not in home(site, english)


def test_an_edition_that_is_not_asked_cannot_take_it(
    english: Edition, persian: Edition, ana: User, vera: User
) -> None:
    banner = shown(english, ana)
    with pytest.raises(BannerError, match="does not ask"):
        decide(banner, persian, "use", by=vera)


def test_an_edition_that_is_left_out_shows_nothing(
    site: Site, english: Edition, persian: Edition, ana: User, vera: User
) -> None:
    banner = shown(english, ana, is_everywhere=True)
    decide(banner, persian, "own", by=vera, wording=FERRY_FA)
    banner.editions.filter(edition=persian).update(audience="out")
    show(banner, by=ana)
    # What the row says is what the next composing reads.
    from articles.chrome import refresh_banners

    refresh_banners([persian.pk])
    assert FERRY_FA not in home(site, persian)


def test_nobody_decides_for_another_edition(
    english: Edition, persian: Edition, ana: User, vera: User, boris: User
) -> None:
    banner = shown(english, ana, is_everywhere=True)
    for person, edition in ((ana, persian), (vera, english), (boris, english)):
        with pytest.raises(PermissionDenied):
            decide(banner, edition, "use", by=person)


def test_own_wording_needs_words(
    english: Edition, persian: Edition, ana: User, vera: User
) -> None:
    banner = shown(english, ana, is_everywhere=True)
    with pytest.raises(BannerError, match="own wording"):
        decide(banner, persian, "own", by=vera)
    assert not BannerEdition.objects.filter(edition=persian).exists()


def test_editors_see_what_asks_them_and_nothing_else(
    english: Edition, persian: Edition, ana: User, vera: User
) -> None:
    asks, everywhere, _own = (make_banner(english) for _number in range(3))
    BannerEdition.objects.create(banner=asks, edition=persian, audience="in")
    Banner.objects.filter(pk=everywhere.pk).update(is_everywhere=True)
    assert set(Banner.objects.visible_to(vera)) == {asks, everywhere}
    reporter = make_person("reza", persian.service, Role.REPORTER)
    assert not Banner.objects.visible_to(reporter).exists()


def test_a_banner_for_some_sections_stands_there_alone(
    site: Site, english: Edition, ana: User
) -> None:
    asia = make_section(english, "Asia")
    korea = make_section(english, "Korea", parent=asia)
    banner = make_banner(english)
    banner.editions.get().sections.set([asia])
    show(banner, by=ana)
    story = make_live_story(english, section=asia)
    elsewhere = make_live_story(english, section=english.default_section)
    part = make_live_story(english, section=korea)
    for address, is_there in (
        ("/section/asia/", True),
        ("/section/korea/", True),
        (public_address(story), True),
        (public_address(part), True),
        (public_address(elsewhere), False),
        ("/", False),
        ("/latest/", False),
        ("/nowhere/", False),
    ):
        assert (FERRY in site.get(address).text) is is_there, address
    (heard,) = json.loads(site.get("/live/banners.json").content)["banners"]
    assert heard["sections"] == ["asia", "korea"]
