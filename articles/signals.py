"""What articles tell those above: a verb was done to a story."""

from django.dispatch import Signal

# Arguments: article_id, verb. Sent after commit; listeners read again and may be
# told twice.
story_changed = Signal()

# A story was killed, inside the transaction that does it and before any stamp is
# bumped: who has words or pictures of their own about it wipes them. Arguments:
# public_id, edition_id, by (None where the law had it erased).
story_killed = Signal()
