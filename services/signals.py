"""What services tell the apps above them."""

from django.dispatch import Signal

# Published pages are made from this row, and it has just changed, in this very
# transaction. Arguments: kind (str), numbers (primary keys).
reference_changed = Signal()
