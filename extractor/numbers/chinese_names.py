"""Numbers in Chinese text that are part of a name: campaigns, laws, documents, hotlines, codes, feasts."""
# ruff: noqa: C901, PLR0911, PLR0912, PLR2004 -- decision lists: one return a rule; the numbers are lengths of codes and hotlines

from extractor import regexes as re
from extractor.numbers.hanzi_words import DAYS, HOLIDAY
from extractor.numbers.tokens import Token
from schemas.evidence import Kind

UNTIL_DAY = re.compile(r"\s?(?:至|到|-|~|、|和|及)\s?(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})(?:日|号)")
_EMERGENCY = re.compile(r"(?:11[0-9]|12[0-2]|12[0-9]{3}|9[56][0-9]{3,4})$")
_ANSWERED = re.compile(r"(?:警|报警|接|指挥|电话|平台|热线|专线|服务|急救|网站|投诉|举报|检察服务|政务|短信|客服|app)")
_ACTED = re.compile(
    r"(?:共|累计|日均|全年|全天|总计|平均)*(?:接[听到警报诉处获]|受理|派车|派出|出动|处置)"
)  # `全市120共接听`
_HOTLINE = re.compile(
    r"(?:热线|专线|请拨|拨打|拨通|致电|平台|电话|号码|短号|服务台|报警台)[^，。；0-9]{0,4}[“\"‘']?"
    r"(?:[0-9]{3,6}[^，。；0-9]{0,6}(?:或者?|、|和|及|与)[“\"‘']?)?$"
)
_LINE = re.compile(r"(?![个次人名起条家件万亿多余部门座])[\u4e00-\u9fff]{0,6}(?:热线|专线)(?!用户)")  # `96110反诈专线`
_PLACED_NAME = re.compile(
    r"\s?(?:届|号|条|款|章|节|个五年|次全国|次全会|次全体|次会议|次中央|次[\u4e00-\u9fff]{0,8}(?:会议|大会|例会|局务会|常务会|主席团会)|版|期(?:公报|通报|简报|专刊)|中学|小学|人民医院|巡回|"
    r"检察|监察|法庭|师|军|集团军|航空|研究|设计|工程局|医院|巡视|巡察|督察|督导|工作组|检查组|监督|审判|支部|大队|中队|派出所|次[\u4e00-\u9fff]{0,6}普查)"
)
_INDUSTRY = re.compile(r"(?:、[二三]){0,2}产业")
_ISSUE = re.compile(r"(?:年|公报|简报|通报|专报|周刊|总)[,， ]?$")
_REACH = 1000  # characters: bounds the work in an endless sentence
_QUOTE = re.compile(r"[“\"《「『‘]([^”\"》」』’“《]{0,24})$")
_QUOTE_END = re.compile(r"([^”\"》」』’“《]{0,24})[”\"》」』’]")
_TENETS = re.compile(r"(?:个|项|不|必|要|坚持|统一)[\u4e00-\u9fff]")
_NAME_PARTS = frozenset(("", *"一二三四五六七八九十月号北卡高”"))
_CAMPAIGN = re.compile(r"行动|专项|计划|工程|会战|战役|规划|活动|项目|攻坚|整治|战略|倡议|方案|工作法|机制|模式|政策")
# `(2024)某0102民初118号`, `某发〔2023〕17号`: the year and the number of a document or a case.
_DOCUMENT_YEAR = re.compile(
    r"[〕\])】](?:第)?[^，。；、\s0-9]{0,12}[0-9]{0,6}[^，。；、\s0-9]{0,6}[0-9]{0,9}(?:号|-[0-9]+)"
)
_OF_DOCUMENT = re.compile(
    r"[〔(\[【][12][0-9]{3}[〕)\]】](?:第)?(?:[^，。；、\s0-9]{0,12}[0-9]{1,6})?[^，。；、\s0-9()]{0,12}$"
)
_CODE_LETTERS = re.compile(r"(?<![a-z])([a-z]{1,8})-?$")
_CURRENCIES = frozenset(("rmb", "cny", "usd", "us", "hkd", "hk", "eur", "gbp", "jpy", "us$", "aud", "x"))
_FIGURED = re.compile(r"\s?(?:%|‰|[万亿]|个|元|件|点|家|人|比|倍)")
_GLUED_CODE = re.compile(
    r"(?:g(?=[\u4e00-\u9fff+]{0,4}(?:基站|网络|用户|技术|应用|手机|移动|融合|终端|标准|专网|信号|时代|消息|工业|商用|车联|频段|通信|套餐|网|智|\+))|"
    r"a级(?!以上[0-9])|s店|d打印|d打|g(?=[，、。；)])|版|k(?:超高清|电视|高清|视频|影|\+)|[a-z]{1,3}-?[0-9])"
)
_NOTE = re.compile(r"(?:附注|脚注|注释|尾注|见注|(?:代码|编码|证号|账号|卡号|文号|案号|批号|型号|牌号)[为:：]?\s?)$")
_TYPE = re.compile(r"型(?![号企])[\u4e00-\u9fff]")
_RANK_HEADS = frozenset("级等年星")
_NAMED_RANK = re.compile(
    r"(?:级(?:应急)?(?:响应|预警|医院|甲等|乙等|文物|保护|重点保护|巡视|警|高级|检察|法官|大法官|调研|主任|飞行|运动|建造|教授|资质|"
    r"风险|[和与及]?以上|[0-9]|公立|综合|医疗)|等(?:功|奖|品|舱|座)|年级|星级)"
)
_RANKED = re.compile(r"强(?:企业|品牌|县|市|榜|名单|[，。、；,;）)]|$)")
_INDEX = re.compile(r"(?:沪深|中证|上证|科创|深证|创业板|标普|纳斯达克|日经|恒生|富时|道琼斯|罗素)$")
_TEN = re.compile(r"(?<![前列])十$")
# What the last character must be where a pattern ends: told before any search.
_CODE_ENDS = frozenset("abcdefghijklmnopqrstuvwxyz-\n")
_INDEX_ENDS = frozenset("深证创板普克经生时斯素\n")
_NOTE_ENDS = frozenset("注释码号为:：")
_TEN_ENDS = frozenset("十\n")
_FROM_MONTH = re.compile(r"月[0-9至、-]*$")
_PARTY = re.compile(r"(?:届|大(?=[^\u4e00-\u9fff]|以来|报告|精神|代表|召开|上|后)|中全会|个五年|五(?:规划|时期|”))")
_PARTY_HEADS = frozenset("届大中个五")
_MEETING = re.compile(r"次(?:会议|全会|全体会议|[\u4e00-\u9fff]{0,4}代表大会|党代会|[\u4e00-\u9fff]{0,6}普查)")
_SLOGANS = re.compile(
    r"两个(?:大局|确立|维护|凡是|毫不动摇|结合|健康|先行|文明|一以贯之)|三个(?:代表|规定|务必|文明|效果|善于|倡导)|"
    r"四个(?:意识|自信|全面|伟大|最严|不摘|必然)|五个(?:一工程|文明|必由之路)|六个(?:必须|坚持)|五篇大文章|三道红线|四项机制|[二两三四五]级(?:联动|书记|联网|贯通)|八项规定|三严三实"
)
_FEASTS = ("双", "国庆")


def name(token: Token, low: str, lo: int, before: str, after: str) -> Kind | None:
    """The kind of a number in a name, or in a slogan (`other`); `before` and `after` are the words beside it."""
    text, first, last = low[token.start : token.end], after[:1], before[-1:]
    opened = '"' in before or "《" in before or "「" in before or "『" in before  # folding has made “ and ‘ plain
    if opened and (quoted := _quoted(token, low, lo, before, after)) is not None:
        return quoted
    if token.form == "hanzi" and (text in DAYS or (token.value is None and text.endswith("五"))):
        return "name"
    if text in ("11", "12", "十一", "十二") and (before.endswith(_FEASTS) or (text == "十一" and HOLIDAY.match(after))):
        return "name"
    if token.form == "place" and (
        _PLACED_NAME.match(after) or _INDUSTRY.match(after) or (after.startswith("期") and _ISSUE.search(before))
    ):
        return "name"
    if token.form == "number" and text.isdigit() and 3 <= len(text) <= 6 and _called(text, before, after):
        return "name"
    if (
        first == "号"
        and not before.endswith(("月", "日"))
        and not UNTIL_DAY.match(after)
        and token.form != "place"
        and not _FROM_MONTH.search(before)
    ):
        return "name"
    if token.form == "code" and "·" in text:
        return "name"
    if token.form == "number" and _coded(text, before, after):
        return "name"
    if first in _PARTY_HEADS and token.form == "hanzi" and _PARTY.match(after):
        return "name"
    if first in _RANK_HEADS and (token.form == "hanzi" or (token.value or 0) < 10) and _NAMED_RANK.match(after):
        return "name"
    if token.form == "hanzi" and _SLOGANS.match(low, token.start):
        return "other"
    if first == "次" and token.form == "hanzi" and _MEETING.match(after):
        return "name"
    if first == "型" and token.form == "number" and text.isdigit() and len(text) <= 2 and _TYPE.match(after):
        return "name"
    if (first == "强" and _RANKED.match(after)) or (last in _INDEX_ENDS and _INDEX.search(before)):
        return "name"
    if after.startswith(("国集团", "国峰会")) or (
        (last in _NOTE_ENDS or last.isspace()) and _NOTE.search(before) and not after.startswith(("个", "余个", "多个"))
    ):
        return "name"
    return "name" if after.startswith("五”") or (last in _TEN_ENDS and _TEN.search(before)) else None


def _quoted(token: Token, low: str, lo: int, before: str, after: str) -> Kind | None:
    """Inside quotation marks or a title: a name or a slogan, unless someone speaks."""
    opened = _QUOTE.search(before)
    closed = _QUOTE_END.match(after) if opened else None
    if not (
        opened
        and closed
        and (before[opened.start()] != '"' or low.count('"', max(lo, token.start - _REACH), token.start) % 2)
    ):
        return None
    titled = before[opened.start()] == "《"
    beyond = after[closed.end() : closed.end() + 10]
    inside = opened.group(1) + low[token.start : token.end] + closed.group(1)
    if not titled and (after[:1] == "%" or not {"，", "。", "；"}.isdisjoint(inside)):
        return None  # speech
    if not titled and _tenet(token, closed.group(1)) and not _CAMPAIGN.search(inside + beyond):
        return "other"
    return "name" if titled or len(inside) <= 12 or _CAMPAIGN.search(inside + beyond) else None


def _called(text: str, before: str, after: str) -> bool:
    """The number of a hotline: beside a word for it, or one of those everyone knows."""
    if _HOTLINE.search(before) and after[:1] not in ("个", "次", "人", "名", "起", "条", "家", "件", "万", "亿"):
        return True
    if ("热线" in after[:8] or "专线" in after[:8]) and _LINE.match(after):
        return True
    return _EMERGENCY.match(text) is not None and (_ANSWERED.match(after) or _ACTED.match(after)) is not None


def _coded(text: str, before: str, after: str) -> bool:
    """`PM2.5`, `5G基站`, `COVID-19`, `3·15`, `〔2023〕17号`: a code, a document or a day by its numerals."""
    letters = _CODE_LETTERS.search(before) if before[-1:] in _CODE_ENDS else None
    if letters is not None and letters.group(1) not in _CURRENCIES:
        return not (len(letters.group(1)) > 2 and (_FIGURED.match(after) or not text.isdigit()))
    if ("a" <= after[:1] <= "z" or after[:1] == "版") and _GLUED_CODE.match(after):
        return True
    if (before[-1:] == "·" and before[-2:-1].isdigit()) or (after[:1] == "·" and after[1:2].isdigit()):
        return True
    if len(text) == 4 and before[-1:] in "〔([【" and before and _DOCUMENT_YEAR.match(after):
        return True
    numbered = text.isdigit() and ("〕" in before or ")" in before or "]" in before or "】" in before)
    return numbered and after[:1] not in ("年", "月", "日", "%", "") and _OF_DOCUMENT.search(before) is not None


def _tenet(token: Token, rest: str) -> bool:
    """“两个维护”, “三管三必须”: a slogan begins with a small number."""
    if _TENETS.match(rest):
        return True
    return token.form == "hanzi" and token.end - token.start == 1 and rest[:1] not in _NAME_PARTS
