"""What English time phrases and their parts look like; `time_match` puts the parts together."""

from typing import Final

from extractor import regexes as re
from extractor.fillers.baseline.words.lexicon import vocabulary

MONTH: Final = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\.?|Jun|Jul)(?-i:(?![A-Za-z]))"
)
_S: Final = r"\s{1,4}"
_N: Final = (
    r"(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|eighteen"
    r"|twenty(?:-four|-six)?|thirty|fifty-two|ninety|hundred"
    r"|several|few)"
)
_DAY: Final = (
    r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
    r"(?!\d|[,.]\d|\s?%|\s(?:percent|per\s|million|billion|trillion|thousand|basis|points?)\b)"
)
_YEAR: Final = r"(?:19|20)\d\d(?![-/]\d\d?[-/]\d)(?:(?:[/-]|–)\d{2,4})?(?![\d%]|[,.]\d)"
_FY: Final = rf"FY(?:{_S})?(?:{_YEAR}|\d\d(?:-\d\d)?)"
_UNIT: Final = r"(?:years?|months?|weeks?|quarters?|days?|hours?|decades?|nights?|weekends?)"
_ORDINAL: Final = r"(?:first|second|third|fourth|final|last|opening|closing|1st|2nd|3rd|4th)"
_BOOK: Final = (
    r"(?:fiscal|financial|legal|judicial|budget|tax|calendar|crop|marketing|business|accounting|academic|school"
    r"|trading|reporting)"
)
"""What a year can be one of, beside the calendar's: `the legal year 2021/22`."""
_SEASON: Final = r"(?:spring|summer|autumn|fall|winter)"
_OF_YEAR: Final = rf"(?:(?:the|this|last|the{_S}(?:current|previous|prior|preceding|past|same)){_S}year\b|{_YEAR})"
_OF_BEFORE: Final = (
    rf"(?:{_S}(?:(?:of|in|a){_S})?(?:the{_S}(?:previous|prior|preceding){_S}(?:year|season|winter|summer)"
    rf"|last{_S}(?:year|season|winter|summer|autumn|spring)|(?:the{_S})?{_YEAR}(?:{_S}season)?"
    rf"|year{_S}(?:earlier|before|ago)))"
)
_FEAST: Final = (
    rf"(?:(?:travel{_S})?rush|holidays?(?:{_S}(?:week|period|season|weekend|rush))?|festival(?:{_S}(?:week|period|season|holiday))?"
    r"|weekend|season)\b"
)
"""What ends the name of a time of the year: `the Harvest Festival week`, `the dry season`, `the summer months`."""
_REL: Final = (
    r"(?:(?:this|last|the(?:"
    + _S
    + r")?(?:current|previous|prior|past|preceding|following|whole|full|entire|complete))"
    rf"(?:{_S}{_BOOK})?{_S}(?:year|month|week|quarter|season|half(?:[-\s]year)?)"
    rf"|the{_S}(?:same|corresponding|comparable|linked|sequential|year-ago|year-earlier|prior-year|previous|prior"
    rf"|preceding){_S}(?:(?:fiscal|financial|{_N}){_S})?(?:period|months?|quarter|half|week|weeks|year|season){_OF_BEFORE}?"
    rf"|(?:same|corresponding){_S}(?:period|month|quarter|week|half){_OF_BEFORE}"
    rf"|the{_S}same{_S}(?:date|day|point|time|stage){_OF_BEFORE}"
    rf"|{_N}{_S}(?:years|months|weeks|quarters|decades){_S}(?:ago|earlier)|one{_S}(?:year|month|week|quarter|decade){_S}(?:ago|earlier|before)"
    rf"|(?:this|last|next){_S}{MONTH}"
    rf"|(?:this|last|the){_S}(?:spring|summer|autumn|winter)(?!{_S}(?:season|of|months|festival|holidays?|term|travel|\d))"
    rf"|(?:the|this){_S}(?:(?!of\b|in\b|and\b|to\b|for\b|at\b)[A-Za-z\d-]+{_S}){{1,3}}?{_FEAST}"
    rf"|the{_S}(?:{_N}{_S})?(?:spring|summer|autumn|winter|dry|rainy|wet|warm|hot|cold){_S}months"
    rf"|the{_S}(?:half-year|half{_S}year|semester|{_N}(?:{_S}|-)(?:months|weeks|quarters))(?:{_S}(?:of{_S})?{_OF_YEAR})?"
    rf"|(?:prior|previous)(?:-|{_S})year(?:{_S}period)?|(?:a|the){_S}(?:year|month|quarter|week|decade|season|session){_S}(?:ago"
    rf"|earlier"
    rf"|before)|the{_S}{_BOOK}{_S}year|the{_S}course{_S}of{_S}(?:the|this|last){_S}(?:{_BOOK}{_S})?(?:year|month|quarter|week|season)"
    rf"|the{_S}(?:year|month|quarter|week|weekend)(?:{_S}(?:under{_S}(?:review|report)|just{_S}(?:ended|past|closed)|so{_S}far))?)\b"
)
_NUMERIC_DATE: Final = r"\d{1,2}[./-]\d{1,2}[./-](?:19|20)\d\d(?!\d)"
_DATE: Final = (
    rf"(?:{_NUMERIC_DATE}|{MONTH}(?:{_S}{_DAY})?(?:,?{_S}(?:of{_S})?(?:{_YEAR}|this{_S}year|last{_S}year))?"
    rf"|{_DAY}{_S}(?:of{_S})?{MONTH}(?:,?{_S}{_YEAR})?|{_YEAR}|\d{{1,2}}(?:st|nd|rd|th))"
)
_TAIL: Final = rf"(?:,?{_S}(?:of{_S}|in{_S})?(?:this{_S}year|last{_S}year|the{_S}(?:year|same{_S}year)|{_YEAR}))?"
_PART: Final = (
    rf"(?:(?:the{_S})?{_ORDINAL}(?:{_S}|-)(?:(?:fiscal{_S})?(?:half(?:[-\s]year)?|quarter|week|month|semester|trimester|tertial)|{_N}-(?:month|week|day){_S}period"
    rf"|(?:{_N}{_S})?(?:months|weeks|days|quarters|years))\b"
    rf"(?:{_S}(?:(?:of|in){_S})?(?:(?:the{_S})?{_BOOK}{_S}(?:year{_S})?{_YEAR}|the{_S}(?:year|month|season)\b"
    rf"|(?:the|this){_S}(?:(?:{_ORDINAL}|new|current|next|previous|prior|preceding|past|same|{_BOOK}){_S})+(?:half|quarter|year|season)\b|this{_S}year|last{_S}year|{_YEAR}"
    rf"|{_FY}|{MONTH}(?:{_S}{_YEAR})?))?"
    rf"|(?:the{_S})?{_N}{_S}(?:months|quarters|weeks){_S}(?:of|in){_S}(?:(?:this|last){_S}year|the{_S}(?:current|present|last|previous|past|same|reporting){_S}(?:{_BOOK}{_S})?year|{_YEAR}|{_FY})"
    rf"|(?:the{_S})?full-year\b(?:{_S}{_YEAR})?(?!{_S}(?:outlook|guidance|forecast|target))|full{_S}year\b(?:{_S}{_YEAR})?"
    rf"|[HQ][1-4](?:{_S}|[/-])?(?:of{_S})?(?:{_FY}|{_YEAR})|[HQ][1-4](?:[’'/-]|{_S}[’']?)\d\d(?!\d|[.,]\d|{_S}(?!was\b|is\b)[a-z]+s\b)|[1-4][HQ](?:{_S})?(?:{_FY}|{_YEAR}|\d\d(?!\d))|{_YEAR}(?:{_S})?[HQ][1-4]|(?:[369]|12)M(?:{_S})?(?:{_FY}|{_YEAR})|Q[1-4])"
)
_FISCAL: Final = (
    rf"(?:the{_S}years{_S}{_YEAR}{_S}(?:to|and){_S}{_YEAR}"
    rf"|(?:(?:the{_S})?whole{_S}of{_S}|all{_S}(?:of{_S})?|the{_S}(?:course{_S}of{_S})?(?:calendar{_S})?year{_S}){_YEAR}(?:{_S}as{_S}a{_S}whole)?"
    rf"|(?:the{_S})?whole{_S}of{_S}(?:(?:last|this){_S}year|the{_S}(?:past|previous){_S}year)"
    rf"|(?:the{_S})?(?:{_BOOK}|full|whole|entire|complete)(?:{_S}year)?{_S}{_YEAR}"
    rf"|(?:the{_S})?{_YEAR}{_S}"
    rf"(?:{_BOOK}|campaign)?(?:{_S})?(?:year|season|period)\b|(?:the{_S})?{_YEAR}{_S}{_SEASON}\b"
    rf"|the{_S}(?:(?:March|June|September|December){_S}quarter\b(?:{_S}(?:of{_S})?{_YEAR})?|(?:March|June|September|December){_S}{_YEAR}{_S}quarter\b)"
    rf"|{_FY}(?:{_S}as{_S}a{_S}whole)?|{_YEAR}{_S}as{_S}a{_S}whole"
    rf"|(?:the{_S})?months?{_S}of{_S}{MONTH}(?:{_S}(?:and|to){_S}{MONTH})?(?:,?{_S}(?:of{_S})?{_YEAR})?"
    rf"|the{_S}(?:night|morning|evening|week|weekend){_S}of{_S}(?:{MONTH}{_S}{_DAY}|{_DAY}{_S}(?:of{_S})?{MONTH})(?:,?{_S}{_YEAR})?"
    rf"|(?:the{_S})?{_SEASON}(?:{_S}of)?{_S}(?:{_YEAR}|(?:this|last){_S}year\b))"
)
_WEEK: Final = (
    rf"(?:(?:(?:epidemiological|calendar|reporting){_S})?weeks?{_S}\d{{1,2}}(?:(?:{_S}(?:to|and){_S}|[-–])\d{{1,2}})?"
    rf"(?:,?{_S}(?:of{_S})?{_YEAR})?(?:{_S}\([^()\n]{{3,40}}\))?)"
)
_EDGE: Final = (
    rf"(?:(?:the{_S})?(?:very{_S})?(?:end|close|beginning|start|middle|turn){_S}of{_S}|(?:end|mid|early"
    rf"|late)(?:-|{_S}))"
)
_ENDED_LEAD: Final = (
    rf"(?:through{_S})?(?:the{_S})?(?:(?:{_N}{_S})?(?:(?:quarter|months){_S})?and{_S}(?:the{_S})?)?(?:(?:full|last|past|{_ORDINAL}){_S})?(?:{_N}(?:-|{_S}))?(?:(?:fiscal"
    rf"|financial){_S})?(?:months?|weeks?|quarter|years?|half{_S}year|half|period|season|decade)"
    rf"(?:{_S}period)?{_S}(?:(?:that{_S}|which{_S})?(?:ended|ending|closed|closing)(?:{_S}(?:in|on))?|to|through|(?:(?<=weeks\s)|(?<=months\s))(?:from|beginning|starting)(?!{_S}(?:[\w,]+{_S}){{1,3}}(?:to|through|until|till)\b)){_S}(?:the{_S}(?:(?:end|close){_S}of{_S})?)?"
)
_PAST: Final = (
    rf"(?:the{_S})?(?:past|last|previous|prior|preceding|recent|latest|most{_S}recent|trailing|next|coming|those"
    rf"|these){_S}(?:{_N}{_S})?(?:consecutive{_S})?{_UNIT}\b"
)
_NOW: Final = (
    rf"(?:(?:up{_S}(?:to|until|till)|until|till|as{_S}of|to|by){_S}(?:now|date|today|yesterday)\b"
    rf"|so{_S}far(?:{_S}(?:in{_S})?(?:this{_S}(?:year|month|season|quarter)|{_YEAR}))?"
    rf"|(?:the{_S})?year(?:-|{_S})to(?:-|{_S})date|at{_S}present|currently|overnight|now(?={_S}(?:has|have|makes?|stands?{_S}at|accounts?|employs?|there{_S}(?:is|are))\b))"
)
_SINCE_THEN: Final = (
    rf"(?:then\b|(?:the{_S})?\d{{1,2}}(?:st|nd|rd|th){_S}(?:[A-Z][\w’']+{_S})?Congress\b"
    rf"(?:{_S}of{_S}(?-i:the{_S}[A-Z][\w’-]+(?:{_S}(?:of{_S})?[A-Z][\w’-]+)*))?"
    rf"|the{_S}[\"“][^\"”\n]{{2,40}}[\"”](?=[,.]))"
)
_DATED: Final = rf"(?<=\d),{_S}(?:19|20)\d\d(?=\s*(?:[,.;)]|$))"
"""The year of a day: `since it opened on May 3, 2017`."""
_SINCE_WHAT: Final = (
    rf"(?:its|their|his|her|the|a|an|[A-Z\"“‘'])(?:[^\n,.;:，。；]|{_DATED}|\n(?!\s*\n)){{2,110}}?(?=(?!{_DATED})[,;]|\.\s|\.$|$|{_S}(?:and(?!{_S}[a-z]+{_S}of\b)"
    rf"(?!(?:{_S}[a-z-]+){{1,4}}{_S}(?:was|were|began|started|opened|came{_S}into|took{_S}effect)\b[^\n.;:]{{0,80}},)"
    rf"|the{_S}\w+{_S}has|there)\b)"
)
_FROM: Final = (
    rf"(?:(?:{_EDGE})?{MONTH}(?:{_S}{_DAY})?(?:{_S}(?:{_YEAR}|last{_S}year|this{_S}year))?(?:{_S}(?:to|through|until){_S}"
    rf"|(?:{_S})?(?:-|–|—)(?:{_S})?)(?:{_EDGE})?(?:{MONTH}(?:{_S}{_DAY})?|{_DAY}){_TAIL}"
    rf"|{_YEAR}(?:(?:{_S})?(?:-|–|—|to)(?:{_S})?|(?:,{_S}{_YEAR})*,?{_S}and{_S}){_YEAR}"
    rf"|{MONTH}(?:,?{_S}{MONTH})*{_S}and{_S}{MONTH}{_TAIL})"
)
_DAYS: Final = (
    rf"(?:(?:from|between){_S})?{_DAY}(?:{_S}(?:of{_S})?{MONTH}(?:,?{_S}{_YEAR})?)?(?:{_S}(?:to|and|through|until|till){_S}"
    rf"|(?:{_S})?(?:-|–|—)(?:{_S})?){_DAY}{_S}(?:of{_S})?{MONTH}(?:,?{_S}{_YEAR})?"
)
"""`from 12 to 23 February`, `8 April to 3 May`."""
_BY: Final = (
    rf"(?:(?:year|quarter|month|period)(?:-|{_S})end(?:{_S}{_YEAR})?"
    rf"|(?:by{_S})?the{_S}end{_S}of{_S}the{_S}(?:period|campaign|operation))"
)
_DURING: Final = (
    rf"(?:during|the{_S}course{_S}of){_S}(?:the|this|that){_S}(?:special{_S})?(?:campaign|operation|action|drive|crackdown|sweep)"
    rf"(?={_S}(?:[a-z-]+{_S}){{0,2}}(?:organs|courts|departments|bureaus|offices|stations|customs|inspectors|officers|prosecutors|authorities|teams|agents|units)\b)"
    rf"|(?:during|the{_S}course{_S}of(?!{_S}(?:the|this|last){_S}(?:year|month|quarter|week|season)\b)){_S}(?:the|this|that|its){_S}(?:[^\n,.;:，。；]|\n(?!\s*\n)){{2,60}}?(?=,|;|\.\s|\.$|$|{_S}(?:in|by|at|on|and|of{_S}the"
    rf"|were|was|the|a{_S}total|police|public)\b|{_S}(?:(?:about|over|some|nearly|almost|more{_S}than|around){_S})?\d)"
    rf"|during{_S}(?:this|that|the|last)\s\w+"
)
_WEEKDAY: Final = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|yesterday|today)"

_DAY_NAMED: Final = (
    rf"(?:{MONTH}{_S}{_DAY}(?:,?{_S}{_YEAR})?(?!{_S}\w+{_S}Movement)|the{_S}{_DAY}(?={_S}of{_S}{MONTH}|[,.]|$))"
)
_END: Final = r"(?:(?-i:(?![A-Za-z\d]))|(?<=\d\d\d\d)(?=[prae](?-i:(?![A-Za-z\d]))))"
"""No word goes on behind a phrase; a year may carry the letter that says what its figures are worth."""


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


_AFTER_THE: Final = (
    r"(?:[\w-]+\s+(?:[\w-]+\s+)?(?:rush|holidays?|festival|weekend|season|months)\b|(?:March|June|September|December)\s|January|\d|years?\b|months?\b"
    r"|business|accounting|academic|school|trading|reporting|opening|closing|complete|current|previous|prior|past|preceding|following|whole|full|entire|same|corresponding|comparable"
    r"|linked|sequential|night|morning|evening|weekend|year|half"
    r"|semester|month|quarter|week|decade|season|session|period|first|second|third|fourth|final|last|course|calendar|fiscal"
    r"|financial|legal|judicial|budget|tax|crop|marketing|spring|summer|autumn|fall|winter|very|end|close|beginning|start"
    r"|middle|turn|recent|latest|most|trailing|next|coming|those|these|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    r"|thirteen|fourteen|fifteen|sixteen|eighteen|twenty|thirty|fifty|ninety|hundred|several|few)"
)
"""What can follow the article that a phrase begins with."""
BEGIN: Final = _compiled(
    r"(?<![\w$€£¥./])(?<!\d,)(?=\D|\d\d?(?!\d|,\d)|(?:19|20)\d\d(?!\d|[,.]\d|%))"
    rf"(?:(?P<pre>in|during|on|at|over|for|within|throughout)\b{_S})?(?!the{_S}(?!{_AFTER_THE}))"
)
"""A phrase may begin here, and not with a number that is neither day nor year; the preposition, if there is one."""
END: Final = _compiled(_END)
ENDED_LEAD: Final = _compiled(_ENDED_LEAD)
ENDED_QUARTER: Final = _compiled(rf"(?:{_S}quarter|{_S}a{_S}year{_S}(?:earlier|before|ago))?{_END}")
NOW: Final = _compiled(_NOW + _END)
WEEK: Final = _compiled(_WEEK + _END)
DAYS: Final = _compiled(rf"(?:{_DAYS}){_END}")
FROM: Final = _compiled(_FROM + _END)
"""A stretch that needs no preposition."""
PART: Final = _compiled(_PART + _END)
FISCAL: Final = _compiled(_FISCAL + _END)
PAST: Final = _compiled(_PAST + _END)
BY: Final = _compiled(_BY + _END)
DURING: Final = _compiled(rf"(?:{_DURING}){_END}")
WEEKDAY: Final = _compiled(_WEEKDAY)
COMMA: Final = _compiled(rf",?{_S}")
DAY: Final = _compiled(_DAY_NAMED + _END)
DATE: Final = _compiled(_DATE + _END)
REL: Final = _compiled(_REL + _END)
POINTS: Final = (WEEK, FISCAL, PART, DATE, REL)
"""A point or stretch of time that others lead to, the narrower first."""
EDGE: Final = _compiled(_EDGE)
"""`the end of`, `mid-`: may stand before a point."""
CUT: Final = _compiled(
    r"(?![A-Za-z\d%]|[,.]\d|\s?%|\s(?:percent|per\s|million|billion|trillion|thousand|basis|points?)\b)"
)
"""What may follow a point that could also be read longer."""
FROM_LEAD: Final = _compiled(rf"(?:(?P<from>from)|between){_S}")
ON: Final = _compiled(rf"{_S}on(?:wards?)?{_END}")
TO: Final = _compiled(rf"(?:{_S})?(?:{_S}(?:to|through|until|till|and|up{_S}to){_S}|(?:-|–|—))(?:{_S})?")
TO_WHAT: Final = _compiled(rf"(?:now|date|the{_S}present|{_DAY}){_TAIL}{_END}")
TAIL: Final = _compiled(_TAIL + _END)
STRETCH_LEAD: Final = _compiled(
    rf"(?:the{_S})?(?:{_N}{_S})?(?:weeks?|months|quarters|years){_S}(?=(?:from|between){_S})"
)
"""What a stretch with its two ends can be called: `the five months from January to May`."""
FROM_START: Final = _compiled(
    rf"from{_S}the{_S}(?:very{_S})?(?:beginning|start){_S}of{_S}(?:the|this){_S}(?:{_BOOK}{_S})?(?:year|season|month){_END}(?!{_S}(?:to|till|until|through)\b)"
)
SINCE_LEAD: Final = _compiled(rf"(?:ever{_S})?since{_S}")
SINCE_THEN: Final = _compiled(_SINCE_THEN + _END)
SINCE_WEEKS: Final = _compiled(rf"(?:{_S}\((?:(?:since|from){_S})?weeks?{_S}[^()\n]{{1,30}}\))?(?=\W|$){_END}")
SINCE_WHAT: Final = _compiled(_SINCE_WHAT + _END)
BY_LEAD: Final = _compiled(
    rf"(?:(?:as{_S}(?:of|at|on)|by|up{_S}until|until|till|up{_S}to(?:{_S}and{_S}including)?)(?:{_S}(?:midnight|\d{{1,2}}:\d\d)(?:{_S}on)?)?"
    rf"|through|before|after|from|with){_S}"
)
BY_WHAT: Final = _compiled(rf"(?:now|yesterday|today){_END}")
STARTS: Final = vocabulary(
    "in during on at over for within throughout from between ever since the by as until till up so year this last"
    " those these past previous recent latest most trailing next coming one two three four five six seven eight"
    " nine ten eleven twelve thirteen fourteen fifteen twenty thirty fifty ninety quarter half month"
    " same corresponding first second third fourth final full end mid early late before after with through"
    " business academic school reporting opening closing"
    " to yesterday today now"
    " currently fiscal week weeks epidemiological prior financial calendar whole crop spring summer autumn fall winter"
    " every a fy january jan"
    " february feb march mar april apr may june jun july jul august aug september sept sep october oct november nov"
    " december dec monday tuesday wednesday thursday friday saturday sunday q1 q2 q3 q4 h1 h2"
)
"""Lower-case words that a time phrase can begin with; a digit can too."""
