"""Whose words are these: which number of a sentence the words of a label stand with."""

from extractor.grammar.clauses import clauses
from extractor.grammar.units import direct_unit
from extractor.grammar.words import FUNCTION, WORD
from extractor.rules.agreement import stem
from extractor.source import Index
from schemas.evidence import Mention


def surroundings(index: Index, mention: Mention) -> frozenset[str]:
    """The content words of the mention's clause and of its own noun phrase, without endings."""
    return index.remember(("around", mention.start), lambda: _surroundings(index, mention))


def _surroundings(index: Index, mention: Mention) -> frozenset[str]:
    sentence = index.sentence_of(mention.start)
    clause = next((c for c in clauses(index, sentence) if c.start <= mention.start < c.end), sentence)
    words = _words(index, clause.start, clause.end)
    phrase = direct_unit(index, mention).phrase
    return words | _words(index, phrase.start, phrase.end) if phrase else words


def _words(index: Index, start: int, end: int) -> frozenset[str]:
    found = (w.group() for w in WORD.finditer(index.text, start, end))
    return frozenset(stem(w) for w in found if w.lower() not in FUNCTION)


def owner_of(index: Index, mention: Mention, label: set[str]) -> Mention | None:
    """Another figure of the sentence that the label fits while it does not fit the mention at all, else None."""
    own = surroundings(index, mention)
    sentence = index.sentence_of(mention.start)
    rivals = [
        m for m in index.within(sentence.start, sentence.end) if m.kind == "statistic" and m.start != mention.start
    ]
    if not rivals or not label:
        return None
    fit = len(label & own)
    best, most = None, 0
    for rival in rivals:
        shared = len((label & surroundings(index, rival)) - own)
        if shared > most:
            best, most = rival, shared
    return best if best is not None and most > fit else None
