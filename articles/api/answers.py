"""How the API answers: JSON that the page store may keep, and problems in plain words."""

import json
from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse

from articles.views.pages import declared
from services.labels import speaking
from services.models import Edition
from services.page import Page

View = Callable[..., HttpResponse]

JSON, PROBLEM = "application/json", "application/problem+json"
ANYBODY = "*"  # scripts on any site may read what anybody may read


def of_edition(*parameters: str) -> Callable[[View], View]:
    """Let the operation see these parameters only, and speak its edition's language."""

    def decorate(view: View) -> View:
        @wraps(view)
        def answer(request: HttpRequest, **kwargs: Any) -> HttpResponse:
            edition: Edition | None = getattr(request, "edition", None)
            if edition is None:
                raise Http404
            request.GET = declared(request, parameters)  # type: ignore[assignment]
            with speaking(edition):
                response = view(request, **kwargs)
            if isinstance(response, Page):
                response.parameters = parameters
            response.headers["Access-Control-Allow-Origin"] = ANYBODY
            response.headers["Access-Control-Expose-Headers"] = "ETag"
            return response

        return answer

    return decorate


def as_json(
    data: Any,
    edition: Edition,
    *,
    status: int = 200,
    keys: Iterable[str] = (),
    content_type: str = JSON,
    is_kept: bool = True,
    subject: str = "",
) -> Page:
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return Page(
        text,
        edition=edition,
        status=status,
        content_type=content_type,
        keys=keys,
        is_kept=is_kept,
        subject=subject,
    )


def problem(status: int, title: str, detail: str) -> dict[str, Any]:
    """https://www.rfc-editor.org/rfc/rfc9457"""
    return {"type": "about:blank", "title": title, "status": status, "detail": detail}


def as_problem(status: int, title: str, detail: str) -> HttpResponse:
    text = json.dumps(problem(status, title, detail))
    response = HttpResponse(text, status=status, content_type=PROBLEM)
    response.headers["Access-Control-Allow-Origin"] = ANYBODY
    return response
