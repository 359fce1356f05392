"""What may stand between a level and a change that is told of it, in both languages."""

from typing import Final

from extractor import regexes as re
from extractor.fillers.baseline.words.lexicon import vocabulary

_ZH_THIN: Final = re.compile(
    r"[高低快慢多少]于(?:上年|去年|上[月季周期]|前)[^，。；]{0,6}|(?:扣除|剔除|考虑|按照?)[^，。；]{2,10}(?:因素|影响|价格|口径)后?(?:计算|比较)?|由[降升负正亏盈跌涨减增]转[降升负正亏盈跌涨减增]|扭亏为盈|(?<![\u4e00-\u9fff])(?:起诉|批捕|逮捕|受理|审结|立案|办案|涉案|抓获)?(?:人数|件数|案件数|数量)|按(?:不变|可比|当年|现行)价(?:计算|比较)?|[按以](?:美元|人民币)计价?|同比|环比|名义|实际|增长|下降|上升|提高|减少|增加|降低|回落|分别|个百分点|较上年(?:同期)?|比上年(?:同期)?"
    r"|占比|比重|[一两三四五六七八九十]*年[里间内来]|[多少快慢高低长短]了|最[快慢高低大小]|净[增减]|缩小|攀升|走高|走低|回升|反弹|增多|增产|减产|增收|减收|下滑|缩减|压减|年均|缩短|延长|压缩|加快|放缓|约|达|为|近|超过|超|逾|近|扩大|收窄|其中|增幅|降幅|增速|均|创下?|历史新高|提升|上调"
    r"|下调|上涨|下跌|(?<![\u4e00-\u9fff])[高低快慢多少升降涨跌增减](?![\u4e00-\u9fff])"
    r"|[%％，、（(）)\s余多以上]|[万亿]?(?:元|美元|件|起|人次|人|名|次|吨|个|辆|户|家|份|公斤|平方米|艘|公里|套|台|倍|张|秒|分钟|小时|天|万|亿)"
)
_ZH_DID_MORE: Final = re.compile(r"[多少][\u4e00-\u9fff]{1,3}$")
"""`同比多办18件`: the verb between, behind a comparison."""
_ZH_DOING_MORE: Final = re.compile(r"\s*[余多]?[\u4e00-\u9fff]{0,3}[，,][多少][办结收销产缴发卖开审贷]了?\s*")
"""`人均结案357件，多办12件`."""
_ZH_LATTER: Final = re.compile(r"后者|后\s*项")
_ZH_STRANGE: Final = re.compile(r"[\u4e00-\u9fff]")
_SEPARATOR: Final = re.compile(r"[,;，；(（]|\s[–—-]\s|\s(?:and|with|while|but|as)\s")
_THIN: Final = vocabulary(
    "a an the having grown risen fallen climbed gone shrunk up down by of or and with"
    " which that was were is are has have had been it this representing reflecting"
    " marking showing registering posting recording"
    " growing rising falling increasing decreasing declining climbing dropping an increase decrease rise fall growth"
    " gain decline drop reduction up jump also"
    " year-on-year over year on month-on-month respectively about some nearly almost more than net annual annualized"
    " rate increased decreased rose fell grew declined dropped"
    " dropped climbed at in for from same period last previous prior higher lower cumulative further i.e namely equal"
    " expansion contraction improvement reduction deterioration widening narrowing acceleration slowdown"
    " to percent per cent point points basis bps percentage or half while these those both each all margins figures"
    " better worse plus minus constant current comparable prices real nominal terms"
    " rates numbers totals they latter their two changes average"
)
_WORD: Final = re.compile(r"[A-Za-z][\w’'.-]*")
_APPENDED: Final = re.compile(r",\s*(?:(?:nearly|about|some|almost|around|over|or)\s+)*$")
_FRESH: Final = re.compile(
    r"[,;]?\s(?:and|while|but|whereas)\s(?:[\w-]+\s){0,6}?(?:was|were|is|are|had|has|have|rose|fell|grew|\w+ed)\b"
)
"""A clause of its own between a figure and a change."""
_LAST: Final = re.compile(r"(?:,|\s[–—-]{1,2}\s)[^,;]*$")


def told_english(gap: str, *, behind: bool) -> bool:
    """Whether nothing strange stands between a level and a change; `behind`: `up`, `more` or the like follows it."""
    if (clause := _WHICH.search(gap)) is not None and _LINKS.search(gap, 0, clause.start()):
        return False  # `60 percent of it was due to goods, which fell 4 percent`
    if behind and _APPENDED.search(gap):
        return not _fresh(gap)  # `410 boats at ports and on lakes, 5 percent up on 2020`
    last = _LAST.search(gap)
    if last is not None and not _fresh(gap) and _thin(last.group()):
        return True  # `410 boats and rafts on lakes, a growth of 5 percent`
    return _thin(_tail(gap))


def _fresh(gap: str) -> bool:
    """Whether a clause of its own begins in the gap, not just `missing and abducted children were found`."""
    found = _FRESH.search(gap)
    if found is None:
        return False
    return _CLAUSE.match(found.group()) is not None or _VERB.search(gap, 0, found.start()) is not None


_CLAUSE: Final = re.compile(
    r"[,;]|\s(?:while|but|whereas)\s|\sand\s(?:the|an?|its|their|his|her|this|that|some|all|no|it|they|he|she|we)\s"
)
_VERB: Final = re.compile(r"\b(?:was|were|is|are|had|has|have|rose|fell|grew|\w+ed)\b|,")
_WHICH: Final = re.compile(r",\s+which\s+(?!is\b|was\b|are\b|were\b|has\b|had\b|represents?\b|marks?\b|means?\b)[a-z]+")
_LINKS: Final = re.compile(r"\b(?:is|was|are|were)\s")


def _thin(words: str) -> bool:
    """Whether all words only lead from a level to a change."""
    told = (w.lower().rstrip(".") for w in _WORD.findall(words))
    return all(w in _THIN or re.fullmatch(r"\w+ed|\w+ing|\w+ly", w) for w in told)


def _tail(gap: str) -> str:
    cut = _SEPARATOR.search(gap)
    return gap[cut.start() :] if cut else gap


def told_chinese(gap: str, *, across: bool) -> bool:
    """Whether nothing strange stands between a level and a change; `across`: a comparison stands between."""
    if _ZH_DOING_MORE.fullmatch(gap):
        return True
    tail = _ZH_DID_MORE.sub("", _tail(gap)) if across else _tail(gap)
    if (latter := _ZH_LATTER.search(tail)) is not None:
        tail = tail[latter.end() :]
    return _ZH_STRANGE.search(_ZH_THIN.sub("", tail)) is None
