"""What around a figure tells whether it is the result of a campaign, and when that campaign ran."""

from typing import Final

from extractor import regexes as re

PARTNERS: Final = re.compile(
    r"\s+(?:(?!of\b)[a-z]+\s+){0,2}?(?:provinces|regions|cities|counties|districts|departments|ministries|agencies|countries|states|bodies"
    r"|authorities|forces|organi[sz]ations|bureaus|(?:inspection|working|supervision)\s+(?:teams|groups))\b"
    r"|个?(?:省份?|省区市|市|地区|部门|国家|单位|工作组|督导组|专班)"
)
"""Behind a count of bodies or of parts of a country."""
TOOK_PART: Final = re.compile(
    r"\b(?:took\s+part|tak(?:e|en|ing)\s+part|participat\w+|join(?:ed|ing|tly)|together\s+with|supported\s+by|assist\w+"
    r"|involved|formed|established|dispatched|mobili[sz]ed)\b|参战|参与|参加|会同|联合|协同|组织|派出|成立|抽调|组成"
)
"""What those do who take part in a campaign."""
CLAUSE_STOP: Final = re.compile(r"[,;，；。]|\.\s|\band\b|$")
AHEAD: Final = re.compile(
    r"\b(?:will|shall|plan(?:s|ned)?\s+to|(?:is|are)\s+(?:expected|due|set|scheduled|planned)\s+to|intends?\s+to|aims?\s+to)\b[^;]*$"
    r"|(?:下一步|今后|接下来|计划|力争|预计)[^。；]*$|将(?=推出|新|继续|组织|开展|投入|安排|建|进一步|培训|实施|部署|在)[^。；]*$"
)
"""Before what is planned."""
LAUNCHED: Final = re.compile(
    r"\b(?:began|begun|beg[ai]n|begins|start(?:ed|s)?|launched|kicked\s+off|set\s+(?:off|in\s+motion)|got\s+(?:going|underway|under\s+way)|initiated|opened)\b[^,;.]{0,40}$"
)
"""Before the day on which a campaign began."""
SET_OFF: Final = re.compile(r"[^，。；\d]{0,10}(?:启动|开展|开始|部署|打响|展开)|起")
"""Behind it."""
