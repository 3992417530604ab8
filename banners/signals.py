"""What banners tell the apps above them."""

from django.dispatch import Signal

# A banner changed in this very transaction. Arguments: edition_ids.
banner_changed = Signal()
