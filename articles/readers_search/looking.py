"""What a reader gets to see: what was found, and the nearest to it where that is not all."""

from dataclasses import dataclass, replace
from datetime import datetime

from articles.models.published import PublishedArticle
from articles.readers_search.asking import Answer, Hit, ask
from articles.readers_search.questions import Question
from articles.readers_search.suggesting import respelled, suggest


@dataclass(frozen=True, slots=True)
class Closest:
    """What stories hold these words, which stand near to those that were typed."""

    words: str
    hits: tuple[Hit, ...]


@dataclass(frozen=True, slots=True)
class Results:
    """The answer, other words to look for, and what the best of those finds."""

    answer: Answer
    suggested: tuple[str, ...] = ()
    closest: Closest | None = None

    @property
    def stories(self) -> list[PublishedArticle]:
        """All that is shown, in its order."""
        closest = self.closest.hits if self.closest else ()
        return [hit.story for hit in (*closest, *self.answer.hits)]


def look(question: Question, now: datetime, page: str = "") -> Results:
    """Two queries; three more where nothing holds all that was asked."""
    answer = ask(question, now, page)
    if answer.is_in_doubt:
        closest = find(respelled(question, now), question, now)
        return Results(without(closest, answer), closest=closest)
    if answer.hits or not answer.is_first:
        return Results(answer)
    suggested = tuple(suggest(question, now))
    best = suggested[0] if suggested else ""
    return Results(answer, suggested, find(best, question, now))


def find(words: str, question: Question, now: datetime) -> Closest | None:
    """What these words find in the same manner; None without words or stories."""
    answer = ask(replace(question, typed=words), now) if words else Answer()
    is_found = answer.hits and not answer.is_partial
    return Closest(words, answer.hits) if is_found else None


def without(closest: Closest | None, answer: Answer) -> Answer:
    """The answer without the stories that are shown before it already."""
    if closest is None:
        return answer
    shown = {hit.story.pk for hit in closest.hits}
    hits = tuple(hit for hit in answer.hits if hit.story.pk not in shown)
    return replace(answer, hits=hits)
