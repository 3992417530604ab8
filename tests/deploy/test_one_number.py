"""Behind nginx: one number for a request, in the answer and in both logs."""

import json
from time import monotonic, sleep
from typing import Any

import pytest

from services.models import Edition
from staff.models import User
from tests.deploy.conftest import Front, Origin
from tests.factories import make_live_story

pytestmark = pytest.mark.either


def lines_of(front: Front, count: int) -> list[dict[str, Any]]:
    """What nginx wrote; each worker holds its lines back for five seconds."""
    log = front.root / "var" / "nginx" / "access.log"
    deadline = monotonic() + 20
    while len(lines := log.read_text().splitlines()) < count:
        assert monotonic() < deadline
        sleep(0.2)
    return [json.loads(line) for line in lines]


def test_a_request_has_one_number_everywhere(
    front: Front, origin: Origin, english: Edition, ana: User, settings: Any
) -> None:
    make_live_story(english, by=ana)
    settings.METRICS_TOKEN = token = "a-token-that-nobody-guesses-in-a-lifetime"
    answers = [
        front.get("/search/?q=Zhang+Wei", x_request_id="a-reader-s-own"),
        front.get("/admin/login/"),
        front.get("/author/real-name/"),
        front.get("/metrics", authorization=f"Bearer {token}"),
    ]
    assert [answer.status for answer in answers] == [200, 200, 404, 404]
    numbers = [answer.number for answer in answers]
    assert all(len(number) == 32 for number in numbers)
    asked = [environ.get("HTTP_X_REQUEST_ID") for environ in origin.environs]
    assert asked == numbers[:3]
    lines = lines_of(front, len(answers))
    paths = {line["request_id"]: line["path"] for line in lines}  # by several workers
    assert [paths[number] for number in numbers] == [
        *("/search/", "/admin/login/", "/author/…", "/metrics")
    ]
    assert not any(value == "127.0.0.1" for line in lines for value in line.values())
