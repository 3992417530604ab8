"""What services tell the apps above them."""

from django.dispatch import Signal

# Published pages are made from this row, and it has just changed, in this very
# transaction. Arguments: kind (str), numbers (primary keys), about (what a page
# from before says wrongly, in the words of `services.changes`).
reference_changed = Signal()

# An edition is about to open. Who stands above answers what it lacks, as a list of
# `services.opening.Lack`. Argument: edition.
lacks_asked = Signal()
