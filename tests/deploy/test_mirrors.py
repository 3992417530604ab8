"""Behind nginx, mirrors and the onion address come and go without a line in its file."""

import pytest

from articles import workflow
from services.models import Edition, EditionHost
from tests.deploy.conftest import Front, Origin
from tests.factories import make_live_story, make_person, public_address

pytestmark = pytest.mark.either

MIRROR = "mirror.example"
ONION = f"{'a' * 56}.onion"


def test_what_is_stopped_is_gone_from_every_host_with_the_next_request(
    front: Front, origin: Origin, english: Edition, persian: Edition
) -> None:
    for host in (MIRROR, ONION):
        assert front.get("/", host=host).status == 400
        EditionHost.objects.create(edition=persian, host=host)
    vera = make_person("vera", persian.service, "chief")
    story = make_live_story(persian, by=vera, headline="Zheld", slug="zheld")
    address = public_address(story)
    doors = (("testserver", front.port), (MIRROR, front.port), (ONION, front.onion))
    for path in (address, "/fa/"):
        for host, port in doors:
            answers = [
                front.ask("GET", path, host=host, port=port) for _asking in range(3)
            ]
            assert {answer.status for answer in answers} == {200}
            assert all("zheld" in answer.text for answer in answers)
        assert origin.asked(path) == 6  # a third reader costs nothing at any of them
    workflow.hold(story, by=vera)
    for host, port in doors:
        assert front.ask("GET", address, host=host, port=port).status == 404
        assert "zheld" not in front.ask("GET", "/fa/", host=host, port=port).text


def test_tor_comes_over_plain_http_and_its_readers_are_not_one(
    front: Front, origin: Origin, persian: Edition
) -> None:
    EditionHost.objects.create(edition=persian, host=ONION)
    forged = {"x_forwarded_proto": "https", "x_forwarded_host": "testserver"}
    answer = front.ask("GET", "/", host=ONION, port=front.onion, **forged)
    assert (answer.status, answer["Content-Language"]) == (200, "fa")
    assert origin.environs[-1]["HTTP_X_FORWARDED_PROTO"] == "http"
    assert front.get("/admin/login/", host=ONION).status == 404
    text = (front.root / "deploy" / "nginx.conf").read_text()
    assert "limit_conn_zone $counted zone" in text
    assert f'{front.onion} "";' in text
