"""The readers' search: finds what is live, by words and phrases, in every script.

`entries` keeps the index, `asking` answers questions, `suggesting` helps who found
nothing. Each database looks words up in its own way (`on_postgresql`, `on_sqlite`);
which of the found stands first is reckoned in one place for both (`ranking`).
"""
