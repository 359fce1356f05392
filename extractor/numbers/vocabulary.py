"""Closed word classes of English that tell what kind of number stands beside them."""

MONTHS: dict[str, int] = {
    name: i
    for i, names in enumerate(
        "january jan|february feb|march mar|april apr|may|june jun|july jul|august aug|september sept sep|october oct|"
        "november nov|december dec".split("|"),
        1,
    )
    for name in names.split()
}
TIME_UNITS = frozenset(
    "day days hour hours minute minutes second seconds week weeks month months quarter quarters year years decade decades "
    "century centuries night nights hr hrs min mins fortnight fortnights semester semesters".split()
)
# They may stand between a number and its time unit.
PERIOD_WORDS = frozenset("consecutive straight successive full whole calendar fiscal working business more further additional trading".split())
YEAR_LEADS = frozenset(
    "in since of by from to until till during year fiscal through and between before after early late mid end than over "
    "throughout around circa against versus vs spring summer autumn fall winter quarter half season calendar fy compared with "
    "from for budget around as about ended ending".split()
)
# What may follow a date or year.
DATE_LEADS = frozenset(
    "the a an to and or of in at on by for from as was were is are has have had will would that this which when while with "
    "after before since until through against than but compared vs versus according issued held morning afternoon evening "
    "local time said shows showed he she it they there who because if onward onwards".split()
)
CODE_NOUNS: dict[str, str] = {
    **dict.fromkeys(
        "section sections article articles amendment chapter rule rules regulation resolution decree order grade type phase form "
        "schedule exhibit appendix annex part volume vol issue room building line route flight highway tier category clause "
        "paragraph bulletin circular document directive agenda level group windows version model class division court district "
        "zone unit lot block gate terminal psa sec s. art".split(),
        "code",
    ),
    **dict.fromkeys("no no. nos number n n. nr".split(), "no"),
    **dict.fromkeys("table figure fig chart box footnote note step item row question q".split(), "table"),
}
EVENT_NOUNS = frozenset(
    "congress congresses session sessions plenary plenum conference summit anniversary committee amendment meeting "
    "plan plans games olympics olympic olympiad assembly edition forum expo fair festival cup championship championships court circuit "
    "district division army fleet regiment brigade street avenue fortnight parliament ministerial dialogue olympiad day".split()
)
CAMPAIGNS = frozenset(
    "action actions campaign campaigns operation operations plan plans project projects program programs programme programmes "
    "initiative initiatives mission drive crackdown special agenda strategy vision".split()
)
ANNOUNCED = frozenset(
    "aspects aspect measures directions points types categories kinds requirements demands parts characteristics priorities tasks "
    "steps areas fields principles mechanisms goals features highlights reasons questions problems dimensions levels stages "
    "phases forms ways factors components groups regions lines links trends fronts major key main objectives conditions "
    "criteria pillars segments things classes sections elements issues functions modes methods respects".split()
)
