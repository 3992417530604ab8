"""Signals of contributors."""

from django.dispatch import Signal

# Sent inside the transaction that seals or unseals somebody, once the desk's name of
# them has changed, with `contributor`: whoever keeps a copy of it must write it anew.
desk_name_changed = Signal()

# Sent first of all inside a transaction that may change it, with `contributor`, before
# the contributor's row is locked: whoever will write their copies anew locks those rows
# now. An editor who saves a story holds it and then asks for the contributor, too.
about_to_rename = Signal()
