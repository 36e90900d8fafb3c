"""The verbs of appointing of an article, and how they join in one deed: "điều động và bổ nhiệm", "… đến | nhận chức …"."""

from __future__ import annotations

import re

from sukien.events.appointment_decided import STAFF
from sukien.events.appointment_facts import GIVING, Verb
from sukien.events.appointment_offices import MAX_OFFICE, offices_at
from sukien.mentions import Anchor
from sukien.records import Action
from sukien.resolved import Resolved


def verbs_of(resolved: Resolved, anchors: list[Anchor]) -> list[Verb]:
    """The verbs of appointing of an article; anchors: the longest at each place; look-alikes ("bầu cử") hide what they cover."""
    return [
        Verb(a.start, a.end, a.entry.code)  # type: ignore[arg-type]
        for a in anchors
        if a.entry.code not in ("none", STAFF)
        and (a.entry.phrase != "phê chuẩn" or _APPROVED.match(resolved.key, a.end))
        and (a.entry.phrase not in _OF_POST or offices_at(resolved, a.end, a.end + MAX_OFFICE))
    ]


def deeds_of(key: str, verbs: list[Verb]) -> list[Verb]:
    """Without what only goes on with a deed told before: "điều động ông A … đến | nhận chức …", "bầu bà B | thay ông C làm …"."""
    if len(verbs) < 2:
        return verbs
    given = next((i for i, verb in enumerate(verbs) if verb.action in GIVING), len(verbs))
    return [
        verb
        for i, verb in enumerate(verbs)
        if not (i > given and key.startswith(INSTEAD, verb.start))
        and not (i and key.startswith(_TAKING, verb.start) and key.endswith(_COMING, 0, verb.start))
    ]


def chains_of(key: str, verbs: list[Verb], end: int) -> list[tuple[list[Verb], int]]:
    """Verbs joined in one deed ("điều động và bổ nhiệm"), each chain with where the next one begins."""
    chains: list[list[Verb]] = []
    for verb in verbs:
        joined = chains and verb.action != "retire" and _JOINED.fullmatch(key[chains[-1][-1].end : verb.start])
        if joined:
            chains[-1].append(verb)
        else:
            chains.append([verb])
    reaches = [*(chain[0].start for chain in chains[1:]), end]
    for i in range(len(chains) - 2, -1, -1):
        if key.startswith("thôi ", reaches[i]) and _ONE_CLAUSE.fullmatch(key, chains[i][-1].end, reaches[i]):
            reaches[i] = reaches[i + 1]
    return list(zip(chains, reaches, strict=False))  # no verbs, no chains


def action_of(chain: list[Verb]) -> Action:
    """Of several verbs the one that gives the new post: "điều động, bổ nhiệm" appoints."""
    actions = [v.action for v in chain]
    for action in ("elect", "appoint", "transfer"):
        if action in actions:
            return action
    return actions[0]


# a post: work and places are left too, and tasks taken on
_OF_POST = frozenset(
    {"thôi làm", "cho thôi làm", "rời ghế", "rời vị trí", "rời khỏi vị trí", "rời cương vị", "không còn giữ chức", "nhận nhiệm vụ"}
)
INSTEAD = "thay "
_TAKING = ("nhận chức", "nhận nhiệm vụ")
_COMING = ("đến ", "về ", "sang ", "để ", "và ", ", ")
# treaties and budgets are approved too; of those elected it is said that they are: "phê chuẩn | ông A giữ chức …"
_APPROVED = re.compile(r" (?:các )?(?:ông|bà|đồng chí|giữ chức|giữ các chức|làm)(?!\w)")
_JOINED = re.compile(r"(?:,| và|, và| và được|,? đồng thời)? (?:được )?|,? ?(?:và )?")
# "điều động ông A, Bí thư Thành ủy, | thôi giữ chức Bí thư Thành ủy, giữ chức Giám đốc Sở": one is to leave a post for the other.
_ONE_CLAUSE = re.compile(r"[^.;:]*")
