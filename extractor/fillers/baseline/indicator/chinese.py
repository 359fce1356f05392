"""What a Chinese figure counts: the words of its clause around number and measure word."""

from collections.abc import Iterator
from typing import Final

from extractor import regexes as re
from extractor.grammar.lists import coordinated
from schemas.evidence import Mention, Span

_CLAUSE: Final = re.compile(r"[，。；：、！？\n（）()]")
_HARD: Final = re.compile(r"[，。；：！？\n（）()]")
_DROP: Final = re.compile(
    r"^(?:(?:我国|其中|同时|此外|另外|目前|共计|累计|总计|共(?![享同建生治创富用识青和])|并(?![处购轨网发联案])|且|及(?![时格])|和(?![谐解平])|与(?!会)|以及|仅|又|还(?![款贷原建清本])|也|均(?![价衡等])|已(?!婚)"
    r"|分别|近(?![视海岸亲郊代])|约(?![谈束定])|逾(?!期)|超(?![额市大长高限载])|超过|达到|达(?![标成产])|为(?![民企农首主])|是(?!否)|有(?![关效期毒害机色限偿形线轨意奖责价序望利组])"
    r"|了(?![结解])|年末|月末|季末|的|在(?![手岗校职建研编籍册逃押场线])|则|自身|本级|其次为|其次是|依次为|全国|各地|截至|据统计|据介绍|已经"
    r"|先后|成功|依法|组织(?![犯卖领收者化机考])|中(?![标药国央小等学高医院部西欧长期介间型游年]))\s*)+"
)
_DROP_END: Final = re.compile(
    r"(?:人民币|首次|再次|首度|[约折]合|(?<![\u4e00-\u9fff])合|当月|当日|占其中|(?<!成)就|也|(?<![归偿返退交])还|又|(?<![规原细法])则|仍|(?<![首成])都|曾|不低于|不少于|由|从|保持在|稳定在|维持在|修订|修正|调整|共计|累计|总计|共|合计|仅|近|约|超过|超|逾|达到|达|为|是|有|了|至|到|高达|不足|不到|将近|大约|多达|至少|最高|各类|各|\s|同比|环比|分别|较上年|比上年"
    r"|增长|下降|上升|减少|回升|攀升|提升|反弹|上涨|下跌|扩大|缩小|收窄|回落|加快|放缓"
    r"|增加|提高|降低|升|降|占比|占)+$"
)
_MEASURE: Final = (
    r"(?:余|多|万|亿)*(?:%|％|‰|个百分点|个基点|个月|个小时|个工作日|个交易日|人次|户次|家次|台次|场次|例次|车次|架次|艘次|件次|批次|种次|剂次|班次|大类|门类|吨公里|人公里|公斤|千克|毫克|微克|克(?!朗)|公里|海里|千米|厘米|毫米|平方公里"
    r"|平方米|立方米|公顷|千瓦时|千瓦|美元|港元|欧元|日元|英镑|韩元|新元|澳元|加元|卢布|卢比|林吉特|泰铢|比索|瑞郎|法郎|克朗|里拉|兰特|雷亚尔|人民币|元(?:人民币)?|吨标准煤|吨|标箱|标准箱|级|轮|间|栋|幢|顶|股|剂|株|棵|粒|颗|桶|升|趟|班|列|架|届|期|集|首|本|片|块|根|盒|袋|包|箱|双|对|组|队|起|名|人"
    r"|个|件|辆|艘|次|家|户|份|张|支|枚|发|部门|部|台|套|批|条|项|处|座|所|宗|例|倍|成|番|亩|岁|天|日(?![元常均前])|斤|米|头|只|位|场|类|种|笔|幅|册|瓶|折|档|点|度(?!假)|单(?!位)|票(?![据房])|封(?!闭)|通(?![知报道信])|把(?!手)|门(?!诊)|挺|匹|席|节(?![目约能])|卷|餐(?![饮厅])|兆瓦|吉瓦|平米|省(?!份)|市(?![场民])|县|分钟|小时|[A-Za-zμ]{1,4}(?![A-Za-z]))?"
    r"(?:/(?:立方米|公斤|吨|亩|人|户|天|日|月|年|秒|升|桶|公里|小时|[A-Za-z]{1,3}\d?)(?:·[年月日天])?)?"
)
_AFTER: Final = re.compile(_MEASURE + r"(?P<noun>[^，。；：、！？\n（）()\d]{0,14})")
_LED_UNIT: Final = re.compile(_MEASURE + r"(?:以上|以下|左右|的)*")
"""Behind the number before, where its own words begin."""
_QUALIFIED: Final = re.compile(r"^(?:以上|以下|以内|左右|上下|余|多)+的?")
_BARE_MEASURE: Final = re.compile(_MEASURE + r"(?:由|从|增加|减少|上升|下降|提高|降低|增长)*(?:到|至|为)?")
_NAME: Final = re.compile(r"[A-Z]{2,}\d?")
"""`GDP`, `M2`: no measure."""
_VERB: Final = re.compile(
    r"破获|抓获|查处|查获|缴获|打掉|捣毁|受理|审结|起诉|批准逮捕|办理|侦破|挽回|冻结|拦截|追缴|化解|排查|整治|收缴|铲除|解救|立案|查扣|扣押|处罚|移送|批捕|提起|公诉|督办|走访|检查|出动|投入"
    r"|发放|新增|完成|实现|销毁|劝阻|推送|封堵|关停|找回|抽检|判处|执结|调解"
)
_SUM_OF: Final = re.compile(r"^(?:数额|金额|总额|数量|总量|人数|件数)(?=相当于|约?占|[低高多少]于)")
_CLOSED: Final = re.compile(r"[）)]")
_BRACKETS: Final = re.compile(r"[（(][^（()）]*[）)]?")
_LEANING: Final = (
    "占",
    "低于",
    "高于",
    "多于",
    "少于",
    "快于",
    "慢于",
    "优于",
    "比",
    "较",
    "增速",
    "增幅",
    "降幅",
    "比重",
    "涨幅",
    "跌幅",
    "恢复",
    "相当于",
    "影响",
    "拉动",
    "拉低",
    "推高",
)
_EACH: Final = ("月均", "户均", "案均", "件均", "次均")
_ON_END: Final = re.compile(r"连续第?[\d一二三四五六七八九十]+个?(?:季度|月|年|周|季)")
_SHORT: Final = 4
"""Code points of a part that does not say what it is a part of."""
_BARE_SHARE: Final = re.compile(r"占(?:约|近|超|逾|超过|了)?$")
_CLAUSES: Final = 20
"""Code points of a clause before that a share may be of."""
_PART: Final = 6
_RATIO_TO: Final = re.compile(r"是(?P<to>[\u4e00-\u9fff]{2,12})的(?:约|近|超)?$")
_SHARES: Final = re.compile(r"[%％倍]|成")
_CASES: Final = frozenset("件起宗次")
_VALUES: Final = frozenset({"案值", "价值", "货值", "标的额", "总值", "市值"})
_IN_A_ROW: Final = re.compile(
    r"[余多]?(?:[%％‰]|个百分点|[\u4e00-\u9fff]{1,2})?[余多]?(?:[、和及与]|以及)(?:约|近|超|逾)?"
)
"""Between two figures of a row."""
_THIS: Final = re.compile(
    r"(?:而|但)?在?(?:这个|这一|该|此|上述|准确|具体)(?:数字|数据?|数值|比例|占比|比重|指标)|[略稍远]?[高低快慢多少]于"
)
_OUTCOMES: Final = ("死亡", "受伤", "失踪", "治愈", "出院", "重伤", "轻伤", "致死", "致伤", "在岗", "在编", "在职")
"""What became of people: of whom stands before."""
_OUTCOME: Final = re.compile(rf"(?:{'|'.join(_OUTCOMES)}|发病)$")
_CHANGE_WORDS: Final = re.compile(
    r"(?:比|较)(?:常年|往年|上[年月季周期轮]|去年|同期|年初|上年末)*(?:同期)?|净[增减]|新增|[一两三四五六七八九十\d]+年(?:复合)?(?:平均|年均)|年均|缩小|攀升|走高|走低|回升|反弹|[多少][增减收产销办结发]|偏|名义|实际|加快|放缓|收窄|缩短|延长|压缩|按(?:不变|可比|当年|现行)(?:价格?|口径)(?:计算|比较)?|按(?:美元|人民币)计价?|扣除价格因素|提升|上涨|下跌|上调|下调|[高低快慢多少]$|同比|环比|分别|增长|下降|上升|减少|增加(?!值)|提高|降低"
    r"|比上年(?:同期)?|较上年(?:同期)?|回落|扩大|收窄|个?百分点|升(?!幅)|降(?!幅)|约"
    r"|[涨跌](?!幅)|达|为|了"
)


_LISTED: Final = re.compile(r"[、，和及与](?:约|近|超|逾|仅|有|另有|其余)?$")
_MOVED: Final = re.compile(
    r"(?:价格|同比|环比|保持|基本)?(?:上涨|下跌|下降|持平|增长|回升|回落|上升|涨|降|跌|平|涨价|降价)"
)
_MOVE: Final = re.compile(r"(?:同比|环比)?(?:上涨|下跌|下降|持平|增长|回升|回落|上升|[涨降跌平])$")
_MOVED_END: Final = re.compile(rf"{_MOVED.pattern}$")
_TOPIC: Final = re.compile(r"(?:[\d一二三四五六七八九十]+[个大项种类]{1,2})?([\u4e00-\u9fff]{2,16}?)[之当]?中[，,]")
_PREDICATE: Final = re.compile(rf"(?!相[比较]|略有|有所)[\u4e00-\u9fff]{{0,8}}?{_MOVED.pattern}")
_NOUN_END: Final = re.compile(r"(?:[为达是占共]|分别|中?有)+$")
_RANGE_END: Final = re.compile(r"[至到—–～~-][一二三四五六七八九十百千万亿两]")


_FOR: Final = re.compile(r"[为给向对使帮](?:约|近|超|逾)?$")
_LONG_LIST: Final = re.compile(r"(?![一二三四五六七八九十])[\u4e00-\u9fff]、[\u4e00-\u9fff]")
_RATE: Final = re.compile(r"率|占|比重|人均|日均")
_TURNED: Final = re.compile(r"(?:由[^，。；]{1,4}转[^，。；]{1,3}|扭亏为盈|再创新高|创[^，。；]{0,6}新[高低])$")


_HEADED: Final = re.compile(
    r"(?:^|[，。；：])(?P<of>[^，。；：]{2,20}(?:比例|比重|占比|率|数量|人数|价格|收入|时间|指数))，[\u4e00-\u9fff]{1,4}[为是达](?:约|近)?$"
)
_PART_OF: Final = re.compile(r"[，；][\u4e00-\u9fff]{1,4}[为是达](?:约|近)?$")


class Reader:
    """Reads Chinese figures in order, remembering subject and verb for what is left out."""

    def __init__(self) -> None:
        self.last = ""
        self.verb = ""
        self.sentence = self.opened = -1
        self.measure = self.outer = self.whole = self.counted = ""
        """The measure word of the last count, and what was counted where the brackets open."""
        self.heading = (-1, "")
        """Of which sentence a clause without a figure is the heading, and its words."""

    def forget(self) -> None:
        """Begins a paragraph: nothing that an earlier one counted is taken over."""
        self.last = self.counted = ""

    def indicator(
        self, text: str, sentence: Span, mention: Mention, floor: int, masks: list[Span]
    ) -> tuple[str, Span | None]:
        """The indicator's words, and the noun right behind the number; `floor` is where the previous number ends."""
        begin = _begin(text, sentence, mention, floor)
        if self.sentence != sentence.start or text.find("；", begin, mention.start) >= 0:
            self.sentence, self.verb = sentence.start, ""
        noun, span = ("", None) if mention.kind == "change" else _noun_behind(text, mention.end, sentence.end)
        if noun and _MOVED.fullmatch(noun):
            return self._moved(text[sentence.start : mention.start], noun), span
        # `四个城市上涨、一个城市持平`: what stands before the mark is told of the figure before
        listed = floor > sentence.start and _LISTED.search(text, begin, mention.start) is not None
        left = self._before(text, begin, mention, masks, noun, listed=listed)
        if left.startswith("占") and floor <= sentence.start:
            left = _clause_before(text, begin, mention, masks)[-_CLAUSES:] + left  # `损失最大，占全部金额的四成`
        left = self._headed(text, sentence, mention, begin) + self._inside(text, sentence, mention, left)
        if left.endswith("部分") and len(left) <= _PART:
            self.whole = self.whole if self.last.endswith("部分") else self.last
            left = self.whole + left  # `居民贷款增加3亿元，短期部分减少1亿元`
        ratio = _RATIO_TO.search(text, begin, mention.start) if mention.kind != "change" else None
        if ratio is not None and left == ratio.group("to") and _SHARES.match(text, mention.end):
            left = self.last + ratio.group()  # `中位数为312元，是平均数的79%`
        if 0 < len(left) <= _SHORT and _BARE_SHARE.search(text, begin, mention.start):
            left += "占" + self.counted  # `教师900名，女性占四成`
        alike = mention.kind != "change" and self._alike(_measure(text, mention.end, sentence.end))
        phrase = self._filled(left, noun, alike=alike) + noun
        share = "占比" if mention.kind != "change" and _is_share(text, begin, mention) else ""
        if not phrase:
            return self.last + ("" if "占" in self.last else share), span
        if mention.kind != "change" and not _SHARES.match(text, mention.end):
            self.counted = phrase
        if not phrase.startswith(self.last) or not self.last:
            self.last = phrase
        return phrase + ("" if noun or "占" in phrase else share), span

    def _before(self, text: str, begin: int, mention: Mention, masks: list[Span], noun: str, *, listed: bool) -> str:
        """The words before the number that tell of it, the verb among them noted."""
        change = mention.kind == "change"
        left = "" if listed else _left(text, begin, mention, masks)
        verb = _VERB.search(left)
        if verb:
            self.verb = verb.group()
        if change:
            left = _CHANGE_WORDS.sub("", left).strip("由从转%％")
        elif not left and not noun:
            left = _clause_before(text, begin, mention, masks)
        if not left and noun and _FOR.search(text, begin, mention.start):
            self.verb = ""  # `为7,200名劳动者追回工资`: what follows has a verb of its own
        return "" if not noun and (_THIS.fullmatch(left) or _ON_END.fullmatch(left)) else left  # `这个数字是312`

    def _alike(self, measure: str) -> bool:
        """Whether a count goes by the measure word of the one before it."""
        before, self.measure = self.measure, measure
        return not before or not measure or measure == before or {measure, before} <= _CASES

    def _moved(self, before: str, noun: str) -> str:
        """`八大类商品价格中，五类上涨`: what moved is the topic of the sentence, or what the figure before counted."""
        topics = _TOPIC.findall(before)
        topic = topics[-1] if topics else _MOVED_END.sub("", self.last)
        self.last = topic + noun
        return self.last

    def _headed(self, text: str, sentence: Span, mention: Mention, begin: int) -> str:
        """`及时率，城区为88%，农村为61%`: the clause without a figure says what the parts behind it are of."""
        if mention.kind == "change" or _PART_OF.search(text, begin, mention.start) is None:
            return ""
        led = _HEADED.search(text, begin, mention.start)
        if led is not None:
            self.heading = (sentence.start, led.group("of"))
        return self.heading[1] if self.heading[0] == sentence.start else ""

    def _inside(self, text: str, sentence: Span, mention: Mention, left: str) -> str:
        """`境外输入病例8例（甲省2例、乙省1例）`: in brackets what stands before them is divided."""
        opened = max(text.rfind("（", sentence.start, mention.start), text.rfind("(", sentence.start, mention.start))
        if opened < max(
            text.rfind("）", sentence.start, mention.start), text.rfind(")", sentence.start, mention.start)
        ):
            return left
        if opened != self.opened:
            self.opened, self.outer = opened, self.last
        short = 0 < len(left) <= _SHORT and left not in _OUTCOMES and mention.kind != "change"
        return self.outer + left if opened >= 0 and short else left

    def _filled(self, left: str, noun: str, *, alike: bool) -> str:
        """The words before the number with those that the clause leaves out."""
        if not left and noun and not noun.startswith("被"):
            left = self.verb
        if left and not _VERB.sub("", left) and not noun and alike and not _RATE.search(self.last):
            left += _VERB.sub("", self.last)  # `受理案件900件，审结880件`
        left = _SUM_OF.sub("", left)
        last = self.last.removesuffix("的")
        if left.endswith("的") and not noun and _MOVED.fullmatch(left[:-1]) and _MOVED_END.search(last):
            return _MOVE.sub("", last) + left  # `价格上涨的有5类，下降的有2类`
        if left.startswith(_EACH) and not left.startswith(self.counted):
            self.last = left = self.counted + left  # `务工人员9万人；月均收入5,062元`
        if left in _VALUES and not noun:
            left = re.sub(rf"^(?:{_VERB.pattern}|侦办|共)+", "", self.last) + left  # `查处走私案件9起，案值4亿元`
        if left in _OUTCOMES:
            left = _OUTCOME.sub("", self.last) + left  # `病例40例，死亡3人`
        return self.last + left if left.startswith(_LEANING) and not left.startswith("比重") else left


def _is_share(text: str, begin: int, mention: Mention) -> bool:
    """Whether a figure is told as a share: `其中网上零售占比超两成`, `盗窃罪900人，占12%`."""
    told = _SHARES.match(text, mention.end) is not None or "成" in mention.text or "分之" in mention.text
    return told and _AS_SHARE.search(text, begin, mention.start) is not None


_AS_SHARE: Final = re.compile(r"占比?(?:为|达到?|约|近|超过?|逾|了|不足|不到|将近|高达)*$")


def joined(
    text: str, sentence: Span, figures: list[Mention], masks: list[Span]
) -> Iterator[tuple[list[Mention], list[str]]]:
    """Figures in a row behind as many names: `枪支、弹药312支、4100发`."""
    at = 0
    while at < len(figures):
        run = figures[at : at + 1]
        for m in figures[at + 1 :]:
            if m.kind != run[0].kind or not _IN_A_ROW.fullmatch(text, run[-1].end, m.start):
                break
            run.append(m)
        floor = figures[at - 1].end if at else sentence.start
        at += len(run)
        place = Span(_edge(text, _HARD, floor, run[0].start), run[0].start)
        if len(run) < 2 or "分别" in text[slice(*place)] or coordinated(text, place, len(run) + 1):  # noqa: PLR2004 -- a pair
            continue
        items = [_CHANGE_WORDS.sub("", _clean(text, *item, masks)) for item in coordinated(text, place, len(run))]
        if items and all(len(item) > 1 for item in items):
            yield run, items


def _begin(text: str, sentence: Span, mention: Mention, floor: int) -> int:
    """Where the words of the number may begin: behind the unit of the one before it."""
    unit = _LED_UNIT.match(text, floor, mention.start) if floor > sentence.start else None
    return unit.end() if unit is not None else max(sentence.start, floor)


def _measure(text: str, start: int, end: int) -> str:
    match = _AFTER.match(text, start, end)
    return text[start : match.start("noun")].strip("余多万亿") if match is not None else ""


def _edge(text: str, marks: re.Pattern[str], begin: int, end: int) -> int:
    """Where the clause begins that ends in the number; brackets that are closed before it do not divide."""
    edge = begin
    for match in marks.finditer(text, begin, end):
        if match.group() in "（(" and _CLOSED.search(text, match.end(), end):
            continue
        if match.group() in "）)":
            continue
        edge = match.end()
    return edge


def _left(text: str, begin: int, mention: Mention, masks: list[Span]) -> str:
    """The words of the clause before the number; a list in it is cut unless it is what the number is a share of."""
    left = _clean(text, _edge(text, _CLAUSE, begin, mention.start), mention.start, masks)
    whole = _clean(text, _edge(text, _HARD, begin, mention.start), mention.start, masks)
    listed = whole.startswith("占") or not left
    opened = mention.start - 1
    if not left and not whole and opened > begin and text[opened] in "（(" and mention.kind != "change":
        return _clean(text, _edge(text, _CLAUSE, begin, opened), opened, masks)  # `目标（70艘）`
    first = text.find("、", _edge(text, _HARD, begin, mention.start), mention.start)
    counted = any(c.isdecimal() for c in text[first : mention.start])
    summed = mention.kind != "change" or "合计" in text[_edge(text, _HARD, begin, mention.start) : mention.start]
    if summed and not counted and _LONG_LIST.search(whole):
        return whole  # `接收投诉、举报、咨询18万件`: one figure for all of them
    return whole if listed else left  # `占民事、行政案件的45%`


def _clause_before(text: str, begin: int, mention: Mention, masks: list[Span]) -> str:
    """The words of the clause before the one of the number: `净额由负转正，为2.3亿元`."""
    edge = _edge(text, _HARD, begin, mention.start) - 1
    if edge <= begin or text[edge] != "，":
        return ""
    return _TURNED.sub("", _clean(text, _edge(text, _HARD, begin, edge), edge, masks))


def _noun_behind(text: str, start: int, end: int) -> tuple[str, Span | None]:
    match = _AFTER.match(text, start, end)
    if match is None or not match.group("noun") or _RANGE_END.match(match.group("noun")):
        return "", None  # `五万元至三十万元`
    if _PREDICATE.fullmatch(match.group("noun")) and text[match.end("noun") : match.end("noun") + 1] in "、，。；":
        return match.group("noun"), Span(match.start("noun"), match.end("noun"))  # `六十五个城市下降`
    noun = re.split(
        r"同比|环比|相比|相较|略有|有所|比上|较上|提升|回升|攀升|缩小|扩大|缩短|延长|压减|压缩|精简|增长|下降|增加|减少|上升|提高|降低|升至|降至|分别|，|/|(?<=.)占(?![地用道有据])",
        match.group("noun"),
    )[0].strip("的和与及、至到—–～~-")
    noun = _NOUN_END.sub("", _QUALIFIED.sub("", noun.rstrip("“")))
    if noun.endswith("中") and not noun.endswith(("高中", "初中")) and text.startswith("，", match.end("noun")):
        noun = noun[:-1]
    low = match.start("noun")
    return noun, Span(low, match.end("noun"))


def _clean(text: str, low: int, high: int, masks: list[Span]) -> str:
    """The words between two offsets without time and place phrases and without empty words at the ends."""
    parts = []
    at = low
    for a, b in sorted(masks):
        if b <= at or a >= high:
            continue
        parts.append(text[at : max(at, a)])
        at = max(at, b)
    parts.append(text[at:high])
    words = _BRACKETS.sub("", "".join(parts)).strip(" ，,、的\n\u3000").lstrip("）)的")
    words = _DROP_END.sub("", _DROP.sub("", words.rstrip("-−+“"))).strip(" ，,、/")
    return "" if _BARE_MEASURE.fullmatch(words) and not _NAME.fullmatch(words) else words
