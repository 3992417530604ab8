"""What photos tell those above, and what they ask them."""

from django.dispatch import Signal

# A picture was taken off every story, inside the transaction that does it. Arguments:
# photo, old_key (its media key until now), by. Caches in front have to forget it.
photo_pulled = Signal()

# Where is a photo in use? Arguments: photo, person. Each receiver answers `Uses`.
uses_asked = Signal()
