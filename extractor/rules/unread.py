"""Ways in which a text gives a number its direction that the grammar does not read: then a rule has nothing to say."""

from extractor import regexes as re
from extractor.grammar.apart import acted
from extractor.grammar.clauses import clause_of
from extractor.grammar.directions import change_of
from extractor.grammar.units import unit_of
from extractor.grammar.words import FUNCTION, word_set
from extractor.numbers.behind import OF_OTHERS
from extractor.rules.levels import contributed_to
from extractor.rules.measures import unit_class
from extractor.source import Index
from schemas.evidence import Direction, Mention, Span

_RISE = re.compile(
    r"\b(?:ris(?:e|es|en|ing)|rose|grow(?:s|n|ing|th)?|grew|increas\w+|up|higher|gain\w*|climb\w*|jump\w*|surg(?:e|es|ed|ing)|more|rais\w+|widen\w*|"
    r"expan\w+|add(?:s|ed|ing|itions?)|advanc\w+|boost\w*|recover\w*|rebound\w*|mount(?:s|ing)|swell\w*|swollen|soar\w*|firmed|(?:lift|hik|enlarg)ed\s+by|"
    r"strengthen\w*|accelerat\w+|leap\w*|spik\w+|doubl\w+|tripl\w+|uplift|upswing|dearer|longer)\b|增(?![值设强补援])|升(?![级学])|涨|提高|扩大",
    re.IGNORECASE,
)
_FALL = re.compile(
    r"\b(?:fall\w*|fell|declin\w+|decreas\w+|down|lower\w*|drop(?:s|p\w+)?|reduc\w+|slid\w*|shr[aiu]nk\w*|cut(?:s|ting)?|less|"
    r"fewer|shorten\w*|narrow\w*|contract(?:ed|ing|ions?)|los(?:t|es|ing|s|ses)|shed\w*|slump\w*|plung\w+|"
    r"tumbl\w+|eas(?:e|es|ed|ing)|weaken\w*|slacken\w*|slow\w*|retreat\w*|g[ai]ve\w*\s+(?:up|back)|halv\w+|deflation|dip(?:s|ped|ping)?|slip(?:s|ped|ping)?|dwindl\w+|erod\w+|reced\w+|downswing|cutbacks?|cheaper|shorter)\b"
    r"|\b(?:slash|squeez|depress)ed\s+by\b|降(?!水)|减(?![刑税排免灾])|跌|回落|收窄",
    re.IGNORECASE,
)
_IDLE = re.compile(
    r"\b(?:more|less|fewer|higher|lower|longer|shorter)\s+than\s+(?:(?:one|half|two|three|four|five|six|seven|eight|nine|ten)\b"
    r"|an?\s+(?!year|quarter|month|week|decade|day)|[$£€¥]?(?!(?:19|20)\d\d\b)\d)"
    r"|\b(?:ma[dk]e?s?|making|sets?|setting|t[ao]o?k(?:en|es?|ing)?|signed|show(?:s|ed|n)?|clear(?:s|ed|ing)?)\s+up\b"
    r"|\b(?:laid|lays?|laying|hand(?:s|ed|ing)?|crack(?:s|ed|ing)?|track(?:s|ed|ing)?|shut(?:s|ting)?|sets?)\s+down\b",
    re.IGNORECASE,
)
"""Words of change that tell of none: `more than half`, `made up`."""
_WAYS = {"increase": (_RISE, _FALL), "decrease": (_FALL, _RISE)}
_SHARES = frozenset({"percent", "points", "basis points"})
_COMPARATIVE = re.compile(
    r"(?:\s(?!(?:is|are|was|were|be|been|who|that|which)\b)[a-z]+){0,2}\s(?!(?:oth|rath|und|ov|aft|eith|nev|ev)er\b)(?P<way>[a-z]{3,}er)"
    r"\s+than\b(?!\s+(?:\d|one|two|three|four|five|six|seven|eight|nine|ten)\b)"
)
"""`384 million narrower than a year earlier`, but not `52 were older than three years`"""
_AHEAD = re.compile(
    r"(?:\s?%|(?:\s[a-z]+){0,2})\s(?:(?P<up>ahead\s+of)|short\s+of|behind)\s+(?:the\s+)?"
    r"(?:last|previous|prior|same|(?:a\s+)?(?:year|month|quarter|week)|(?:19|20)\d\d)\b"
)
_BEYOND_THEN = re.compile(
    r"(?:\s?%|(?:\s[a-z]+){0,2})\s(?P<way>above|below|over|under)\s(?:the|that|those|its|their|last)\s[^.;,:()\d]{0,40}?"
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December|(?:19|20)\d\d|week|month"
    r"|quarter|year|previous|prior)\b"
)
"""`2,100 below the June figure`: what it is measured against is of another time."""
_UP_ON = re.compile(
    r"(?:\s[a-z]+)?\s(?P<way>up|down)\s(?:on|from|against)\s[^.;,:()]{0,40}?"
    r"(?:\b(?:19|20)\d\d\b|\b(?:year|month|quarter|week|before|earlier|previous|last)\b"
    r"|\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\b)"
)
"""`3,200 down on 2030`"""
_A_NOUN_OF = re.compile(r"\ban?\s+(?:[a-z]+\s+)?(?P<noun>[a-z]+)\s+of\s+$")
_DETERMINERS = word_set("remaining other same whole first last final own")
_LABEL = re.compile(r"[^\n.;:]{3,60}:\s*(?:[$£€¥]\s?)?$")
_ENDS = re.compile(r"\s?%?\s*(?:[.;(]|\n|$)")
_ADJUNCT = re.compile(r"(?P<word>[a-z]{3,})\s+$")
_OF = re.compile(r"\s?(?:%|per\s?cent|percent)\)?\s+(?:of|share)\b")
_GLOSS = re.compile(r"(?:\s?(?:%|per\s?cent|percent))?[^.;()]{0,40}\((?:in\s+)?[A-Z][\w ]{1,24}:\s*$")
_REACH = 80
_PIECE = 16
_NEAR = 4
"""Words from a word of change to the number that it governs without any other."""
_HELD = re.compile(r"\b(?:reach|total|average?|amount|stand|stay|remain|keep|account|cover|hold|mak|be)(?:s|ed|ing)\b")
_A_CHANGE = re.compile(
    r"\s(?:(?P<up>rise|increase|gain|growth|jump|surge)|(?P<down>fall|decline|decrease|drop|loss|reduction|cut))\b"
)
_OF_THE = re.compile(r"\b[Oo]f (?:the|this|that|its|their|all|these|those) [a-z ]{3,30}, $")
"""`of the rise, 60% was due to fuel`"""
_THE = re.compile(r"\b(?:the|an?|this|that|its|their)\s+(?:[A-Z]{0,3}[$£€¥]\s?)?$")
"""`of the 7,100 rise`"""
_ASIDE = re.compile(r"(?:(?:[(,]|\b(?:or|is|are|was|were))\s+|\()(?:[A-Z]{0,3}[$£€¥]\s?|[A-Z]{3}\s)?$")
_ZH_MORE = re.compile(r"(?:(?P<up>多)|少)了(?:约|近|超过?)?$")
_BARE = re.compile(
    r"(?P<way>(?:\s[a-z]+)?\s(?P<count>fewer|less|more)|\s(?:higher|lower|dearer|cheaper|longer|shorter))\s*(?=[).,;:]|$)"
)
_EACH_THAN = re.compile(
    r"(?P<way>(?:\s[a-z]+)?\s(?:fewer|less|more|higher|lower))(?:,?\s(?:and|but)\s[^.;:()]{1,24}?"
    r"\s(?:fewer|less|more|higher|lower))?,?\srespectively,?\sthan\b"
)
"""`62 fewer and 18 more, respectively, than in May`"""
_SIZE = re.compile(
    r"\s?(?:%|per\s?cent)\s(?:(?P<up>bigger|larger|greater|stronger|faster)|smaller|weaker|slower|poorer)\b"
)
"""`the economy was 0.7% bigger`"""
_OF_A_CHANGE = re.compile(
    r"\s+of\s+(?P<what>(?:the|this|that|its|their|all|those|these)(?:\s(?!(?:is|are|was|were|had|has|have|who|that|which|than|no|to|came|and|but|while|or|reported|recorded|saw|posted|showed|noted|registered|suffered|enjoyed)\b)[^\s.,;:()]+){1,6})"
)
_AGAIN = re.compile(
    r"(?:\s?%|\s[a-z]+){0,3}\s?,?\s(?:or(?!\s+(?:more|less|fewer|so|above|below|higher|lower)\b)|i\.e\.|that is"
    r"|equal to|equivalent to)\s+[^\d.;]{0,16}"
)
_OR_AGAIN = re.compile(r"(?:\s[a-z]+){0,3}\sor\s(?:about\s|some\s)?")
_PASSED = re.compile(
    r"\b(?:(?P<up>overshot|overtook|exceed(?:s|ed|ing)?|surpass(?:es|ed|ing)?|outstrip(?:s|ped|ping)?|beat(?:s|en|ing)?|above)"
    r"|below|undershot|f[ae]ll(?:s|en|ing)?\s+short\s+of)\s+(?P<then>[^.;:()]{3,60}?),?\s+by\s+"
    r"(?:(?:about|some|nearly|almost|over|more\s+than)\s+)?(?:[A-Z]{0,3}[$£€¥]?\s?)?$"
)
_THEN = re.compile(
    r"\b(?:year|month|quarter|week|previous|prior|last|(?:19|20)\d\d|January|February|March|April|May|June|July|August"
    r"|September|October|November|December)\b"
)
_VERB_BY = re.compile(
    r"(?<![;:]\s)\b(?P<verb>(?:[a-z]{2,}(?:ed|ing|ew|ose|ank|unk|llen|own)|[Ll]eaps?|[Ss]pikes?|[Dd]oubles?|went|gone|go(?:es|ing))(?:\s+back|\s+up|\s+down|\s+[a-z]+ly)?),?\s+by\s+[^\d.,;:()]{0,16}$"
)
_VERBS = (
    (
        "increase",
        re.compile(r"(?:lift|hik|buoy|firm|bounc|prolong|multipl|inflat|bolster|elevat|swell|deepen|perk|shot\s+up)"),
    ),
    (
        "decrease",
        re.compile(
            r"(?:(?:go|went)[a-z]*\s+back|depress|slash|squeez|par(?:ed|ing)\b|deplet|thinn|cool|dent|compress|curb|curtail|trim|abat|crimp|whittl|dilut|deflat|plummet|scal\w+\s+(?:back|down))"
        ),
    ),
)
"""Verbs that tell a way only with `by` behind them: lifted rules, cooled halls and slashed tyres did not move."""
_PHRASAL = re.compile(
    r"\b(?:giv(?:e|es|en|ing)|us(?:e|es|ed|ing)|clear(?:s|ed|ing)?|end(?:s|ed|ing)?|w(?:i|ou)nd(?:s|ing)?|call(?:s|ed|ing)?|"
    r"eat(?:s|en|ing)?|ate)\s+(?:up|down)\s",
    re.IGNORECASE,
)


_GIVEN = re.compile(r"\bg(?:i|a)v(?:e|es|en|ing)\s+up\b")
_JOINED = re.compile(r"\b(?:and|while|but)\s|[,;]\s")
_GAP_ENDS = re.compile(
    r"(?P<word>[^\W\d_][\w’'-]+)(?P<apart>,)?\s+(?:by\s+)?(?:(?:only|just|merely|about|some|around|roughly|nearly|almost|close\s+to|over|but)\s+)*$"
)
_VERB = re.compile(
    r"\b(?:was|were|is|are|had|has|have|be|been|which|who|whom|that|stood|accounted|made|came|went|kept|held|paid|took|got|brought|gave|drew|spent|met|cost|\w{2,}(?:ed|ing))\b",
    re.IGNORECASE,
)
_OWN_WAY = re.compile(r"^\s?(?:%|per\s?cent)\s(?:up|down|higher|lower|more|less|fewer|dearer|cheaper)(?=\s)")
"""`was 3% up in stores and 7% online`: the word of the first is the one that is said once."""
_THAT_OF = re.compile(r"\s(?:that|those)\s(?:of|in|for|on|at|to|from)(?=\s)")
_TURNED = re.compile(
    r"\b(?:turn(?:ed|s|ing)?|pick(?:ed|s|ing)?|c[ao]m(?:e|es|ing)|went|go(?:es|ing)?)\s+(?:up|down)\s+$"
)


def is_share(index: Index, mention: Mention) -> bool:
    """Whether the mention is of percent or points."""
    unit = unit_of(index, mention)[0]
    return unit is not None and unit_class(unit) in _SHARES


def only_way(words: str, direction: str) -> bool:
    """Whether the words tell of changes in this direction and of none in the other."""
    ways = _WAYS.get(direction)
    if ways is None or ways[0].search(words) is None:
        return False
    if " than " in words or " up" in words or " down" in words:
        words = _IDLE.sub(" ", words)
    return ways[0].search(words) is not None and ways[1].search(words) is None


def said_unread(index: Index, mention: Mention, direction: str) -> bool:  # noqa: PLR0911 -- a decision list
    """Whether words stand at the number that may well give it this direction, though no known change word does."""
    text, end = index.text, mention.end
    if (told := _COMPARATIVE.match(text, end)) is not None:
        known = any(way.search(told["way"]) for way in (_RISE, _FALL))
        return OF_OTHERS.match(text, told.end()) is None and (not known or only_way(told["way"], direction))
    if (beyond := _beyond(text, end)) is not None:
        return beyond == direction
    sentence = index.sentence_of(mention.start)
    lead = text[max(sentence.start, mention.start - _REACH) : mention.start]
    if (label := _LABEL.search(lead)) is not None and _ENDS.match(text, end):
        return only_way(label.group(), direction)  # `Jobs added in July: 18,600`
    if _near_said(index, mention, direction, sentence.start):
        return True
    if not is_share(index, mention):
        return False
    if (noun := _A_NOUN_OF.search(lead)) is not None:
        return only_way(noun["noun"], direction)  # `an uplift of 10%`
    if _OF.match(text, end):
        return False
    if lead.endswith(", ") and not _OF_THE.search(lead):
        before = index.before(mention, sentence.start)
        since = 0 if before is None else before.end
        near = text[max(since, mention.start - len(lead)) : mention.start].split()[-_NEAR:]
        return only_way(" ".join(near), direction)  # `lost most, 6%`
    word = _ADJUNCT.search(lead)
    if word is None or word["word"] in FUNCTION or word["word"] in _DETERMINERS:
        return False
    clause = clause_of(index, mention)
    near = text[clause.start : mention.start].split()[-_NEAR - 1 :]
    return not _HELD.search(" ".join(near)) and only_way(" ".join(near), direction)  # `we cut emissions 14%`


def _beyond(text: str, end: int) -> Direction | None:
    """On which side of what was before, told behind the number: `4 million ahead of last year`."""
    if (ahead := _AHEAD.match(text, end)) is not None:
        return "increase" if ahead["up"] else "decrease"
    if (moved := _UP_ON.match(text, end)) is not None:
        return "increase" if moved["way"] == "up" else "decrease"
    if (past := _BEYOND_THEN.match(text, end)) is not None and not OF_OTHERS.match(text, past.end("way")):
        return "increase" if past["way"] in {"above", "over"} else "decrease"
    return None


def _near_said(index: Index, mention: Mention, direction: str, lo: int) -> bool:  # noqa: PLR0911 -- a decision list
    """Whether the direction is told right behind the number, with the number before, or by an unknown verb."""
    text, end = index.text, mention.end
    lead = text[max(lo, mention.start - _PIECE) : mention.start]
    if (each := _EACH_THAN.match(text, end)) is not None and only_way(each["way"], direction):
        return True
    if (bare := _BARE.match(text, end)) is not None:
        if bare["count"] is None and unit_class(unit_of(index, mention)[0] or "") == "noun":
            return False  # `301 became dearer, 122 cheaper`
        aside = bare["count"] is None or _ASIDE.search(lead) is not None
        return aside and only_way(bare["way"], direction)  # `88 boats (six fewer)`, but not `of two more`
    if (more := _ZH_MORE.search(lead)) is not None:
        return (more["up"] is not None) == (direction == "increase")
    if (noun := _A_CHANGE.match(text, end)) is not None and _THE.search(lead):
        return (noun["up"] is not None) == (direction == "increase")
    if (size := _SIZE.match(text, end)) is not None:
        return (size["up"] is not None) == (direction == "increase")
    if (change := _OF_A_CHANGE.match(text, end)) is not None and mention.value is not None and mention.value >= 1:
        return only_way(change["what"], direction)  # `accounts for 400 of the jobs lost`
    before = index.before(mention, lo)
    if before is not None and _AGAIN.fullmatch(text, before.end, mention.start):
        cue = change_of(index, before)
        return cue is not None and cue.role == "by" and cue.direction == direction  # `by 7 cents, or 0.3 percent`
    if moved_by(index, mention, direction) is not None or _gapped(index, mention, direction, before):
        return True
    return direction in {_of_its_share(index, mention, lead), _passed(text, lo, mention.start, lead)}


def _passed(text: str, lo: int, start: int, lead: str) -> Direction | None:
    """`exceeded the level of May by 14%`: how far a figure lies beyond that of another time."""
    found = _PASSED.search(text, max(lo, start - _REACH - _PIECE), start) if " by " in lead else None
    if found is None or _THEN.search(found["then"]) is None:
        return None
    return "increase" if found["up"] else "decrease"


def _of_its_share(index: Index, mention: Mention, lead: str) -> Direction | None:
    """`3 tonnes or 2 percent more than in May`: the same difference as a share stands behind it."""
    after = index.after(mention) if lead.endswith((", ", "(")) else None
    if after is None or not _OR_AGAIN.fullmatch(index.text, mention.end, after.start) or not is_share(index, after):
        return None
    cue = change_of(index, after)
    return cue.direction if cue is not None and cue.role == "by" and cue.cue.start >= after.end else None


def _gapped(  # noqa: PLR0911 -- a decision list
    index: Index, mention: Mention, direction: str, before: Mention | None, hops: int = 6
) -> bool:
    """`goods were up 0.8 percent and services prices 0.3 percent`: the word of change is said once."""
    if _TURNED.search(index.text, mention.start - _REACH, mention.start) and is_share(index, mention):
        return only_way(index.text[max(0, mention.start - 6) : mention.start], direction)
    if _OF.match(index.text, mention.end):
        return False  # `sales rose 6%, and tickets brought 91% of them`
    lo = index.sentence_of(mention.start).start
    while before is not None and not is_share(index, before):
        before = index.before(before, lo)  # `of steel fell 4%, to 8 tonnes, and of rope 2%`
    if before is None or not is_share(index, mention) or mention.start - before.end > 2 * _REACH:
        return False
    if unit_class(unit_of(index, before)[0] or "") != unit_class(unit_of(index, mention)[0] or ""):
        return False  # `5.4% on small loans (-21 bp) and 4.9% on larger ones`
    gap = _THAT_OF.sub(" ", _OWN_WAY.sub("", index.text[before.end : mention.start]))
    cue, word = change_of(index, before), _GAP_ENDS.search(gap)
    if word is None or word["word"].lower() in FUNCTION:
        return False
    if cue is None and hops and not _gapped(index, before, direction, index.before(before, lo), hops - 1):
        return False
    if (cue is None and not hops) or (cue is not None and cue.direction != direction):
        return False
    subject = gap[: word.start()] if word["apart"] else gap  # `rents rose 3%; heating, 5%`
    return bool(_JOINED.search(gap)) and not any(p.search(subject) for p in (_VERB, _RISE, _FALL))


def moved_by(index: Index, mention: Mention, direction: str) -> int | None:
    """Where the verb of `recovered strongly, by 9%` begins, one that the grammar of changes need not know."""
    verb = _VERB_BY.search(index.text, mention.start - _REACH, mention.start)
    if verb is None or acted(index.text[verb.start() : mention.start], index.text, mention.end):
        return None  # `price rises were reported by 31% of firms`
    if only_way(verb["verb"], direction):
        return verb.start()
    for way, verbs in _VERBS:
        if verbs.match(verb["verb"]):
            return verb.start() if way == direction else None
    if not is_share(index, mention) or any(way.search(verb["verb"]) for way in (_RISE, _FALL)):
        return None
    other = "decrease" if direction == "increase" else "increase"
    clause = clause_of(index, mention)  # `fell for the second month running, by 2%`
    return None if only_way(index.text[clause.start : verb.start()], other) else verb.start()


def phrasal(index: Index, mention: Mention, cue: Span) -> bool:
    """`had given up 7%`: up and down behind a verb that says something else with them."""
    found = _PHRASAL.search(index.text, cue.start - _REACH, mention.start)
    return found is not None and cue.end <= found.end() <= cue.end + 1


def given_up(index: Index, mention: Mention, cue: Span) -> bool:
    """`had given up 7%`: what is given up is lost."""
    return phrasal(index, mention, cue) and _GIVEN.search(index.text, max(0, cue.start - _PIECE), cue.end) is not None


def glossed(index: Index, mention: Mention, direction: str) -> bool:
    """`growth was 2.9% in August (July: 2.3%)`: the same of another time; the word of change is that of the first."""
    lo = index.sentence_of(mention.start).start
    before = index.before(mention, lo)
    while before is not None and before.kind == "date_time":
        before = index.before(before, lo)
    if before is None or mention.start - before.end > _REACH:
        return False
    if _GLOSS.fullmatch(index.text, before.end, mention.start) is None:
        return False
    cue = change_of(index, before)
    if cue is not None:
        return cue.role == "by" and cue.direction == direction and not contributed_to(index, before)
    return only_way(index.text[lo : before.start], direction)
