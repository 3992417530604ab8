"""What recordings tell those above, and what they ask them."""

from django.dispatch import Signal

# A recording was taken off every story, inside the transaction that does it.
# Arguments: recording, old_key (its media key until now), by.
recording_pulled = Signal()

# Where is a recording in use? Arguments: recording, person. Answers `photos.pulling.Uses`.
uses_asked = Signal()
