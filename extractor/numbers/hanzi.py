"""Chinese number tokens: hanzi numerals, digits with 万 and 亿, percentages, fractions, 第."""
# ruff: noqa: C901, PLR0911, PLR0912, PLR2004 -- decision lists: one return a rule; the numbers are places of the decimal system

import re
from collections.abc import Iterator
from decimal import Decimal

from extractor.numbers.tokens import Token
from extractor.numbers.values import digits, fraction, scaled

_LONGEST = 60  # characters: no one writes a longer number in words
_DIGIT = (
    {c: i for i, c in enumerate("零一二三四五六七八九")}
    | {"〇": 0, "两": 2, "○": 0}
    | dict(zip("壹贰叁肆伍陆柒捌玖", range(1, 10), strict=True))
)
_SMALL = {"十": 10, "百": 100, "千": 1000, "拾": 10, "佰": 100, "仟": 1000}
_LARGE = {"万": 10**4, "亿": 10**8, "萬": 10**4, "億": 10**8}
_NUMERAL = "".join((*_DIGIT, *_SMALL, *_LARGE)).replace("○", "")
_N = f"[{_NUMERAL}]"

# 千 and 百 begin units of measure too; then they are no scale.
_SCALE = r"(?:[十百千]?[万萬亿億]{1,2}|[百千](?![瓦克米卡帕赫伏安焦吨分年姓]))"
_SCALED = re.compile(rf"\s?(?:[多余]?{_SCALE})")
_MORE = re.compile(rf"([0-9]++(?:\.[0-9]++)?)({_SCALE})?")
_RUN = re.compile(rf"{_N}+(?:点[零〇一二三四五六七八九]+)?")
NUMERAL = re.compile(f"[{''.join(_DIGIT)}{''.join(_SMALL)}]{{1,{_LONGEST}}}")
_PERCENT = re.compile(rf"[百千万]分之(?:[0-9]+(?:\.[0-9]+)?|{_N}+(?:点[零〇一二三四五六七八九]+)?)")
_SHARE = re.compile(rf"((?<!{_N}){_N}++|(?<![0-9])[0-9]++)分之({_N}++|[0-9]++)")
_YEAR = re.compile(r"[一二][零〇○一二三四五六七八九]{3}(?=年)")
_APPROXIMATE = re.compile(
    r"[一二三四五六七八九][二三四五六七八九][十百千万亿个名人起件天年岁]|[十百千万]几|几[十百千万]"
)

# What a numeral standing alone must be followed by to count something.
_MEASURES = (
    "夜|剂|样|个月|个百分点|个|名|人|起|件|次|项|条|种|类|家|所|处|座|辆|艘|架|台|套|支|把|枚|发|张|份|部|只|"
    "头|户|位|组|届|期|轮|场|层|省|市|县|区|州|国|镇|乡|村|天|日|年|月|周|"
    "小时|分钟|秒|季度|倍|成|元|角|吨|公斤|千克|克|斤|亩|公顷|平方|立方|米|公里|款|篇|本|册|封|幅|笔|"
    "单|宗|桩|例|岁|号|方面|大|双|对|副|间|栋|幢|口|根|块|片|门|节|段|股|箱|袋|"
    "包|瓶|桶|盒|粒|颗|株|棵|地|者|校|院|站|局|部门|厅|死|伤|批|支队|阶段|环节|要求|任务|措施|目标|"
    "原则|重点|步|点|档|级|代|队|车|船|道|国|岸|端|侧|翼|线|城|岛|港|高|分之|"
    "万|亿|多|余|百|千|十|户|星|甲|等|区域|领域|企业|单位|学生|群众|民警|嫌疑人|教师|医生|国家|地区|省份|城市"
)
_COUNTS = re.compile(rf"(?:{_MEASURES})")
_ONE_COUNTS = re.compile(
    r"(?:个月|名|人(?!民|大|类|才|格|员|口)|家|项(?!目)|条|位|座|辆|艘|架|台|套|支|枚|张|份|部(?!分)|"
    r"只|户|届|轮|场|天|年|月|周|小时|分钟|季度|倍|元|吨|公斤|亩|处|所|笔|宗|例|间|栋|死|伤|号|公里|"
    r"米|夜|案(?=[判获查涉中,，])|"
    r"个|次(?!性)|起(?=[\u4e00-\u9fff]{0,10}(?:案|事故|事件|火灾|刑|纠纷|诈骗|盗窃))|件(?!事)|村|省|"
    r"市|县|国|岁|种(?=犯罪|毒品|药)|起[,，。]|成)"
)
_LEXICAL_LEFT = re.compile(
    r"(?:进|统|唯|同|每|任|某|这|那|另|逐|单|专|归|之|万无|不|如|有朝|独|划|始终如|合|大|星期|礼拜|周|"
    r"初|(?<!最)高|十[一二三四五六七八九]届|百里挑|略胜|更上|第十?)$"
)
_IDIOMS = re.compile(
    "一带一路|一国两制|一站式|一体化|一揽子|一系列|一把手|一刀切|一盘棋|一张网|一网通办|一件事|"
    "一部分|一方面|一辈子|一代人|一代代|一次性|一次次|一个个|一项项|一条条|一家人|一件件|一名名|"
    "一天天|一年一度|一次又一次|"
    "一手抓|一岗双责|一点|一下|一些|一批|一律|一致|一定|一直|一般|一样|一旦|一切|一线|一流|一手|一同|"
    "一道|一度|一再|一贯|一举|一齐|一共|一向|一时|一经|一味|一番|一路|一并|一面|一边|一端|一带|一生|"
    "一心|一身|一把|一步|一级|一类|一等|一大批|一大|一段|一片|一股|一方|一地|一对一|一线|"
    "三农|三方|三亚|三明|三门峡|三峡|三角|三维|三令五申|三番五次|四川|四面八方|四平|四处|四周|四季|"
    "五金|五角星|五湖四海|五粮液|五花八门|六安|六盘水|七夕|七台河|八宝|八达|八卦|九江|九州|九寨|十堰|"
    "十分|十足|十字|"
    "百姓|百花|百货|百强|百科|百度|百色|百倍|百般|百态|百业|千方百计|千家万户|千差万别|千古|千秋|"
    "千头万绪|千瓦|千克|千米|千万不|千万别|千万要|万一|万众|万象|万物|万里|万千|万家|万事|万岁|万分|"
    "万全|万无一失|万州|万宁|"
    "二手|二维|二氧化|二次|二胎|二线|两岸|两国|两会|两侧|两者|两旁|两端|两翼|两地|两口子|两极|两头|"
    "两面|两手|两用|两难|两江|两广|两湖|两级|亿万|百万雄师|百年|千年|千里|万年|百日维新|半年|半数|"
    "半天|"
    "三三两两|七上八下|乱七八糟|接二连三|不三不四|丢三落四|一五一十|九牛一毛|十全十美|百分百|二话|"
    "三国|五官|五岳|七彩|八仙|八旗|九龙|三星|六朝|三甲|三包|两弹|四合院|三轮车|二战|一战|二胡"
)
_UNIT_HEAD = re.compile(r"单位[:：]\s?([十百千万亿]{1,2})(?=[元吨人美辆台件户亩公平立头只标度辆])")
_LABELS = ("案例", "附件", "专栏", "附表")
_VAGUE_BEFORE = re.compile(r"(?:[几数好][十百千万亿]|[成上](?<!以上)[百千万亿])$")


def of_hanzi(low: str, found: list[Token]) -> Iterator[Token]:
    """Tokens in hanzi, and the digit tokens of `found` grown by 万, 亿, 第 or 百分之; in no order."""
    for token in found:
        yield from _grown(low, token)
    idioms = {i for m in _IDIOMS.finditer(low) for i in range(m.start(), m.end())}
    for share in _PERCENT.finditer(low):
        yield Token(share.start(), share.end(), "hanzi", value(share.group()[3:]))
    for share in _SHARE.finditer(low):
        if share.group(1) not in ("百", "千", "万"):
            under, over = value(share.group(1)), value(share.group(2))
            if under and over is not None and under < 10**6 and over < 10**6:
                yield Token(share.start(), share.end(), "hanzi", fraction(int(over), int(under)))
    if "单位" in low:
        for head in _UNIT_HEAD.finditer(low):
            yield Token(head.start(1), head.end(1), "hanzi", Decimal(_factor(head.group(1))))
    for run in _RUN.finditer(low):
        token_ = _judged(low, run.start(), run.end(), idioms)
        if token_ is not None:
            yield token_


def value(text: str) -> Decimal | None:
    """The value of digits or a hanzi numeral, with its scale; None where it is not one number."""
    if text[:1].isascii():
        return digits(text)
    if len(text) > _LONGEST:
        return None
    whole, _, part = text.partition("点")
    if all(c in _DIGIT for c in whole) and len(whole) > 1:
        number = int("".join(str(_DIGIT[c]) for c in whole[:4000]))
        return Decimal(number) if not part else Decimal(f"{number}.{''.join(str(_DIGIT[c]) for c in part)}")
    scale = 1
    if part:
        while whole and whole[-1] in _LARGE and len(whole) > 1:
            scale, whole = scale * _LARGE[whole[-1]], whole[:-1]
    number_ = _integer(whole)
    if number_ is None:
        return None
    return Decimal(f"{number_}.{''.join(str(_DIGIT[c]) for c in part)}") if part else Decimal(number_)


def _integer(text: str) -> int | None:
    total = section = digit = 0
    last = 10**20
    unit = 0
    for c in text:
        if c in _DIGIT:
            if digit:
                return None
            digit, zero = _DIGIT[c], c in "零〇"
            unit = 0 if zero else unit
        elif c in _SMALL:
            if _SMALL[c] >= last and section:
                return None
            section += (digit or 1) * _SMALL[c]
            last = unit = _SMALL[c]
            digit = 0
        else:
            grown = section + digit
            total = (total + grown) * _LARGE[c] if c in "亿億" else total + (grown or (0 if total else 1)) * _LARGE[c]
            section = digit = 0
            last, unit = 10**20, _LARGE[c]
    # 三万五 is 35,000: a digit right behind a scale counts in tenths of it.
    return total + section + (digit * unit // 10 if unit > 10 and digit else digit)


def _grown(low: str, token: Token) -> Iterator[Token]:
    start, end, form, number, note = token
    if form == "number" and number is not None:
        scale = _SCALED.match(low, end)
        if scale and not (low[end].isspace() and not scale.group().strip()):
            number, end = scaled(number, _factor(scale.group())), scale.end()
            more = _MORE.match(low, end)
            if more and "0" <= low[end] <= "9" and Decimal(more.group(1)) < 10**4 and low[end - 1] in "亿万億萬":
                rest = Decimal(more.group(1)) * (_factor(more.group(2)) if more.group(2) else 1)
                if rest < scaled(Decimal(1), _factor(scale.group())):
                    number, end = number + rest, more.end()
        if low[start - 1 : start] == "第":
            yield Token(start - 1, end, "place", number, note)
            return
    yield Token(start, end, form, number, note)


def _factor(text: str) -> int:
    factor = 1
    for c in text:
        factor *= _SMALL.get(c) or _LARGE.get(c) or 1
    return factor


def _judged(low: str, start: int, end: int, idioms: set[int]) -> Token | None:
    """The token of a run of numerals if it counts, orders or dates something."""
    text = low[start:end]
    before, after = low[max(0, start - 4) : start], low[end : end + 12]
    if before.endswith("第"):
        if after.startswith(("方", "者")):
            return None
        return Token(start - 1, end, "place", value(text))
    if start in idioms or _VAGUE_BEFORE.search(before + text[0]):
        return None  # 数十, 上千: no number
    year = _YEAR.match(low, start)
    if year and year.end() == end:
        return Token(start, end, "hanzi", value(text))
    if len(text) > 1:
        if (
            after.startswith(("几", "来"))
            or _APPROXIMATE.match(low, start)
            or text in ("千万", "万千", "亿万", "百千", "一一", "万万", "十万八千")
        ):
            return None if not after.startswith("来") else Token(start, end, "hanzi", value(text))
        number = value(text)
        return Token(start, end, "hanzi", number) if number is not None else None
    if before[-1:].isdigit():
        return None
    if after.startswith(("是", "、", ")")) and (not before or before[-1] in "\n。；;，, (:！" or before[-1].isspace()):
        return Token(start, end, "hanzi", value(text))
    if before.endswith(_LABELS) and (not after or after[0] in "\n:：、 \u3000"):
        return Token(start, end, "hanzi", value(text))
    if before.endswith("每") and text in "百千万亿十":
        return Token(start, end, "hanzi", value(text))
    if text in "百千万亿":
        return (
            Token(start, end, "hanzi", value(text)) if text in "百千" and re.match("[日天人名家村户]", after) else None
        )
    if text == "一":
        if not _ONE_COUNTS.match(after) or _LEXICAL_LEFT.search(before):
            return None
        return Token(start, end, "hanzi", Decimal(1))
    if before.endswith(("周", "初", "高", "星", "星期")):
        return None
    return (
        Token(start, end, "hanzi", value(text)) if _COUNTS.match(after) or before.endswith(("“", '"', "《")) else None
    )
