"""The frame of a release: issuer, title, date, event and speakers."""

from typing import Final, NamedTuple

from extractor import regexes as re
from schemas.evidence import Phrase, Span
from schemas.press_release import Speaker

_CAP: Final = r"[A-Z][\w’'-]*"
_FORMAL: Final = re.compile(
    rf"\b(?:(?:{_CAP}\s+){{0,4}}(?:Ministry|Ministries|Bureau|Department|Office|Commission|Committee|Administration"
    rf"|Agency|Institute|Bank|Authority|Court|Board"
    rf"|Procuratorate|Directorate|Inspectorate|Secretariat|Service|Statistics|Customs|Council|Police)\b(?:\s+(?:of"
    rf"|for)\s+(?:the\s+)?{_CAP}(?:(?:\s+and)?\s+{_CAP}){{0,4}})?"
    r"|[A-Z][\w&’'-]*(?:\s+[A-Z][\w&’'-]*){0,4}\s+(?:Inc|Corp|Ltd|plc|PLC|AG|SE|Group|Company|Holdings)\b\.?)"
)
_FORMAL_ZH: Final = re.compile(
    r"(?:最高人民法院|最高人民检察院|公安部|海关总署|国家[\u4e00-\u9fff]{2,10}?(?:总局|局|委员会|中心)|财政部|商务部|教育部|司法部|应急管理部|人力资源和?社会保障部|中国人民银行"
    r"|[\u4e00-\u9fff]{2,8}(?:省|市|自治区)(?:公安[厅局]|统计局|高级人民法院|人民检察院))"
)
_NEWS: Final = re.compile(r"News\s+(?:Service|Agency)|Xinhua|Reuters|Daily\b")
_MONTH: Final = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan\.?"
    r"|Feb\.?|Mar\.?|Apr\.?|Jun\.?|Jul\.?|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?)"
)
_DATE: Final = re.compile(
    rf"{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?(?:,?\s+\d{{4}})?\b|\b\d{{1,2}}(?:st|nd|rd"
    rf"|th)?\s+{_MONTH}(?:\s+\d{{4}})?\b|\b\d{{4}}-\d\d-\d\d\b|\b\d{{4}}年\d{{1,2}}月\d{{1,2}}日|\d{{1,2}}月\d{{1,2}}日"
)
_EVENT: Final = re.compile(
    r"\b(?:press\s+conference|press\s+briefing|news\s+conference|news\s+briefing|media\s+briefing|conference\s+call"
    r"|earnings\s+call|annual\s+report|work\s+report|white\s+paper)\b|新闻发布会|发布会|记者会|通气会|工作报告",
    re.IGNORECASE,
)
_SPEAKER: Final = re.compile(
    rf"(?P<role1>(?:[Ss]pokes\w+|[Mm]inister|[Dd]irector|[Vv]ice\s+[Mm]inister|[Cc]hief\s+\w+|[Cc]ommissioner"
    rf"|[Gg]overnor|[Pp]resident|[Cc]hairman|[Cc]hairwoman)(?:\s+(?:of|for)\s+(?:the\s+)?{_CAP}(?:(?:\s+(?:of|and"
    rf"|for))?(?:\s+the)?\s+{_CAP}){{0,6}})?)\s+(?P<name1>[A-Z][a-z]+(?:\s+[A-Z][a-z]+){{1,2}})(?=\s+(?:said|stated"
    rf"|introduced|told|noted|explained|announced|added|mentioned))"
    rf"|\b(?P<name2>[A-Z][a-z]+(?:\s+[A-Z][a-z]+){{1,2}}),\s+(?P<role2>(?:an?\s+"
    rf"|the\s+)?(?:[a-z]+\s+){{0,3}}(?:[Ss]pokes\w+|[Mm]inister|[Dd]irector|[Hh]ead|[Cc]hief|[Cc]ommissioner"
    rf"|[Gg]overnor|[Pp]resident|[Cc]hairman|[Oo]fficer|[Cc]EO)[^,.;\n]{{0,90}}),\s+(?:said|stated|introduced|told"
    rf"|noted|explained|announced|added|mentioned)"
    rf"|\b(?P<name3>[A-Z][a-z]+(?:\s+[A-Z][a-z]+){{1,2}})\s+(?:said|stated|introduced|told|noted|explained|announced"
    rf"|added|mentioned)\b"
)
_ZH_SPEAKER: Final = re.compile(
    r"(?P<role>(?:新闻)?发言人|局长|副局长|部长|副部长|厅长|司长|副司长|院长|主任|副主任)(?P<name>[\u4e00-\u9fff]{2,3})(?=介绍|表示|说|指出|通报|称)"
)
_SAID: Final = re.compile(r"\b(?:said|stated|introduced|told|noted|explained|announced|added|mentioned)\b")
_TITLE: Final = (8, 160)
"""Shortest and longest heading."""
_STAMP: Final = re.compile(r"\d{1,2}:\d\d")
_NO_PERSON: Final = re.compile(
    r"\b(?:Ministry|Bureau|Department|Office|Service|Committee|Commission|Agency|Council|Court|Bank|Police|News"
    r"|Statistics|The|In|Administration|Press|Conference)\b"
)
_LEAD: Final = 3000


class Frame(NamedTuple):
    issuer: Phrase | None
    title: Phrase | None
    date: Phrase | None
    event: Phrase | None
    speakers: tuple[Speaker, ...]


def frame(text: str, sentences: list[Span]) -> Frame:
    """What the head of the release says of itself; every phrase verbatim."""
    lead = text[:_LEAD]
    issuer = next((m.group() for m in _FORMAL.finditer(lead) if not _NEWS.search(m.group())), None)
    zh = _FORMAL_ZH.search(lead)
    issuer = issuer or (zh.group() if zh else None)
    date = _DATE.search(lead)
    event = _EVENT.search(text)
    return Frame(
        Phrase(issuer) if issuer else None,
        _title(text, sentences),
        Phrase(date.group()) if date else None,
        Phrase(event.group()) if event else None,
        _speakers(text),
    )


def _title(text: str, sentences: list[Span]) -> Phrase | None:
    for start, end in sentences[:3]:
        line = text[start:end].strip()
        if (
            _TITLE[0] <= len(line) <= _TITLE[1]
            and line[-1] not in ".。:：,，;；|"
            and " / " not in line
            and not _STAMP.search(line)
            and "\n" in text[end : end + 2]
        ):
            return Phrase(line)
    return None


def _speakers(text: str) -> tuple[Speaker, ...]:
    roles: dict[str, str | None] = {}
    for said in _SAID.finditer(text):
        low = max(0, said.start() - 160)
        match = _SPEAKER.search(text, low, said.end())
        while match is not None and match.end() < said.start() - 1:
            match = _SPEAKER.search(text, match.end(), said.end())
        _note(roles, match)
    for match in _ZH_SPEAKER.finditer(text) if not text.isascii() else ():
        _note(roles, match)
    return tuple(Speaker(name=Phrase(n), role=Phrase(r) if r else None) for n, r in roles.items())


def _note(roles: dict[str, str | None], match: "re.Match[str] | None") -> None:
    if match is None:
        return
    groups = {k.rstrip("123"): v for k, v in match.groupdict().items() if v}
    if roles.get(groups["name"]) is None and not _NO_PERSON.search(groups["name"]):
        roles[groups["name"]] = groups.get("role")
