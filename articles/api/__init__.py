"""The content API: what readers have of an edition, for machines that read it.

Below `/api/v1/` of every edition, read-only, without keys. A story is an item of
ninjs 3.1 (https://iptc.org/standards/ninjs/). Nothing here speaks to readers: its
sentences are for developers, in English.
"""
