"""What a sentence may speak of, told once by its words: a rule whose topic no word begins need not search for it."""

from extractor.numbers.movement import AFTER_WAY, WAY
from extractor.numbers.trie import each, spaced

# The patterns of the rules are built from these lists: without one of the words, none of them matches.
CLASS_NOUNS = each(
    "firms enterprises companies businesses employers establishments units households farms holdings schools hospitals "
    "cars vehicles vessels ships boats aircraft trucks lorries buildings dwellings plants municipalities towns cities "
    "villages communes settlements families organisations organizations institutions cells accommodation products "
    "flocks herds outlets shops stores branches goods farmers dealers traders engines installations tractors shipments "
    "consignments parcels"
)
PACKS = each("bales sacks bags barrels")
AMOUNTS = each(
    "sums amounts values counts dispatches shipments consignments parcels transactions purchases payments holdings "
    "concentrations readings cells frequencies loans deposits orders contracts incomes turnover turnovers arrivals "
    "transfers gifts estates imports exports invoices claims fines balances"
)
PRESENTS = each("goods articles items products parcels presents")
OFFENCES = each(
    "importing exporting smuggling carrying selling possessing possession holding bringing trafficking dealing "
    "stealing theft evading offering supplying concealing driving"
)
MODALS = each(
    "must shall should limit limits ceiling quota threshold required requires require ought stipulate stipulates "
    "minimum maximum deadline punishable"
)
CONDITIONS = each("where if when once whenever")
_TOPICS = {
    "amounts": AMOUNTS,
    "ages": each("age old olds group groups cohort cohorts bracket category"),
    "aims": each(
        "aim aims goal plan target objective ambition pledge line age limit ceiling threshold quota cap required "
        "minimum maximum norm requirement mean means defined meaning refers counted classed classified figures values "
        "data amounts prices"
    ),
    "bounds": each("more above older over less fewer longer higher younger below under earlier later"),
    "change": frozenset((*WAY, *AFTER_WAY)),
    "classes": CLASS_NOUNS | PACKS,
    "conditions": CONDITIONS,
    "demands": each(
        "require requires required stipulate stipulates prescribe prescribes mandate mandates demand demands tolerate "
        "tolerates permit permits allow allows requirement standard norm benchmark guideline recommendation target "
        "limit intake"
    ),
    "excluded": each("excluding excludes exclude excluded except excepting disregarding exclusive"),
    "growth": each(
        "growth inflation rate rates increase increases decrease decreases rise rises fall falls drop drops decline "
        "declines gain gains loss losses reduction reductions contraction contractions expansion expansions change "
        "changes slump slumps jump jumps forecast"
    ),
    "jobs": each("job jobs payroll payrolls employment hiring"),
    "meanings": each(
        "indicate indicates mean means signal signals implies imply denote denotes represent represents signify "
        "signifies stands would"
    ),
    "modals": MODALS | each("face faces may exceed liable subject"),
    "offences": OFFENCES,
    "presents": PRESENTS,
    "scales": each("scale score index indicator value values neutral zero"),
    "supposed": each("suppose assume assuming imagine interval intervals"),
    "wants": each(
        "ask asks call calls demand demands want wants seek seeks urge urges advise advises deems considers regards "
        "sees sets lays recommend recommends require requires prescribe prescribes aim aims needed required "
        "recommended prescribed stipulated necessary permitted allowed demanded laid set target threshold limit "
        "ceiling benchmark goal norm requirement quota mark cap floor minimum maximum sufficient desired"
    ),
    "whoever": each("whoever anyone person persons those if where"),
}
_TOPICS_OF: dict[str, frozenset[str]] = {
    word: frozenset(topic for topic, words in _TOPICS.items() if word in words)
    for word in frozenset().union(*_TOPICS.values())
}
_KNOWN = frozenset(_TOPICS_OF)


def topics(low: str, lo: int, hi: int) -> frozenset[str]:
    """The topics that words of [lo, hi) may begin."""
    known = _KNOWN.intersection(spaced(low[lo:hi]).split())
    return frozenset().union(*map(_TOPICS_OF.__getitem__, known))
