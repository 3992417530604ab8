"""What a public page may ask of the database, whatever it holds."""

import pytest
from django.db import connection
from django.utils import timezone

from articles.listing import PAGE
from articles.models.published import PublishedArticle, PublishedReference
from articles.views.story import at_address
from photos.models import Photo, Rendition
from tests.factories import (
    make_agency,
    make_contributor,
    make_live_story,
    make_photo,
    make_section,
    public_address,
)


def make_photos(service, count: int) -> list[Photo]:
    """Photos with renditions on record; the files are not needed here."""
    photos = [
        Photo.objects.create(
            service=service,
            title=f"Ferry {number}",
            original=f"{number}.jpg",
            alt="A ferry.",
            photographer="Lee Ara",
        )
        for number in range(count)
    ]
    Rendition.objects.bulk_create(
        Rendition(photo=photo, format=extension, width=width, height=width * 2 // 3)
        for photo in photos
        for extension in ("jpg", "webp")
        for width in (320, 640, 1200)
    )
    return photos


def make_heavy_story(edition, photos: int):
    figures = "".join(
        f'<figure data-photo="{photo.pk}"><figcaption></figcaption></figure>'
        for photo in make_photos(edition.service, photos)
    )
    people = tuple(
        make_contributor(f"Person {photos} {number}", edition.service)
        for number in range(5)
    )
    return make_live_story(
        edition,
        body=f"<p>The ferry left.</p>{figures}",
        bylines=people,
        topics=("Sea", "Safety", "Busan"),
    )


@pytest.mark.parametrize("photos", [3, 40])
def test_a_story_page_costs_two_queries(
    client, english, django_assert_num_queries, photos
):
    address = public_address(make_heavy_story(english, photos))
    with django_assert_num_queries(2):
        response = client.get(address)
    assert response.content.decode().count("<figure") == photos


@pytest.mark.parametrize("slug", ["ferry-sinks-off-busan", "wrong"])
def test_a_story_at_a_wrong_address_costs_two_queries(
    client, english, django_assert_num_queries, slug
):
    story = make_live_story(english)
    with django_assert_num_queries(2):
        client.get(f"/a/{slug}/{story.public_id}.html")


LISTS = {
    "/": 3,
    "/latest/": 2,
    "/section/asia/": 3,
    "/topic/sea/": 3,
    "/author/lena-marsh/": 3,
    "/service/northwire/": 3,
    "/service/english/": 3,
}


@pytest.mark.parametrize("stories", [1, PAGE + 2])
def test_a_list_page_costs_at_most_three_queries(
    client, english, ana, django_assert_num_queries, stories
):
    asia = make_section(english, "Asia", parent=make_section(english, "Earth"))
    facts = {
        "section": asia,
        "bylines": (make_contributor("Lena Marsh", english.service),),
        "collaborations": (make_agency("Northwire"),),
        "topics": ("Sea",),
    }
    for number in range(stories):
        make_live_story(english, by=ana, headline=f"Story {number}", **facts)
    for address, queries in LISTS.items():
        with django_assert_num_queries(queries, info=address):
            response = client.get(address)
        shown = stories if address == "/" else min(stories, PAGE)
        assert response.content.decode().count('class="card__headline"') == shown, (
            address
        )


def test_a_picture_costs_one_query(client, english, django_assert_num_queries):
    photo = make_photo(english.service)
    make_live_story(english, lead_photo=photo)
    with django_assert_num_queries(1):
        response = client.get(f"/media/{photo.media_key}/320.jpg")
    assert response.getvalue()


def plan_of(sql: str, params: list) -> str:
    """How the database would look the rows up, if it had no small table to scan."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL enable_seqscan = off")
            cursor.execute(f"EXPLAIN {sql}", params)
        else:
            cursor.execute(f"EXPLAIN QUERY PLAN {sql}", params)
        return "\n".join(str(row) for row in cursor.fetchall())


def make_it_an_archive(story):
    """Let it name so much that one index is no longer as good as another."""
    row = PublishedArticle.objects.get(public_id=story.public_id)
    PublishedReference.objects.bulk_create(
        PublishedReference(published=row, kind=kind, number=number)
        for kind in ("photo", "topic", "contributor")
        for number in range(10_000, 12_000)
    )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE articles_publishedreference")


def test_a_storys_query_reads_only_what_the_story_names(english):
    """Not all that its edition ever published: that took 70 ms of a big archive."""
    story = make_live_story(english)
    make_it_an_archive(make_live_story(english, headline="Another"))
    at_address.rows(story.public_id, timezone.now())
    sql, params, *_ = at_address.compiled[connection.vendor]
    plan = plan_of(sql, params)
    assert "what_it_shows" in plan
    assert "story_number" in plan
    assert "stopped_by_edition" not in plan
    assert "Seq Scan" not in plan
    assert "SCAN articles" not in plan
