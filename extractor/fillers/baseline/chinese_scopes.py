"""Places and acting bodies of Chinese sentences."""

import re
from typing import Final

from extractor.fillers.baseline.scopes import Scope

_ZH_ACTS: Final = (
    r"(?=[^，。；\d“]{0,14}?(?:组织|部署|挂牌|破案|缴毒|查扣|办结|督办|受理|审结|查获|破获|办理|推送|派出|开展|冻结|拦截|下发|抓获|查处|打掉|捣毁|起诉|批准|逮捕|检查|走访|发放|投放|完成|建成|发出|见面"
    r"|封堵|处置"
    r"|验放|推行|推动|建立|推出|侦破|追回|收案|结案|新收|移送|立案|缴获|收缴|劝阻|销毁|监测|约谈|罚没|执结|判处|调解|化解|排查|出动|救助|救治|接诊|签发|征收|减免|减税|退税|贷款|共|累计|先后))"
)
_ZH_SCOPE: Final = re.compile(
    r"全国(?:各地|范围内?|公安机关|检察机关|法院|海关|税务(?:系统|部门)|各级[^，。；、\d]{2,8}?机关|[\u4e00-\u9fff]{2,4}(?:系统|部门|机关)(?=共|累计|已|查|办|受))?"
    r"|[我本][省市区州县](?:(?:基层|中级|各级|两级|三级)?(?:公安机关|检察机关|人民法院|法院|警方)|[\u4e00-\u9fff]{2,6}?(?:系统|部门|机关)(?=共|累计|已|查|办|受))?"
    r"|各地(?:公安机关|检察机关|法院|海关|派出所|警方|税务(?:部门|机关))?"
    r"|全[省市区州县](?!第)(?:(?:基层|中级|各级|两级|三级)?(?:公安机关|检察机关|人民法院|法院)|各级[^，。；、\d]{2,8}?机关|海关|税务(?:系统|部门)"
    r"|[\u4e00-\u9fff]{2,6}?(?:窗口|专线|热线|平台|中心|系统|支队|总队))?|我国"
    r"|(?<=[，。；：、\s])(?!全|各)[\u4e00-\u9fff]{2,6}(?<!人民)(?:法庭|支队|总队|窗口|热线|专线)"
    r"(?=共|累计|已|全年|开庭|受理|审结|办理|接|拨|出动|查|破|抓)|(?<=自)(?:\d{4}年)?(?P<founded>[\u4e00-\u9fff]{2,8}(?:法院|法庭|检察院|中心|专线|平台))(?=成立以来)"
    r"|(?<=[，。；：、\s])(?P<own>(?:[省市州县区]?(?:高院|中院)|省院|市院|[本我该]院|[省市]检察院)(?=自身|本级|机关))"
    r"|(?<=[，。；：\s])(?:[\u4e00-\u9fff]{2,6}、){1,6}[\u4e00-\u9fff]{2,6}等(?:[\d一二三四五六七八九十]+个?)?(?:地|省份?|市|省区市)"
    r"(?:公安机关|检察机关|法院|海关|警方|税务部门)?(?=[^，。；\d]{0,12}[，\d一二三四五六七八九十])"
    r"|(?<![家个所处])(?:各级|地方|基层)(?:公安机关|检察机关|法院|人民法院|海关|政府)"
    r"|(?:最高人民法院|最高人民检察院|公安部|海关总署|(?<=[，。；：、\s])国家[^，。；、\s\d]{2,10}?(?:局|中心|委员会|总局)"
    r"|(?:(?<=[，。；：\s])|(?<=其中)|\A)(?:[\u4e00-\u9fff]{2,4}、){0,4}(?:(?!全国|其中|季度|[年月日期来]|会同|联合|配合|协同|指导|部署|组织|指挥|督促|要求)[\u4e00-\u9fff]){2,8}(?:海关|法院|检察院|公安局|公安分局|公安厅|税务局|医院|派出所|支行|分行|口岸|公安机关|检察机关|警方)"
    r"|(?<=[，。；：、\s])[省市区县](?:高院|中院|法院|检察院|公安[厅局]|税务局|疾控中心))"
    + _ZH_ACTS
    + r"|(?:公安机关|检察机关|人民法院|海关部门)"
)
_ZH_RANKED: Final = re.compile(
    r"(?:高于|低于|快于|慢于|好于|优于|超过|超出|多于|少于|大于|小于|[居占列排]|位居|位列|排名|名列|稳居|跃居|[比较与同])\s*$"
)
"""Before a place that others are only compared with (`高于全国平均水平`, `居全国第二位`)."""
_ZH_RANK: Final = re.compile(
    r"(?:各[省市区]|同类|同行业|[\u4e00-\u9fff]{2,6})?(?:平均|均值|前[列茅\d一二三四五六七八九十]|[高低快慢多少]|水平|同期|同类|其他|增速|第[\d一二三四五六七八九十]|首位|首列|总量|总数|的?比重)"
)
_ZH_WITH: Final = re.compile(r"会同|联合|配合|协同|协助")
"""Before a body that only helps another."""
_ZH_BARE: Final = frozenset({"公安机关", "检察机关", "人民法院", "海关部门"})
_ZH_SOME: Final = re.compile(r"、.*等(?:[\d一二三四五六七八九十]+个?)?(?:地|省份?|市|省区市)$")
"""Some places that stand for others (`甲市、乙市等地`): what they tell is of their own sentence."""
_ZH_PLACE: Final = re.compile(
    r"(?:在|于)([\u4e00-\u9fff]{2,8}?(?:省|市|自治区|地区|县|区|州|流域|沿线|境内)(?:(?<=市)[\u4e00-\u9fff]{1,3}[区县市])?)(?:内)?"
)

_ZH_TOWN: Final = re.compile(
    r"(?:(?<=[，。；：、\n])|(?<=^))(?P<town>(?!该|农村|两|三|其)(?:(?![全各我本占比为在年月日的等由自从])[\u4e00-\u9fff]){2,3}(?<![城超上都])"
    r"(?:市|省|自治区|自治州|县)(?!人民|公安|检察|法院|中级|高级|税务|海关|政府|委|场|民|级)"
    r"|(?:东|中|西)部地区|东北地区|(?:[\u4e00-\u9fff]{1,4})?(?:高新区|开发区|经开区|自贸区|保税区|[\u4e00-\u9fff]{2}新区))(?=[^。；\n]{1,40}\d)"
)
"""A place that a clause begins with: what it tells is of that place."""


def find(text: str, start: int, end: int) -> list[Scope]:
    """Places and acting bodies of a Chinese sentence."""
    found = []
    for match in _ZH_SCOPE.finditer(text, start, end):
        if match.group("founded"):
            found.append(Scope(match.start("founded"), match.end(), match.start("founded"), body=True))
            continue
        if _ZH_WITH.search(text, max(start, match.start() - 3), match.start()):
            continue
        if _ZH_RANKED.search(text, max(start, match.start() - 4), match.start()) and (
            _ZH_RANK.match(text, match.end(), end) or text[match.start() - 1] in "居占列"
        ):
            continue
        body = (
            re.search(
                r"警方|口岸|派出所|支行|分行|窗口|专线|热线|平台|法庭|队|系统|机关|法院|[中高]院|[省市本我该]院|检察院|公安部|海关|局|公安厅|中心|委员会|政府",
                match.group(),
            )
            is not None
        )
        some = _ZH_SOME.search(match.group()) is not None
        found.append(Scope(match.start(), match.end(), match.start(), body, match.group() in _ZH_BARE, alone=some))
    for pattern in (_ZH_PLACE, _ZH_TOWN):
        for match in pattern.finditer(text, start, end):
            if not any(s.start < match.end() and match.start() < s.end for s in found):
                found.append(Scope(match.start(1), match.end(1), match.start(), body=False))
    return sorted(found)
