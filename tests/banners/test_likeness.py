"""Two wordings that say the same, and two that do not."""

import pytest

from banners.likeness import is_alike

pytestmark = [pytest.mark.pure, pytest.mark.either]

FERRY = "Ferry with 300 aboard sinks off Busan"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (FERRY, FERRY.upper()),
        (FERRY, "Ferry sinks off Busan with 300 people on board"),
        (
            "Earthquake of magnitude 6.8 strikes near Izmir",
            "Magnitude 6.8 earthquake strikes western Turkey near Izmir",
        ),
        (
            "승객 312명 태운 여객선, 아르데나 해협에서 좌초",
            "여객선 아르데나 해협에서 좌초…승객 312명 구조 작업 중",
        ),
        ("台风登陆广东，数千人撤离", "台风登陆广东沿海，数千人撤离"),
    ],
)
def test_alike(one: str, other: str) -> None:
    assert is_alike(one, other)
    assert is_alike(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (FERRY, "Ferry with 312 aboard runs aground in Ardena Strait"),
        (
            "President resigns after week of protests",
            "Parliament passes budget after week of debate",
        ),
        ("Storm", "Storm warning for the coast"),
        ("", ""),
        ("…", "!"),
    ],
)
def test_unlike(one: str, other: str) -> None:
    assert not is_alike(one, other)
