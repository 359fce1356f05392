"""Closed word classes of English that tell what kind of number stands beside them."""

from extractor.numbers.trie import each

MONTHS: dict[str, int] = {
    name: i
    for i, names in enumerate(
        [
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ],
        1,
    )
    for name in names.split()
}
TIME_UNITS = each(
    "day days hour hours minute minutes second seconds week weeks month months quarter quarters year "
    "years decade decades century centuries night nights hr hrs min mins fortnight fortnights semester "
    "semesters"
)
# They may stand between a number and its time unit.
# `MSEK 118`, `TEUR 4`, `SEKm 512`: the code of a currency with its scale
SCALED_CODES = frozenset(
    scaled
    for code in each("sek nok dkk eur usd gbp chf pln czk isk")
    for scaled in (f"m{code}", f"t{code}", f"k{code}", f"b{code}", f"{code}m", f"{code}k", f"{code}bn", f"{code}mn")
)
PERIOD_WORDS = each(
    "consecutive straight successive full whole calendar fiscal working business more further additional trading"
)
YEAR_LEADS = each(
    "in since of by from to until till during year fiscal through and between before after early late mid "
    "end than over throughout around circa against versus vs spring summer autumn fall winter quarter "
    "half season calendar fy compared with from for budget around as about ended ending"
)
# What may follow a date or year.
DATE_LEADS = each(
    "the a an to and or of in at on by for from as was were is are has have had will would that this "
    "which when while with after before since until through against than but compared vs versus according "
    "issued held morning afternoon evening local time said shows showed he she it they there who because "
    "if onward onwards"
)
CODE_NOUNS: dict[str, str] = {
    **dict.fromkeys(
        each(
            "section sections article articles amendment chapter rule rules regulation resolution decree order "
            "grade type phase form schedule exhibit appendix annex part volume vol issue room building line route "
            "flight highway tier category clause paragraph bulletin circular document directive agenda level "
            "group windows version model class division court district zone unit lot block gate terminal psa sec rev "
            "iso ifrs ias nuts heading subheading reactor silo berth "
            "s. art pp para code codes fortune ftse csi nikkei russell stoxx forbes dax s&p hang"
        ),
        "code",
    ),
    **dict.fromkeys(each("no no. nos number n n. nr"), "no"),
    **dict.fromkeys(each("table figure fig chart box footnote note step item row question q"), "table"),
    **dict.fromkeys(
        each(
            "tables charts boxes notes articles sections annexes appendices chapters paragraphs clauses routes "
            "phases gates grades types"
        ),
        "code",
    ),
    **dict.fromkeys(each("case example"), "case"),
}
EVENT_NOUNS = each(
    "congress congresses session sessions plenary plenum conference summit anniversary committee "
    "amendment meeting plan plans games olympics olympic olympiad assembly edition forum expo fair "
    "festival cup championship championships court circuit district division army fleet regiment brigade "
    "chamber senate census sabha legislature convocation street avenue fortnight parliament ministerial dialogue"
)
CAMPAIGNS = each(
    "action actions campaign campaigns operation operations plan plans project projects program programs "
    "programme programmes initiative initiatives mission drive crackdown special agenda strategy vision"
)
ANNOUNCED = each(
    "aspects aspect measures directions points types categories kinds requirements demands parts "
    "characteristics priorities tasks steps areas fields principles mechanisms goals features highlights "
    "reasons questions problems dimensions levels stages phases forms ways factors components "
    "trends fronts objectives conditions criteria pillars segments things classes sections elements "
    "issues functions modes methods respects"
)
TREATIES = each(
    "agenda convention protocol olympics games cup act agreement treaty strategy vision constitution "
    "declaration accord covenant expo euro champions championship championships"
)
STATUTES = each("act law code treaty agreement ordinance convention protocol constitution statute bill regulations")
# Capitalised words that number nothing: they begin sentences or stand in headings.
NOT_TITLES = each(
    "the a an in on of at by to for from since until till during through over under about around nearly "
    "almost some all and or but up down more less than only total another about these those both its "
    "their his her our your this that with within after before between among into out as is are was were "
    "has have had if when while where who which what q h fy year fiscal summer spring autumn fall winter "
    "quarter half season usd eur gbp rmb cny hkd us a.m p.m no not one arrested detained seized solved at "
    "least most monday tuesday wednesday thursday friday saturday sunday copyright dated ended ending "
    "versus vs early mid late calendar may page net gross sales revenue income ebit ebitda eps assets "
    "debt price prices exports imports cases deaths patients employment unemployment gdp cpi ppi pmi "
    "ci cri week weeks ew quarter rs re inr aud cad chf nok sek dkk jpy krw zar"
)
VERBS = each(
    "is are was were be been has have had will would can could may might shall should must does did do "
    "won said says show shows showed took takes began begins ended ends opened opens remains remained "
    "became becomes came comes went goes and or of in on at to for from by with as that which who when "
    "while after before under until since effects standard standards standing requires applies"
)
NOT_PLURAL = each(
    "was is has as this its levels figures results plus across versus vs sales earnings estimates prices "
    "does us series basis news gross less always previous various years thus earnings olympics games "
    "elections status campus address process progress congress census business fiscals totals budgets "
    "plans targets goals rules standards data releases"
)
YEAR_NOUNS = each(
    "level levels figure figures result results total totals season edition annual fiscal budget census "
    "report outlook guidance target average data plan survey benchmark base tax calendar academic school "
    "production financial sales revenue earnings net gdp third first second fourth world winter summer "
    "national state"
)
COUNT_LEADS = each("to of and from over than about around nearly almost some compared")
COUNTABLE = each(
    "person people man woman child suspect case death officer victim fatality injury patient company firm "
    "vehicle truck ship vessel aircraft plane gun pistol rifle bullet firearm site mine factory building "
    "house household job worker employee employer student teacher doctor nurse school hospital court "
    "judge prosecutor lawyer defendant complaint application permit licence license inspection arrest "
    "conviction accident fire explosion explosive ton tonne kilogram gram litre liter bottle bag box "
    "tablet pill phone computer account card website platform server gang ring den member leader fugitive "
    "soldier policeman policewoman driver passenger province city county district town village country "
    "state region port airport station contract order customer shareholder share store shop outlet plant "
    "unit trial study dose vaccine infection outbreak cluster bed ward in"
)
SERVICE_NOUNS = each(
    "hotline hotlines helpline platform platforms line reports complaints calls sms police alarm alarms "
    "dispatch emergency"
)
