"""Behind nginx, an outsider's preview is kept nowhere and written down nowhere."""

import re
from datetime import UTC, datetime, timedelta

import pytest

from articles import outside
from services.models import Edition
from staff.models import User
from tests.deploy.conftest import CONFIGURATION, Front, Origin
from tests.factories import make_article

pytestmark = pytest.mark.either


def test_a_preview_is_asked_for_every_time_and_its_address_is_in_no_log(
    front: Front, origin: Origin, english: Edition, ana: User
) -> None:
    article = make_article(english, by=ana, headline="Zdraft")
    token = outside.offered(outside.offer())
    ends_at = datetime.now(UTC) + timedelta(hours=1)
    outside.give(article, by=ana, for_whom="Lee", ends_at=ends_at, token=token)
    address = f"/preview/{token}/"
    for number in (1, 2, 3):
        answer = front.get(address, cookie="sessionid=1")
        assert "Zdraft" in answer.text
        assert answer["Cache-Control"] == "no-store"
        assert answer["Referrer-Policy"] == "no-referrer"
        assert origin.asked(address) == number
    assert "HTTP_COOKIE" not in origin.environs[-1]
    outside.revoke(article, by=ana)
    assert front.get(address).status == 404
    block = re.search(r"location /preview/ {(.*?)}", CONFIGURATION.read_text(), re.S)
    assert block is not None
    assert "access_log off;" in block[1]
