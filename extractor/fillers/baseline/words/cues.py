"""What around a figure tells which time, place or campaign governs it."""

from typing import Final

from extractor import regexes as re

SPLIT: Final = re.compile(r"[;；]|,(?!\d)|，")
CLOSE: Final = re.compile(r"[\s%％)]*(?:per\s+[\d,]+\s+)?(?:[\w’'-]+\s+){0,3}(?:,\s*)?$")
ALSO: Final = re.compile(r"[\s%]*(?:[a-z]+\s+)?(?:[a-z]+\s?)?[,(]\s*or\s+[^,;()]{1,40}[,)]\s*|\s*\([^()]{1,30}\)\s*")
"""Between a figure and what follows, the same told otherwise: `, or $1.09 a share,`, `(revised)`."""
THEN: Final = re.compile(
    r"[\s%]*(?:(?!(?:than|from|on|over|to|with|against|of|as|by|in|and|up|down|at|was|were)\b)[\w’'/-]+\s+){0,4},?\s*"
)
"""Between a figure and `a year earlier`, which is its own."""
GROUP: Final = re.compile(
    r"[\s%]*,?\s*respectively|"
    r"[\s%]*(?:(?!(?:in|at|on|a)\b)[a-z]+\s+){0,2}(?:for|among|amongst)\s+(?!(?:the\s+)?(?:same|whole|full|entire|year|month|quarter|week)\b)(?:[a-z-]+\s?){1,4}(?=[.,;)]|$)"
)
"""Behind a figure that is compared with: it is that of others, not of another time."""
ENDS: Final = re.compile(r"\s*(?:[.;,:)–—-]|and\b|but\b|while\b|$)")
REVISED: Final = re.compile(r"\s*\((?:(?i:revised|provisional|preliminary|estimated?|r|p))\)\s*")
OR: Final = re.compile(
    r"[^.;()]{0,30}\((?:first|originally|initially|previously)\s+(?:reported|published|estimated|given|put|announced)\s+(?:as|at)\s+(?:[A-Z]{2,3}\s?)?[$€£¥₹]?|"
    r"[\s%]*(?:[a-z]+\s?){0,3},\s*or\s+(?:(?:about|some|nearly|over|almost)\s+)?(?:[A-Z]{2,3}\s?)?[$€£¥₹]?"
)
"""Between a figure and the same told otherwise."""
STRETCH: Final = re.compile(r"\b(?:months|weeks|quarters|years|days)\b")
"""`a gain of 90 over the prior six months`, not `over the same month of last year`."""
AGO: Final = re.compile(r"\b(?:ago|earlier|before)$")
"""What ends a time that is told to set another against it (`one year before it was 9`): it does not stay."""
BARE: Final = re.compile(
    r"(?:the\s+course\s+of\s+)?(?:the|that)\s+(?:same\s+)?(?P<unit>year|quarter|month|week|half)(?:\s+(?:under|just)\s+\w+)?",
    re.IGNORECASE,
)
"""A time named by its kind alone, which says less than the phrase it points back to."""
_MONTHS: Final = "January|February|March|April|May|June|July|August|September|October|November|December"
_YEARS: Final = r"(?:19|20)\d\d(?:[/–-]\d\d+)?"
FULL: Final = {
    "year": re.compile(
        rf"(?s)(?:the\s+)?(?:(?:fiscal|financial|calendar)\s+)?(?:year\s+)?{_YEARS}|.*\byear\s+end.*\d{{4}}"
    ),
    "quarter": re.compile(rf"(?s).*\b(?:quarter\b|Q[1-4]).*{_YEARS}|{_YEARS}\s*Q[1-4]"),
    "month": re.compile(rf"(?:the\s+month\s+of\s+)?(?:{_MONTHS}),?\s+{_YEARS}"),
    "week": re.compile(r"(?s).*\bweek\s+\d.*"),
    "half": re.compile(rf"(?s).*\b(?:half\b|H[12]).*{_YEARS}"),
}
"""By kind, the phrases that name it in full; the words of a headline are no phrase of the text."""
JOINED: Final = re.compile(r"\b(?:and|while|but|or|plus)\b")
"""What begins another figure: `rose in Sarn by 60 and in Ostrey by 30`."""
OF_EACH: Final = re.compile(r"每|\d")
"""`全省每万人`, `全省17个口岸`: the place belongs to what is counted."""
FIRM: Final = re.compile(
    r"[A-Z][\w’'-]*,?\s+(?:plc|PLC|Inc|Corp|Corporation|Ltd|Limited|AG|AB|A/S|SE|NV|ASA|Oyj|GmbH|Berhad|Holdings|Group)\b|股份有限公司"
    r"|\b[A-Z]\w+\s+Bank\b[^\n]{0,30}\b(?:profits?|earnings|net\s+income)\b"
    r"|\b(?:NYSE|NASDAQ|Nasdaq|LSE)\b|\b[Ii]nvestor\s+[Rr]elations\b|\bper\s+(?:(?:basic|diluted|common|ordinary)\s+)?share\b"
    r"|\b(?:[Nn]et|[Oo]perating|[Pp]retax|[Aa]djusted)\s+(?:profit|loss|earnings|income|EBITDA)\b"
)
STATE: Final = re.compile(
    r"\b(?:Ministry|Police|Courts?|Customs|Statistics|Statistical|Bureau|Prosecut\w+|Procurat\w+|Government|(?:Republic|Kingdom)\s+of)\b",
    re.IGNORECASE,
)
TITLE: Final = 400
"""Code points in which a release names who it is of."""
AGAINST: Final = re.compile(
    r"\b(?:compare[sd]\s+(?:with|to)|versus|vs\.?|against|than|from|(?:after|following)\s+(?:an?\s+\w+\s+of)?)\s+(?:[\d.,]+\s+(?:\w+\s+)?and\s+)?(?:(?:an?|the|some|about|over|nearly|revised|use"
    r"|of)\s+)*(?:US|HK)?[$€£¥+]?$"
)
QUESTION: Final = re.compile(r"[?？]\s*$")
VERSUS: Final = re.compile(
    r"\b(?:versus|vs\.?|against|compare[sd]\s+(?:with|to))\s+(?:[$€£¥]?[\d.,]+\s+(?:\w+,?\s+)?(?:and|or)\s+)?(?:(?:an?|the|some|about|over|nearly|use|loss|profit|total"
    r"|of)\s+)*(?:RMB|USD|EUR|CNY|US|HK)?\s?[$€£¥]?$"
)
AFTER_FIGURE: Final = re.compile(r"\d[\d.,]*\s+(?:[a-z]+\s+)?[a-z]+,\s+after\s+(?:[A-Z]{2,3}\s?)?[$€£¥]?$")
"""`655 kg, after 870 kg`."""
FOLLOWING: Final = re.compile(
    r"\b(?:following|after|from|than)\s+(?:an?\s+[\w-]+\s+of\s+|an?\s+)?(?:[A-Z]{2,3}\s?)?[$€£¥]?[(+]?$"
)
WHEN: Final = re.compile(r",\s+when\s+[^,;.()\d]{0,40}")
"""Between a time and the figure of then: `since 2021, when 900 were counted`."""
FIGURE_FOR: Final = re.compile(
    r"\b(?:figures?|numbers?|totals?|rates?|levels?|amounts?|values?|results?|shares?)\s+(?:recorded\s+|reported\s+|posted\s+)?(?:for|in|of|from|during)\s+$",
    re.IGNORECASE,
)
WAS: Final = re.compile(
    r",?\s+(?:had\s+)?(?:was|were|been|stood\s+at|came\s+to|amounted\s+to|totall?ed|is)\s+(?:(?:about|some|nearly|almost|over|only|just|more\s+than)\s+)*(?:[A-Z]{2,3}\s?)?[$€£¥₹]?"
)
"""`The figure for | the previous year | was 8 million`."""
LABEL: Final = re.compile(
    r"(?:\s*[:(]|(?:[’']s)?(?:\s+(?:total|figure|level|value|average|number|result|estimate|reading|rate|peak|high|low)\s+of)|[’']s)\s*(?:[A-Z]{2,3}\s?)?[$€£¥]?[(+]?"
)
HAD: Final = re.compile(rf"{LABEL.pattern}|的(?:约|近|超|逾)?")
"""Between a time that another figure is compared with and its own figure."""
RATIO: Final = re.compile(r"[%％倍成]")
"""`是2019年的73%` tells of now."""
PARTING: Final = re.compile(
    r"\b(?:of\s+which|of\s+whom|among\s+(?:them|which|whom|these)|while|whereas|including)\b|[;；]"
)
SEMICOLON: Final = re.compile(r"[;；。]")
IN_BRACKETS: Final = re.compile(r"\s\((?:[+−-]|up\s|down\s)?(?:[A-Z]{2,3}\s?)?[$€£¥]?\d")
"""Behind a place whose figure stands in brackets: no other figure is of that place."""
SIGNED: Final = re.compile(r"\([+−-]")
"""Before a change in brackets."""
HARD: Final = re.compile(r"[;；。]|\.\s")
NEAR: Final = 40
"""Code points between a figure and the phrase that belongs to it alone."""
OPENS: Final = 4
"""Code points before a phrase that opens a sentence."""
SECTION: Final = 12
"""Code points before an enumerator that opens a section (`(1)`, `The first is`)."""
OPENING_ONE: Final = re.compile(r"first|one|1|一", re.IGNORECASE)
DIGIT: Final = re.compile(r"\d")
SECTIONS: Final = frozenset({"part", "fiscal", "ended", "zdate", "zrange"})
"""Kinds that name a year or a part of one."""
REPORTED: Final = frozenset({"date", "part", "fiscal", "ended", "week", "from", "zdate", "zrange"})
"""Kinds of time phrases that a release reports on."""
STAMP: Final = re.compile(r"(?s:.)?[\d/.-]+\d[/-]\d")
EVENT: Final = re.compile(r"(?:[:,;–—]|\bwhere|\bwhen)\s+(?:and\s+|where\s+|when\s+)?$")
"""Before a date with which a clause begins."""
DAY: Final = re.compile(r"(?<!\d)\d{1,2}(?:st|nd|rd|th)?(?!\d)")
POINTS: Final = frozenset({"by", "zby", "day"})
"""Kinds that name the state at a day."""
BULLET: Final = "-*•·‣▪●○◆■►–—"
STALE: Final = 3
"""Paragraphs without a use after which a phrase is left behind."""
HEADING: Final = 60
OFTEN: Final = 3
"""A campaign named so often is what the release is about."""
INTRODUCED: Final = re.compile(
    r"(?:[:：]|\bthat,?)\s*[\"“]?$|(?:数据|数字|指标)(?:均|都|皆)?为?$"
    r"|\b(?:figures|data|numbers)\b(?:\s+\w+){0,3}?\s+(?:are|refer|relate|stand)(?:\s+to|\s+for)?\s*$"
    r"|\b(?:figures|data|numbers|results)\s*$"
)
SPOKE: Final = re.compile(
    r"\b(?:said|announced|notified|informed|held|released|issued|published|reported|introduced|stated|told|briefed"
    r"|ordered)\b"
)
BODIES: Final = re.compile(
    r"(?:across|throughout|all over|in) the (?:whole )?country|nationwide|at all levels"
    r"|in various places|全国|全[省市区州县]"
    r"|of the country|各地"
)
HOME: Final = re.compile(
    r"(?:(?:across|throughout|all\s+over)\s+)?the\s+(?:(?:whole|entire)\s+)?(?:province|city|region|county|country|state|municipality|district|prefecture|island|territory|republic|kingdom)|[全本我][省市区州县]"
)
"""The place that the release is of, told without its name: it is no digression."""
LOCAL: Final = re.compile(
    r"\b(?:province|city|region|county|prefecture|municipality|district|port|airport)\b|\bin\s+(?:the\s+)?[A-Z]"
)
"""What says that a body belongs to one place."""
OPENING: Final = 300
"""Code points: how far a sentence without figures is searched for the time phrase that opens it."""
MONTH_OR_YEAR: Final = re.compile(
    r"(?i:(?:January|February|March|April|May|June|July|August|September|October|November|December)\s+)\d{4}(?![/\d])|(?:The\s+)?(?:First|Second|Third|Fourth)[\s-](?:Quarter|Half)\b|[HQ][1-4]\b|Full[\s-]Year\b|(?:[A-Z][a-z]+\s+)?\d{4}(?:年度?|年\d{1,2}月份?)?(?![/\d]|\d*[日月年])|\d{1,2}月份?$"
)
STORY: Final = re.compile(
    r"[\"“]?(?:For\s+(?:example|instance),|(?:As\s+an|By\s+way\s+of|To\s+give\s+an)\s+(?:example|illustration)\b|(?:例如|比如)(?!，?(?:[\d年]{5}|今年|去年|上年|前))|In\s+(?:one|another|an?)\s+(?:[\w-]+\s+){0,3}?case\b(?!s)|(?:Typical\s+)?Case\s+(?:\d|one"
    r"|two|three|study)|A\s+typical\s+case|(?:In|Among)\s+(?:the\s+|these\s+)?typical\s+cases?\b|典型案例|案例[一二三四五六七八九十\d]|[^，。：:\n]{0,8}最[大多高重](?:的|的?一[起件宗])(?:案件)?是[^，。\n]{1,24}案|(?:[^，。\n]{0,6}[，,])?在[^，,。\n]{0,16}(?:典型案[例件]|一[起件宗][^，。\n]{0,12}案(?:件)?)[中里]|(?:近日|不久前)[，,](?![^。\n]{0,40}(?:通报|发布|召开|公布|获悉|介绍|消息|印发|出台|举行|下发|部署|启动))|(?:[^，。：:]{0,12}(?:一起|一则|一个)(?:典型)?案(?:例|件))[：:]"
    r"|(?:In\s+t|T)he\s+(?:(?:single\s+)?(?:largest|biggest|gravest|worst)|most\s+(?:serious|striking|costly))\s+(?:single\s+)?case\b(?=,|:|\s+(?:was|is|involved|concerned|began|came|of\s+the\s+(?:year|month))\b)"
    r"|(?:An?|The)\s+(?:\d+|\w+)-year-old\b|(?!In\b|By\b|On\b|At\b|From\b|Since\b|Until\b|As\b)[A-Z]\w+\s+[A-Z]\w+,\s+(?:an?\s+)?(?:aged\s+)?\d{1,3}(?:-year-old|,\s)"
    r"|An?\s+(?:[\w-]+\s+){1,3}?surnamed\s+[A-Z]"
    r"|In\s+[A-Z]\w+(?:\s+[A-Za-z]+)?,?\s+an?\s+(?:[\w-]+\s+){1,3}?(?:surnamed|named|called)\s+[A-Z]"
    r"|(?:On\s+(?:\d{1,2}\s+[A-Z]\w+|[A-Z]\w+\.?\s+\d{1,2})(?:,?\s+\d{4})?,?\s+)(?:an?|the)\s+(?:[\w-]+\s+){0,2}?"
    r"(?:man|woman|driver|villager|passenger|couple|resident|farmer|student|pensioner|trader|defendant|suspect|boy|girl"
    r"|patient|captain|owner|manager|smuggler|dealer|courier|hacker|gang\s+leader)\b)"
)
"""A paragraph that tells one case: what was in force does not govern its figures."""
CASES: Final = re.compile(
    r"\s*[\[【]?(?:[一二三四五六七八九十\d]+[、.．]\s*)?(?:典型案[例件]|(?i:(?:typical|selected|notable|landmark)\s+cases"
    r"|case\s+stud(?:y|ies)|(?:a\s+)?cases?\s+in\s+point))"
)
"""A heading under which each paragraph tells a case."""
SPEAKER: Final = re.compile(
    r"(?:(?!Note|Source|Date|Place|Question|Table)[A-Z][\w’'.-]+(?:\s+[A-Z][\w’'.-]+){1,3}(?:\s*[(,][^():\n]{2,90}[)]?)?:\s(?=\S)"
    r"|[\u4e00-\u9fff]{2,4}\s?[(（][^()（）\n]{2,40}[)）]\s?[:：])"
)
"""What a paragraph begins with in which another takes the floor: a name, with what the person is."""
BODY: Final = re.compile(
    r"\s*(?:(?:[IVX]+|\d{1,2}|[A-Z])[.)]\s+)?(?P<body>(?:The\s+)?(?!Press\b|Media\b|Information\b|Contact|For\b|By\b|In\b|Cases?\b)[A-Z][\w’'-]*"
    r"(?:\s+(?!in\b|by\b|before\b|at\b|to\b|from\b)[\w’'-]+){0,4}?\s+(?i:division|chamber|courts?|tribunals?|police|coast\s+guard|department|office|bureau|agency"
    r"|inspectorate|directorate|service|brigade|branch|laboratory))\s*:?\s*"
)
"""A heading that is the name of a body: what stands under it is the body's."""
PLACE_HEAD: Final = re.compile(
    r"\s*(?:(?:[IVX]+|\d{1,2}|[A-Z])[.)]\s+)?(?P<place>(?:The\s+)?[A-Z][\w’-]+(?:\s[A-Z][\w’-]+){0,2}(?:\s(?:region|province|county|district|city|area))?)\s*:?\s*"
)
"""A heading that may be the name of a place."""
TOPIC: Final = re.compile(
    r"(?:As\s+(?:for|regards|to|concerns)|With\s+regard\s+to|In\s+(?:terms|respect)\s+of|Regarding|Concerning|Turning\s+to|Coming\s+to)\s"
    r"|[^，。；\n]{2,12}方面，"
)
"""What a sentence begins with that leaves a case behind."""
TRIED: Final = re.compile(r"判处|判决|判令|宣判|上诉|裁定|\b(?:sentenced|convicted|appealed|verdict|judge?ment)\b")
COURT: Final = re.compile(r"\b[Cc]ourts?\b|\b[Tt]ribunal|法院|法庭")
KIND: Final = re.compile(
    r"(?P<court>\b[Cc]ourts?\b|\b[Jj]udges|[Tt]ribunal|法院)|(?P<procurator>[Pp]rocurat|[Pp]rosecut|检察)"
    r"|(?P<ministry>\b[Mm]inistry|\b[Bb]ureau|\b[Dd]epartment|\b[Aa]gency\b|\b[Oo]ffice\b)"
    r"|(?P<police>\b[Pp]olice|\b[Ss]ecurity\b|公安)|(?P<customs>\b[Cc]ustoms\b|海关)"
)
TURN: Final = re.compile(
    r",\s+(?:since|because|although|though|having)\b|\b(?:of\s+(?:which|whom)|following|after|against(?=\s+(?:\D{0,12}\d|last\b|the\s+(?:same|previous|prior|year)\b|an?\s+year\b))|versus|vs|compared|than)\b|\band\s+(?:is|are|was|were|has|have|had|it|they|we|he|she|you)\b"
)
THAN: Final = re.compile(
    r"\b(?:than|from\s+(?:[A-Z]{2,3}\s?)?[^\sA-Z]*\d|compare[sd]|against|above|below|times|twice|as\s+(?:many|much|high|large))\b"
)
FROM_BEFORE: Final = re.compile(
    r"\bto\s+(?:[A-Z]{2,3}\s?)?[$€£¥₹]?\d[\w.,%]*\s+(?:[\w-]+,?\s+){0,2}(?:or\s+[\d.]+\s?(?:%|per\s?cent)\s[^,.;]{0,30},\s+)?from\s+(?:[A-Z]{2,3}\s?)?[$€£¥]?$"
)
_SOME: Final = r"(?:(?:about|some|over|nearly|almost|around|just|only)\s+)?"
_MONEY: Final = r"(?:(?:[A-Z]{2,3}|Rs\.?)\s?)?[$€£¥₹]?"
FROM: Final = re.compile(rf"\bfrom\s+{_SOME}{_MONEY}(?:\d[\w.,]*\s?(?:[a-z]+\s)?\({_MONEY})?$")
"""Right before a figure: `from 8 tonnes`, `from 8 tonnes (2 million)`."""
REACH: Final = 500
"""Code points over which the time of older figures is still that of figures told without one."""
MOVED: Final = re.compile(
    r"\b(?:rose|ris|rais|fell|fall|gr[eo]w|climb|jump|soar|surg|drop|declin|decreas|increas|slip|slid|dip|edg|went|gone|go|came|mov"
    r"|narrow|widen|shr[aiu]nk|cut|reduc|lower|lift|improv|worsen|expand|contract|short|length|doubl|tripl|quadrupl|halv|gain|lost|advanc|eas"
    r"|swung|turn|chang|plung|tumbl|leap|boost|tighten|accelerat|slow|strengthen|weaken|brought|bring|up|down|pick|step|recover|rebound)\w*\b",
    re.IGNORECASE,
)
"""Words of moving, for without one `from 8 to 9 crowns` is a range."""
ON_TO: Final = re.compile(
    rf"[\s%]*(?:[\w/]+\s){{0,4}}(?:\([^()]*\)\s)?to\s+{_SOME}{_MONEY}\d|\)\s+to\s+{_SOME}{_MONEY}\d"
)
"""Right behind it: `to 9 tonnes`."""
RESTATED: Final = re.compile(
    r"\b(?:revis|correct|restat|amend|rang|vari|vary|extend|age[ds]?\b|between|scal|upgrad|downgrad)\w*\s[^.;]{0,40}$|\bbeen\s+(?:lowered|raised|changed)\s+$",
    re.IGNORECASE,
)
"""Before `from`: both figures are of one time."""
AFTER: Final = re.compile(r"\b(?:following|after)\b[^,;]*$")
LEAD: Final = 4
"""Sentences of the lead: a place named there is what the release is about."""
QUOTED: Final = re.compile(r"\s*[\"“][^\"”]*$")
APART: Final = re.compile(
    r"\s*(?:(?:(?i:technical|explanatory|statistical|methodological|editorial)\s+(?i:notes?)|Notes?|NOTES?)\b"
    r"|About\s+(?:the\s+|our\s+)?[A-Z][^.\n:]{0,60}:|(?:Founded|Established|Headquartered|Incorporated|Based)\s+in\b"
    r"|附?注(?=[:：\d\s]|$)|编者注|名词解释|指标解释)"
)
NOTES: Final = re.compile(
    r"\s*(?i:methodology|about\s+(?:th(?:e|is)\b|(?-i:[A-Z]))|definitions|background|sources?\b)[^.\n]*$"
)
"""A heading of what is told about the figures, not with them."""
"""A note: it takes no time from the report."""
COUNTED: Final = frozenset({"statistic", "change"})
WORD: Final = re.compile(r"\w+")
ARTICLES: Final = frozenset({"the", "a", "an", "of", "and", "in"})
FORMAL_KIND: Final = re.compile(r"[Tt]he\s+(?:[Mm]inistry|[Bb]ureau|[Dd]epartment|[Aa]gency|[Oo]ffice)\b")
"""A bare word for one body, not for many of a kind."""
ELSEWHERE: Final = re.compile(
    r"(?:Separately|In\s+(?:a\s+separate|another|an\s+unrelated)\s+(?:matter|operation|case|development|statement)),"
)
"""What leaves a campaign behind."""
OF_WHOLE: Final = re.compile(r"\b(?:Of|Among|Out\s+of)\s+(?:(?:all|the|these|those|its|total)\s+)*$")
"""Before a whole whose parts follow."""
CLAUSE: Final = re.compile(r",\s+(?:and|but)\s+(?:[\w-]+\s+){0,3}$")
PLAIN: Final = re.compile(r"[A-Z]\w+")
"""A plain word that names a body without an article."""
CREW: Final = re.compile(r"\b(?:groups|teams)$")
"""People sent out, of whom the body that sends them tells."""
NAMED: Final = re.compile(r"(?<=\w\s)[A-Z]\w+\s(?:.*\s)?[A-Z]")
"""A body's name of several words."""
HEAD: Final = 1000
"""Code points of head and lead."""
CAPTION: Final = re.compile(r"\s*(?:(?:Summary\s+)?(?:Table|Chart|Figure|Annex|Exhibit)\b|附?表)", re.IGNORECASE)
"""What a table's caption begins with."""
GAP: Final = re.compile(r"\S(?: {3,}|\t| ?\| ?)\S")
"""What stands between cells of a table."""
CHARGED: Final = re.compile(
    r"\b(?:prosecut\w+|charges?|proceedings?|cases?|actions?|(?:law)?suits?|complaints?|appeals?|protests?|crimes?|offen[cs]es?"
    r"|attacks?|violence|measures?|sanctions?|penalt\w+|warrants?|judge?ments?|decisions?|verdicts?|investigations?|evidence"
    r"|indictments?|orders?|vaccinated|insured|protect\w*|fight|struggle|filed|brought|taken|initiated|instituted)\s+against\s+\D{0,12}$"
)
"""`against` of the law, not of a comparison."""
YEAR: Final = re.compile(r"(?:19|20)\d\d")
FULL_DATE: Final = re.compile(
    r"(?<!\d)\d{1,2}(?:st|nd|rd|th)?(?![\d年月个季]|[—–~～至到-]\d{1,2}月|[\s-](?:months|weeks|quarters|years))(?=\D)|(?<=\s)\d{1,2}(?=,)|日"
)
"""What says that a date names a day."""
LASTING: Final = frozenset({"during", "now", "by", "zby", "znow"})
"""Kinds of time phrases that are no digression, wherever they are named."""
HAN: Final = re.compile(r"[\u4e00-\u9fff]")
SAME_YEAR: Final = re.compile(r"全年|[Tt]hroughout the year|[Tt]he (?:whole |full )?year")
UP_FROM: Final = re.compile(r"\b(?:up|down)\s+from\s+(?:(?:about|some|over|nearly)\s+)?(?:[A-Z]{2,3}\s?)?[$€£¥]?$")
BACK: Final = re.compile(
    r"since\s+(?:(?:its|their)\s+(?:launch|start|beginning)|then|that\s+(?:day|date|time))"
    r"|(?:during\s+|the\s+course\s+of\s+)?(?:the|this|that)\s+(?:campaign|operation|action|drive|sweep|crackdown)",
    re.IGNORECASE,
)
"""A time that points back to a stretch named before."""
BREAK: Final = re.compile(rf"\n\s*\n|\n\s*[{BULLET}]")
DIVIDEND: Final = re.compile(r"\bdividends?\s+(?:of|at)\s+(?:(?:[A-Z]{2,3}|Rs\.?)\s?)?[$€£¥₹]?$")
"""What is paid is of no time but the one told with it."""
SINCE: Final = re.compile(r"(?:ever\s+)?(?:from|since)\s", re.IGNORECASE)
SPANS: Final = frozenset({"from", "past", "since"})
"""Kinds of a stretch in which a figure came from another: `over the past five years from 8 to 9`."""
NAMING: Final = frozenset({"rel", "date", "part", "past", "fiscal", "ended"})
"""Kinds of time phrases that figures can be compared with."""
OURS: Final = re.compile(r"[\"“]?(?:We|Our)\b")
"""The speaker's own figures are those of the whole body, not of the place before."""
STANDS: Final = re.compile(
    r"\b(?:has|have|accounts?\s+for|covers?|employs?|operates?|runs?|keeps?|consists?\s+of|comprises?|includes?|serves?)\s+"
    r"(?:(?:about|some|nearly|almost|over|more\s+than|a\s+total\s+of|only|an\s+estimated)\s+)*(?:[A-Z]{2,3}\s?)?[$€£¥]?"
    r"(?:\d[\d.,]*(?:\s\d{3})*\s+(?:[a-z-]+\s+){1,4}(?:and|in|at|across|with)\s+(?:(?:about|some|nearly|over|more\s+than)\s+)?)?$"
)
"""What is so at all times, not in the time reported."""
PUT_IN: Final = re.compile(
    r",\s+(?:which|where|who|whose|whom|due|scheduled|set\s+up|(?:re)?opened|built|founded|established|launched|bought|acquired|completed)\b[^,;.]*$"
)
"""A relative clause that is put in, up to a phrase inside it."""
CLOSED: Final = re.compile(r"[^,;.]{0,30},(?!\d)")
"""Behind that phrase, to where the clause ends."""
PART_OF: Final = re.compile(
    r"(?:,\s+(?:(?:of\s+which|of\s+whom|of\s+these|including|among\s+them|among\s+which)\b(?=[^,.;]*\d)|[^,.;]{0,30}\d[\d,.]*\s+(?:%\s+|percent\s+)?of\s+(?:them|these|which|whom)\b)"
    r"|[，；]其中)[^,;，；]*(?:\d,\d[^,;，；]*)*$"
)
"""A part of the figure before, up to a time that is the part's own."""
OF_THEM: Final = re.compile(r"\s+of\s+(?:the|these|those|them)\b")
"""Behind a part of what was counted before."""
OF_WHICH: Final = re.compile(r",\s+(?:\d[\d,.]*\s+)?(?:of\s+)?(?:which|whom|who)\b[^,;.]*$")
"""A relative clause up to the words that follow."""
ISSUER: Final = re.compile(
    r"\b(?:Ministry|Office|Bureau|Department|Agency|Institute|Authority|Bank|Service|Commission|Administration|Board"
    r"|Court|Council|Statistics)\b|[局厅院部委会行署](?=\s*$)",
    re.IGNORECASE,
)
SURVEY: Final = re.compile(
    r"\b(?:answered|replied\s+to|responded\s+to|returned|completed|filled\s+in)\s+(?:the\s+|an?\s+|its\s+|our\s+)?(?:\w+\s+)?"
    r"(?:inquiry|enquiry|questionnaires?|survey|form)\b"
    r"|\b(?:survey|sample|panel|inquiry)\b[^.;]{0,80}?\b(?:covers?|reach(?:es)?|comprises?|consists?|is\s+(?:based|sent|drawn)|draws?)\b"
    r"|\b(?:are|is)\s+(?:approached|sampled|surveyed|interviewed|contacted|(?:collected|drawn|received|compiled)\s+(?:[a-z]+\s+){0,5}?from|based\s+on)\b",
    re.IGNORECASE,
)
"""How the figures are gathered: that is so at all times."""
REMARK: Final = re.compile(
    r"\b(?:[Ii]t\s+is\s+(?:reckoned|estimated|thought|believed|hoped|planned)\s+that|(?:is|are)\s+having"
    r"|(?:is|are)\s+(?:expected|projected|planned|set|due|scheduled|forecast)\s+to|will\s+(?:be|have|cost|bring|add|cut|save))\b[^;]*$"
)
"""A general remark or a plan, which is not of the time reported."""
PLANNED: Final = re.compile(
    r"[^,;.]{0,40}?\s(?:will|(?:is|are)\s+(?:expected|projected|planned|set|due|scheduled|forecast)\s+to)\s+(?:be|have)\b"
)
"""Behind a figure: `40 cameras will be set up`."""
DIVIDES: Final = re.compile(r"\s*(?:其中|同期|上述|[按分从][^，。]{1,10}[分看]，|[^，。\d]{2,8}中，)")
"""What a Chinese paragraph begins with that goes on with what the one before is about."""
RANGES: Final = frozenset({"from", "since", "zrange", "zsince"})
"""Kinds of time phrases that can be the days of a campaign."""
RANK: Final = re.compile(r"\s?(?:levels?\b|级)")
"""Behind a number that a body's name holds: `the courts at three levels`."""
SURNAMED: Final = re.compile(r"\b[Aa]n?\s+(?:[\w-]+\s+){1,3}?(?:surnamed|named|called)\s+[A-Z]")
"""A single person, of whom no campaign's report is."""
