"""Comparison phrases of both languages: what a change is measured by."""

from typing import Final

from extractor import regexes as re
from extractor.fillers.baseline.words.lexicon import SUM
from schemas.evidence import Span

_MONTH: Final = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
_SPAN: Final = r"(?:year|month|quarter|week|season|decade|half|period|day|term)"
_TIME: Final = (
    r"(?:(?:in|for|at|during|of|that|those|the\s+level|(?:its|their)\s+levels?(?:\s+of)?)\s+)*(?:the\s+)?(?:(?:revised|initial|original)\s+)?(?:(?:same|previous|prior|preceding"
    r"|corresponding|comparable|year-ago|year-earlier|last|earlier|end\s+of|end-|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|fiscal"
    rf"|(?:latest|first|second|third|fourth)(?=\s+(?:[\w-]+\s+){{0,2}}(?:{_SPAN}|survey|census|estimate|reading|round)s?\b)"
    rf"|pre-pandemic|one\s+year|{_SPAN}\s+(?:earlier|before|ago)|\d{{4}}\b|Q[1-4]"
    r"|(?:its|their|the)\s+(?:(?:19|20)\d\d|pre-[a-z]+|all-time|record|earlier|last)\s+(?:peak|level|high|low|average|total|figure)s?\b)"
    r"|a\s+(?:year|month|quarter|week|decade)|(?:one|two"
    r"|three|four|five|six|ten|twelve|\d+)\s+(?:years?|months?|quarters?|decades?|weeks?)\s+(?:earlier|before|ago))"
)
_REST: Final = (
    r"(?:[^,;.()\n，。；]|\.(?=\d)|(?<=\bRs)\.(?=\s?\d)|,(?=\d{2})|\n(?!\s*\n)){0,160}?(?=,?\s+respectively|\s+[–—-]{1,2}\s|,(?!\d)|;|(?<!\bRs)\.(?!\d)|[()，。；]"
    r"|\n\s*\n|\s(?:and(?!\s+\d{4}\b)|while|but|whereas|with|to|reaching|among|notwithstanding|despite|although|though|because|was\s+\w+ed|were\s+\w+ed)\s|$)"
)
_FIGURE_THEN: Final = rf"the\s+{SUM}\d[^,;()]{{0,60}}?\b(?:ago|earlier|before|same|last|previous|prior|(?:19|20)\d\d)\b"
_BASIS: Final = re.compile(
    rf"\b(?:(?P<rate>(?:year|month|quarter|week)(?:\s?-|\s)(?:on|over)(?:\s?-|\s)(?:the(?:-|\s))?(?:year|month|quarter"
    rf"|week)|sequentially|y/y|yoy|y-o-y|m/m|mom|m-o-m|q/q|qoq|q-o-q)\b"
    rf"|(?P<full>(?:as\s+)?(?:compared|when\s+compared|in\s+comparison)\s+(?:with|to|against)\s+{_REST}"
    rf"|(?:relative\s+to|versus|vs\.?|(?:as\s+)?against)\s+(?:(?:the\s+)?(?:{SUM}|\D{{0,3}})\d|{_TIME}){_REST}"
    r"|on\s(?:month|year|quarter|week)\b(?!\s+(?:to\s+date|end|before|earlier|ago|one|two|three|[\d-]))"
    rf"|on\s+the\s+(?:month|year|quarter|week)\b(?!\s+(?:to|before|earlier|ago))"
    rf"|than\s+(?:(?:published|estimated|reported|forecast|expected|announced|thought)\b{_REST}|(?:in|for|at|during|on)\s+{_REST}|{_TIME}{_REST})|(?:over(?!\s+the\s+(?:past|last|first|prior"
    rf"|previous)\s+(?:\w+\s+)?(?:months|years|weeks|quarters))|above|below|ahead\s+of|on(?!\s+(?:{_MONTH})[a-z]*\.?\s+\d\d?\b)|from)\s+{_TIME}{_REST}"
    rf"|(?:over|on|above|below)\s+{_FIGURE_THEN}{_REST}"
    rf"|from\s+(?:(?:about|some|over|nearly|almost|around|a\s+revised)\s+)?{SUM}(?!\d\d?\s+(?:{_MONTH}))\d{_REST}))",
    re.IGNORECASE,
)
HOSTILE: Final = re.compile(
    r"\b(?:prosecutions?|proceedings|charges?|actions?|measures?|complaints?|sanctions?|penalties|cases?|investigations?"
    r"|lawsuits?|suits?|warrants?|crimes?|offences|decisions?|appeals?|allegations|indictments?|procedures|violence|claims?"
    r"|protests?|vaccinated|insured|immuni[sz]ed|vaccination|issued|filed|brought|fight|protection|orders?|files?)\s+$",
    re.IGNORECASE,
)
"""Before an `against` that names whom something is directed at."""
_BASIS_TRIGGER: Final = re.compile(
    r"year|month|quarter|week|sequential|\by/y|yoy|y-o-y|compar|relative|versus|\bvs|against|than|over|above|below|\bon\b|from"
    r"|[mq]/[mq]|[mq]-o-[mq]",
    re.IGNORECASE,
)
_RANGED: Final = re.compile(r"\b(?:rang|var|stretch|spann|mov)(?:ed|es|ing|ies|ied)\s+$")
"""`ranged from 4 in Ester to 9 in Norden`: no comparison."""
_ELSEWHERE: Final = re.compile(
    r"than\s+in\s+(?:the\s+)?(?:capital|north|south|east|west|centre|interior|countryside|(?:(?:big|large|small|rural|urban|other)\s+)?"
    r"(?:cities|towns|villages|provinces|regions|areas|districts))\b",
    re.IGNORECASE,
)
"""`higher in the north than in the capital`: two places are set side by side, not two times."""
_ZH_BASIS: Final = re.compile(
    r"同比|环比|按[年月季](?=[升跌增减上下回])|[和与同跟](?:上|去|前|20|19|往)[^，。；、\n]{1,10}?(?:相比|相较|比较|对比)|(?:比|较)(?:上|去|前|20|19)[^，。；、\n]{0,6}(?:和|及|与)(?:上|去|前|20|19|同)[^，。；、\n]{1,6}?"
    r"(?=增|下降|减|上升|提高|降|上涨|回落|扩大|收窄|加快|放缓|缩短|延长|高|低|多|少|快|慢)|(?:比|较)(?:上年|去年)(?:同期|同月|末|底)?|(?:比|较)上(?:个?月|季度?|周|期)(?:同期|末|底)?|(?<![占之对])(?:比|较|与|同)(?=上|第[一二三四1-4]季|去|前|今|20|19|同|\d|一|二|三|四|节|年初"
    r"|此前|疫情|期初|往年|常年|历年|整治|实施|改革)"
    r"[^，。；、\n]{1,18}?(?=名义|实际|累计|净|日均|月均|年均|人均|分别|同口径|增|下降|减|上升|提高|提升|降|上涨|下跌|下调|上调|回落|扩大|收窄|加快|放缓|回升|攀升|反弹|走高|走低|下滑|缩小|缩短|延长|压缩|高|低|多|少|快|慢|持平|相比|相较|比较|对比|翻)(?:相比|相较|比较|对比)?"
)


def bases(text: str, start: int, end: int) -> list[Span]:
    """The comparison phrases of a sentence in order, verbatim from the comparison word on."""
    found: list[Span] = []
    if _BASIS_TRIGGER.search(text, start, end):
        for match in _BASIS.finditer(text, start, end):
            if text.endswith("revised ", start, match.start()) or _RANGED.search(text, start, match.start()):
                continue
            if text.startswith("against", match.start()) and HOSTILE.search(text, start, match.start()):
                continue
            if _ELSEWHERE.match(text, match.start()):
                continue
            if text.startswith("Over ", match.start()) and not text[start : match.start()].strip():
                continue  # `Over 2019, the average was 9 crowns.`
            group = "rate" if match.group("rate") else "full"
            found.append(Span(match.start(group), _trimmed(text, match.start(group), match.end(group))))
    return found


def bases_chinese(text: str, start: int, end: int) -> list[Span]:
    """The comparison words of a Chinese sentence."""
    return [Span(*m.span()) for m in _ZH_BASIS.finditer(text, start, end)]


def _trimmed(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1] in " \t\n\u00a0":
        end -= 1
    return end
