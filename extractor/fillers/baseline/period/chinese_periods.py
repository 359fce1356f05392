"""Time phrases of Chinese sentences: where they stand and what they can do."""

from typing import Final

from extractor import regexes as re
from extractor.fillers.baseline.period.periods import Period

_ZH_NUM: Final = r"[\d０-９一二三四五六七八九十〇两○]"
_ZH_MONTHS: Final = rf"{_ZH_NUM}{{1,3}}\s*月(?:份)?"
_ZH_YEAR: Final = (
    rf"(?:{_ZH_NUM}{{4}}(?:/\d{{2,4}}(?=\s*[财学年]))?\s*(?:[财学]?年(?:度)?)"
    r"|今年|去年|本年度?|上年|前年|当年(?!价)|全年(?![\d.]*[万亿]?[\u4e00-\u9fff]{0,2}(?:目标|任务|计划|预期|预算)))"
)
_ZH_PART: Final = (
    rf"(?:上半年|下半年|半年度|(?:前|头){_ZH_NUM}{{1,2}}(?:个)?(?:月|季度)"
    rf"|第?[一二三四1-4]季度|{_ZH_NUM}{{1,2}}季度|前三季度)"
)
_ZH_DAY: Final = rf"{_ZH_MONTHS}(?:\s*{_ZH_NUM}{{1,3}}\s*[日号])?"
_ZH_HOUR: Final = (
    rf"(?:[日号](?:凌晨|清晨|上午|中午|下午|傍晚|晚间?|深夜)?{_ZH_NUM}{{1,3}}[时点](?:{_ZH_NUM}{{1,3}}分)?许?)"
)
_ZH_CLOSE_OF: Final = r"(?:年?[底末初]|[上中下]旬)"
"""`2023年年底`, `3月末`, `8月下旬`."""
_ZH_FEAST: Final = r"(?:春节|元旦|国庆|中秋|端午|清明|劳动节|“五一”|“十一”|两节|春运|暑期|暑假|寒假|汛期)"
_ZH_DATE: Final = rf"(?:{_ZH_YEAR}(?:的)?(?:{_ZH_DAY}|{_ZH_PART}|全年)?|{_ZH_DAY}|{_ZH_PART})"
_CHINESE: Final = re.compile(
    rf"(?P<zsince>(?:自|从)[^，。；、\n]{{2,40}}?(?:以来|起(?!至)|至今|以后|之后)|{_ZH_DATE}(?:{_ZH_NUM}{{1,2}}日)?(?:[^，。；、\n]{{0,30}}?)以来"
    rf"|(?:党的)?十[一二三四五六七八九]大以来|近年来|{_ZH_NUM}{{1,3}}年[来间]|(?:最?近|过去){_ZH_NUM}{{1,3}}个?(?:[年月]|季度)[来间里]?)"
    rf"|(?P<zby>(?:截至|截止到|截止|(?<![增减升降加少高低至到])到(?=目前)|(?<![\u4e00-\u9fff\d])到(?={_ZH_DATE}(?:{_ZH_NUM}{{1,3}}[日号])?{_ZH_CLOSE_OF}|{_ZH_YEAR}，))\s*"
    rf"(?:目前|[上去本今]?年[底末]|[上本]?[月季][底末]|{_ZH_DATE}(?:{_ZH_NUM}{{1,3}}[日号])?(?:{_ZH_CLOSE_OF}"
    rf"|[\d:：]+时)?)(?:止的?(?:[财会]政?计?年度|年度|{_ZH_NUM}{{1,2}}个月|季度|半年))?|(?:(?<=[，。；\n])|\A)年[末底]前?(?=[\u4e00-\u9fff]))"
    rf"|(?P<zspan>(?:{_ZH_YEAR})?{_ZH_MONTHS}{_ZH_NUM}{{1,3}}日{_ZH_NUM}{{1,3}}时(?:至|到|—|-|～)(?:{_ZH_YEAR})?{_ZH_MONTHS}{_ZH_NUM}{{1,3}}日{_ZH_NUM}{{1,3}}时)"
    rf"|(?P<zhours>(?:{_ZH_YEAR})?{_ZH_NUM}{{1,2}}月{_ZH_NUM}{{1,3}}日(?:{_ZH_NUM}{{1,2}}时)?(?:至|到|—|-){_ZH_NUM}{{1,2}}时)"
    rf"|(?P<zmonths>(?:{_ZH_YEAR})?(?:[一二三四五六七八九十]{{1,2}}(?:、[一二三四五六七八九十]{{1,2}})+|\d{{1,2}}(?:、\d{{1,2}})+)(?:[两三四五]个)?月份?)"
    rf"|(?P<zrange>自{_ZH_DATE}起至{_ZH_DATE}(?:{_ZH_CLOSE_OF}|期间)?|(?:从|自)?(?<![\d０-９]){_ZH_NUM}{{4}}年?\s*(?:至|到|—|－|-|–|~|～)\s*{_ZH_NUM}{{4}}[财学]?年(?:度|期间|间(?!隔|接|断))?"
    rf"|(?:从|自)?(?<![\d０-９])(?:{_ZH_YEAR})?{_ZH_NUM}{{1,3}}(?:月(?:{_ZH_NUM}{{1,3}}[日号])?|年)?\s*(?:至|到|—|－|-|–|~"
    rf"|～)\s*(?:{_ZH_YEAR})?{_ZH_NUM}{{1,4}}\s*(?:月份?(?:{_ZH_NUM}{{1,3}}[日号]|{_ZH_CLOSE_OF})?|日|年|季度)(?:期间|间(?!隔|接|断))?)"
    rf"|(?P<znow>目前|迄今|至今|现已|本月|上月|本季度|当前|本周|上周[一二三四五六日天末]?|昨[日天]|日前|近日|当月|当日|(?:专项)?(?:行动|活动|战役)(?:开展|启动|期间)以?来?"
    rf"|(?:(?:{_ZH_YEAR}的?)?{_ZH_FEAST}|假期|“[^”\n]{{2,12}}”)(?:期间|时期))"
    rf"|(?P<zfeast>(?:{_ZH_YEAR}的?)?{_ZH_FEAST}(?:前(?![后列])|长假|小长假|假期|黄金周))"
    rf"|(?P<zdate>(?:{_ZH_YEAR})?{_ZH_MONTHS}\s*{_ZH_NUM}{{1,3}}{_ZH_HOUR}|{_ZH_YEAR}同期|{_ZH_DATE}(?:{_ZH_CLOSE_OF}(?:前(?![\d两三四五六七八九十]))?)?|年[底末]前)"
)
_ZH_SHARE: Final = re.compile(
    r"(?<=[为是]\d{4}年的)[\d.]+[%％]|(?<=恢复[到至]\d{4}年的)(?:[\d.]+[%％]|[一二三四五六七八九]成)"
    r"|(?<=恢复[到至]\d{4}年)(?:同期|水平)+的(?:[\d.]+[%％]|[一二三四五六七八九]成)"
)
"""`为2019年的73%`: a share of what is compared with."""
_ZH_LEVEL: Final = re.compile(r"(?<![从由自])[^，。；]{2,6}同期的")
"""`是2019年同期的73%`: what is compared with."""
_ZH_RECORD: Final = re.compile(r"[^，。；、]{0,6}?(?:最[高低多少大小好快慢优]|新[高低]|首次|首个|首现|历史|少有|罕见)")
_ZH_TIMES: Final = re.compile(r"[^，。；、\d]{0,8}的?[\d.]+倍")
"""`是去年的1.7倍`: the time of what is compared with."""
_ZH_CLOSE: Final = re.compile(r"截[至止到]+本?[年月季][底末]")
"""The state at the end of a time that is named elsewhere."""
_ZH_WITHIN: Final = re.compile(r"(?:其中|特别是|尤其是)[，,]?\s*$")
"""`其中，9月份`: a part of the time in force, for its own clause."""
_ZH_FROM: Final = re.compile(r"[由从]\s*$")
_ZH_TERM: Final = re.compile(rf"{_ZH_NUM}{{1,2}}\s*年?\s*(?:至|到|—|-|–|~)\s*{_ZH_NUM}{{1,2}}\s*年")
"""A term of years (`三年至五年`), no time."""
_ZH_BASIS: Final = re.compile(r"(?:比|较|与|同|和|[高低快慢多少好优]于|相当于|超过|自)\s*$")


def find(text: str, start: int, end: int) -> list[Period]:
    """The time phrases of a Chinese sentence."""
    found: list[Period] = []
    for match in _CHINESE.finditer(text, start, end):
        kind = str(match.lastgroup).replace("zmonths", "zrange")
        phrase = match.group()
        if kind == "zrange" and not re.search(r"[月年日季]", phrase):
            continue
        if kind == "zrange" and _ZH_TERM.fullmatch(phrase):
            continue
        if found and text[found[-1].end : match.start()] in ("（", "("):
            continue  # the days of a month in brackets
        if kind == "znow" and found and found[-1].end == match.start() and phrase in ("当月", "当日", "期间"):
            continue  # `12月当月`
        if phrase in ("日前", "近日", "当日") or phrase.endswith("之日起"):
            continue
        if kind == "zsince" and _ZH_RECORD.match(text, match.end()):
            continue  # `为近十年来最低`
        compared = _ZH_BASIS.search(text, max(start, match.start() - 3), match.start()) is not None or (
            text[match.end() : match.end() + 2] == "同期"
            or _ZH_LEVEL.match(text, match.start()) is not None
            or _ZH_SHARE.match(text, match.end()) is not None
            or _ZH_TIMES.match(text, match.end()) is not None
        )
        closed = text.rfind("）", start, match.start()), text.rfind(")", start, match.start())
        bracketed = max(text.rfind("（", start, match.start()), text.rfind("(", start, match.start())) > max(closed)
        end = match.end() - phrase.endswith("的")
        left = _ZH_FROM.search(text, max(start, match.start() - 2), match.start()) is not None  # `由上月上涨转为下降`
        left = left or (
            kind == "zdate" and _ZH_WITHIN.search(text, max(start, match.start() - 4), match.start()) is not None
        )
        left = left or phrase.endswith("同期")
        left = (left and kind in ("znow", "zdate")) or _ZH_CLOSE.fullmatch(phrase) is not None
        found.append(Period(match.start(), end, match.start(), kind, compared, alone=bracketed or left))
    return found
