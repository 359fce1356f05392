"""Chinese number tokens: hanzi numerals, digits with 万 and 亿, percentages, fractions, 第."""
# ruff: noqa: C901, PLR0911, PLR0912, PLR2004 -- decision lists: one return a rule; the numbers are places of the decimal system

from collections.abc import Iterator
from decimal import Decimal

from extractor import regexes as re
from extractor.numbers.hanzi_lists import counted_months, coupled, moving, one_of_several, paired
from extractor.numbers.hanzi_words import DAYS, IDIOM
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
_NUMERAL = "零一二三四五六七八九〇两十百千万亿萬億廿卅"
# Those of cheques are common characters too (大陆, 队伍): only whole amounts are numbers.
_CHEQUE = re.compile("[零壹贰叁肆伍陆柒捌玖拾佰仟万亿][零壹贰叁肆伍陆柒捌玖拾佰仟万亿]++")
_ON_CHEQUES = re.compile("[拾佰仟]|[壹贰叁肆伍陆柒捌玖][万亿]")
_N = f"[{_NUMERAL}]"

# 千 and 百 begin units of measure too; then they are no scale.
_SCALE = r"(?:[十百千]?[万萬亿億]{1,2}|[百千](?![瓦克米卡帕赫伏安焦吨分年姓]))"
_SCALED = re.compile(rf"\s?(?:[多余]?{_SCALE})")
_MORE = re.compile(rf"([0-9]++(?:\.[0-9]++)?)(?:({_SCALE})|(?![.,:/-][0-9]))")  # not of `3万5/8`, digits of two numbers
_RUN = re.compile(rf"{_N}{_N}*+(?:点[零〇一二三四五六七八九]+(?!滴)百?千?[万亿]{{0,2}}|[多余]百?千?[万亿]{{1,2}})?")
NUMERAL = re.compile(f"[{''.join(_DIGIT)}{''.join(_SMALL)}]{{1,{_LONGEST}}}|半")
_PERCENT = re.compile(rf"[百千万]分之(?:[0-9]+(?:\.[0-9]+)?|{_N}+(?:点[零〇一二三四五六七八九]+)?)")
_SHARE = re.compile(rf"分之({_N}++|[0-9]++)")
_YEAR = re.compile(r"[一二][零〇○一二三四五六七八九]{3}(?=年)")
_APPROXIMATE = re.compile(r"[一二两三四五六七八九][二两三四五六七八九][十百千万亿]|[十百千万]几|几[十百千万]")
_BARE_DIGITS = re.compile("[零〇一二三四五六七八九两]{2,3}")

# What a numeral standing alone must be followed by to count something.
_MEASURES = (
    "夜|剂|样|个月|个百分点|个|名|人|起|件|次|项|条|种|类|家|所|处|座|辆|艘|架|台|套|支|把|枚|发|张|份|部|只|"
    "头|户|位(?!数)|组|届|期|轮|场|层|省|市|县|区|州|国|镇|乡|村|天|日|年|月|周|"
    "小时|分钟|秒|季度|倍|成|元|角|吨|公斤|千克|克|斤|亩|公顷|平方|立方|米|公里|款|篇|本|册|封|幅|笔|"
    "单|宗|桩|例|岁|号|方面|大|双|对|副|间|栋|幢|口|根|块|片|门|节|段|股|箱|袋|"
    "包|瓶|桶|盒|粒|颗|株|棵|地|者|校|院|站|局|部门|厅|死|伤|批|支队|阶段|环节|要求|任务|措施|目标|"
    "原则|重点|步|点|档|级|代|队|车|船|道|国|岸|端|侧|翼|线|城|岛|港|高|分之|"
    "趟|回(?!合)|遍|列|首|堂|幕|扇|匹|羽|枝|朵|帧|集|句|页|排|尺|寸|丈|海里|英里|盎司|磅|度|摄氏度|票|席|美元|欧元|英镑|"
    "日元|港元|盟|旗|街道|社区|园区|学时|课时|学期|学年|毛|孔|杯|碗|罐|卷|"
    "中全会|被告|原告|上诉人|申请人|案(?![例件情子卷])|万|亿|多|余|百|千|十|户|星|甲|等|区域|领域|企业|单位|学生|群众|民警|嫌疑人|教师|医生|国家|地区|省份|城市"
)
_COUNTS = re.compile(rf"(?:{_MEASURES})")
_ONE_COUNTS = re.compile(
    r"(?:个月|名|人(?!民|大|类|才|格|员|口)|家|项(?!目)|条|位|座|辆|艘|架|台|套|支|枚|张|份|部(?!分)|"
    r"只|户|届|轮|场|天|年|月|周|小时|分钟|季度|倍|元|吨|公斤|亩|处|所|笔|宗|例|间|栋|趟|首|列|匹|页|死|伤|号|公里|"
    r"米|夜|案(?=[判获查涉中,，])|"
    r"个|次(?!性)|起(?=[\u4e00-\u9fff]{0,10}(?:案|事故|事件|火灾|刑|纠纷|诈骗|盗窃))|件(?!事)|村|省|"
    r"市|县|国|岁|种(?=犯罪|毒品|药)|起[,，。]|成)"
)
_LEXICAL_LEFT = re.compile(
    r"(?:进|统|唯|同|每|任|某|这|那|另|逐|单|专|归|之|万无|不|如|有朝|独|划|始终如|合|大|星期|礼拜|周|"
    r"初|(?<!最)高|新|(?<![网线以之街路地手身])上|下|十[一二三四五六七八九]届|百里挑|略胜|更上|第十?)$"
)
_UNIT_HEAD = re.compile(r"单位[:：]\s?([十百千万亿]{1,2})(?=[元吨人美辆台件户亩公平立头只标度辆])")
_CLOCK_ZERO = re.compile("[时点](?:[,，。、]|至|到|起|前|后|开始|[零一二三四五六七八九十0-9]|许|$)")
_PLAN = re.compile("十[一二三四五]五")
_PLANNED = re.compile('[”"’]|规划|时期|期间|以来|末|初|收官|开局|首年|目标|建设|发展|前|后')
_KILO = ("瓦", "伏", "赫", "焦", "帕", "卡")
_HEADED = ("表", "图", "附件", "专栏", "案例", "附注")
_LIST_OF_ONES = re.compile("、[一二三四五六七八九十](?:线|审|产|把手|级|季度|类|等|届|期|月)")
# `六成五`, `四成半`: tenths and hundredths
_TENTHS = re.compile(
    "([一二两三四五六七八九])成([一二三四五六七八九半])(?![百千万亿成个名起件次条位家省市县年月日天点])"
)
_DAY_NAME = re.compile(r"(?<![0-9.])[0-9]{1,2}·[0-9]{1,2}(?![0-9.])")  # “3·15”
_RANGE = re.compile("[至到-][一二三四五六七八九十两]{1,3}(?:季度|月|年|个|成|倍|天|日|周|小时|名|人|万|级|岁|次)")
_RANGE_HEADS = frozenset("至到-")
_TOGETHER = ("在", "到", "聚", "站", "走", "合", "结", "捆", "连", "绑", "系", "拧", "坐", "住", "凝")
_ANY = re.compile("[个名位件起项次家笔户条](?!月)")
_HALF = re.compile(r"半(?<=[过近超逾]半)(?<![通经路越][过近超逾]半)(?=[，。、；,;)）的]|以上|左右|\s|$)")
_LABELS = ("案例", "附件", "专栏", "附表", "附注")
_VAGUE_BEFORE = re.compile(r"(?:[几数好][十百千万亿]|[成上](?<!以上)[十百千万亿]|数以[百千万亿]|[千万]千)$")
# A scale alone is a number where it is a bound: 突破百亿元, 过万件, 亿元以上, 百余家.
_BOUND_BEFORE = re.compile(r"(?:超|过|破|近|达|逾|满|足|约|[过破]了)$")
_BOUND_AFTER = re.compile(
    r"[余多]?(?:元|美元|人|件|起|名|家|户|吨|辆|亩|台|套|次|公里|千瓦|平方米|个|条|份|只|头|艘|所|张|枚|幅|例|宗|处|[,，。;；、]|$)"
)
_SCALED_ONLY = re.compile(r"(?:元|美元|吨|千瓦)(?:及?以[上下]|[及与]以[上下]|级)|元以[上下]")
_THOUSANDS_OF = re.compile(r"[余多]?(?:美?元|人(?!计划)|吨|级|户|千瓦|亩|件|次|辆|平方|立方|斤|台|条|公里|千米)")
_WHOLES = frozenset("年月天时点分个元岁")
_PEOPLE = frozenset("日天人名家村户")
_SCALE_HEADS = frozenset("多余十百千万萬亿億")
_COUNTS_NEVER = re.compile(r"(?:[个倍成万名起件条次项亿例]|人次?)")


def of_hanzi(low: str, found: list[Token]) -> Iterator[Token]:
    """Tokens in hanzi, and the digit tokens of `found` grown by 万, 亿, 第 or 百分之; in no order."""
    for token in found:
        yield from _grown(low, token)
    if "·" in low:
        for day in _DAY_NAME.finditer(low):
            yield Token(day.start(), day.end(), "code", None)
    idioms = {i for m in IDIOM.finditer(low) for i in range(m.start(), m.end())}
    for share in _PERCENT.finditer(low):
        yield Token(share.start(), share.end(), "hanzi", value(share.group()[3:]))
    yield from _shares(low)
    if "单位" in low:
        for head in _UNIT_HEAD.finditer(low):
            yield Token(head.start(1), head.end(1), "hanzi", Decimal(_factor(head.group(1))))
    for half in _HALF.finditer(low):
        yield Token(half.start(), half.end(), "hanzi", Decimal("0.5"))
    for cheque in _CHEQUE.finditer(low):
        if _ON_CHEQUES.search(cheque.group()) and (amount := value(cheque.group())) is not None:
            yield Token(cheque.start(), cheque.end(), "hanzi", amount)
    if "成" in low:
        for tenths in _TENTHS.finditer(low):
            part = 5 if tenths[2] == "半" else _DIGIT[tenths[2]]
            yield Token(tenths.start(), tenths.end(), "hanzi", Decimal(f"{_DIGIT[tenths[1]]}.{part}"))
    if "两个" in low or "三个" in low or "两月" in low:
        for start, end in counted_months(low):
            yield Token(start, end, "hanzi", value(low[start:end]))
    for run in _RUN.finditer(low):
        token_ = _judged(low, run.start(), run.end(), idioms)
        if token_ is not None:
            yield token_


def _shares(low: str) -> Iterator[Token]:
    """`三分之二`, `100分之3`."""
    free = 0
    for share in _SHARE.finditer(low):
        start = share.start()
        run = "0123456789" if "0" <= low[start - 1 : start] <= "9" else _NUMERAL
        at = start
        while at > free and low[at - 1] in run:
            at -= 1
        if at == start or (at and low[at - 1] in run):
            continue
        free = share.end()
        if low[at:start] not in ("百", "千", "万"):
            under, over = value(low[at:start]), value(share.group(1))
            if under and over is not None and under < 10**6 and over < 10**6:
                yield Token(at, free, "hanzi", fraction(int(over), int(under)))


def value(text: str) -> Decimal | None:
    """The value of digits or a hanzi numeral, with its scale; None where it is not one number."""
    if text in _DIGIT:
        return Decimal(_DIGIT[text])
    if text[:1].isascii():
        return digits(text)
    if text == "半":
        return Decimal("0.5")
    text = text.replace("余", "").replace("多", "").replace("廿", "二十").replace("卅", "三十")
    if len(text) > _LONGEST:
        return None
    whole, _, part = text.partition("点")
    scaled_by = _factor(part)
    if scaled_by > 1:
        scaled_part = value(f"{whole}点{part.rstrip('百千万亿')}")
        return None if scaled_part is None else scaled(scaled_part, scaled_by)
    if all(c in _DIGIT for c in whole) and len(whole) > 1:
        digits_ = int("".join(str(_DIGIT[c]) for c in whole[:4000]))
        return Decimal(digits_) if not part else Decimal(f"{digits_}.{''.join(str(_DIGIT[c]) for c in part)}")
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
            total = (
                (total + grown or 1) * _LARGE[c] if c in "亿億" else total + (grown or (0 if total else 1)) * _LARGE[c]
            )
            section = digit = 0
            last, unit = 10**20, _LARGE[c]
    # 三万五 is 35,000: a digit right behind a scale counts in tenths of it.
    return total + section + (digit * unit // 10 if unit > 10 and digit else digit)


def _grown(low: str, token: Token) -> Iterator[Token]:
    """The token with what belongs to it on either side, or the tokens that it is."""
    start, end, form, number, note = token
    if form == "ratio" and ":" in low[start:end]:
        label, _, year = low[start:end].partition(":")
        if label.isdigit() and year.isdigit() and (low.endswith(_HEADED, 0, start) or low.startswith("年", end)):
            yield Token(start, start + len(label), "number", digits(label))  # `表1:2024年`
            yield Token(end - len(year), end, "number", digits(year))
            return
    if form == "number" and number is not None:
        follows = low[end : end + 1]
        scale = _SCALED.match(low, end) if follows in _SCALE_HEADS or follows.isspace() else None
        if scale and not (low[end].isspace() and not scale.group().strip()):
            number, end = scaled(number, _factor(scale.group())), scale.end()
            token = Token(start, end, form, number, note)
            more = _MORE.match(low, end)
            if more and "0" <= low[end] <= "9" and Decimal(more.group(1)) < 10**4 and low[end - 1] in "亿万億萬":
                rest = Decimal(more.group(1)) * (_factor(more.group(2)) if more.group(2) else 1)
                if rest < scaled(Decimal(1), _factor(scale.group())):
                    number, end = number + rest, more.end()
                    token = Token(start, end, form, number, note)
        if low[start - 1 : start] == "第":
            token = Token(start - 1, end, "place", number, note)
    yield token


def _factor(text: str) -> int:
    factor = 1
    for c in text:
        factor *= _SMALL.get(c) or _LARGE.get(c) or 1
    return factor


def _judged(low: str, start: int, end: int, idioms: set[int]) -> Token | None:
    """The token of a run of numerals if it counts, orders or dates something."""
    if low[start] == "零" and end - start > 1 and low[start - 1 : start] in _WHOLES:
        start += 1  # `两年零三个月`: it joins a part
    text = low[start:end]
    if text[-1] == "千" and len(text) > 1 and low.startswith(_KILO, end):
        text, end = text[:-1], end - 1  # 亿千瓦时: a unit
    before, after = low[max(0, start - 4) : start], low[end : end + 12]
    if before.endswith("第"):
        if after.startswith(("方", "者", "线", "手")):
            return None
        return Token(start - 1, end, "place", value(text))
    if text == "一" and one_of_several(low, start, end):
        return Token(start, end, "hanzi", Decimal(1))
    if text in "百千万亿" and _bound(before, text, after):
        return Token(start, end, "hanzi", value(text))
    if (start in idioms and "点" not in text) or (text[0] in "十百千万亿" and _VAGUE_BEFORE.search(before + text[0])):
        return None  # 数十, 上千: no number
    if end - start == 4 and _YEAR.match(low, start):
        return Token(start, end, "hanzi", value(text))
    if len(text) > 1:
        return _long(low, start, end)
    if before[-1:].isdigit():
        return None
    if after[:1] == "、" and _LIST_OF_ONES.match(after):
        return None if after[2:3] in "线审产把" else Token(start, end, "hanzi", value(text))  # 二、三线城市
    if after[:1] in _RANGE_HEADS and text not in "百千万亿零" and _RANGE.match(after):
        return Token(start, end, "hanzi", value(text))
    if _begins(before) and after.startswith(("是", "、", ")", "要")):
        return Token(start, end, "hanzi", value(text))
    if before.endswith("其") and after.startswith(("是", "，", ",", "：", ":")):
        return Token(start, end, "hanzi", value(text))
    if before[-1:] in ("", "\n") and after[:1] in (".", " "):
        return Token(start, end, "hanzi", value(text))
    if before.endswith(_LABELS) and (not after or after[0] in "\n:：、 )\u3000"):
        return Token(start, end, "hanzi", value(text))
    if before.endswith("每") and text in "百千万亿十":
        return Token(start, end, "hanzi", value(text))
    if text in "百千万亿":
        return Token(start, end, "hanzi", value(text)) if text in "百千" and after[:1] in _PEOPLE else None
    if text == "零":
        return Token(start, end, "hanzi", Decimal(0)) if _CLOCK_ZERO.match(after) else None
    if moving(before, text, after) or paired(low, start) or coupled(before, after):
        return Token(start, end, "hanzi", value(text))
    if text in "三五八十" and before.endswith("前") and (not after or after[0] in "，。；、,;的强)"):
        return Token(start, end, "hanzi", value(text))
    if text == "一":
        if before.endswith("每") and _ANY.match(after):
            return Token(start, end, "hanzi", Decimal(1))
        if not _ONE_COUNTS.match(after) or _LEXICAL_LEFT.search(before):
            return None
        if after[0] == "起" and before.endswith(_TOGETHER):
            return None
        return Token(start, end, "hanzi", Decimal(1))
    if before.endswith(("初", "高", "星")) and not _COUNTS_NEVER.match(after):
        return None
    if (
        before.endswith(("周", "星期", "礼拜"))
        and text != "两"
        and not (before.endswith("每周") and after[:1] in "次天场")
    ):
        return None
    return (
        Token(start, end, "hanzi", value(text)) if _COUNTS.match(after) or before.endswith(("“", '"', "《")) else None
    )


def _long(low: str, start: int, end: int) -> Token | None:
    """The token of a run of two numerals and more."""
    text, after = low[start:end], low[end : end + 12]
    if text == "千万":
        return Token(start, end, "hanzi", value(text)) if _THOUSANDS_OF.match(after) else None
    if text in DAYS and not after.startswith(("年", "时", "点")):
        return Token(start, end, "hanzi", None)
    if _PLAN.fullmatch(text):
        return Token(start, end, "hanzi", None) if _PLANNED.match(after) else None
    if _BARE_DIGITS.fullmatch(text) and (not after.startswith(("年", "号")) or "两" in text or text == "三五"):
        return None  # 三五天, 二三线, 两三年
    if (
        after.startswith(("几", "来"))
        or _APPROXIMATE.match(low, start)
        or text in ("万千", "亿万", "百千", "一一", "万万", "千百", "百十", "十万八千")
    ):
        return None if not after.startswith("来") else Token(start, end, "hanzi", value(text))
    number = value(text)
    return Token(start, end, "hanzi", number) if number is not None else None


def _bound(before: str, text: str, after: str) -> bool:
    """A scale alone that is a bound: 过万件, 亿元以上, 百余家."""
    if before.endswith(("上", "成", "数", "几", "以", "好")):
        return False
    if _SCALED_ONLY.match(after):
        return True
    if after.startswith(("余", "多")) and _BOUND_AFTER.match(after):
        return True
    return (
        (text != "百" or before[-1:] in "近超逾约达破")
        and _BOUND_BEFORE.search(before) is not None
        and _BOUND_AFTER.match(after) is not None
    )


def _begins(before: str) -> bool:
    """Nothing of its clause stands before it."""
    return not before or before[-1] in "\n。；;，, (:：！" or before[-1].isspace()
