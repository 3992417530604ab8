"""What the API answers, for its OpenAPI document: the properties of ninjs 3.1 that we use.

Answers are made by `articles.api.items`; these classes only describe them.
"""

from datetime import datetime
from typing import Literal

from ninja import Field, Schema


class Standard(Schema):
    name: str = Field(description="Always ninjs.")
    version: str
    schema_: str = Field(alias="schema", description="Address of the JSON Schema.")


class Text(Schema):
    role: str
    contentType: str  # noqa: N815  as ninjs spells it, here and below
    value: str


class Body(Text):
    wordCount: int  # noqa: N815
    charCount: int  # noqa: N815


class Person(Schema):
    name: str
    rel: str = Field(description="What they did: author, contributor, editor …")
    uri: str | None = Field(None, description="Their page, if they have one.")


class Source(Schema):
    name: str
    role: str
    uri: str | None = None


class Place(Schema):
    name: str
    rel: str


class Subject(Schema):
    name: str
    rel: str = Field(description="section or about.")
    uri: str


class Genre(Schema):
    name: str
    uri: str
    literal: str = Field(description="Our own code of the kind of story.")


class Rendition(Schema):
    name: str
    href: str
    contentType: str  # noqa: N815
    width: int | None = None
    height: int | None = None
    sizeInBytes: int | None = None  # noqa: N815
    duration: int | None = Field(None, description="Seconds.")


class Association(Schema):
    """The lead photo, or a recording that readers may save."""

    name: str
    rel: Literal["lead", "recording"]
    uri: str
    type: Literal["picture", "video", "audio"]
    language: str
    headlines: list[Text] | None = None
    descriptions: list[Text] | None = None
    by: str | None = Field(None, description="The credit that must stand with it.")
    usageTerms: str  # noqa: N815
    renditions: list[Rendition]


class RightsInfo(Schema):
    linkedRights: str = Field(description="Where the text may be had.")  # noqa: N815


class TrustIndicator(Schema):
    role: str = Field(
        description="A property of schema.org, such as correctionsPolicy."
    )
    title: str
    href: str


class AlternativeId(Schema):
    role: str
    value: str


class Tombstone(Schema):
    """A story that is gone. Take it off, and whatever you made of it."""

    uri: str = Field(description="The same as the story had.")
    type: Literal["text"]
    standard: Standard
    version: str
    pubStatus: Literal["canceled"]  # noqa: N815
    versionCreated: datetime = Field(description="When it went.")  # noqa: N815
    language: str
    edNote: str | None = Field(None, description="Why it was withdrawn.")  # noqa: N815
    altIds: list[AlternativeId]  # noqa: N815


class Story(Schema):
    """A story as readers have it now. Properties without a value are left out."""

    uri: str = Field(description="Stays, whatever becomes of its address.")
    type: Literal["text"]
    standard: Standard
    representationType: Literal["full", "partial"] = Field(  # noqa: N815
        description="full: with its text, which may be republished."
    )
    version: str
    pubStatus: Literal["usable"]  # noqa: N815
    language: str
    firstCreated: datetime  # noqa: N815
    contentCreated: datetime  # noqa: N815
    versionCreated: datetime = Field(  # noqa: N815
        description="The last change that readers were told of."
    )
    expires: datetime | None = Field(None, description="When it must be taken off.")
    copyrightHolder: str  # noqa: N815
    copyrightNotice: str  # noqa: N815
    usageTerms: str  # noqa: N815
    rightsInfo: RightsInfo | None = None  # noqa: N815
    headlines: list[Text]
    descriptions: list[Text] | None = None
    bodies: list[Body] | None = None
    by: str | None = Field(None, description="The byline as it is printed.")
    located: str | None = None
    places: list[Place] | None = None
    people: list[Person] | None = None
    organisations: list[Person] | None = None
    infoSources: list[Source] | None = None  # noqa: N815
    subjects: list[Subject] | None = None
    genres: list[Genre]
    edNote: str | None = Field(None, description="Corrections and notes.")  # noqa: N815
    renditions: list[Rendition]
    associations: list[Association] | None = None
    trustIndicators: list[TrustIndicator] | None = None  # noqa: N815
    altIds: list[AlternativeId]  # noqa: N815


class StoryList(Schema):
    items: list[Story]
    next: str | None = Field(None, description="Address of the next page.")


class TombstoneList(Schema):
    items: list[Tombstone]


class EditionFacts(Schema):
    name: str
    language: str
    direction: Literal["ltr", "rtl"]
    home: str
    api: str = Field(description="Where this API begins for the edition.")


class EditionList(Schema):
    items: list[EditionFacts]


class ListFacts(Schema):
    name: str
    slug: str = Field(description="What `section` or `topic` asks for.")
    parent: str | None = Field(None, description="The slug of the section it is in.")
    home: str
    stories: str


class ListList(Schema):
    items: list[ListFacts]


class Index(Schema):
    """Where everything is."""

    edition: EditionFacts
    stories: str
    tombstones: str
    editions: str
    sections: str
    openapi: str


class Problem(Schema):
    """What is wrong, as RFC 9457 has it."""

    type: str
    title: str
    status: int
    detail: str
