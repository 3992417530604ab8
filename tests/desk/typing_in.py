"""What an editor does at the desk, without a browser: open a form, type, press."""

from typing import Any

import lxml.html
from django.http import HttpResponse
from django.test import Client

from articles.models import Article
from staff.models import User

ADD = "/admin/articles/article/add/"
BACKEND = "django.contrib.auth.backends.ModelBackend"


def at_the_desk(person: User) -> Client:
    """A client with the person logged in."""
    client = Client()
    client.force_login(person, backend=BACKEND)
    return client


def address(article: Article, page: str = "change") -> str:
    return f"/admin/articles/article/{article.pk}/{page}/"


def fields_of(html: str, form_id: str | None = None) -> dict[str, str]:
    """What a browser would send from the page's form, buttons apart."""
    root = lxml.html.fromstring(html)
    forms = [form for form in root.forms if not form_id or form.get("id") == form_id]
    form = next(form for form in forms if form.get("id") != "logout-form")
    return {
        name: value for name, value in form.form_values() if "__prefix__" not in name
    }


def open_form(client: Client, article: Article | None = None) -> dict[str, str]:
    """The story's form as it opens."""
    page = client.get(address(article) if article else ADD)
    assert page.status_code == 200, page.status_code
    return fields_of(page.content.decode(), "article_form")


def press(
    client: Client, article: Article, verb: str = "", /, **typed: Any
) -> HttpResponse:
    """Open the story's form, type, and press a button of the bar."""
    sent = open_form(client, article) | typed
    return client.post(address(article), sent | ({"_verb": verb} if verb else {}))


def use(
    client: Client,
    article: Article,
    verb: str,
    /,
    *,
    follow: bool = False,
    **typed: Any,
) -> HttpResponse:
    """Open a verb's own page, type, and press its button."""
    page = client.get(address(article, verb))
    sent = fields_of(page.content.decode()) if page.status_code == 200 else {}
    return client.post(address(article, verb), sent | typed, follow=follow)


def credit(prefix: str, number: int, **values: Any) -> dict[str, str]:
    """A row of an inline as its form sends it."""
    return {f"{prefix}-{number}-{name}": str(value) for name, value in values.items()}


def said(response: HttpResponse) -> str:
    """The messages at the top of the page."""
    root = lxml.html.fromstring(response.content.decode())
    found = root.xpath('//ul[@class="messagelist"]/li')
    return " ".join("".join(item.itertext()) for item in found)
