"""Change words of Chinese: 增长, 下降, 比…多, 增幅为."""
# ruff: noqa: PLR0911 -- decision lists: one return a rule

from extractor import regexes as re
from extractor.numbers.cues import ChangeCue
from schemas.evidence import Direction, Span

# Every word begins with a plain character: so the engine skips to one.
_UP = (
    "增长|加快|加速|上升|增加|提高|提升|扩大|上涨|增多|走高|上浮|攀升|升高|回升|反弹|多增|增产|增收|增盈|上调|调增|调高|上行|提速|"
    "加息|增(?<![新转倍定连]增)|升|涨"
)
_DOWN = (
    "下降|减少|放缓|减缓|趋缓|收缩|缩减|压减|降低|回落|收窄|下滑|下跌|下调|调减|"
    "调低|调降|压降|下行|降速|缩小|走低|减产|减收|减亏|精简|削减|裁减|降准|降息|缩水|少增|减|降|跌|少(?<![至不最较多]少)"
)
_BEFORE = re.compile(
    rf"(?P<cue>{_UP}|{_DOWN}|变化|变动)(?P<noun>率|幅|速|幅度|速度)?(?:分别|同比|环比|均|累计|平均|年均)?"
    r"(?P<to>到|至|为|达到|达)?(?:了|约|近|超过|超|逾|将近|不到|高达|达|达到)*[:：(（]?\s*[+]?$"
)
# `下调存款准备金率0.5个百分点`, `净增人口3万人`: what is moved stands between
_MOVED = re.compile(
    r"(?:(?P<cue>上调|下调|调高|调低|提高|降低)[^，。；0-9]{1,16}(?:率|价格?|利率|税率|标准|比例|水平|费率)|"
    r"(?P<net>净[增减])[加少]?[\u4e00-\u9fff]{0,5}|[、，](?P<less>少)(?:发生|发|死亡|受伤|死|伤)|"
    r"(?:比|较)[^，。；]{1,8}(?P<new>新增))(?:了|约|近|超|超过|各|分别)*\s*$"
)
# Groups that are compared at one time differ, they do not change.
_MORE = re.compile(
    r"(?:比|较)(?=[^，。；]{0,12}(?:(?<!以)上|去|前|年(?!轻|龄|级)|月|季|期|末|初|周|日|往|时))[^，。；]{1,14}(?P<cue>多|少|高|低|快|"
    r"慢|短|(?<![增延])长)(?:出)?(?:了|约|近)?\s*$"
)
# `同比多办18.4件`, `比上年少收3亿元`: a verb stands between
_DID_MORE = re.compile(
    r"(?:同比|环比|(?:比|较|与)[^，。；]{0,12}[上去前年月季期初末日][^，。；]{0,8}?(?:相比)?)[,，]?(?:分别|均|共|累计|平均)?"
    r"(?P<cue>多|少)(?!数|年|家|于|个)[\u4e00-\u9fff]{0,4}?(?:了|约|近|出|超过|超)*\s*$"
)
# `人均结案357件，多办12件`, `一年里多了37家`
_DOING_MORE = re.compile(r"(?:[，,里间中]|^)(?P<cue>多|少)(?:[办结收销产缴发卖审贷]了?|出?了|出)(?:约|近)?$")
_SIGNED = re.compile(
    r"(?:同比|环比|增减|增幅|增速|涨幅|涨跌幅?|(?:比|较)[上去前][^，。；0-9]{1,6})(?:变化|变动|增减|增长)?[为:：]?\s?(?P<cue>[+-])$"
)
_THAN = re.compile(r"(?P<cue>快|慢|高|低|多|少)于[^，。；]{0,3}[上去前同][^，。；(（]{1,6}(?<!的)$")
_RATE = re.compile(
    r"(?P<cue>增速|增幅|降幅|涨幅|跌幅|增长率|升幅)(?:同比|环比)?(?:[^，。；0-9%]{1,10}[，,])?(?:分别|均|只|仅|将|有望|预计|总体|基本|继续|可|仍|都|也|平均)*"
    r"(?:为|是|达|达到|高达|仅为|(?:保持|维持|稳定|运行|控制)在|处于|居于|在)?(?:了|约|近|超过|超|逾)?\s*$"
)
_PART = re.compile(
    r"\s?(?P<unit>个百分点|[元人件户家吨个起宗例只辆张亩])(?:[,，;；]?(?P<among>其中)[,，:：]?|、)"
    r"(?:(?![为是占有达增减升降涨跌共计超])[一-鿿]){2,12}$"
)
_RATES = "(?P<cue>增速|增幅|降幅|涨幅|跌幅|增长率|升幅)"
_RATE_OF = re.compile(rf"{_RATES}(?:[^，。；0-9]{{0,12}}[由从][^，。；%]{{1,12}}%|[^，。；0-9]{{0,10}})$")
_RATE_FROM = re.compile(rf"{_RATES}[^，。；0-9]{{0,8}}[由从](?:[^，。；0-9]{{1,8}}的)?$")
_LISTED = 60  # characters in which a list of parts begins
LIST = re.compile(r"\s*(?:%|％|个百分点|个基点|[一-鿿]{0,2})?\s*(?:、|和|及|与|以及|，)\s*$")
_RISE, _FALL = re.compile(_UP), re.compile(_DOWN)
_LENGTH = re.compile(r"(?P<cue>缩短|延长|压缩|提前|推迟)(?:了|约|近|超过|至少)*\s*$")
# A window without any of these characters holds no change word.
_MARK = re.compile("[+比增加升提扩涨走浮攀回反多降减放趋收缩低下跌调少变动幅延压推高快慢短长精-]")
_LENGTH_ENDS = frozenset("短长缩前迟了约近过少")
# The last characters of what `_BEFORE` knows, but for marks.
_ENDS = frozenset(
    "息准长快速升加高提大涨多浮弹增产收盈调行降少缓缩减低落窄滑跌小亏化简水动率幅度别比均计到至为了约近过超逾达"
)
_WINDOW = 24  # characters


def change_before(low: str, start: int, begin: int) -> ChangeCue | None:
    """The Chinese change word that leads to the number at `start`, looked for no further left than `begin`."""
    begin = max(begin, start - _WINDOW)
    if _MARK.search(low, begin, start) is None:
        return None
    window = low[begin:start]
    ends = window.rstrip()
    last = ends[-1:]
    base = start - len(window)
    rate = _RATE.search(window) if "幅" in window or "速" in window or "率" in window else None
    if rate is not None:
        return _rated(base, rate)
    signed = _SIGNED.search(window) if window[-1] in "+-" else None
    if signed is not None:
        return ChangeCue("increase" if signed.group("cue") == "+" else "decrease", _span(base, signed), "by")
    length = _LENGTH.search(window) if last in _LENGTH_ENDS else None
    if length is not None:
        return ChangeCue("increase" if length.group("cue") == "延长" else "decrease", _span(base, length), "by")
    shifts = "调" in window or "高" in window or "低" in window or "净" in window or "少" in window or "新" in window
    moved = _MOVED.search(window) if shifts else None
    if moved is not None:
        word = moved.group(moved.lastgroup or 0)
        at = Span(base + moved.start(moved.lastgroup or 0), base + moved.end(moved.lastgroup or 0))
        return ChangeCue("increase" if word[0] in "上提新" or word[-1] in "增高" else "decrease", at, "by")
    if low.startswith(("同比", "环比"), start - 2) and low[start + 1 : start + 9].lstrip("0123456789.").startswith("%"):
        return ChangeCue(None, Span(start - 2, start), "by")  # `同比3.2%`
    ends = ends.rstrip("+").rstrip().rstrip(":：(（")
    led = _led(window, base) if ends[-1:] in _ENDS else None
    if led is not None:
        return led
    if last in "由从的" and (rated := _RATE_FROM.search(window)) is not None:
        return _rated(base, rated)
    more = _than_then(window)
    if more is not None:
        return ChangeCue("increase" if more.group("cue") in "多高快长" else "decrease", _span(base, more), "by")
    return None


def _led(window: str, base: int) -> ChangeCue | None:
    """`增长5%`, `下降至5元`, `增速放缓至3.2%`."""
    found = _BEFORE.search(window)
    if found is None:
        return None
    led_to = found.group("to") in ("到", "至", "为") and not found.group("noun")
    rated = _RATE_OF.search(window, 0, found.start()) if led_to else None
    if rated is not None:
        return _rated(base, rated)
    return ChangeCue(_way(found.group("cue")), _span(base, found), "to" if led_to else "by")


def _rated(base: int, found: re.Match[str]) -> ChangeCue:
    return ChangeCue("decrease" if found.group("cue")[0] in "降跌" else "increase", _span(base, found), "by")


def _than_then(window: str) -> re.Match[str] | None:
    """`比上年多`, `快于去年同期`, `同比多办`: more or less of something than at another time."""
    more = _MORE.search(window) if "比" in window or "较" in window else None
    if more is None and "于" in window:
        more = _THAN.search(window)
    if more is None and ("多" in window or "少" in window):
        more = _DID_MORE.search(window) or _DOING_MORE.search(window)
    return more


def continues(gap: str) -> bool:
    """Only a unit and a joining mark stand between two numbers of a list."""
    return LIST.match(gap) is not None


def part_of_change(low: str, before: int, start: int, end: int) -> bool:
    """`增加6万元，其中房贷3万元、车贷2万元`: parts of the change that ends at `before`, in its unit."""
    gap = _PART.fullmatch(low, before, start)
    if gap is None or not low.startswith(gap["unit"], end):
        return False
    return gap["among"] is not None or low.rfind("其中", max(0, before - _LISTED), before) >= 0


def _way(cue: str) -> Direction | None:
    return "increase" if _RISE.fullmatch(cue) else "decrease" if _FALL.fullmatch(cue) else None


def _span(base: int, found: re.Match[str]) -> Span:
    return Span(base + found.start("cue"), base + found.end("cue"))
