"""The whole that a Chinese release of a state body is about, where its head names the body and only later the whole."""

from typing import Final

from extractor import regexes as re
from schemas.evidence import Span

_HEAD: Final = 400
"""Code points of the head of a release."""
_STATE: Final = re.compile(
    r"国家(?:统计|能源|药监|医保|税务|外汇|移民|邮政|疾病|卫生|发展|金融|知识|市场|粮食|林业|铁路|文物)[\u4e00-\u9fff]{0,10}?(?:局|委员会|委)"
    r"|(?:公安|财政|商务|教育|司法|民政|交通运输|农业农村|生态环境|水利|工业和信息化|应急管理|人力资源(?:和)?社会保障|自然资源|科技|科学技术|文化和旅游|退役军人事务)部"
    r"|海关总署|最高人民(?:法院|检察院)|国务院(?!令)|中国人民银行|国民经济"
)
_LEVEL: Final = re.compile(
    r"[\u4e00-\u9fff]{2,6}?(?P<level>自治区|省|市|县|区)"
    r"(?:统计局|(?:高级|中级)?人民(?:法院|检察院|政府)|公安[厅局]|海关|税务局|卫生健康委|教育[厅局]|财政[厅局]|商务[厅局]|医疗保障局|人力资源|民政[厅局])"
)
_WHOLE: Final = re.compile(
    r"全国(?!人民代表|人大|政协|性|先进|劳动模范|五一|优秀|统一|[\u4e00-\u9fff]{0,8}(?:会议|大会|工作会))|我国"
    r"|(?<!“)中国(?!人民|共产党|[\u4e00-\u9fff]{0,10}(?:银行|公司|协会|学会|研究|证监|网|报|社|集团|委员会|中心|大学))"
)


def whole(text: str) -> Span | None:
    """The word for the whole country, province or city, as first printed; None where no state body heads the text."""
    level = _LEVEL.search(text, 0, _HEAD)
    if level is not None:
        named = re.compile(f"[全我]{level.group('level')[-1]}(?!人民代表|人大|政协)")
    elif _STATE.search(text, 0, _HEAD) is not None:
        named = _WHOLE
    else:
        return None
    found = named.search(text)
    return None if found is None else Span(*found.span())
