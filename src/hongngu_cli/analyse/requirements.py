"""Which levels posts require, of who holds them or is planned for them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from hongngu_cli.analyse.post_places import PostPlaces
from hongngu_cli.analyse.standing.ladder import STEPS
from hongngu_cli.analyse.told import POSTS
from hongngu_cli.text.fold import fold
from hongngu_cli.text.spellings import any_of

if TYPE_CHECKING:
    import re

    from hongngu_cli.model.cadres import Cadre
    from hongngu_cli.model.conditions import Requirement
    from hongngu_cli.model.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Required:
    """A level that a post requires: the title as written, whether it is only planned."""

    level: str
    post: str
    planned: bool
    requirement: Requirement


class Requirements:
    """Tells which levels titles of posts require on a day."""

    def __init__(self, vocabulary: Vocabulary, as_of: dt.date) -> None:
        """Keep what is in force on the day, and fold its words once."""
        self.groups = {level.key: level.group for level in vocabulary.level}
        self.rank = {key: number for number, key in enumerate(vocabulary.levels)}
        in_force = [
            one
            for one in vocabulary.requirement
            if (one.since is None or one.since <= as_of)
            and (one.until is None or as_of <= one.until)
        ]
        self.words = [
            (one, tuple(map(fold, one.posts)), _found(one.at), _found(one.but)) for one in in_force
        ]
        self.but_unit = {one.key: tuple(map(fold, one.but_unit)) for one in in_force}
        self.begins = tuple(post for _, posts, _, _ in self.words for post in posts)
        self.places = PostPlaces(vocabulary)
        self.known: dict[tuple[str, str], tuple[Requirement, ...]] = {}

    def of(self, cadre: Cadre) -> tuple[Required, ...]:
        """Give what somebody's posts require: of levels that are steps the highest, all courses.

        Of a post held and one planned that require the same the one held is named.
        """
        found: dict[str, Required] = {}
        for one in self._all(cadre):
            group = self.groups[one.level]
            of = group if group in STEPS else one.level
            before = found.get(of)
            if before is None or self.rank[one.level] > self.rank[before.level]:
                found[of] = one
        return tuple(found.values())

    def _all(self, cadre: Cadre) -> Iterable[Required]:
        titles = [(cadre.position, False)] if cadre.position else []
        titles += [(title, True) for title in cadre.planned]
        for title, planned in titles:
            for requirement in self.of_post(title, cadre.unit or ""):
                for level in requirement.level:
                    yield Required(level, title, planned, requirement)

    def of_post(self, title: str, unit: str) -> tuple[Requirement, ...]:
        """Give what each post of a title fits: of steps the first of a group, of courses all."""
        key = (title, unit)
        if key not in self.known:
            whole = fold(title)
            self.known[key] = tuple(
                fitting
                for post in self._posts(title)
                for fitting in self._fitting(post, (post, whole, fold(unit)))
            )
        return self.known[key]

    def _posts(self, title: str) -> list[str]:
        """Part the posts of a title; what begins none belongs to the one before it."""
        posts: list[str] = []
        for part in filter(None, map(fold, POSTS.split(title))):
            if posts and not _begins(part, self.begins):
                posts[-1] = f"{posts[-1]} {part}"
            else:
                posts.append(part)
        return posts

    def _fitting(self, post: str, texts: tuple[str, ...]) -> Iterable[Requirement]:
        """Give what one post fits; ``texts`` tell where it is, the nearest first."""
        told: set[str] = set()
        for one, posts, at, but in self.words:
            left = tuple(level for level in one.level if self.groups[level] not in told)
            if not left or (but and but.search(post)):
                continue
            if _begins(texts[-1], self.but_unit[one.key]):
                continue
            if _begins(post, posts) and (at is None or self._is_at(at, texts)):
                told |= STEPS & {self.groups[level] for level in left}
                yield replace(one, level=left)

    def _is_at(self, at: re.Pattern[str], texts: Iterable[str]) -> bool:
        """Tell whether the nearest text that tells a place tells one of those."""
        for text in texts:
            own, told = self.places.own(text)
            if at.search(own):
                return True
            if told:
                return False
        return False


def _begins(post: str, posts: Iterable[str]) -> bool:
    return any(post == one or post.startswith(f"{one} ") for one in posts)


def _found(words: tuple[str, ...]) -> re.Pattern[str] | None:
    return any_of(map(fold, words)) if words else None
