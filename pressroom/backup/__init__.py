"""Backups of the whole newsroom, and putting one back.

A backup is a folder named after its moment in UTC. It holds the database as it was in
one moment, every file that is stored, and `manifest.json`, which says what belongs to
it. While it is being made its name ends in `.part`; a folder without those letters and
with a manifest is whole.
"""


class BackupError(Exception):
    """Why it cannot be done, in a sentence that says what to do next."""
