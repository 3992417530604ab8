"""The benchmark reads its tools rightly, and judges what they say."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.bench import record
from tests.bench.fronts import SHIPPED, with_ports
from tests.bench.load import Load, LoadError, middle, read_wrk
from tests.bench.servers import ROOT, serving
from tests.bench.table import Ratio, Row, growth, ratios_of, speed, table_of

CALM = """\
Running 5s test @ http://127.0.0.1:9001/a/story/xbgb3kbkyne6.html
  1 threads and 16 connections
  Thread Stats   Avg      Stdev     Max   +/- Stdev
    Latency   812.33us    1.72ms  39.75ms   97.21%
    Req/Sec    24.24k     3.96k   30.46k    74.00%
  Latency Distribution
     50%  540.00us
     75%  701.00us
     90%    1.02ms
     99%    9.19ms
  120601 requests in 5.00s, 2.94GB read
Requests/sec:  24112.87
Transfer/sec:    602.83MB
"""
SLOW = CALM.replace("540.00us", "  1.20s ").replace("9.19ms", "1.50m ")
REFUSED = CALM.replace(
    "Requests/sec", "  Non-2xx or 3xx responses: 120601\nRequests/sec"
)
CUT_OFF = CALM.replace(
    "Requests/sec",
    "  Socket errors: connect 0, read 3, write 0, timeout 1\nRequests/sec",
)

QUICK, SLUGGISH = Load(3000, 0.5, 2, 150), Load(1000, 2, 9, 90)


# ── What wrk says ────────────────────────────────────────────────────────────


def test_speed_and_waits_are_read_in_milliseconds():
    assert read_wrk(CALM) == Load(24112.87, 0.54, 9.19)


def test_seconds_and_minutes_are_milliseconds_too():
    assert read_wrk(SLOW) == Load(24112.87, 1200, 90_000)


def test_a_run_with_refused_answers_is_no_measurement():
    with pytest.raises(LoadError, match="120601"):
        read_wrk(REFUSED)


def test_a_run_with_cut_connections_is_no_measurement():
    with pytest.raises(LoadError, match="timeout 1"):
        read_wrk(CUT_OFF)


def test_in_a_storm_every_answer_is_refused_as_counted():
    assert read_wrk(f"{REFUSED}Unexpected: 0\n", is_refused=True).per_second > 24_000
    with pytest.raises(LoadError, match="404"):
        read_wrk(f"{REFUSED}Unexpected: 10\n", is_refused=True)


def test_unknown_words_are_no_measurement():
    with pytest.raises(LoadError, match="unable to connect"):
        read_wrk("unable to connect to 127.0.0.1:9001 Connection refused\n")


def test_of_three_rounds_the_middle_counts_figure_by_figure():
    rounds = [Load(10, 3, 30, 1), Load(30, 2, 10, 2), Load(20, 1, 20, 3)]
    assert middle(rounds) == Load(20, 2, 20, 3)
    assert middle([*rounds, None]) is None


# ── What is made of it ───────────────────────────────────────────────────────


def test_the_table_has_a_line_for_each_answer():
    rows = [
        Row(1_000, "story, stored", QUICK, 1, 25_143),
        Row(1_000, "publish", Load(0, 12.5, 60), 24, is_served=False),
        Row(100_000, "photo file", None, 2, 149_425),
    ]
    assert table_of(rows).splitlines() == [
        "| stories | answer        | req/s | p50 ms | p99 ms | queries |  bytes |  MB |",
        "|--------:|---------------|------:|-------:|-------:|--------:|-------:|----:|",
        "|   1,000 | story, stored | 3,000 |   0.50 |   2.00 |       1 | 25,143 | 150 |",
        "|   1,000 | publish       |     – |  12.50 |  60.00 |      24 |      – |   – |",
        "| 100,000 | photo file    |     – |      – |      – |       – |      – |   – |",
    ]


def test_the_ratios_say_which_was_missed():
    ratios = [
        speed("story / constant", 1_000, [QUICK], [SLUGGISH], at_least=2.0),
        growth("p50 of story", (1_000, 100_000), [QUICK], [SLUGGISH], at_most=1.2),
        speed("front / file", 1_000, [None], [SLUGGISH], at_least=0.7),
    ]
    assert ratios_of(ratios).splitlines() == [
        "| ratio            | stories         | measured | wanted |        |",
        "|------------------|-----------------|---------:|-------:|--------|",
        "| story / constant | 1,000           |     3.00 |  ≥ 2.0 | ok     |",
        "| p50 of story     | 1,000 → 100,000 |     4.00 |  ≤ 1.2 | MISSED |",
        "| front / file     | 1,000           |        – |  ≥ 0.7 | MISSED |",
    ]


def test_a_slow_minute_that_strikes_both_sides_changes_no_ratio():
    ours = [Load(40, 1, 1), Load(20, 1, 1), Load(10, 1, 1)]
    other = [Load(20, 1, 1), Load(10, 1, 1), Load(20, 1, 1)]
    assert speed("", 1_000, ours, other, at_least=2.0).value == 2.0


@pytest.mark.parametrize(("value", "is_met"), [(1.99, False), (2.0, True), (3.0, True)])
def test_the_least_wanted_is_enough(value, is_met):
    assert Ratio("", "", value, 2.0).is_met is is_met


@pytest.mark.parametrize(("value", "is_met"), [(0.8, True), (1.2, True), (1.3, False)])
def test_the_most_allowed_is_not_too_much(value, is_met):
    assert Ratio("", "", value, 1.2, is_least=False).is_met is is_met


def test_the_words_around_a_recorded_result_stay():
    page = f"# Performance\n\n{record.BEGIN}\nold\n{record.END}\n\n## Notes\n"
    once = record.with_result(page, "new")
    assert once == (
        f"# Performance\n\n{record.BEGIN}\n\nnew\n\n{record.END}\n\n## Notes\n"
    )
    assert record.with_result(once, "new") == once


def test_the_page_has_a_place_for_the_result():
    page = record.PAGE.read_text()
    assert page.index(record.BEGIN) < page.index(record.END)


# ── What it starts ───────────────────────────────────────────────────────────


def test_the_shipped_nginx_keeps_no_port_of_its_own():
    text = with_ports(SHIPPED.read_text(), (9001, 9002, 9004), "http://127.0.0.1:9003")
    directives = [
        line for line in text.splitlines() if not line.lstrip().startswith("#")
    ]
    used = "\n".join(directives)
    assert "127.0.0.1:80" not in used
    for port in (9001, 9002, 9003):
        assert f"127.0.0.1:{port};" in used or f"127.0.0.1:{port} " in used


def test_what_was_started_is_stopped_however_it_ends(tmp_path: Path, monkeypatch):
    monkeypatch.setattr("tests.bench.servers.BENCH", tmp_path)
    monkeypatch.setattr("tests.bench.servers.listens", lambda port: True)
    sleeper = [sys.executable, "-c", "import time; time.sleep(60)"]
    begun = time.monotonic()
    with (
        pytest.raises(KeyboardInterrupt),
        serving("sleeper", sleeper, port=1, environment={}) as server,
    ):
        raise KeyboardInterrupt
    assert time.monotonic() - begun < 30
    assert not Path(f"/proc/{server.pid}").exists()


def test_a_wrong_number_of_seconds_is_refused_in_one_sentence():
    asked = subprocess.run(
        [sys.executable, "-m", "tests.bench"],
        cwd=ROOT,
        env={"SECONDS_EACH": "soon"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert asked.returncode == 1
    assert asked.stderr == "SECONDS_EACH=soon is no number from 1 to 600.\n"
