"""Places and acting bodies of Chinese sentences."""

from typing import Final

from extractor import regexes as re
from extractor.fillers.baseline.scope.scopes import Scope

_HAN: Final = r"[\u4e00-\u9fff]"
_ZH_DONE: Final = (
    r"组织|执行|承办|提起|支持|批捕|受案|结案|办案|出[车诊警动]|部署|挂牌|破案|缴毒|查扣|办结|督办|受理|审结|查获|破获|办理|推送|派出|开展|冻结|拦截|下发|抓获|查处|打掉|捣毁|起诉|批准|逮捕"
    r"|检查|走访|发放|投放|完成|建成|发出|见面|封堵|处置|验放|推行|推动|建立|推出|侦破|追回|收案|结案|新收|移送|立案|缴获|收缴|劝阻|销毁"
    r"|监测|约谈|罚没|执结|判处|调解|化解|排查|出动|救助|救治|接诊|签发|征收|减免|减税|退税"
    r"|接[到报收获警]|收[到治容押养]|查[办验封缉没]|[检抽巡核]查|检[验测疫]|登记|注册|核[发准销]|审[批核查理]|指派|派[遣驻]|投入|处[理罚]|吊销|责令"
    r"|移交|拘[留捕]|抓捕|公诉|追[缴究]|挽回|没收|截[下获住]|[起缉]获|遣[返送]|劝返|驳回|准予|退还|拨[付款]|支付|赔付|接[种待]|诊疗|培训|帮[助扶]"
    r"|[立破查办审](?=[^，。；\d]{2,14}案)|资助|安置|追讨|转移|招[录聘收]|录用|清[理退缴]|整[治改]|关[停闭]|取缔|预警|止付|扑救|处警|出警|裁[定决]|宣[判告]|回笼|开立|营救|护送|解救|补发|[发运]送"
)
"""What bodies do; to announce something is not among it."""
_ZH_ACTS: Final = (
    r"(?=(?:\d{4}年)?(?:\d{1,2}月份?)?(?:\d{1,2}日)?(?:除[^，。；]{1,14}外，)?[^，。；\d“]{0,14}?"
    rf"(?:{_ZH_DONE}|贷款|共|累计|先后))"
)
_ZH_BODY: Final = (
    r"(?:机构|机关|部门|系统|队伍|组织|口岸|窗口|热线|专线|平台|中心|法院|法庭|检察院|警方|海关|[总支大]队|派出所|[支分]行|医院"
    r"|公安局|税务局|[委协]会|交警|刑警|特警|海警|城管|边检站)"
)
_ZH_ACTING: Final = (
    r"(?=(?:\d{4}年)?(?:\d{1,2}月份?)?(?:\d{1,2}日)?(?:[为给向][^，。；]{2,16}?)?(?![的总]|[^，。；]{0,6}的(?:贷款|存款))"
    rf"[^，。；\d“]{{0,10}}?(?:(?:{_ZH_DONE})(?!人次|量|率|[人件户次]?数|费)|(?:共|累计)(?!有|[约近超逾]?[\d一二三四五六七八九十])))"
)
"""Before what a body does, not before how many of its kind there are (`卫生服务中心共37个`)."""
_ZH_NOT_NAMED: Final = (
    r"[年月期来由向被把请从的]|日(?![本照喀])|后(?!勤)|对(?!外)|使(?!馆)"
    r"|会同|联合|配合|协同|指导|部署|组织|指挥|督促|监督|要求|建议"
)
"""What no name of a body holds."""
_ZH_SCOPE: Final = re.compile(
    rf"全国(?:各地|范围内?|各?(?:\d{{3,5}}|[^，。；、：\d的共]{{0,8}}?){_ZH_BODY}(?:(?:{_HAN}{{2}}|(?!{_ZH_DONE}){_HAN}{{3,4}})(?:队伍|部门|机构|[总支大]队))?{_ZH_ACTING}"
    r"|公安机关|检察机关|法院|海关|税务(?:系统|部门)|各级[^，。；、\d]{2,8}?机关)?"
    rf"|[我本][省市区州县](?:(?:基层|中级|各级|两级|三级)?(?:公安机关|检察机关|人民法院|法院|警方)|{_HAN}{{2,6}}?{_ZH_BODY}{_ZH_ACTING})?"
    r"|各地(?:公安机关|检察机关|法院|海关|派出所|警方|税务(?:部门|机关))?"
    r"|全[省市区州县](?!第)(?:(?:基层|中级|各级|两级|三级)?(?:公安机关|检察机关|人民法院|法院)|各级[^，。；、\d]{2,8}?机关|海关|税务(?:系统|部门)"
    rf"|{_HAN}{{2,6}}?(?:窗口|专线|热线|平台|中心|系统|支队|总队)(?![共有达为超约]+过?[\d一二三四五六七八九]|\d+[个家所]|总?数)|{_HAN}{{0,6}}?{_ZH_BODY}{_ZH_ACTING})?|我国"
    rf"|(?<=[，。；：、\s])(?!全|各){_HAN}{{2,6}}(?<!人民)(?:法庭|支队|总队|窗口|热线|专线)"
    rf"(?=共|累计|已|全年|开庭|受理|审结|办理|接|拨|出动|查|破|抓)|(?<=自)(?:\d{{4}}年)?(?P<founded>{_HAN}{{2,8}}(?:法院|法庭|检察院|中心|专线|平台))(?=成立以来)"
    r"|(?<=[，。；：、\s])(?P<own>(?:[省市州县区]?(?:高院|中院)|省院|市院|[本我该]院|[省市]检察院)(?=自身|本级|机关))"
    rf"|(?<=[，。；：\s])(?:{_HAN}{{2,6}}、){{1,6}}{_HAN}{{2,6}}等(?:[\d一二三四五六七八九十]+个?)?(?:地|省份?|市|省区市)"
    r"(?:公安机关|检察机关|法院|海关|警方|税务部门)?(?=[^，。；\d]{0,12}[，\d一二三四五六七八九十])"
    rf"|(?<=[，。；：])(?:[本我](?:中心|局|支队|大队|站|所)|中心|支队|大队|分局){_ZH_ACTING}"
    rf"|(?<![家个所处])(?:各级|地方|基层){_HAN}{{1,8}}?{_ZH_BODY}{_ZH_ACTING}"
    r"|(?<![家个所处])(?:各级|地方|基层)(?:公安机关|检察机关|法院|人民法院|海关|政府)"
    rf"|(?:(?<=[，。；：\s年月日])|\A)(?:央行|(?:中国)?人民银行|[省市区县]?\d{{5}}(?:热线|平台)|最高[法检]|(?:(?!全国|其中|有关|相关|各|季度|{_ZH_NOT_NAMED}){_HAN}){{2,8}}(?:机构|机关(?<!检察机关)(?<!公安机关)|部门|中心|队伍|医院|平台|[总支大]队|交警|刑警|特警|海警|城管|边检站|协会|工会|卫健委|健康委|(?<![布格全结大])局|署)){_ZH_ACTING}"
    rf"|(?:(?<=[，。；：\s年月日])|\A)(?:(?!全国|其中|{_ZH_NOT_NAMED}){_HAN}){{2,4}}[省市州县区](?:(?!{_ZH_NOT_NAMED}){_HAN}){{1,6}}{_ZH_BODY}(?=[实现设拥共]有)"
    r"|(?:最高人民法院|最高人民检察院|公安部|海关总署|(?<=[，。；：、\s])国家[^，。；、\s\d]{2,10}?(?:局|中心|委员会|总局)"
    rf"|(?:(?<=[，。；：\s年月日])|(?<=其中)|\A)(?:{_HAN}{{2,4}}、){{0,4}}(?:(?!全国|其中|季度|{_ZH_NOT_NAMED}){_HAN}){{2,14}}(?:海关|法院|检察院|公安局|公安分局|公安厅|税务局|医院|派出所|支行|分行|口岸|公安机关|检察机关|警方)"
    r"|(?<=[，。；：、\s])[省市区县](?:高院|中院|法院|检察院|公安[厅局]|税务局|疾控中心))"
    + _ZH_ACTS
    + r"|(?<!最高)(?:公安机关|检察机关|人民法院|海关部门)"
)
_ZH_RANKED: Final = re.compile(
    r"(?:高于|低于|快于|慢于|好于|优于|超过|超出|多于|少于|大于|小于|拉[高低动]|带动|贡献|[居占列排]|位居|位列|排名|名列|稳居|跃居|[比较与同])\s*$"
)
"""Before a place that others are only compared with (`高于全国平均水平`, `居全国第二位`)."""
_ZH_RANK: Final = re.compile(
    r"(?:各[省市区]|同类|同行业|[\u4e00-\u9fff]{2,6})?(?:平均|均值|前[列茅\d一二三四五六七八九十]|[^，。；\d]{0,10}增[速长幅]|[高低快慢多少]|水平|同期|同类|其他|增速|第[\d一二三四五六七八九十]|首位|首列|总量|总数|的?比重)"
)
_ZH_WITH: Final = re.compile(r"会同|联合|配合|协同|协助|[对向给]$")
"""Before a body that only helps another."""
_ZH_BARE: Final = frozenset({"公安机关", "检察机关", "人民法院", "海关部门"})
_ZH_SOME: Final = re.compile(r"、.*等(?:[\d一二三四五六七八九十]+个?)?(?:地|省份?|市|省区市)$")
"""Some places that stand for others (`甲市、乙市等地`): what they tell is of their own sentence."""
_ZH_PLACE: Final = re.compile(
    rf"(?:在|于)((?:基层|农村|乡村|城镇|城市)(?=[，地])|{_HAN}{{2,8}}?(?:省|市|自治区|地区|县|区|州|流域|沿线|境内)(?:(?<=市){_HAN}{{1,3}}[区县市])?)(?:内)?"
)
_ZH_TOWN: Final = re.compile(
    r"(?:(?<=[，。；：、\n])|(?<=^))(?P<town>(?!该|农村|两|三|其)(?:(?![全各我本占比为在年月日的等由自从])[\u4e00-\u9fff]){2,3}(?<![城超上都])(?<!直辖)"
    r"(?:市|省|自治区|自治州|县)(?!人民|公安|检察|法院|中级|高级|税务|海关|政府|委|场|民|级)"
    r"|(?!部分|有的|有些|一些|其[他余它]|该|本|多|这|那|少数|上述|重点|不同|所在|大部|省份)[\u4e00-\u9fff]{2,4}地区|(?:[\u4e00-\u9fff]{1,4})?(?:高新区|开发区|经开区|自贸区|保税区|[\u4e00-\u9fff]{2}新区))(?=[^。；\n]{1,40}\d)"
)
"""A place that a clause begins with: what it tells is of that place."""


_ZH_SOMEWHERE: Final = re.compile(
    rf"((?:(?![给在于到向对由从被将把自和与、]){_HAN}){{0,2}}某[县市区镇乡村](?:民警|警方|公安局|法院|检察院)?)(?=[^，。；]{{0,12}}\d|[^。；]{{0,40}}(?:抓获|缴获|起获|查获|受骗))"
)
"""`河东某县310户`: a place of a case whose name is withheld."""
_ZH_PARTED: Final = re.compile(
    r"(?<=[，。；、：])(城区|农村|乡村|城镇|城市|山区|郊区|市区)(?=[为达是占]?约?[\d.]+[%％])"
)
"""`城区为88%，农村为61%`"""

_PROVINCE: Final = (
    r"(?:北京|天津|上海|重庆|河北|山西|内蒙古|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|广西|海南|四川|贵州|云南|西藏"
    r"|陕西|甘肃|青海|宁夏|新疆|香港|澳门|台湾)"
)
_ZH_PROVINCE: Final = re.compile(
    rf"(?<=[，。；：、\n（在])({_PROVINCE}(?:、{_PROVINCE})*(?:[和与及]{_PROVINCE})?)(?=[^。；\n、]{{0,16}}\d)(?![省市、]|自治区|特别|{_HAN}{{0,4}}(?:大学|集团|公司|银行|日报|电视台))"
)
"""A province told by its short name, or a row of them."""


def find(text: str, start: int, end: int) -> list[Scope]:
    """Places and acting bodies of a Chinese sentence."""
    found = []
    for match in _ZH_SCOPE.finditer(text, start, end):
        if match.group("founded"):
            found.append(Scope(match.start("founded"), match.end(), match.start("founded"), body=True))
            continue
        if _ZH_WITH.search(text, max(start, match.start() - 3), match.start()):
            continue
        bare = match.group() in _ZH_BARE
        if bare and any(text.endswith(match.group(), s.start, s.end) for s in found):
            continue  # the body that the sentence has named in full
        if _ZH_RANKED.search(text, max(start, match.start() - 4), match.start()) and (
            _ZH_RANK.match(text, match.end(), end) or text[match.start() - 1] in "居占列"
        ):
            continue
        body = (
            re.search(
                r"警方|交警|刑警|特警|海警|城管|边检站|最高[法检]|口岸|派出所|机构|部门|队伍|医院|央行|人民银行|署|支行|分行|窗口|专线|热线|平台|法庭|队|系统|机关|法院|[中高]院|[省市本我该]院|检察院|公安部|海关|局|公安厅|中心|委员会|政府",
                match.group(),
            )
            is not None
        )
        some = _ZH_SOME.search(match.group()) is not None
        found.append(Scope(match.start(), match.end(), match.start(), body, bare, alone=some))
    withheld = [_ZH_SOMEWHERE] if "某" in text[start:end] else []
    for pattern in (_ZH_PROVINCE, _ZH_PLACE, _ZH_TOWN, _ZH_PARTED, *withheld):
        for match in pattern.finditer(text, start, end):
            if not any(s.start < match.end() and match.start() < s.end for s in found):
                found.append(Scope(match.start(1), match.end(1), match.start(), body=False))
    return sorted(found)
