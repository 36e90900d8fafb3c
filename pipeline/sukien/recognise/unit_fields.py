"""Fields of work in small letters inside a body's name: "Viện | nghiên cứu xã hội, kinh tế và môi trường"."""

from __future__ import annotations

import re
from functools import cache

from sukien.alphabet import LOWER, UPPER
from sukien.lexicon import phrase_lists
from sukien.recognise.runs import compounds

_WORD = re.compile(rf"( và | & | - |, | )([{LOWER}]+)(?:( [{LOWER}]+)(?:( [{LOWER}]+)( [{LOWER}]+)?)?)?")
_FIRST = re.compile(r"(?: (?:(?:và|&|-) )?|, )([^\W\d_]+)")
_CAPITAL = re.compile(rf" (?!Dự án)[{UPPER}]")  # not "liên doanh đầu tư | Dự án …"
_MOST = 9  # words in one stretch


@cache
def field_words() -> dict[str, str]:
    """A word of lexicons/field_words.txt to its group: noun, deed or product."""
    return {
        phrase: group
        for group, phrases in phrase_lists("field_words").items()
        if group in ("noun", "deed", "product")
        for phrase in phrases
    }


@cache
def _firsts() -> frozenset[str]:
    return frozenset(phrase.split(" ", 1)[0] for phrase in field_words())


@cache
def field_openings() -> frozenset[str]:
    """What a field of work, or "và" before one, begins with: the blank and three more signs. Most that follows a name does not."""
    return frozenset(f" {phrase} "[:4] for phrase in (*field_words(), "và"))


def may_be_field(key: str, at: int) -> bool:
    """What stands behind a joint at `at` may begin a field of work."""
    match = _FIRST.match(key, at)
    return match is not None and match[1] in _firsts()


def field_stretch(text: str, key: str, at: int, *, opens: bool, bare_deed: bool, acts: bool) -> int:
    """Where the fields of work in small letters that begin behind `at` end; `at` itself when there are none.

    opens: nothing of the name has been read, so that no joint comes first; bare_deed: work done may begin the stretch, and end the name;
    acts: work done may begin the stretch at all.
    A comma belongs to the name only in a list that "và" closes; work done that begins a stretch otherwise needs a capital behind it.
    """
    end, sure = at, at  # sure: the end with no list left open
    listed = deed = False
    for count in range(_MOST):
        word = _word_at(text, key, end)
        if word is None:
            break
        joint, stop, group = word
        if (joint != " " and opens and not count) or (joint == ", " and not count):
            break
        if group == "product" and not _CAPITAL.match(text, stop):
            break
        if group == "deed" and not count and not acts:
            break
        deed = deed or (not count and group == "deed")
        listed = joint == ", " or (listed and joint == " ")
        end = stop
        if not listed:
            sure = stop
    if deed and not bare_deed and not _CAPITAL.match(text, sure):
        return at
    return sure


def _word_at(text: str, key: str, at: int) -> tuple[str, int, str] | None:
    """The longest word of a field behind a joint at `at`: (the joint, its end, its group)."""
    match = _WORD.match(text, at)
    if match is None or key[match.start(2) : match.end(2)] not in _firsts():
        return None
    words = field_words()
    for last in (5, 4, 3, 2):
        stop = match.end(last)
        if stop > 0 and (group := words.get(key[match.start(2) : stop])) and not text[stop : stop + 1].isalpha():
            return match[1], stop, group
    return None


def begins_sentence(text: str, start: int) -> bool:
    """The capital at `start` may be that of a sentence."""
    before = text[max(0, start - 2) : start].strip()
    return not before or before in '.!?…:;-–“"•'


@cache
def first_syllables() -> dict[str, set[str]]:
    """Of a syllable those before it with which it makes one word inside the names of bodies: "Cáp | treo"."""
    firsts: dict[str, set[str]] = {}
    pairs = [(first, second) for first, seconds in compounds().items() for second in seconds]
    for first, second in (*pairs, *(phrase.split(" ", 1) for phrase in field_words() if " " in phrase)):
        firsts.setdefault(second, set()).add(first)
    return firsts


def is_deed(key: str, start: int) -> bool:
    """A word of two syllables for work done begins at `start`: "phát triển"."""
    second = key.find(" ", start) + 1
    end = key.find(" ", second)
    return second > 0 and field_words().get(key[start : end if end > 0 else None]) == "deed"
