"""What is written once stays: the ORM refuses, and past it the database."""

import asyncio
import io
from collections.abc import Callable, Iterator
from copy import copy
from typing import Any

import pytest
from django.apps import apps
from django.contrib import admin
from django.core.checks import run_checks
from django.core.management import call_command
from django.db import DatabaseError, IntegrityError, connection, models, transaction
from django.db.models.deletion import Collector
from django.db.models.signals import post_migrate

from articles.models import Article, ArticleEvent, Notice, Revision
from staff.append_only import AppendOnlyError, AppendOnlyQuerySet, append_only_models
from staff.guards import lifted, put_up, unguarded
from tests.factories import make_article, make_person

MODELS = append_only_models()
KEPT = [model._meta.db_table for model in MODELS]


@pytest.fixture
def revision(english, ana) -> Revision:
    return make_article(english, by=ana).revisions.get()


@pytest.fixture
def event(revision, ana) -> ArticleEvent:
    return ArticleEvent.objects.record(revision.article, "filed", by=ana)


def run(statement: str, *values: Any) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, values)


def plain(model: type[models.Model]) -> models.QuerySet:
    """Rows past our own queryset, as a cascade and a migration see them."""
    return models.QuerySet(model)


# The ORM


def test_all_history_is_kept_this_way():
    assert {Revision, ArticleEvent, Notice} <= set(MODELS)


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)
def test_no_model_that_is_written_once_has_means_to_rewrite_it(db, rf, model):
    assert isinstance(model._default_manager.all(), AppendOnlyQuerySet)
    if (desk := admin.site._registry.get(model)) is not None:
        request = rf.get("/admin/")
        request.user = make_person("root", is_superuser=True)
        assert not desk.has_change_permission(request)
        assert not desk.has_delete_permission(request)


REWRITINGS: dict[str, Callable[[Revision], Any]] = {
    "save": lambda kept: kept.save(),
    "save some fields": lambda kept: kept.save(update_fields=["number"]),
    "delete": lambda kept: kept.delete(),
    "update": lambda kept: Revision.objects.update(number=7),
    "update of related": lambda kept: kept.article.revisions.update(number=7),
    "delete all": lambda kept: Revision.objects.all().delete(),
    "bulk_update": lambda kept: Revision.objects.bulk_update([kept], ["number"]),
    "update_or_create": lambda kept: Revision.objects.update_or_create(
        pk=kept.pk, defaults={"number": 7}
    ),
    "_raw_delete": lambda kept: Revision.objects.all()._raw_delete("default"),
    "upsert": lambda kept: Revision.objects.bulk_create(
        [kept], update_conflicts=True, update_fields=["number"], unique_fields=["id"]
    ),
    "aupdate": lambda kept: asyncio.run(Revision.objects.aupdate(number=7)),
    "adelete": lambda kept: asyncio.run(Revision.objects.all().adelete()),
}


@pytest.mark.parametrize("name", REWRITINGS)
def test_the_orm_refuses(revision, name):
    with pytest.raises(AppendOnlyError):
        REWRITINGS[name](revision)
    assert Revision.objects.get().number == 1


def test_a_row_with_the_number_of_a_stored_one_does_not_take_its_place(revision):
    twin = Revision(
        pk=revision.pk, article=revision.article, number=2, data={}, digest=""
    )
    with pytest.raises(IntegrityError), transaction.atomic():
        twin.save()
    assert Revision.objects.get().number == 1


# The database

PAST_THE_ORM: dict[str, Callable[[Revision], Any]] = {
    "SQL that changes": lambda kept: run("UPDATE articles_revision SET number = 7"),
    "SQL that deletes": lambda kept: run("DELETE FROM articles_revision"),
    "a plain queryset": lambda kept: plain(Revision).update(number=7),
    "a plain delete": lambda kept: plain(Revision)._raw_delete("default"),
    "save_base": lambda kept: kept.save_base(raw=True),
    "bulk_update": lambda kept: plain(Revision).bulk_update([kept], ["number"]),
    "an upsert": lambda kept: plain(Revision).bulk_create(
        [kept], update_conflicts=True, update_fields=["number"], unique_fields=["id"]
    ),
    "a cascade": lambda kept: collect(kept),
}


def collect(revision: Revision) -> None:
    collector = Collector("default")
    collector.collect([revision])
    collector.delete()


@pytest.mark.parametrize("name", PAST_THE_ORM)
def test_the_database_refuses(revision, name):
    revision.number = 7
    refused = pytest.raises(IntegrityError, match="articles_revision is written once")
    with refused, transaction.atomic():
        PAST_THE_ORM[name](revision)
    assert Revision.objects.get().number == 1


@pytest.mark.parametrize("table", KEPT)
def test_every_table_that_is_written_once_is_guarded(db, table):
    assert table not in unguarded(connection)


def test_events_and_notices_are_kept_too(event, ana):
    Notice.objects.create(
        article=event.article, kind="correction", text="30.", at=event.at, by=ana
    )
    for statement in (
        "UPDATE articles_articleevent SET action = 'spiked'",
        "DELETE FROM articles_articleevent",
        "UPDATE articles_notice SET text = 'Never mind.'",
        "DELETE FROM articles_notice",
    ):
        with pytest.raises(IntegrityError, match="written once"):
            run(statement)


def test_a_statement_that_finds_no_row_passes(db):
    run("DELETE FROM articles_revision")


@pytest.mark.postgres
@pytest.mark.parametrize("table", KEPT)
def test_a_table_cannot_be_emptied_whole(db, table):
    with pytest.raises(IntegrityError, match="TRUNCATE is refused"):
        run(f"TRUNCATE {table} CASCADE")


def test_a_row_is_not_replaced_by_its_twin(revision):
    """SQLite deletes a replaced row without asking the guard of deletions."""
    columns = "id, article_id, number, data, digest, at"
    if connection.vendor == "sqlite":
        for pk, number in ((revision.pk, 9), (revision.pk + 1, 1)):
            with pytest.raises(IntegrityError, match="REPLACE is refused"):
                run(
                    f"INSERT OR REPLACE INTO articles_revision ({columns}) "  # noqa: S608
                    "VALUES (%s, %s, %s, '{}', '', '2026-01-01')",
                    *(pk, revision.article_id, number),
                )
    assert Revision.objects.get().digest == revision.digest


# Lifting


def test_lifted_guards_let_a_migration_rewrite(revision):
    with lifted(connection):
        plain(Revision).update(number=7)
        with lifted(connection):
            plain(Revision).update(number=8)
        plain(Revision).update(number=9)
    assert Revision.objects.get().number == 9
    assert unguarded(connection) == []
    with pytest.raises(IntegrityError):
        run("UPDATE articles_revision SET number = 10")


def test_an_error_while_lifted_leaves_everything_as_it_was(revision):
    with pytest.raises(DatabaseError), lifted(connection):
        rewrite_and_fail()
    assert Revision.objects.get().number == 1
    with pytest.raises(IntegrityError):
        run("UPDATE articles_revision SET number = 7")


def rewrite_and_fail() -> None:
    plain(Revision).update(number=7)
    with connection.cursor() as cursor:
        cursor.execute("SELECT nonsense")


# After every migration


@pytest.fixture
def altered(transactional_db: None, english, ana) -> Iterator[None]:
    """The table of revisions, altered as a migration alters it, and back again."""
    make_article(english, by=ana)
    now = Revision._meta.get_field("digest")
    longer = copy(now)
    longer.max_length = 80
    with connection.schema_editor() as editor:
        editor.alter_field(Revision, now, longer)
    yield
    with connection.schema_editor() as editor:
        editor.alter_field(Revision, longer, now)
    put_up(MODELS, connection)


def test_guards_survive_the_alteration_of_a_table(altered):
    is_remade = connection.vendor == "sqlite"
    assert unguarded(connection) == (["articles_revision"] if is_remade else [])
    config = apps.get_app_config("articles")
    post_migrate.send(sender=config, app_config=config, using="default", verbosity=0)
    assert unguarded(connection) == []
    for statement in (
        "UPDATE articles_revision SET digest = 'x'",
        "DELETE FROM articles_revision",
    ):
        with pytest.raises(IntegrityError, match="articles_revision is written once"):
            run(statement)


def test_a_guard_that_was_taken_off_is_missed_and_put_up_again(db):
    name = "articles_revision_kept"
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(f"ALTER TABLE articles_revision DISABLE TRIGGER {name}")
        else:
            cursor.execute(f"DROP TRIGGER {name}_update")
    (warning,) = run_checks(tags=["database"], databases=["default"])
    assert warning.id == "newsroom.W001"
    assert "articles_revision" in warning.msg
    put_up(MODELS, connection)
    assert unguarded(connection) == []


def test_putting_up_what_stands_costs_one_question(db, django_assert_num_queries):
    with django_assert_num_queries(1):
        put_up(MODELS, connection)


# Emptying the database is an operator's explicit act


def test_flush_asks_and_empties_everything(transactional_db, english, ana, monkeypatch):
    make_article(english, by=ana)
    printed = io.StringIO()
    monkeypatch.setattr("builtins.input", lambda question: "no")
    call_command("flush", stdout=printed)
    assert "cancelled" in printed.getvalue()
    assert Revision.objects.exists()
    monkeypatch.setattr("builtins.input", lambda question: "yes")
    call_command("flush", stdout=printed)
    assert not Article.objects.exists()
    assert unguarded(connection) == []
