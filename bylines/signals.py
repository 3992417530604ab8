"""Signals of contributors."""

from django.dispatch import Signal

# Sent inside the transaction that seals or unseals somebody, once the desk's name of
# them has changed, with `contributor`: whoever keeps a copy of it must write it anew.
desk_name_changed = Signal()
