"""The kind of a number in Chinese text, by the characters around it; first rule that fits wins."""
# ruff: noqa: C901, PLR0911, PLR0912, PLR2004 -- decision lists: one return a rule; the numbers are lengths of years, days and hotlines

from extractor import regexes as re
from extractor.numbers import changes, chinese_names
from extractor.numbers.chinese_boilerplate import boilerplate
from extractor.numbers.chinese_changes import part_of_change
from extractor.numbers.chinese_counts import SAID, announces
from extractor.numbers.chinese_norms import norm
from extractor.numbers.context import Sentence
from extractor.numbers.hanzi_lists import counted_off, in_months
from extractor.numbers.tokens import Token
from schemas.evidence import Kind

_SCRIPT = re.compile("[\u3001-\u301f\u3400-\u9fff，；！？]")
_UNTIL_SEASON = re.compile(r"\s?(?:至|到|-{1,2}|~|、|和)\s?[1-4一二三四]季度")
_UNTIL_MONTH = re.compile(r"\s?(?:至|到|-{1,2}|~|、|和|及)\s?(?:[0-9]{1,2}|[一二三四五六七八九十]{1,2})月")
_ROW_YEAR = re.compile(r"(?:19|20)[0-9]{2}\s++[0-9]")  # the first cell of a row
_SHORT_YEAR = re.compile(r"年[0-9]{1,2}月")  # `24年3月`; a length would be `24年3个月`
_UNTIL_YEAR = re.compile(r"\s?(?:至|到|-|~|、|和|及)\s?(?:[0-9]{4}(?:学|财|榨)?|[0-9]{1,2}月|[0-9]{1,2})年")
_MONTH = re.compile(r" ?月(?!球|龄|饼|嫂|租|薪|票)")
_LENGTH = re.compile(r"(?:连续|长达|历时|超过|逾|近|约|共|达|为期|至少|内)$")
_ON_DAY = re.compile(
    r"[日号](?:[,，、)）\s]|[0-9]{1,2}[时点:]|上午|下午|晚|夜|傍|中午|午后|清晨|早|凌晨|从|在|召|举|发|获|电|起|前|讯|通报|表示|介绍|公布|以来|零时|至)"
)
_CLOCK = re.compile(
    r"(?:时(?!代|期|候|间|长)|点(?!击|赞|名|位|多|要求|意见|建议|体会|看法|措施|希望|考虑|[零一二三四五六七八九]))"
)
_PERIOD_BEFORE = re.compile(r"(?:近|过去|最近|未来|(?<![提目])前|今后|此前|之前|后|头|这|上(?<!以上)|截至)(?:的)?$")
_PERIOD_AFTER = re.compile(
    r"(?:多|余|多个)?(?:年|个月|周|天|个季度|个年头)(?:多|余|半)?(?:(?:来|间|里|以来|前)(?!后)|(?:累计|合计)(?!不))"
)
_SPAN = re.compile(
    r"(?:多|余|来)?\s?(?:个月|个工作日|工作日|个交易日|个自然日|个小时|小时|分钟|秒|天|日(?!元)|周|星期|年|个季度|昼夜|"
    r"夜|学时|岁|周岁|个半月|个半小时|年半)"
)
_UNTILS = frozenset("至到-~、和及")
_SPAN_HEADS = frozenset("多余来个工小分秒天日周星年季昼夜学岁")
# A number of plain digits is a date only where one of these follows.
_DATE_HEADS = _SPAN_HEADS | _UNTILS | frozenset("月号时点世后财榨届级/")
_COUNTING = frozenset(("number", "place", "ratio"))
_PERIOD_ENDS = frozenset("近去来前后头这上至的\n")
_WITHIN = re.compile(r"[个工作]{0,3}(?:日|天|年|月|周|小时)内")
# `近二十年来最低`: how long it was not so, no time in which something happened
_RECORD = re.compile(
    r"(?:多|余)?(?:年|个月|个季度)(?:以?来|间)?(?:的)?(?:同期)?(?:[历有]史)?(?:最|新[高低]|首次|首现|首度|未有|之最|峰值|谷底)"
)
_BORN = re.compile(r"后(?=[，。、,“”\"]|干|青|民|年轻|员|人|的|大学|创|群|女|男|职|检|法|警|党|新)")
_LUNAR = re.compile(r"(?:正月|腊月|冬月|农历(?:[一二三四五六七八九十]{1,2}月)?)(?:廿|初)?$")
_LUNAR_ENDS = frozenset("月历廿初\n")
_MEASURED = re.compile(
    r"(?:天数|日数|时数|工时|平均|时间|时长|耗时|用时|用了|[只仅]用|寿命|年龄|工期|周期)[^，。；]{0,12}$"
)
# `比普通程序短四十一天`: lengths of one time that differ
_LONGER = re.compile(r"[比较][^，。；]{1,14}(?:短|长|快|慢|早|晚|少|多)(?:出|了|约|近|至少)*$")
_RANGED = re.compile(
    r"\s?(?:至|到|-|~|—|–|或)+\s?(?:[0-9]{1,3}|[一二三四五六七八九十两]{1,3})"
    r"(?:个月|个工作日|小时|分钟|天|周岁|岁|周|星期|年)"
)
_RANGE_HEADS = frozenset("至到-~—–或")
_BRACKETED = re.compile(r"\[[0-9]{1,2}\]|【[0-9]{1,2}】")
_TABLE_PART = re.compile(r"[表图][0-9]{1,2}-$")
_TABLE = re.compile(r"(?:^|[\s】。])(?:附?表|图|专栏|附件|典型案例|案例)$")
_MOVED = re.compile(r"%的(?:同比|环比|年均|年化|名义|实际)?(?:变动|增长|增速|增幅|涨幅|降幅|跌幅|升幅|下降|上涨)")
_LISTED = re.compile("(成|倍|个百分点|[人件起名户家个吨元例宗次辆台亩])?[余多]?[、和及与]")
_COUNTED_BY = frozenset("倍个人件起名户家吨元例宗次辆台亩")
_SHARED_UNIT = re.compile(r"\s?(?:%|‰|个百分点|个基点)")
_AVERAGED = ("年平均", "年复合")
_STEP_HEADS = frozenset("升涨增扩提平降跌减稳")
_STEPS = re.compile(r"[升涨增扩提平降跌减稳](?:[，。、；,;\"”]|$|的)")
# `快于全国增速1.3个百分点`: two figures of one time differ
_BEYOND_OTHERS = re.compile(
    r"[快慢高低]于(?![^，。；]{0,10}(?:(?<!以)上|去|前|同期|年|月|季))[^，。；]{1,16}(?:了|约|近)?$"
)
_CONTRIBUTES = re.compile(
    r"(?:(?<!受)(?:影响|拉动|带动|推动|推升|推高|拉高|拉低|下拉|上拉|拖累)[^，。；,;]{1,18}"
    r"(?:增长|增速|上涨|下降|上升|回落|涨幅|降幅|增加|减少)|(?:拉动|影响|贡献|拖累)(?:率|力)?)(?:了|约|为|达|近|超|超过|分别|合计|共)*$"
)
_FOREMOST_END = re.compile(r"[，。；、,;)]|强|的?$|的(?!个)")
_FOREMOST = re.compile(r"最[\u4e00-\u9fff]{1,2}的$")
_COUNTED_ONE = re.compile(
    r"(?:造成|致|抓获|查获|缴获|破获|捣毁|打掉|死亡|受伤|击毙|扣押|其中|仅|共|新增|查处|侦破|救[起出回活下治助]|[营抢解]救)[^，。；]{0,8}$"
)
_HARMED = re.compile(r"(?:名|人|例)[^，。；]{0,8}(?:受伤|死亡|身亡|遇难|失踪|被捕|落网|获救|牺牲|在逃|伤势)")
# `三死一伤`, `两升一降`, `两市一县`
_COUNTED_TOO = re.compile(r"[二两三四五六七八九十0-9][死伤升降涨跌增减平市县区省人村镇男女](?:、|和)?$")
_ROUND_RATES = frozenset((1000, 10_000, 100_000, 1_000_000))
_EVERY = re.compile(r"每[\u4e00-\u9fff]{1,4}$")  # `每破获10起案件，就有7起`
_THEN = re.compile(r"[^，。；]{1,10}[，,]?(?:就|便|即|中|里|约|平均)有")
_PARITIES = frozenset((1, 100))
_BUYS = re.compile(r"(?:[美欧港日澳加]元|英镑|卢布|韩元)[兑对折合]")
_TABLE_ENDS = frozenset("表图栏件例\n")
_ENUM_ENDS = frozenset(("", *"\n\r。；;！!？?：:，, \t\u3000("))
_ENUM_LEADS = _ENUM_ENDS | _TABLE_ENDS | frozenset("[【-其")  # what an enumerator stands right behind
_ENUM_NEXT = re.compile(r"[、)）]|[.．](?![0-9])")
_ENUM_BEFORE = re.compile(r"(?:^|[\n\r。；;！!？?：:，,])[ \t\u3000]*[(]?$")
_UNTIL_SAME = re.compile(r"(?:日|号|月)?\s?(?:至|到|-{1,2}|~|、|和|及|—)\s?$")


def applies(low: str, start: int, end: int) -> bool:
    """Whether the text beside the number is Chinese."""
    return "\u3400" <= low[end : end + 1] <= "\u9fff" or _SCRIPT.search(low, max(0, start - 3), end + 5) is not None


def kind_of(token: Token, low: str, sentence: Sentence, earlier: tuple[Token, Kind] | None) -> Kind:
    """The kind of one token; `low` as it is printed, `earlier` is the token before it in the sentence with its kind."""
    start, end = token.start, token.end
    lo, hi = sentence.lo, max(sentence.hi, end)
    before, after = low[max(lo, start - 40) : start], low[end : min(hi, end + 40)]
    if before[-1:] == " " and before[-2:-1] > "\x7f":
        before = before[:-1]  # some publishers set a space beside every number
    if after[:1] == " " and after[1:2] > "\x7f":
        after = after[1:]
    return (
        boilerplate(token, low, before, after, earlier)
        or chinese_names.name(token, low, lo, before, after)
        or ("date_time" if in_months(low[start:end], before, after) else None)
        or _enumerator(token, low, before, after)
        or _date(token, low, before, after, earlier)
        or _change(token, low, sentence, earlier)
        or _rest(token, low, before, after)
    )


def _enumerator(token: Token, low: str, before: str, after: str) -> Kind | None:
    last = low[token.start - 1 : token.start]
    if last not in _ENUM_LEADS:
        return None
    if token.form != "place" and last in _TABLE_ENDS and _TABLE.search(low[max(0, token.start - 6) : token.start]):
        return "enumerator"
    if (last in "[【" and _BRACKETED.match(low, token.start - 1)) or (
        before[-1:] in ("-", "\n") and _TABLE_PART.search(before)
    ):
        return "enumerator"
    lead = last in _ENUM_ENDS and _ENUM_BEFORE.search(low[max(0, token.start - 6) : token.start])
    if not lead:
        return "enumerator" if before.endswith("其") and after[:1] in "是，,:：" else None
    if token.form == "hanzi" and (
        after.startswith(("是", "要"))
        or (
            after.startswith(("、", ")", "."))
            and (before[-1:] in "(（" or not before.strip() or before[-1:] in "\n。　 ")
        )
    ):
        return "enumerator"
    if token.form == "place" and after[:1] in "，,、：:" and token.value is not None and token.value < 30:
        return "enumerator"
    if (
        token.form in ("number", "glyph")
        and token.end - token.start <= 2
        and _ENUM_NEXT.match(after)
        and (before[-1:] in "(（\n" or not before.strip() or before.endswith(("注:", "注：")))
    ):
        return "enumerator"
    return "enumerator" if token.form == "glyph" and token.value is not None and token.value >= 1 else None


def _date(token: Token, low: str, before: str, after: str, earlier: tuple[Token, Kind] | None) -> Kind | None:
    first = after[:1]
    if (
        first not in _DATE_HEADS
        and not first.isspace()
        and token.form in _COUNTING
        and low[token.start - 1 : token.start] != "\n"
    ):
        return None
    dated = (
        token.form in ("date", "season", "clock")
        or _year(low[token.start : token.end], after)
        or (low[token.start - 1 : token.start] == "\n" and _ROW_YEAR.match(low, token.start))
        or (first in " 月" and _MONTH.match(after))
        or ((first in _UNTILS or first.isspace()) and (_UNTIL_MONTH.match(after) or _UNTIL_SEASON.match(after)))
        or _day(token, low, before, after, earlier)
        or (
            first in "时点"
            and _CLOCK.match(after)
            and not SAID.search(before)
            and token.value is not None
            and token.value <= 24
        )
        or (after.startswith("分") and not after.startswith("分钟") and before.rstrip().endswith(("时", "点")))
        or after.startswith(("季度", "季", "世纪"))
        or (token.form == "place" and after.startswith("个季度") and not before.endswith(("连续", "已是")))
        or (
            first == "后"
            and _BORN.match(after)
            and len(low[token.start : token.end]) == 2
            and low[token.end - 1] == "0"
        )
        or (token.form == "hanzi" and before[-1:] in _LUNAR_ENDS and _LUNAR.search(before))
        or (
            (first in _SPAN_HEADS or first.isspace())
            and _SPAN.match(after)
            and not _RECORD.match(after)
            and not (before.endswith("后") and _WITHIN.match(after))
            and ((before[-1:] in _PERIOD_ENDS and _PERIOD_BEFORE.search(before)) or _PERIOD_AFTER.match(after))
        )
    )
    return "date_time" if dated else None


def _year(text: str, after: str) -> bool:
    if len(text) == 2:
        if text.isdigit() and _SHORT_YEAR.match(after):
            return True
        return after.startswith("年代") and ((text.isdigit() and text >= "10") or text[1] == "十")
    if len(text) != 4 or not (text.isdigit() or text[0] in "一二"):
        return False
    if after.lstrip(" ").startswith("年"):
        return True
    return "1900" <= text < "2100" and (
        _UNTIL_YEAR.match(after) is not None or after.startswith(("财年", "学年", "榨季", "届", "级", "/"))
    )


def _day(token: Token, low: str, before: str, after: str, earlier: tuple[Token, Kind] | None) -> bool:
    """`7月18日`, `18日至20日`, and `18日` alone where nothing says that it is a length of time."""
    if before.endswith("月") and chinese_names.UNTIL_DAY.match(after):
        return True
    if not after.startswith(("日", "号")):
        return False
    if before.rstrip().endswith("月"):
        return True
    if earlier is not None and earlier[1] == "date_time" and _UNTIL_SAME.match(low[earlier[0].end : token.start]):
        return True
    bare = token.form == "number" and token.end - token.start <= 2 and token.value is not None and token.value <= 31
    return bare and not _LENGTH.search(before) and _ON_DAY.match(after) is not None


def _change(token: Token, low: str, sentence: Sentence, earlier: tuple[Token, Kind] | None) -> Kind | None:
    if token.form == "place":
        return None
    if earlier is not None and earlier[1] == "change" and part_of_change(low, earlier[0].end, token.start, token.end):
        return "change"
    if token.form == "hanzi" and earlier is not None and earlier[1] == "change" and _joined(token, low, earlier[0]):
        return "change"
    before, after = low[max(sentence.lo, token.start - 24) : token.start], low[token.end : token.end + 24]
    if before[-1:] in "，," and before and not _SHARED_UNIT.match(after):
        return None  # a clause of its own
    if token.form == "hanzi" and (after.startswith(_AVERAGED) or (after[:1] in _STEP_HEADS and _STEPS.match(after))):
        return None  # `两年平均增长`, `两升一降`
    if after.startswith("个百分点") and (_CONTRIBUTES.search(before) or _BEYOND_OTHERS.search(before)):
        return None  # `拉动工业增长1.2个百分点`: its part in the change of another figure
    cues = None if sentence.latin() else ()
    cue = changes.govern(low, token.start, token.end, sentence.lo, max(sentence.hi, token.end), cues)
    if cue is None and low[token.end : token.end + 2] == "%的" and _MOVED.match(low, token.end):
        return "change"
    return "change" if cue is not None and cue.role == "by" else None


def _joined(token: Token, low: str, before: Token) -> bool:
    """`分别下降三成、两成半`: two numerals of a list, in one unit."""
    gap = _LISTED.fullmatch(low, before.end, token.start)
    if gap is None:
        return False
    if "成" in low[before.start : token.start]:
        return low[token.end - 2 : token.end + 1].find("成") >= 0
    return gap[1] is not None and low[token.end : token.end + 1] in _COUNTED_BY


def _rest(token: Token, low: str, before: str, after: str) -> Kind:
    first = after[:1]
    if before.endswith("每") and not _SPAN.match(after) and low[token.start : token.end] != "一":
        return "rate_denominator"
    if "每" in before and _EVERY.search(before) and _THEN.match(after):
        return "rate_denominator"
    if (before.endswith("/") and token.value in _ROUND_RATES) or (token.value in _PARITIES and _BUYS.match(after)):
        return "rate_denominator"
    if token.form == "place" or (before.endswith("前") and after.startswith(("位", "名"))):
        return "ordinal"
    if (first in _RANGE_HEADS or first.isspace()) and _RANGED.match(after):
        return "duration"
    if (first in _SPAN_HEADS or first.isspace()) and _SPAN.match(after):
        measured = "." in low[token.start : token.end] or _MEASURED.search(before) or _LONGER.search(before)
        return "statistic" if measured else "duration"
    small = token.value is not None and token.value <= 20 and "." not in low[token.start : token.end]
    if after.startswith(("×24", "*24", "x24")) or (before.endswith(("×", "*", "x")) and after.startswith("小时")):
        return "duration"
    if before.endswith("前") and (token.value or 0) <= 100 and _FOREMOST_END.match(after):
        return "ordinal"
    if before.endswith("后") and after.startswith(("位", "名")) and (token.value or 0) <= 100:
        return "ordinal"
    if small and announces(token, low, before, after):
        return "other"
    if norm(token, low, before, after):
        return "other"
    if (
        token.form == "hanzi"
        and token.value == 1
        and not after.startswith(("倍", "成", "番"))
        and (
            _FOREMOST.search(before)
            or not (
                _COUNTED_ONE.search(before)
                or _HARMED.match(after)
                or _COUNTED_TOO.search(before)
                or counted_off(low, token.start, token.end)
            )
        )
    ):
        return "other"
    if token.form == "glyph":
        return "other"
    return "statistic"
