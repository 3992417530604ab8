"""The benchmark: how fast pages are handed over, beside what could not be faster.

`make bench` runs it; docs/performance.md says how to read it. No test is in here, and
nothing of it runs with the tests.
"""
