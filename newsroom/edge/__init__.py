"""The edge: all that stands between a reader and Django.

`application` answers from the page store where it can; `lookout` knows whether what
is stored still holds; `headers` finishes what Django answers.
"""
