"""Names of campaigns: quoted or title-case names beside a word for a drive of limited time."""

import re
from typing import Final, NamedTuple

_WORDS: Final = (
    r"campaigns?|operations?|actions?|drives?|crackdowns?|initiatives?|sweeps?|reforms?"
    r"|rectifications?|clean-?ups?|blitz|offensives?|raids?|inspections?"
)
_NAME: Final = re.compile(
    rf"[\"“”‘'「『]\s?(?P<quoted>(?:[^\"“”‘’'「」\n,;:.]|(?<=No)\.){{2,40}}?(?:,\s[^\"“”‘’'「」\n,;:.]{{2,20}})?)\s?[\"“”’'」』]\s+(?:(?:special|nationwide|national|joint"
    rf"|months?-long|law-enforcement|enforcement)\s+){{0,3}}(?P<word>{_WORDS})\b"
    rf"|[\"“”]\s?(?P<inside>[^\"“”\n,;:.]{{2,40}}?\s(?:Campaign|Operation|Action|Drive|Initiative|action|operation"
    rf"|campaign)(?:\s(?:No\.?\s)?[\d/-]+)?)[,.]?\s?[\"“”]"
    rf"|\b(?:special\s+)?(?P<word2>{_WORDS}),?\s+(?:called\s+|named\s+|dubbed\s+|code-?named\s+"
    rf"|known\s+as\s+)?[\"“‘](?P<after>[^\"“”‘’\n,;:.]{{2,40}}?)[\"”’]"
    r"|\b(?P<operation>(?:Operation|Task\s?[Ff]orce)\s+[A-Z][\w-]+(?:\s+[A-Z][\w-]+)*(?:\s\d{1,2}(?!\d|,\d|\s?%|\.\d))?)"
    r"|\bunder\s+[\"“](?P<under>(?:[A-Z][\w-]*|\d{4})(?:\s(?:(?!Law|Act|Code|Regulations?|Rules?|Convention|Plan\b)[A-Z][\w-]*|\d{2,4})){1,4})[\"”]"
    r"|\b(?P<title>(?!Operating|Special|Class|The|This|In|During"
    r"|Joint)[A-Z\d][\w-]+(?:\s+[A-Z\d][\w-]+){0,4}\s+(?:Campaign|Action|Operation))\b(?!\s+(?:Plan|Committee|Group"
    r"|Office))",
    re.DOTALL,
)
_ZH_NAME: Final = re.compile(
    r"[“\"](?P<quoted>[^”\"\n，。,]{2,16})[”\"](?:[^，。；“\"]{0,10}?)(?:专项)?(?:行动|战役|攻坚战|专项斗争|整治)|(?:行动|战役)[“\"](?P<after>[^”\"\n，。,]{2,16})[”\"]"
    r"|[“\"](?P<inside>[^”\"\n，。,]{2,12}行动)[”\"]"
)
_AGAIN: Final = re.compile(
    rf"\b(?:the|this|special)\s+(?:special\s+)?(?:{_WORDS})\b(?!\s+(?:of|to)\b)|\bthe\s+(?:first|second|third|fourth|last)\s+(?:stage|phase|round|wave)\b(?!\s+of\b)",
    re.IGNORECASE,
)
_SUBJECT: Final = re.compile(
    r"(?:^|[.!?:]\s)(?:The|This)\s(?:special\s)?(?:campaign|operation|action|drive|crackdown)\b", re.MULTILINE
)
_UNNAMED: Final = re.compile(r"\b(?:an?|its|their)\s+(?:[\w-]+\s+){0,3}?(?:campaign|operation|crackdown|sweep|drive)\b")
_ZH_AGAIN: Final = re.compile(
    r"(?:专项|本次|此次|该)?(?:行动|战役)(?:开展|启动|期间|以来|中|[已共]|累计)|第[一二三四]阶段"
)
_HINT: Final = re.compile(
    r"ampaign|peration|ction|rackdown|nitiative|rive|weep|eform|ectification|lean-?up|litz|ffensive|[Rr]aid|nspection|[Tt]ask\s?[Ff]orce|行动|战役|斗争|整治"
    r"|\bunder\s+[\"“][A-Z]"
)


class Campaign(NamedTuple):
    """A campaign's name where it stands: `[start, end)` without quotes."""

    start: int
    end: int
    name: str

    @property
    def key(self) -> str:
        """What variants of one name share: the first word, spelled plainly."""
        words = re.sub(r"[^\w\s]", " ", self.name.lower()).split()
        return " ".join(words[:2]) if words else self.name


def find(text: str, start: int, end: int) -> list[Campaign]:
    """The campaign names of a sentence; one of several names in a list names none."""
    if _HINT.search(text, start, end) is None:
        return []
    found = []
    for pattern in (_NAME, _ZH_NAME):
        for match in pattern.finditer(text, start, end):
            groups = match.groupdict()
            group = next(g for g in groups if not g.startswith("word") and groups[g])
            if str(groups.get("word2") or "").endswith("s") or str(groups.get("word") or "").endswith("s"):
                continue
            found.append(Campaign(match.start(group), match.end(group), match.group(group)))
    return found


def subject(text: str) -> bool:
    """Whether the text comes back to one campaign as what it speaks of: sentences begin with `The campaign`."""
    return len(_SUBJECT.findall(text)) > 1 and len({c.key for c in find(text, 0, len(text))}) == 1


def later(text: str, start: int, end: int) -> Campaign | None:
    """The campaign that a sentence speaks of without its name (`in a sweep`), if the text names one alone."""
    if _UNNAMED.search(text, start, end) is None:
        return None
    named = find(text, end, len(text))
    return named[0] if len({c.key for c in named}) == 1 else None


def again(text: str, start: int, end: int) -> bool:
    """Whether the sentence speaks of `the campaign` without its name."""
    return _AGAIN.search(text, start, end) is not None or _ZH_AGAIN.search(text, start, end) is not None
