"""Services (organisations that make news with us), their editions and sections."""

from services.models.box import StandingBox
from services.models.collaboration import Collaboration, kind_choices, medium_field
from services.models.edition import Edition, prefix_taken, validate_prefix
from services.models.host import EditionHost
from services.models.hub_ping import HubPing
from services.models.label import EditionLabel
from services.models.purge import Purge
from services.models.reference import ReferenceData
from services.models.section import OldSlug, Section, SluggedReference
from services.models.service import (
    CASES,
    Service,
    ServiceName,
    tags_read_alike,
    validate_language,
)
from services.models.slug import WordsField, unicode_slug
from services.models.stamp import Stamp, Turn

__all__ = [
    "CASES",
    "Collaboration",
    "Edition",
    "EditionHost",
    "EditionLabel",
    "HubPing",
    "OldSlug",
    "Purge",
    "ReferenceData",
    "Section",
    "Service",
    "ServiceName",
    "SluggedReference",
    "Stamp",
    "StandingBox",
    "Turn",
    "WordsField",
    "kind_choices",
    "medium_field",
    "prefix_taken",
    "tags_read_alike",
    "unicode_slug",
    "validate_language",
    "validate_prefix",
]
