"""The recordings of the house: sounds and films, what is known of them, their words."""

from recordings.models.captions import RecordingCaptions as RecordingCaptions
from recordings.models.captions import TrackKind as TrackKind
from recordings.models.event import RecordingEvent as RecordingEvent
from recordings.models.recording import Recording as Recording
from recordings.models.recording import RecordingQuerySet as RecordingQuerySet
from recordings.models.recording import original_name as original_name
from recordings.models.recording import originals as originals
