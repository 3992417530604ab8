"""What articles tell, after the transaction: a verb was done to a story."""

from django.dispatch import Signal

# Arguments: article_id, verb. Sent after commit; listeners read again and may be
# told twice.
story_changed = Signal()
