"""One film and one sound, made from the demo's own drawings and from noise."""

from dataclasses import dataclass, field
from pathlib import Path

from django.core.files.base import ContentFile

from newsroom.demo.loading import pictures_by_scene
from recordings import intake
from recordings.models import Recording, RecordingCaptions
from services.models import Service
from staff.models import User

FOLDER = Path(__file__).parent
RIGHTS = "Made for this demonstration; free to use."


@dataclass(frozen=True, slots=True)
class Fact:
    """What the desk knows of one; captions by their language."""

    file: str
    title: str
    credit: str
    description: str
    transcript: str
    poster: str = ""
    language: str = ""
    captions: dict[str, tuple[str, ...]] = field(default_factory=dict)


ENGLISH = {
    "harbour": Fact(
        file="harbour.mp4",
        title="Orlan Harbor, the evening after the vote",
        credit="Ilya Wren",
        description="The camera passes three fishing boats on still violet water. Behind them stands a row of dark houses with lit windows, and their lights lie on the water.",
        transcript="[Water moves against the boats.]\n\n[Nobody speaks. The lamps of the harbor come on, one after the other.]",
        poster="harbour",
        language="en",
        captions={
            "en": (
                "[Water moves against the boats]",
                "[The lamps of the harbor come on]",
            ),
            "fa": ("[آب به قایق‌ها می‌خورد]", "[چراغ‌های بندر روشن می‌شود]"),
        },
    ),
    "rain": Fact(
        file="rain.mp3",
        title="The rain over Lower Marova",
        credit="Mbali Trask",
        description="Steady rain on the water that stands in the streets, recorded from the roof of the town library. It grows, holds and fades.",
        transcript="[Rain falls on water. Nobody speaks.]",
    ),
}


def load_recordings() -> None:
    """Take in those that the English desk does not have, as any upload."""
    service = Service.objects.get(code="english")
    held = set(
        Recording.objects.filter(service=service).values_list("title", flat=True)
    )
    for fact in ENGLISH.values():
        if fact.title not in held:
            load(fact, service)


def load(fact: Fact, service: Service) -> None:
    poster = pictures_by_scene(service).get(fact.poster)
    data = (FOLDER / fact.file).read_bytes()
    recording = Recording(
        service=service,
        original=ContentFile(data, name=fact.file),
        title=fact.title,
        credit=fact.credit,
        description=fact.description,
        transcript=fact.transcript,
        language=fact.language,
        poster=poster,
        usage_terms=RIGHTS,
    )
    by = User.objects.filter(username="photo").first()
    holding = intake.check(recording.original.file)
    intake.receive(recording, by=by, holding=holding)
    intake.make_public(recording.pk)
    for language, lines in fact.captions.items():
        RecordingCaptions.objects.create(
            recording=recording, language=language, text=webvtt(lines)
        )


def webvtt(lines: tuple[str, ...]) -> str:
    """The lines one after the other, three seconds each."""
    cues = (
        f"00:00:{4 * at:02}.500 --> 00:00:{4 * at + 3:02}.500\n{line}\n"
        for at, line in enumerate(lines)
    )
    return "WEBVTT\n\n" + "\n".join(cues)


def by_name() -> dict[str, int]:
    """Numbers of the English desk's recordings, by the names that stories have."""
    rows = Recording.objects.filter(service__code="english")
    numbers = dict(rows.values_list("title", "pk"))
    return {
        name: numbers[fact.title]
        for name, fact in ENGLISH.items()
        if fact.title in numbers
    }
