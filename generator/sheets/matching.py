"""Which unit a cell means: by its code, its long or short name, an alias, without diacritics, abbreviated.

The surest way that finds anything decides. A text that fits several units, or spells a diacritic
otherwise than the unit does, finds none for certain; asking is left to the caller.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from difflib import get_close_matches
from functools import cached_property
from itertools import takewhile
from typing import NamedTuple, TypeVar

from generator.model.campaign import Unit
from generator.problems import nearest
from generator.sheets.likely_names import LikelyNames
from generator.sheets.sounding import sounding_alike, sounds
from generator.sheets.usual_words import Token, kind_words, tokens, usual, words_of
from generator.wording import fold, nfc

_FEW = 2_000
_ALMOST = 0.8
_SHOWN = 9
_BESIDE = 2

_VOWELS = frozenset("aeiouy")

Tokens = tuple[Token, ...]
Words = tuple[str, ...]
Key = TypeVar("Key")
One = TypeVar("One")


class Found(NamedTuple):
    """The units that a text may mean; one that is `sure`, or several or doubtful ones to ask about."""

    units: tuple[Unit, ...] = ()
    sure: bool = False


class _Name(NamedTuple):
    unit: Unit
    tokens: Tokens


class UnitIndex:
    """The units of a campaign, to be found by what people call them.

    `own` are the names of the issuing body itself: a row that may mean it is never taken for the
    unit of the same place.
    """

    def __init__(self, units: Iterable[Unit], own: Sequence[str] = ()) -> None:
        self.units = tuple(units)
        self._own = {core for name in own for core in [_core(tokens(name))] if core}
        self._likely = LikelyNames(self.units if len(self.units) <= _FEW else (), own)
        self._hints = 50

    def by_code(self, text: str) -> Found:
        """The unit of exactly this code."""
        unit = self._codes.get(nfc(text.strip()))
        return Found((unit,), sure=True) if unit else Found()

    def find(self, text: str) -> Found:
        """The unit that a code or a name means; not sure where one's code or alias is another's name."""
        same = _distinct((*self.by_code(text).units, *self._exact.get(_plain(text), ())))
        if len(same) == 1 and self._is_alias(text, same[0]):
            same = _distinct((*same, *self._by_itself(text, same[0])))
        return Found(same, sure=len(same) == 1) if same else self._find_loosely(text)

    def _by_itself(self, text: str, unit: Unit) -> tuple[Unit, ...]:
        """Whom an alias of a unit means by itself: for certain, or as well as the unit, by names that differ in diacritics alone."""
        meant = self._unaliased.find(text)
        if meant.sure:
            return meant.units
        if unit.code not in {one.code for one in meant.units}:
            return ()
        own = _bare(tokens(unit.name))
        return tuple(one for one in meant.units if _bare(tokens(one.name)) == own)

    def _is_alias(self, text: str, unit: Unit) -> bool:
        """Whether it is only by an alias that a unit is called so."""
        named = (unit.code, unit.name, unit.short_name or "")
        return bool(unit.aliases) and _plain(text) not in map(_plain, named)

    @cached_property
    def _unaliased(self) -> UnitIndex:
        """The same units without their aliases: whom a text means by itself."""
        bare = (unit.model_copy(update={"aliases": ()}) for unit in self.units)
        return UnitIndex(bare)

    def padded(self, digits: str) -> tuple[Unit, ...]:
        """Units whose code is this number with zeros before it."""
        alike = self._numbered.get(digits.lstrip("0"), ())
        return tuple(unit for unit in alike if unit.code != digits)

    def near(self, text: str) -> tuple[Unit, ...]:
        """The units that were most likely meant by a text that names none, whole or with a slip; at most fifty are sought.

        Those that have or explain every word of it are all; only where there are none, what is spelled alike is named.

        The words for kinds of units do not count: «CĐ Giáo dục» is not nearly «CĐ Y tế».
        """
        if not self._hints or len(self.units) > _FEW:
            return ()
        self._hints -= 1
        if likely := self._likely.of(text):
            return tuple(likely[:_SHOWN])
        core = _core(tokens(text))
        found = nearest(" ".join(core), self._spoken.keys())
        return tuple(self._spoken[one] for one in self._with_others(core, found)) if found else ()

    def likely(self, text: str) -> tuple[Unit, ...]:
        """The units that have or explain every word of a text, shortened or left out; none that is but spelled alike."""
        return tuple(self._likely.of(text)[:_SHOWN])

    def abbreviated(self, text: str) -> tuple[Unit, ...]:
        """The same of a text that has a word in short: one in full that has but words of another name is its own."""
        return tuple(self._likely.of_short(text)[:_SHOWN])

    def shortened(self, text: str) -> Unit | None:
        """The one unit whose whole name a text shortens word by word; none where several may be meant."""
        found = self._likely.whole(text)
        return found[0] if len(found) == 1 else None

    def _with_others(self, core: Words, found: str) -> list[str]:
        """What is like a text; with others where it lacks one of its words, as it must not seem the only one meant.

        A word with a slip in it is not lacking.
        """
        whole = {word for word in core if word.isdigit() or not _VOWELS.isdisjoint(word)}
        if whole <= set(found.split()) or _has_slips_alone(core, found.split()):
            return [found]
        unit, numbers = self._spoken[found], _numbers(core)
        others = [
            one
            for one, other in self._spoken.items()
            if other is not unit and _numbers(one.split()) == numbers
        ]
        near = get_close_matches(" ".join(core), others, n=_BESIDE, cutoff=0.0)
        return sorted([found, *near], key=lambda one: len(whole.difference(one.split())))

    def search(self, text: str) -> Found:
        """The units that somebody may mean who types a code, a name or a part of it.

        One that alone has the words that were typed is sure; a part of a word, or what is but near, is not.
        """
        found = self.find(text)
        if found.units or not text.strip():
            return found
        having, within = self._within(text)
        if len(within) == 1:
            return Found(tuple(within), sure=True)
        return Found(tuple((within or having)[:_SHOWN]) or self.near(text))

    def may_be_several(self, text: str) -> bool:
        """Whether several units bear a name, explain every word of it, or have it in theirs: whose it is now says nothing of next time."""
        having, within = self._within(text)
        return len(self.find(text).units or self.likely(text) or within or having) > 1

    def _within(self, text: str) -> tuple[list[Unit], list[Unit]]:
        """The units that have a text in a name of theirs, and those that have it there in whole words."""
        part = " ".join(fold(text).split())
        having = [unit for unit in self.units if any(part in fold(name) for name in unit.names)]
        within = [
            unit for unit in having if any(f" {part} " in f" {fold(name)} " for name in unit.names)
        ]
        return having, within

    def resembling(self, text: str, among: Container[str]) -> Unit | None:
        """The unit, of those whose codes are `among`, whose name without its kind is almost that of a text.

        At most one word of it is another, and no number.
        """
        core = _core(tokens(text))
        cores = {
            " ".join(near): name.unit
            for near in self._sharing(core)
            for name in self._cores[near]
            if name.unit.code in among and _numbers(near) == _numbers(core)
        }
        close = get_close_matches(" ".join(core), cores, n=1, cutoff=_ALMOST)
        return cores[close[0]] if close else None

    def alike(self, text: str, among: Container[str]) -> tuple[Unit, ...]:
        """The units, of those whose codes are `among`, that sound as a text does; else the one whose name is almost that."""
        sound = sounding_alike(text, self._sounds)
        found = tuple(self._codes[code] for code in sound if code in among)[:_SHOWN]
        almost = None if found else self.resembling(text, among)
        return found if almost is None else (almost,)

    def says_more(self, text: str, unit: Unit) -> bool:
        """Whether a text that means a unit has words that none of its names has, beside a first one for its kind."""
        said, own = {*_bare(tokens(text))}, ({*_bare(tokens(name))} for name in unit.names)
        is_within = any(said <= words for words in own) or unit in self.by_code(text).units
        return not is_within and all(sounds(text).isdisjoint(sounds(name)) for name in unit.names)

    @cached_property
    def _sounds(self) -> dict[str, list[str]]:
        """The codes of units by how their names may sound."""
        return _grouped(
            (sound, unit.code)
            for unit in self.units
            for name in unit.names
            for sound in sounds(name)
        )

    def meant_name(self, text: str, unit: Unit) -> str | None:
        """The name of a unit that a text means though it has other diacritics; nothing where it has none at all."""
        if unit in self._exact.get(_plain(text), ()) or unit in self.by_code(text).units:
            return None
        said = tuple(_forms(text))
        meant = None
        for name in unit.names:
            is_same = _is_spelled(said, name)
            if is_same:
                return None
            if is_same is not None:
                meant = meant or name
        return meant

    def _sharing(self, core: Words) -> set[Words]:
        """The cores of names with all of these words but one, and so with at least one of the rarest two."""
        words = set(core)
        least = max(len(core) - 1, 1)
        rarest = sorted(words, key=lambda word: len(self._having.get(word, ())))
        sought = rarest[: max(len(words) - least + 1, 0)]
        having = (near for word in sought for near in self._having.get(word, ()))
        return {near for near in having if len(words.intersection(near)) >= least}

    @cached_property
    def _having(self) -> dict[str, list[Words]]:
        """The cores of names by the words in them."""
        return _grouped((word, core) for core in self._cores for word in set(core))

    def _find_loosely(self, text: str) -> Found:
        return next((found for found in self._loosely(text) if found.units), Found())

    def _loosely(self, text: str) -> Iterator[Found]:
        """What a text may mean though no name is just so, the surest way first."""
        said = tokens(text)
        yield self._by_short(said)
        yield self._by_short(tokens(text, lenient=True))
        yield self._by_own_words(said)
        yield self._by_core(said)
        yield self._by_rest(said)

    def _by_short(self, said: Tokens) -> Found:
        return self._pick(self._short.get(_bare(said), ()), said)

    def _by_rest(self, said: Tokens) -> Found:
        """By what is left of names that all begin alike: «Y tế» where each is a «Tổ công đoàn …»."""
        rest, kind = _trimmed(said), _generic(said)
        names = [
            name
            for name in (self._rests.get(_bare(rest), ()) if rest else ())
            if kind <= {*self._leads[name.unit.code], *self._kinds_of[name.unit.code]}
        ]
        found = self._pick(names, rest)
        is_kind = all(_is_of_bodies(self._leads[unit.code]) for unit in found.units)
        is_number = all(word.bare.isdigit() for word in rest)
        is_own = any(own[-len(rest) :] == _bare(rest) for own in self._own)
        return found if is_kind and not is_number and not is_own else found._replace(sure=False)

    def _by_own_words(self, said: Tokens) -> Found:
        """By all that was said where a name has it behind its kind: «Bản Bo» of «Công đoàn xã Bản Bo»."""
        if not _generic(said):
            return Found()
        names = self._cores.get(_bare(said), ())
        return self._pick([_Name(name.unit, _trimmed(name.tokens)) for name in names], said)

    def _by_core(self, said: Tokens) -> Found:
        """By what is left without the words for the kind of unit, where these do not disagree."""
        core, kind = _core(said), _generic(said)
        fitting = [
            _Name(name.unit, _trimmed(name.tokens))
            for name in (self._cores.get(core, ()) if core else ())
            if kind <= _generic(name.tokens) or _generic(name.tokens) <= kind
        ]
        found = self._pick(fitting, _trimmed(said))
        is_number = not kind and all(word.isdigit() for word in core)
        if core in self._own or is_number:
            return found._replace(sure=False)
        return self._unless_longer(found, core, kind) if found.sure else found

    def _unless_longer(self, found: Found, core: Words, kind: set[str]) -> Found:
        """One whose last words were left out is doubtful beside others that begin so: «BV Đa khoa»."""
        mine = (name for name in self._cores[core] if name.unit is found.units[0])
        if not all(_level(name.tokens) - kind for name in mine):
            return found
        longer = _distinct((*found.units, *self._beginning.get(core, ())))
        return Found(longer[:_SHOWN], sure=False) if len(longer) > 1 else found

    def _pick(self, names: Sequence[_Name], said: Tokens) -> Found:
        """Those spelled as the text is come first; one spelled otherwise is doubtful."""
        agreeing = _distinct(name.unit for name in names if _agree(said, name.tokens))
        if agreeing:
            return Found(agreeing, sure=len(agreeing) == 1)
        return Found(_distinct(name.unit for name in names))

    @cached_property
    def _codes(self) -> dict[str, Unit]:
        return {unit.code: unit for unit in self.units}

    @cached_property
    def _numbered(self) -> dict[str, list[Unit]]:
        known = (unit for unit in self.units if unit.code.isascii() and unit.code.isdigit())
        return _grouped((unit.code.lstrip("0"), unit) for unit in known)

    @cached_property
    def _exact(self) -> dict[str, list[Unit]]:
        return _grouped((_plain(name), unit) for unit in self.units for name in unit.names)

    @cached_property
    def _named(self) -> list[_Name]:
        """Each unit by its own name."""
        return [_Name(unit, tokens(unit.name)) for unit in self.units]

    @cached_property
    def _known(self) -> list[_Name]:
        """Each unit by all its names, its own first."""
        return [
            name
            for own in self._named
            for name in (own, *(_Name(own.unit, tokens(one)) for one in own.unit.names[1:]))
        ]

    @cached_property
    def _short(self) -> dict[Words, list[_Name]]:
        return _grouped((_bare(name.tokens), name) for name in self._known)

    @cached_property
    def _cores(self) -> dict[Words, list[_Name]]:
        return _grouped((_core(name.tokens), name) for name in self._known)

    @cached_property
    def _beginning(self) -> dict[Words, list[Unit]]:
        """The units by what the cores of their names begin with."""
        return _grouped(
            (core[:end], name.unit)
            for core, names in self._cores.items()
            for name in names
            for end in range(1, len(core))
        )

    @cached_property
    def _leads(self) -> dict[str, Words]:
        """The words with which the names of all units begin, else those of its group; by the codes of units."""
        groups = _grouped((name.unit.group, _bare(name.tokens)) for name in self._named)
        every = _begun_with([words for names in groups.values() for words in names])
        return {
            unit.code: every or (_begun_with(groups[unit.group]) if unit.group else ())
            for unit in self.units
        }

    @cached_property
    def _kinds_of(self) -> dict[str, set[str]]:
        """The words for their kind in the names of units: `x` in «Hội Nông dân xã Ngọc Chiến»."""
        return {name.unit.code: _generic(name.tokens) for name in self._named}

    @cached_property
    def _rests(self) -> dict[Words, list[_Name]]:
        leads = ((unit, words, len(self._leads[unit.code])) for unit, words in self._named)
        rests = (_Name(unit, _trimmed(words[lead:])) for unit, words, lead in leads if lead)
        return _grouped((_bare(rest.tokens), rest) for rest in rests)

    @cached_property
    def _spoken(self) -> dict[str, Unit]:
        named = ((core, names[0].unit) for core, names in self._cores.items() if core)
        return {" ".join(core): unit for core, unit in named}


def _begun_with(names: Sequence[Words]) -> Words:
    """The words with which all names begin; none of a single one."""
    alike = takewhile(lambda words: len(set(words)) == 1, zip(*names, strict=False))
    return tuple(words[0] for words in alike) if len(names) > 1 else ()


def _is_of_bodies(lead: Words) -> bool:
    """Whether words with which names begin say what kind of unit or body each is."""
    begun = f"{' '.join(lead)} "
    return any(begun.startswith(f"{kind} ") for kind in usual("kinds") | usual("bodies"))


def _plain(text: str) -> str:
    return " ".join(nfc(text).casefold().split())


def _bare(said: Tokens) -> Words:
    return tuple(token.bare for token in said)


def _core(said: Tokens) -> Words:
    return _bare(_trimmed(said))


def _trimmed(said: Tokens) -> Tokens:
    kinds = zip(said, kind_words(said), strict=True)
    return tuple(token for token, is_kind in kinds if not is_kind)


def _generic(said: Tokens) -> set[str]:
    kinds = zip(said, kind_words(said), strict=True)
    return {token.bare for token, is_kind in kinds if is_kind}


def _level(said: Tokens) -> set[str]:
    """The words for a kind of unit behind what it is called by: `tinh` in «Bệnh viện Đa khoa tỉnh»."""
    is_kind = [*kind_words(said)]
    first = is_kind.index(False) if False in is_kind else len(said)
    return _generic(said[first:])


def _agree(said: Tokens, known: Tokens) -> bool:
    """Whether the diacritics written are those of the name; any may be left out."""
    return all(
        not one.spelled or not other.spelled or _marks(one.spelled) <= _marks(other.spelled)
        for one, other in zip(said, known, strict=True)
    )


def _forms(text: str) -> Iterator[Tokens]:
    """The words of a name in full, in short, and without those for its kind."""
    yield tuple(words_of(text))
    short = tokens(text)
    yield short
    yield _trimmed(short)


def _is_spelled(said: Sequence[Tokens], name: str) -> bool | None:
    """Whether what was said, in its forms, has the diacritics of a name; `None` where the words are others.

    Who writes none at all means those of the name.
    """
    for one, other in zip(said, _forms(name), strict=True):
        if one and _bare(one) == _bare(other):
            pairs = [
                (_marks(mine.spelled), _marks(its.spelled))
                for mine, its in zip(one, other, strict=True)
                if mine.spelled and its.spelled
            ]
            is_bare = not any(mine for mine, _ in pairs)
            return is_bare or all(mine == its for mine, its in pairs)
    return None


def _has_slips_alone(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether each word is that in the same place of another name, or begins as it does and is almost that."""
    return len(one) == len(other) and all(
        mine == its or (mine[0] == its[0] and bool(get_close_matches(mine, [its], cutoff=_ALMOST)))
        for mine, its in zip(one, other, strict=True)
    )


def _numbers(core: Sequence[str]) -> list[str]:
    return [word for word in core if word.isdigit()]


def _marks(word: str) -> Counter[str]:
    """The diacritics of a syllable, wherever the tone mark is put (`hòa`, `hoà`)."""
    decomposed = unicodedata.normalize("NFD", word)
    return Counter(sign for sign in decomposed if sign == "đ" or unicodedata.combining(sign))


def _grouped(pairs: Iterable[tuple[Key, One]]) -> dict[Key, list[One]]:
    groups: dict[Key, list[One]] = {}
    for key, one in pairs:
        groups.setdefault(key, []).append(one)
    return groups


def _distinct(units: Iterable[Unit]) -> tuple[Unit, ...]:
    """Each once, as it came first."""
    found: dict[str, Unit] = {}
    for unit in units:
        found.setdefault(unit.code, unit)
    return tuple(found.values())
