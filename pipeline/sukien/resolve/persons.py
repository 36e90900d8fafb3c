"""Persons: one for each human being, with every office.

same_name       the same name again
short_form      "ông Thanh", "đồng chí Bình", "Thủ tướng Phúc": the end of exactly one full name of the article
misspelt        "Vũ Đưc Đam" beside "Vũ Đức Đam", with an office in common
title_only      "Đồng chí Chủ tịch HĐND tỉnh": exactly one person of the article holds these offices
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache

from sukien.article import stable_id
from sukien.mentions import Lost, Mentions, Office, PersonMention, Segmented, Span, TitleMention, spans_of, start_of
from sukien.places.gazetteer import loose_key
from sukien.recognise.runs import is_vietnamese
from sukien.resolve.posts import same_post, same_rank, same_wording
from sukien.resolved import Person
from sukien.text import key_of


def resolve_persons(segmented: Segmented, mentions: Mentions, lost: list[Lost]) -> tuple[Person, ...]:
    """Persons in order of first mention."""
    clusters = _clusters(segmented.reading.key, mentions.persons, lost)
    titled = _title_mentions(clusters, mentions, lost)
    persons = [_person(cluster, titled.get(name, [])) for name, cluster in clusters.items()]
    return tuple(sorted(persons, key=lambda p: p.mentions[0]))


_NOBODY: frozenset[str] = frozenset()


def _clusters(key: str, mentions: tuple[PersonMention, ...], lost: list[Lost]) -> dict[str, list[PersonMention]]:
    """Mentions by the key of the full name; short forms join the one full name that ends in them."""
    clusters: dict[str, list[PersonMention]] = {}
    short: list[PersonMention] = []
    for mention in mentions:
        if mention.name.count(" ") > 1:
            clusters.setdefault(key_of(mention.name), []).append(mention)
        else:
            short.append(mention)
    if short:
        _add_short(key, clusters, short, lost)
    _merge_misspelt(clusters)
    for cluster in clusters.values():
        if len(cluster) > 1:
            cluster.sort(key=start_of)
    return clusters


def _add_short(key: str, clusters: dict[str, list[PersonMention]], short: list[PersonMention], lost: list[Lost]) -> None:
    """Add mentions by one or two syllables to the clusters of full names, or as clusters of their own."""
    endings: dict[str, set[str]] = defaultdict(set)
    beginnings: dict[str, set[str]] = defaultdict(set)
    others: set[str] = set()  # given names that someone else bears too
    for name, cluster in clusters.items():
        _add_ends(endings, beginnings, name, cluster)
    # those of two syllables first, which may be short or full, then given names alone
    for mention in sorted(short, key=_is_given):
        name = key_of(mention.name)
        own = clusters.get(name)
        if own is not None:
            own.append(mention)
            _add_beginning(beginnings, name, mention)
            continue
        owners = (endings.get(_without_order(name)) if _may_be_short(mention) else None) or beginnings.get(name) or _NOBODY
        if len(owners) > 1:
            lost.append(Lost(mention.start, mention.end, "person", "short_form", "fits more than one person"))
        elif owners and (name in others or _is_another(key, mention, clusters[next(iter(owners))])):
            others.add(name)
            lost.append(Lost(mention.start, mention.end, "person", "short_form", "described as someone else than the official"))
        elif owners:
            clusters[next(iter(owners))].append(mention)
        elif " " not in name and mention.rule == "office_before" and _is_short(mention):
            lost.append(Lost(mention.start, mention.end, "person", "short_form", "one syllable, and no full name ends in it"))
        else:
            clusters[name] = [mention]
            _add_ends(endings, beginnings, name, clusters[name])


def _add_ends(endings: dict[str, set[str]], beginnings: dict[str, set[str]], name: str, cluster: list[PersonMention]) -> None:
    """A name by its ends and its surname, by which its bearer may be called."""
    ending = name.partition(" ")[2]
    while ending:
        endings[ending].add(name)
        ending = ending.partition(" ")[2]
    for mention in cluster:
        _add_beginning(beginnings, name, mention)


def _add_beginning(beginnings: dict[str, set[str]], name: str, mention: PersonMention) -> None:
    """Koreans and Chinese are called by their surname: "ông Moon", "ông Tập"."""
    if " " in name and (("-" in name and "-" in name.rpartition(" ")[2]) or (mention.offices and _is_of_abroad(mention))):
        beginnings[name.partition(" ")[0]].add(name)


def _is_of_abroad(mention: PersonMention) -> bool:
    """One of the offices is told with its country: "Tổng thống Hàn Quốc"."""
    return "title_and_country" in [office.rule for office in mention.offices]


# what no holder of an office is called behind the name: "Ông Bình, | nông dân ở xã …"
_WALK_OF_LIFE = re.compile(
    r", (?:là )?(?:một )?(?:nông dân|công nhân|giáo viên|học sinh|sinh viên|người dân|hộ dân|chủ hộ|hộ nghèo|hộ cận nghèo|tiểu thương|"
    r"ngư dân|tài xế|lái xe|thợ|bệnh nhân|thương binh|chủ (?:quán|cửa hàng|trang trại|vườn|tiệm)|người (?:bán|trồng|nuôi|làm thuê))"
    r"(?: (?:ở|tại|thôn|bản|xóm|ấp|xã|phường|thị trấn|huyện|trú|ngụ|nghèo|trường|lớp)(?![^\W_])[^.,;:!?]{0,60})?[,.;)]"
)
_SPEAKER = re.compile(r"(?<![^\W_])(?:theo|của|với|như)(?: [^\W\d_]+){1,2} $")  # then a clause may follow: "Theo ông Đạt, sinh viên …"


def _is_another(key: str, mention: PersonMention, cluster: list[PersonMention]) -> bool:
    """A short form with a walk of life behind it is not the holder of an office who bears the same given name."""
    if mention.offices or not _WALK_OF_LIFE.match(key, mention.end) or _SPEAKER.search(key, mention.start - 20, mention.start):
        return False
    return any(full.offices for full in cluster)


def _merge_misspelt(clusters: dict[str, list[PersonMention]]) -> None:
    """misspelt: names that differ in marks alone ("Vũ Đức Đam", "Vũ Đưc Đam") and share an office are one person's."""
    if len({_without_marks(name) for name in clusters}) == len(clusters):
        return
    bare: dict[str, str] = {}
    for name in sorted(clusters, key=lambda n: -len(clusters[n])):
        other = bare.setdefault(_without_marks(name), name)
        if other != name and any(same_office(a, b) for a in _held(clusters[other]) for b in _held(clusters[name])):
            clusters[other] += clusters.pop(name)


_without_marks = lru_cache(maxsize=8192)(loose_key)  # names recur between articles


def _held(cluster: list[PersonMention]) -> list[Office]:
    """The offices of a cluster, each wording once."""
    return list({(key_of(office.text), office.former): office for mention in cluster for office in mention.offices}.values())


_ORDER = frozenset(["hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười", "út"])


def _without_order(name: str) -> str:
    """ "Bảy Tuyết" is the seventh child Tuyết: the southern way to name people by order of birth."""
    first, _, rest = name.partition(" ")
    return rest if rest and first in _ORDER else name


def _is_given(mention: PersonMention) -> bool:
    """One syllable, a given name and no more."""
    return " " not in mention.name


_OF_STATE = frozenset(
    {"chinh_khach", "thi_truong", "thu_tuong", "pho_thu_tuong", "bo_truong", "dai_su", "chu_tich_nuoc", "chi_huy", "to_truong"}
)


_WITH_INITIAL = re.compile(r"[^\W\d_]\.[^\W\d_]{2,}(?:-[^\W\d_]+)*")  # a whole name: "Chủ tịch FIFA | A.Smith"


def _is_short(mention: PersonMention) -> bool:
    """A given name and no more ("Thủ tướng Phúc"), or no name ("hiệu trưởng Harvard"): Vietnamese, or after no post of state."""
    if mention.honorific is not None or _WITH_INITIAL.fullmatch(mention.name):
        return False
    return is_vietnamese(key_of(mention.name)) or not all(office.code in _OF_STATE for office in mention.offices)


def _may_be_short(mention: PersonMention) -> bool:
    """One syllable, or two where something beside the name says that it is a person's."""
    blanks = mention.name.count(" ")
    return blanks == 0 or (blanks == 1 and mention.rule in ("honorific_before", "office_before", "list_of_names", "repeated", "known_name"))


def _person(cluster: list[PersonMention], titles: list[Span]) -> Person:
    first = _fullest(cluster) if len(cluster) > 1 else cluster[0]
    offices: list[Office] = []
    honorific: str | None = None
    for mention in cluster:
        for office in mention.offices:
            add_office(offices, office)
        honorific = honorific or mention.honorific
    return Person(
        id=stable_id("p", key_of(first.name), str(cluster[0].start)),
        name=first.name,
        honorific=honorific,
        offices=tuple(offices),
        mentions=spans_of(cluster),
        title_mentions=tuple(sorted(titles)) if titles else (),
    )


def _is_miscased(name: str) -> bool:
    return name.isupper() or name[name.rfind(" ") + 1].islower()


def _fullest(cluster: list[PersonMention]) -> PersonMention:
    """The first with the most syllables, of these the first that is neither in capitals nor ends in a small letter by mistake."""
    best = cluster[0]
    most = best.name.count(" ")
    for mention in cluster:
        blanks = mention.name.count(" ")
        if blanks > most or (blanks == most and _is_miscased(best.name) and not _is_miscased(mention.name)):
            best, most = mention, blanks
    return best


def add_office(offices: list[Office], office: Office) -> None:
    """Add an office unless the person has it already, in this or in another wording; the fuller wording stays."""
    for i, held in enumerate(offices):
        if same_post(held, office):  # "nguyên Thứ trưởng …" here is "khi ấy là Thứ trưởng …" there
            if len(held.text) < len(office.text) and held.unit is None and (office.unit is not None or office.rule == "title_and_country"):
                offices[i] = office
            return
    offices.append(office)


def same_office(a: Office, b: Office) -> bool:
    """The same post in the same rank, both held or both held once; see posts.py."""
    return same_wording(a, b) or (a.former == b.former and same_post(a, b) and same_rank(a, b))


def _title_mentions(clusters: dict[str, list[PersonMention]], mentions: Mentions, lost: list[Lost]) -> dict[str, list[Span]]:
    """Who each title-only mention means: the one person holding all its offices, else null. A title without a body ("Chủ tịch")
    means nobody where the article tells of this post in several bodies."""
    titles = mentions.titles
    if not titles:
        return {}
    by_code: dict[str, set[str]] = {office.code: set() for mention in titles for office in mention.offices}
    for name, cluster in clusters.items():
        for person in cluster:
            for office in person.offices:
                if office.code in by_code:
                    by_code[office.code].add(name)
    held: dict[str, list[Office]] = {}
    several: set[str] | None = None
    found: dict[str, list[Span]] = defaultdict(list)
    known: dict[tuple[str, ...], list[str]] = {}  # who fits a wording; more than two make no difference
    for mention in titles:
        wording = tuple([key_of(o.text) for o in mention.offices])
        if wording not in known:
            known[wording] = _holders(mention, by_code, clusters, held)
        fitting = known[wording]
        if fitting and several is None:
            several = _in_several_bodies(mentions.offices)
        if fitting and several and len(wording) == 1 and wording[0] in several:
            lost.append(Lost(mention.start, mention.end, "person", "title_only", "the article tells of this post in several bodies"))
        elif len(fitting) == 1:
            found[fitting[0]].append(Span(mention.start, mention.end))
        elif fitting:
            lost.append(Lost(mention.start, mention.end, "person", "title_only", "fits more than one person"))
    return found


def _holders(
    mention: TitleMention, by_code: dict[str, set[str]], clusters: dict[str, list[PersonMention]], held: dict[str, list[Office]]
) -> list[str]:
    """The first two who hold all the offices of a mention; `held` keeps the offices of those asked for before."""
    names = set.intersection(*[by_code[office.code] for office in mention.offices])
    fitting: list[str] = []
    for name in sorted(names):
        if name not in held:
            held[name] = _held(clusters[name])
        if _hold(held[name], mention.offices):
            fitting.append(name)
            if len(fitting) == 2:
                break
    return fitting


def _hold(held: list[Office], offices: tuple[Office, ...]) -> bool:
    """Each of the offices is one of those held."""
    for office in offices:
        for one in held:
            if same_office(office, one):
                break
        else:
            return False
    return True


def _in_several_bodies(offices: tuple[Office, ...]) -> set[str]:
    """The titles that the article gives with bodies of their own, each another post ("Chủ tịch UBND tỉnh", "Chủ tịch Hội Nông dân")."""
    first: dict[str, Office] = {}
    several: set[str] = set()
    for office in offices:
        if office.unit is None:
            continue
        title = key_of(office.title)
        if title not in several and not same_post(first.setdefault(title, office), office):
            several.add(title)
    return several
