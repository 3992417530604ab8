"""Captions: WebVTT and SubRip read alike, faults told by their line."""

import pytest

from recordings import webvtt

pytestmark = pytest.mark.either

SRT = """1\r
00:00:01,000 --> 00:00:03,500 X1:40 X2:600\r
<font color="red">Good</font> <i>morning</i> & welcome\r
\r
2\r
00:00:04,000 --> 00:00:05,000\r
Bye\r
"""

FAULTS = {
    "": "No captions were found",
    "WEBVTT\n\nNOTE nothing\n": "No captions were found",
    "WEBVTT\n\n00:01.000 --> 00:02.000\n": "Line 3: no words",
    "WEBVTT\n\n00:05.000 --> 00:02.000\na\n": "Line 3: it ends before",
    "WEBVTT\n\n00:05 --> 00:07\na\n": "Line 3: the time cannot be read",
    "WEBVTT\n\nwords alone\n": "Line 3: words stand here",
    "1\n00:00:04,000 --> 00:00:05,000\na\n\n2\n00:00:01,000 --> 00:00:02,000\nb": (
        "Line 5: it begins before"
    ),
    "00:01.000 --> 00:02.000\na\n00:02.000 --> 00:03.000\nb": "Line 3: an empty line",
}


def test_subrip_becomes_webvtt():
    assert webvtt.written(SRT) == (
        "WEBVTT\n\n00:00:01.000 --> 00:00:03.500\nGood <i>morning</i> &amp; welcome\n\n"
        "00:00:04.000 --> 00:00:05.000\nBye\n"
    )


def test_what_is_written_is_read_as_the_same():
    text = "\ufeffWEBVTT - Harbor\n\nSTYLE\n::cue{color:red}\n\nintro\n00:01.000 --> 01:00:02.000 line:0 evil\n<v Ana>A<script>b</script>\n"
    once = webvtt.written(text)
    assert webvtt.written(once) == once
    assert "line:0" in once
    assert "<v Ana>Ab" in once
    assert "script" not in once
    assert "evil" not in once


@pytest.mark.parametrize("text", FAULTS)
def test_a_fault_is_told_with_its_line(text):
    with pytest.raises(webvtt.FaultError) as refused:
        webvtt.written(text)
    assert str(refused.value).startswith(FAULTS[text])
