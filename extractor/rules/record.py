"""T and R: what only all claims of a release together show: double use, crossed lists."""

import re
from collections import defaultdict
from collections.abc import Iterator

from extractor.grammar.cells import cell_of
from extractor.grammar.lists import Group, changes_in_a_row, respectively
from extractor.grammar.units import unit_of
from extractor.rules.claim import Claim, Claims, host_path
from extractor.rules.exchanged import exchanged
from extractor.rules.headed import under_another_head
from extractor.rules.in_order import crossed_items
from extractor.rules.nearness import content_words, listed_in, owner_of
from extractor.rules.pairing import out_of_order
from extractor.rules.rule import Problem, RecordRule, printed
from extractor.rules.standing import AGAINST, AMOUNT, in_brackets
from extractor.source import Index
from schemas.evidence import Mention, Span


def _used_twice(claims: list[Claim], index: Index) -> Iterator[tuple[str, Problem]]:
    claims = Claims.of(claims)
    users: dict[int, list[Claim]] = defaultdict(list)
    for claim in claims:
        mention = claim.found.mention
        if claim.form == "quantity" and mention is not None and claim.found.trouble in _SURE:
            users[mention.start].append(claim)
    for start in sorted(start for start, of_it in users.items() if len(of_it) > 1):
        for claim in users[start]:
            assert claim.mention is not None
            other = next(c for c in users[start] if c is not claim)
            message = f"`{claim.mention.text}` is also used by {other.path}: {printed(index, claim.mention.span)}"
            yield claim.path, Problem(message, claim.mention.span)


def _crossed(claims: list[Claim], index: Index) -> Iterator[tuple[str, Problem]]:
    claims = Claims.of(claims)
    for sentence in claims.sentences(index):
        groups = respectively(index, sentence)
        for group in groups:
            yield from _cross_partners(group, claims.placed, claims.levels, index)
        if groups:
            yield from crossed_items(claims, index, sentence)


def _cross_partners(
    group: Group, placed: dict[int, Claim], levels: dict[str, Claim], index: Index
) -> Iterator[tuple[str, Problem]]:
    """The k-th change must sit on the statistic of the k-th level."""
    for number, partner in zip(group.numbers, group.partners, strict=False):
        claim = placed.get(number.start)
        if claim is None or claim.role != "change":
            continue
        level = levels.get(host_path(claim.path))
        if level is None or level.mention is None or level.mention.start == partner.start:
            continue
        if any(level.mention.start == p.start for p in group.partners):
            yield (
                claim.path,
                Problem(
                    f"crossed: in order `{number.text}` belongs to `{partner.text}`, not to `{level.mention.text}`: "
                    f"{printed(index, group.cue)}",
                    number.span,
                ),
            )


def _label_elsewhere(claims: list[Claim], index: Index) -> Iterator[tuple[str, Problem]]:
    claims = Claims.of(claims)
    told = set()
    for claim in claims:
        if claim.role != "level" or not claim.counted:
            continue
        mention, trouble, _ = claim.found
        if mention is None or trouble:
            continue
        unit = claim.unit if isinstance(claim.unit, str) else None
        rival = owner_of(index, mention, content_words(claim.counted), unit)
        if rival is not None:
            told.add(claim.path)
            message = f"`{claim.counted}` names what `{rival.text}` counts, not `{mention.text}`"
            yield claim.path, Problem(f"{message}: {printed(index, rival.span)}", rival.span)
    for path, problem in (*under_another_head(claims, index), *exchanged(claims, index)):
        if path not in told:
            told.add(path)
            yield path, problem


def _change_of_another(claims: list[Claim], index: Index) -> Iterator[tuple[str, Problem]]:
    claims = Claims.of(claims)
    told = dict(_beyond_nearer(claims, index))
    yield from told.items()
    yield from ((path, problem) for path, problem in out_of_order(claims, index) if path not in told)


def _beyond_nearer(claims: Claims, index: Index) -> Iterator[tuple[str, Problem]]:
    """A level between a level and its change, or before a change that its own level follows in another clause."""
    for claim in claims:
        level = claims.levels.get(host_path(claim.path)) if claim.role == "change" else None
        if level is None or claim.mention is None or level.mention is None:
            continue
        sentence = index.sentence_of(claim.mention.start)
        apart = abs(level.mention.start - claim.mention.start)
        if not sentence.start <= level.mention.start < sentence.end or apart > _REACH:
            continue
        if claim.mention.start in listed_in(index, sentence):
            continue
        cell, other = cell_of(index, claim.mention), cell_of(index, level.mention)
        if cell is not None and other is not None and cell.row == other.row:
            continue  # in a row the heads say which column a change is of
        nearer = _nearer_level(index, sentence, level.mention, claim.mention)
        if nearer is not None:
            message = f"`{claim.mention.text}` is the change of `{nearer.text}`, nearer than `{level.mention.text}`"
            yield claim.path, Problem(f"{message}: {printed(index, claim.mention.span)}", claim.mention.span)


def _nearer_level(index: Index, sentence: Span, level: Mention, change: Mention) -> Mention | None:
    unit = (unit_of(index, level)[0] or "").lower()
    lo, hi = (
        (level.end, change.start)
        if level.start < change.start
        else (max(sentence.start, change.start - _REACH), change.start)
    )
    levels = [m for m in index.within(lo, hi) if m.kind == "statistic" and not in_brackets(index.text, m, lo, hi)]
    between = [
        m
        for m in levels
        if (unit_of(index, m)[0] or "").lower() == unit
        and _AGAINST.search(index.text, max(lo, m.start - _LED), m.start) is None
    ]
    if not between or (len(between) == 1 and _FORMER.search(index.text, between[0].end, change.start)):
        return None
    if level.start > change.start and _LEADS_ON.search(index.text[change.end : level.start]):
        return None
    if _handed_out(index, sentence, level, change, between):
        return None
    return between[-1]


def _handed_out(index: Index, sentence: Span, level: Mention, change: Mention, between: list[Mention]) -> bool:
    """`1,862 cases and 2,035 suits, growth of 12% and 7%`: as many changes in a row as levels, each for its own."""
    run = changes_in_a_row(index, sentence, change)
    after = run.index(change)
    return len(run) > 1 and level.end <= run[0].start and len(between) == len(run) - 1 - after


_AGAINST = re.compile(
    rf"\b(?:{AGAINST}|as\s+against|from|than)\s+(?:about\s+|some\s+)?{AMOUNT}$|[较比](?!重|例|为)[^，。；、\d]{{0,12}}的$",
    re.IGNORECASE,
)
"""What leads the level that another is compared with: the change is not of that one."""
_FORMER = re.compile(
    r"\bthe\s+(?:former|first(?!\s+(?:half|quarter|\w+\s+(?:months|weeks))))\b(?!.*\bthe\s+(?:latter|second)\b)",
    re.DOTALL,
)
"""`2 boats and 3 skiffs, the former up by one`: of two levels the farther one."""
_LED = 40
_REACH = 600
_SURE = frozenset({"", "respelled", "unscaled"})
_LEADS_ON = re.compile(r"\b(?:to|reach|reached|reaching|at|totall?ing|with)\b|至|到|达|为")


RULES: tuple[RecordRule, ...] = (
    RecordRule(
        "T001",
        "mention-used-twice",
        "review",
        "two fields claim the same printed number",
        "One print is one figure. Two claims on it mean that one of them is wrong, and that the number it "
        "should have is left out.",
        'The source prints "sank 4 boats and held 19 poachers"; two statistics on 4 go to review.',
        _used_twice,
    ),
    RecordRule(
        "R001",
        "respectively-crossed",
        "review",
        "a list that is handed out in order is crossed",
        "In a `respectively` list the k-th number belongs to the k-th figure or item before it.",
        '"12 boats and 30 nets, up 4% and 9% respectively": the change 9% on 12 boats goes to review.',
        _crossed,
    ),
    RecordRule(
        "R002",
        "label-of-another",
        "review",
        "the label names what another number of the sentence counts",
        "The words of a label stand with one number of the sentence. If all that tell the two apart are with "
        "another number "
        "of the same unit, the wrong one was picked. In a table those words stand over another column.",
        '"sank 4 boats and held 19 poachers": 19 labelled "boats sunk" goes to review.',
        _label_elsewhere,
    ),
    RecordRule(
        "R003",
        "change-of-another",
        "review",
        "the change belongs to a nearer level",
        "A change belongs to the level it follows. Where another level of the same unit stands between, the "
        "change is that one's. Levels and changes of one sentence come in the same order.",
        '"12 boats; 30 skiffs, up 9%": the change 9% on 12 boats goes to review.',
        _change_of_another,
    ),
)
