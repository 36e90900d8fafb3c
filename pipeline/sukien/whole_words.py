"""A pattern for words that stand whole, written so that a search finds them fast."""

from __future__ import annotations

import re
from collections.abc import Iterable


def whole_words(alternatives: str) -> str:
    r"""A pattern for any of `alternatives` ("sẽ|dự kiến", each a regex that begins with a letter) that no letter or digit touches.

    The same as (?<!\w)(?:…)(?!\w), but it begins with letters: a search skips to one of them and looks behind it only there, which
    takes a third of the time.
    """
    return word_starts(alternatives) + r"(?!\w)"


def by_last_letter(words: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Words that may stand before a place, each with the blank behind it, by their last letters: few of many need be compared
    where `key[start - 2]` is looked up first."""
    by_letter: dict[str, tuple[str, ...]] = {}
    for word in words:
        by_letter[word[-1]] = (*by_letter.get(word[-1], ()), f"{word} ")
    return by_letter


def word_starts(alternatives: str) -> str:
    """The same for alternatives that begin a word and may end inside one."""
    return "(?:" + "|".join(_begun(letter, rests) for letter, rests in _rests(_parted(alternatives)).items()) + ")"


def by_first_letter(alternatives: str) -> str:
    """A pattern for any of `alternatives`, each of which begins with a letter: most places are told by one letter then."""
    return "(?:" + "|".join(f"{letter}(?:{'|'.join(rests)})" for letter, rests in _rests(_parted(alternatives)).items()) + ")"


def by_last_word(phrases: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """The phrases under the last word of each: what `ends_in` asks."""
    by_word: dict[str, list[str]] = {}
    for phrase in phrases:
        by_word.setdefault(last_word(phrase), []).append(phrase)
    return {word: tuple(ending) for word, ending in by_word.items()}


def holds_any(text: str, words: Iterable[str]) -> bool:
    """True when one of a few words stands in a text, be it inside another word: quicker than a pattern."""
    for word in words:  # noqa: SIM110 (`any` takes three times as long)
        if word in text:
            return True
    return False


def ends_in(text: str, phrases: dict[str, tuple[str, ...]]) -> bool:
    """True when `text` ends in one of the phrases, which may begin in the middle of a word: its last word tells most texts."""
    ending = phrases.get(last_word(text))
    return ending is not None and text.endswith(ending)


def last_word(text: str) -> str:
    """The last word, with the blank behind it where there is one."""
    return text[text.rfind(" ", 0, -1) + 1 :]


def _begun(letter: str, rests: list[str]) -> str:
    """A pattern for a letter and any of `rests`. Where it can, it tells by the second letter too before it looks behind."""
    if any(_LETTER.match(rest) is None for rest in rests):
        return rf"{letter}(?<!\w.)(?:{'|'.join(rests)})"
    return f"{letter}(?:" + "|".join(rf"{second}(?<!\w..)(?:{'|'.join(ends)})" for second, ends in _rests(rests).items()) + ")"


def _rests(words: Iterable[str]) -> dict[str, list[str]]:
    """What follows the first letter of each word, by that letter."""
    by_letter: dict[str, list[str]] = {}
    for word in words:
        by_letter.setdefault(word[0], []).append(word[1:])
    return by_letter


_LETTER = re.compile(r"[^\W\d_](?![?*+{])")  # one that stands there in any case


def _parted(alternatives: str) -> list[str]:
    """The alternatives, cut at each bar that stands in no brackets."""
    parts, depth = [""], 0
    for piece in re.findall(r"\\.|[()|]|[^\\()|]+", alternatives):
        depth += (piece == "(") - (piece == ")")
        if piece == "|" and not depth:
            parts.append("")
        else:
            parts[-1] += piece
    return parts


def openings(alternatives: str) -> frozenset[str]:
    """The first letters of words, with the blank before them. Where a text goes on with three letters that are none of these, no pattern
    matches that begins with one of the words; a set is asked far quicker than a pattern."""
    return frozenset(f" {word}"[:3] for word in alternatives.split("|"))
