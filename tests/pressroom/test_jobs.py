"""The background's jobs: one that fails stops no other, and operators see how each goes."""

import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import threading
import time
from contextlib import closing
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.db import OperationalError, connection
from django.utils import timezone

from articles import noting
from articles.models import NoteRecipient, PublishedArticle
from pressroom import background, jobs, runs
from pressroom.background import Background
from pressroom.jobs import BACKUP, DAY, JOBS, Job, Lane, Turn
from pressroom.models import JobRun
from services import hubs
from services.models import HubPing
from tests.desk.typing_in import at_the_desk
from tests.factories import make_live_story, make_person
from tests.kept import ROOT
from tests.migrated import migrated_file

pytestmark = pytest.mark.either


class Clock:
    """Seconds as the background counts them; they pass when a test says so."""

    def __init__(self):
        self.now = 0.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock(monkeypatch):
    counted = Clock()
    monkeypatch.setattr(background, "clock", counted)
    monkeypatch.setattr(background, "close_old_connections", lambda: None)
    return counted


def run_with(monkeypatch, *listed):
    """A background with these jobs, and its plans."""
    monkeypatch.setattr(background, "JOBS", listed)
    said, complaints = [], []
    ground = Background(say=said.append, complain=complaints.append)
    for plan in (plans := ground.plans(Lane.HOUSE)):
        plan.keeper.clock = background.clock
    return ground, plans


def broken(turn):
    raise ValueError("The hologram is upside down")


def test_one_failing_job_stops_no_other_and_its_trace_is_logged_once(
    db, monkeypatch, clock, caplog
):
    done = []
    bad = Job("bad", "Fails", 1, broken)
    good = Job("good", "Works", 1, lambda turn: done.append(1) or 1)
    ground, plans = run_with(monkeypatch, bad, good)
    for _second in range(60):
        ground.go_round(plans)
        clock.now += 1
    assert len(done) == 60
    traces = [record for record in caplog.records if record.exc_info]
    assert len(traces) == 1
    run = JobRun.objects.get(pk="bad")
    assert run.failures >= 3
    assert "upside down" in run.said
    assert run.failures < 10, "it rests longer each time"
    plans[0].job = good  # somebody has mended it
    clock.now += 600
    ground.go_round(plans)
    assert JobRun.objects.get(pk="bad").failures == 0


def test_a_job_that_finds_nothing_writes_its_record_seldom(
    db, monkeypatch, clock, django_assert_max_num_queries
):
    ground, plans = run_with(monkeypatch, Job("idle", "Idles", 1, lambda turn: 0))
    ground.go_round(plans)
    with django_assert_max_num_queries(4):
        for _second in range(60):
            clock.now += 1
            ground.go_round(plans)
    assert JobRun.objects.get(pk="idle").succeeded_at


def asks_the_database(turn):
    return JobRun.objects.count()


def test_an_outage_of_the_database_is_one_line_and_no_jobs_fault(
    transactional_db, monkeypatch, clock, caplog
):
    listed = (
        Job("mark", "Asks nothing", 1, lambda turn: 0),
        Job("first", "Asks", 1, asks_the_database),
        Job("second", "Asks", 5, asks_the_database),
    )
    ground, plans = run_with(monkeypatch, *listed)
    ground.complain = (complaints := []).append
    ground.go_round(plans)

    def stopped(*_):
        raise OperationalError("the server has gone")

    with connection.execute_wrapper(stopped):
        for _second in range(300):
            clock.now += 1
            ground.go_round(plans)
    assert len(complaints) == 1
    assert not [record for record in caplog.records if record.exc_info]
    assert max(plan.next_at for plan in plans) <= clock.now + 1
    clock.now += 1
    ground.go_round(plans)
    for plan in plans:
        plan.keeper.written_at = None
    clock.now += 5
    ground.go_round(plans)
    assert set(JobRun.objects.values_list("failures", flat=True)) == {0}
    with connection.execute_wrapper(stopped):
        clock.now += 5
        ground.go_round(plans)
    assert len(complaints) == 2


@pytest.mark.parametrize("every", [1, DAY])
def test_a_job_that_a_working_database_refuses_is_at_fault(
    every, db, monkeypatch, clock
):
    def refused(turn):
        raise OperationalError("canceling statement due to statement timeout")

    ground, plans = run_with(monkeypatch, Job("slow", "Asks much", every, refused))
    for _second in range(4):
        ground.go_round(plans)
        clock.now += 1
    run = JobRun.objects.get(pk="slow")
    assert run.failures == 1
    assert "statement timeout" in run.said


def test_a_terminal_that_is_gone_stops_no_job(db, monkeypatch, clock):
    def gone(said):
        raise BrokenPipeError

    job = Job("talks", "Talks", 1, lambda turn: 1, says=str)
    ground, plans = run_with(monkeypatch, job, Job("next", "Follows", 1, broken))
    ground.say = gone
    ground.go_round(plans)
    assert JobRun.objects.get(pk="talks").succeeded_at
    assert JobRun.objects.get(pk="next").failures == 1


def test_a_stumble_beside_a_job_is_logged_and_ends_no_lane(
    db, monkeypatch, clock, caplog
):
    done = []
    odd = Job("odd", "Counts oddly", 1, lambda turn: 1, says=lambda done: 1 // 0)
    good = Job("good", "Works", 1, lambda turn: done.append(1) or 1)
    ground, plans = run_with(monkeypatch, odd, good)
    for _round in range(2):
        ground.try_round(plans)
    assert done == [1]
    assert "ZeroDivisionError" in caplog.text


def test_a_background_of_which_a_part_dies_ends_with_an_error(db, monkeypatch, caplog):
    def leave(turn):
        raise SystemExit

    monkeypatch.setattr(background, "JOBS", [Job("x", "Leaves", 1, leave, Lane.MAIL)])
    with pytest.raises(CommandError, match="has died"):
        call_command("refresh", "--watch")
    assert "The lane mail died" in caplog.text


def test_no_job_of_a_day_keeps_the_house_waiting():
    rare = {job.name for job in JOBS if job.is_rare}
    assert rare == {job.name for job in JOBS if job.lane is Lane.RARE}
    assert Lane.RARE in background.BESIDE


def test_many_stale_stories_share_the_time_with_other_jobs(
    english, ana, monkeypatch, clock
):
    for _ in range(3):
        make_live_story(english, by=ana)
    PublishedArticle.objects.update(is_stale=True)
    seconds = iter(range(1000))
    monkeypatch.setattr(jobs, "clock", lambda: next(seconds))
    monkeypatch.setattr(jobs, "SHARE", 2)
    looked = []
    sweep = next(job for job in JOBS if job.name == "sweep")
    mark = Job("mark", "Looks", 1, lambda turn: looked.append(clock.now) or 0)
    ground, plans = run_with(monkeypatch, mark, sweep)
    rounds = 1
    while ground.go_round(plans):
        assert JobRun.objects.get(pk="sweep").succeeded_at
        clock.now += 1
        rounds += 1
    assert not PublishedArticle.objects.filter(is_stale=True).exists()
    assert rounds >= 3
    assert len(looked) == rounds
    PublishedArticle.objects.update(is_stale=True)
    assert sweep.run(Turn()) == 3


def test_a_daily_job_that_was_told_to_stop_is_not_done(db, monkeypatch, clock):
    def stopped(turn):
        ground.stop.set()
        return 1

    ground, plans = run_with(monkeypatch, Job("forget", "Forgets", DAY, stopped))
    ground.go_round(plans)
    assert JobRun.objects.get(pk="forget").succeeded_at is None
    assert runs.claim("forget", timedelta(days=1)), "the next background begins it"


def test_of_two_hosts_one_runs_a_daily_job(db):
    day = timedelta(days=1)
    assert runs.claim("forget", day)
    assert not runs.claim("forget", day)
    long_ago = timezone.now() - timedelta(hours=2)
    JobRun.objects.update(begun_at=long_ago)
    assert runs.claim("forget", day), "whoever began it fell silent"
    now = timezone.now()
    JobRun.objects.update(ended_at=now, succeeded_at=now)
    assert not runs.claim("forget", day)


def test_of_two_backgrounds_one_tells_a_hub(english):
    now = timezone.now()
    HubPing.objects.create(
        edition=english, public_id="x", hub="h", asked_at=now, next_try_at=now
    )
    first, second = HubPing.objects.get(), HubPing.objects.get()
    assert hubs.claim(first, now)
    assert not hubs.claim(second, now)


def test_the_command_lists_every_job_and_fails_when_one_is_not_well(db, capsys):
    with pytest.raises(SystemExit):
        call_command("jobs")
    assert "never ran" in capsys.readouterr().out
    now = timezone.now()
    for job in (*JOBS, BACKUP):
        runs.write(job.name, begun_at=now, ended_at=now, succeeded_at=now)
    call_command("jobs")
    said = capsys.readouterr().out
    assert all(f"\n{job.name} " in said for job in (*JOBS, BACKUP))
    for name in ("backup", "forget"):
        JobRun.objects.filter(pk=name).update(succeeded_at=now - timedelta(hours=27))
    with pytest.raises(SystemExit):
        call_command("jobs")
    assert capsys.readouterr().out.count("overdue") == 2
    JobRun.objects.filter(pk="sweep").update(failures=3, said="KeyError: 'x'")
    with pytest.raises(SystemExit):
        call_command("jobs")
    assert "failing, 3× in a row" in capsys.readouterr().out


def test_one_job_is_run_now(db, capsys):
    call_command("jobs", "run", "forget")
    assert JobRun.objects.get(pk="forget").succeeded_at
    assert "Done." in capsys.readouterr().out
    with pytest.raises(CommandError, match="back_up FOLDER"):
        call_command("jobs", "run", "backup")


def test_the_page_shows_superusers_how_each_job_goes(english, ana):
    root = make_person(
        "root", is_superuser=True, interface_language="fa", time_zone="Asia/Tehran"
    )
    runs.write(
        "sweep",
        begun_at=timezone.now(),
        ended_at=timezone.now(),
        succeeded_at=timezone.now(),
        failures=2,
        said="KeyError: <b>",
    )
    page = at_the_desk(root).get("/admin/pressroom/jobs/")
    text = page.content.decode()
    assert all(f">{job.name}<" in text for job in JOBS)
    assert text.count("desk-jobs__words") == len([*JOBS, BACKUP])  # what each does
    assert "KeyError: &lt;b&gt;" in text
    assert 'dir="rtl"' in text
    assert '<a href="/admin/pressroom/">' in text
    overview = at_the_desk(root).get("/admin/pressroom/").content.decode()
    assert 'href="/admin/pressroom/jobs/"' in overview
    assert at_the_desk(ana).get("/admin/pressroom/jobs/").status_code == 403


def deadline(seconds=20.0):
    """Looks again and again, for so long at most."""
    ends = time.monotonic() + seconds
    while time.monotonic() < ends:
        yield
        time.sleep(0.05)
    raise AssertionError("It took too long.")


@pytest.mark.django_db(transaction=True)
def test_a_dead_mail_server_keeps_no_stale_page_waiting(
    english, ana, boris, settings, monkeypatch
):
    story = make_live_story(english, by=ana)
    noting.write(story, by=boris, text="Look, @ana")
    NoteRecipient.objects.update(mail_due=timezone.now())
    with closing(socket.create_server(("127.0.0.1", 0))) as silent:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = silent.getsockname()
        settings.EMAIL_TIMEOUT = 60
        ground = Background(say=lambda _: None, complain=print, rest=0.1)
        thread = threading.Thread(target=in_thread(ground), daemon=True)
        thread.start()
        silent.settimeout(20)
        line, _address = silent.accept()  # somebody is trying to send, and waits
        with closing(line):
            PublishedArticle.objects.update(is_stale=True)
            for _look in deadline():
                if not PublishedArticle.objects.filter(is_stale=True).exists():
                    break
        ground.stop.set()
        thread.join(20)
        assert not thread.is_alive()


def in_thread(ground):
    from django.db import connections

    def watch():
        try:
            ground.watch()
        finally:
            connections.close_all()

    return watch


@pytest.fixture
def environment(tmp_path):
    """What a background in a process of its own is told; its database is migrated."""
    database = tmp_path / "newsroom.sqlite3"
    shutil.copyfile(migrated_file(), database)
    ours = {
        "DJANGO_SETTINGS_MODULE": "newsroom.settings",
        "DATABASE_URL": f"sqlite:///{database}",
        "MEDIA_ROOT": str(tmp_path / "media"),
        "ORIGINALS_ROOT": str(tmp_path / "originals"),
        "ASK_ANEW": str(tmp_path / "ask_anew"),
        "BULLETIN": str(tmp_path / "bulletin.json"),
        "ERASURES": str(tmp_path / "erasures.jsonl"),
    }
    # Whatever bin/with-stores has started is not of this machine.
    stores = ("DATABASE_REPLICA_URL", "REDIS_URL", "S3_")
    others = {k: v for k, v in os.environ.items() if not k.startswith(stores)}
    return database, others | ours


def manage(environment, *arguments):
    return subprocess.Popen(  # noqa: S603
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


BEGUN = "The background has begun.\n"


def well(database):
    with closing(sqlite3.connect(database)) as line:
        rows = line.execute(
            "SELECT name FROM pressroom_jobrun WHERE succeeded_at IS NOT NULL"
        )
        return {name for (name,) in rows}


def test_two_backgrounds_run_side_by_side_and_stop_in_peace(environment):
    database, variables = environment
    both = [manage(variables, "refresh", "--watch") for _ in range(2)]
    try:
        assert [process.stdout.readline() for process in both] == [BEGUN, BEGUN]
        for _look in deadline(60):
            if well(database) >= {job.name for job in JOBS}:
                break
        told = time.monotonic()
        for process in both:
            process.send_signal(signal.SIGTERM)
        said = [process.communicate(timeout=30)[1] for process in both]
    finally:
        for process in both:
            process.kill()
    assert [process.returncode for process in both] == [0, 0]
    assert time.monotonic() - told < 25
    assert said == ["", ""]
