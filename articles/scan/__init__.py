"""Where a person's name is typed, in everything the desk keeps: no verb takes it off
there. First what readers see, then what they will see, the desk, and the past.
"""

from articles.scan.finds import Find, Group, Spot, Urgency
from articles.scan.scanning import scan

__all__ = ["Find", "Group", "Spot", "Urgency", "scan"]
