"""Fronts at the desk."""

from fronts.admin.front import FrontAdmin

__all__ = ["FrontAdmin"]
