"""English word classes: which words join, point, act or link. One letter per class; unknown words are nouns."""

from functools import lru_cache
from typing import Final


def vocabulary(text: str) -> frozenset[str]:
    """A set of words printed with blanks between them."""
    return frozenset(text.split())


def _of(letter: str, words: str) -> dict[str, str]:
    return dict.fromkeys(words.split(), letter)


CLASSES: Final[dict[str, str]] = {
    **_of("N", "need seed weed breed feed speed deed creed embed bed red fixed hundred kindred sacred united"),
    **_of("N", "during proceeding building buildings ceiling being evening morning meeting briefing training housing"),
    **_of(
        "N",
        "family early likely only-child supply apply july assembly italy monthly weekly daily yearly quarterly hourly"
        " elderly only friendly costly orderly",
    ),
    **_of("N", "manufacturing mining banking fishing shopping clothing funding spending lending trafficking smuggling"),
    **_of(
        "N",
        "processing engineering advertising parking operating diluted adjusted consolidated outstanding seasonally"
        " working king ring wing thing string spring",
    ),
    **_of("D", "the a an this these those its their his her our my your all each every any some no both such another"),
    **_of("D", "many several various numerous"),
    **_of("o", "of"),
    **_of("t", "to"),
    **_of("P", "in on at by for from with without into onto under over above below between among amid against"),
    **_of("P", "through throughout across along within per via as than about around after before since until till"),
    **_of("P", "during towards toward despite including excluding regarding concerning versus vs upon off out up down"),
    **_of("P", "back away behind beyond near outside inside besides except like unlike"),
    **_of("C", "and or & plus nor"),
    **_of("X", "but while whereas although though because if unless when whenever however therefore thus meanwhile"),
    **_of("W", "that which who whom whose where whereof whereby wherein"),
    **_of("A", "have has had do does did will would can could may might must shall should having"),
    **_of("B", "be is are was were been being"),
    **_of(
        "R",
        "little not also only already just still even again too very most more less now then there here far about-to",
    ),
    **_of("R", "negative positive flat steady stable"),
    **_of("R", "respectively altogether together alone so ever never once nearly almost once-again moreover"),
    **_of("R", "furthermore additionally overall thereof therein it they he she we i you them"),
    **_of(
        "L", "reached reach reaches hit hits totaled totalled totals total-led amounted amounts stood stands averaged"
    ),
    **_of(
        "L",
        "averages equalled equaled equals numbered numbers-at exceeded exceeds remained remains stayed became becomes"
        " represented",
    ),
    **_of("L", "represents comprised comprises constituted constitutes accounted came comes topped surpassed"),
    **_of(
        "L", "rose rises risen fell falls fallen grew grows grown climbed climbs declined declines decreased increased"
    ),
    **_of("L", "dropped drops gained slipped surged plunged jumped soared shrank shrunk contracted expanded edged"),
    **_of("L", "advanced rebounded widened narrowed slowed accelerated moderated eased ticked dipped tumbled"),
    **_of("L", "doubled tripled quadrupled changed improved worsened weakened strengthened lost weighed weigh weighs"),
    **_of("L", "make makes made-up exceed equal stand remain show shows showed indicate indicated is-at"),
    **_of("N", "unemployed self-employed disabled jobless"),
    **_of(
        "L",
        "trended lasted lasts slid slides slumped sank leapt leaped leaps crept plummeted skyrocketed spiked dwindled"
        " retreated outran outpaced outstripped outnumbered",
    ),
    **_of(
        "L", "swelled swung rallied receded subsided diminished lessened mounted nudged drifted firmed softened cooled"
    ),
    **_of("V", "went goes"),
    **_of("V", "shed used died sued tied owed axed replaces replaced"),
    **_of("V", "found sent held took taken gone saw seen made gave given got put set cut shut built bought sold"),
    **_of("V", "brought caught paid spent won led left met kept told said drew drawn broke broken froze frozen stole"),
    **_of("V", "stolen fought dealt ran began begun drove driven wrote written chose chosen hidden struck shot swept"),
    **_of(
        "V", "taught thrown threw withdrew withdrawn bore borne born fed fled flew flown let beat beaten bound known"
    ),
    **_of(
        "V", "thought felt heard read lent sought shown sworn worn arisen arose undertaken undertook overseen oversaw"
    ),
    **_of("V", "dug hung laid lain lay rode ridden sank sunk slain slept spoke spoken spread sprang understood upheld"),
    **_of(
        "V", "rebuilt resold remade repaid reset retaken offset underwent undergone foresaw forwent overcame overturned"
    ),
    **_of("V", "killed injured hurt wounded handled receive receives provide provides serve serves include includes"),
    **_of("V", "expect expects anticipate anticipates forecasts intend intends foresee foresees predict predicts"),
    **_of(
        "V", "envisage envisages reckon reckons confirm confirms reaffirm reaffirms assume assumes maintain maintains"
    ),
    **_of("P", "following worth"),
    **_of("V", "handle handles seize seizes solve solves recover recovers intercept intercepts prosecute prosecutes"),
    **_of("V", "accept accepts detain detains dismantle dismantles smash smashes catch catches confiscate confiscates"),
    **_of("V", "settle settles conclude concludes collect collects create creates treat treats hire hires shed sheds"),
    **_of("R", "higher lower fewer slower faster equivalent"),
    **_of("V", "employ employs operate operates cover covers contain contains involve involves benefit publish"),
}
"""Lower-case word to class: D determiner, o of, t to, P preposition, C and, X clause joiner, W relative word,
A auxiliary, B be, R adverb or pronoun, L verb that leads to a level, V other verb, N noun or adjective."""

ACTING: Final = vocabulary(
    "contributed subtracted added created eliminated shed cut gained lost hired laid exported imported produced sold"
    " bought"
    " issued"
)
SPEECH: Final = vocabulary(
    "said says say told announced announces announce notified informed stated states introduced introduces reported"
    " reports released disclosed revealed noted added explained issued published unveiled briefed declared pointed"
    " showed shows stressed emphasized emphasised mentioned held hosted convened learned launched-today known gave"
    " indicated reckoned reckons believed believes recalled estimated estimates admitted commented called asked"
    " warned-that ordered"
)
"""Verbs of a body that only tells, not acts."""

GENERIC: Final = vocabulary(
    "total average sum amount amounts value number numbers share proportion rate ratio margin margins figure figures"
    " volume level count record high low peak balance percentage part portion rest remainder majority half increase"
    " decrease rise fall growth gain drop decline quantity worth result results scale range"
)
"""Nouns that do not say what is counted: the subject is added."""

PHYSICAL: Final = vocabulary(
    "ton tons tonne tonnes kt mt lmt mmt t kl hl ml l m2 m3 km km2 ha mwp kv kva bbl boe toe tce pcs qtl kilogram"
    " kilograms kilogrammes kg kgs kilos gram grams grammes liter liters litre litres barrel barrels bushel bushels"
    " acre acres hectare hectares mu square metre metres meter meters kilometre kilometres kilometer kilometers"
    " mile miles cubic kilowatt-hours kwh mwh gwh twh megawatts gigawatts mw gw teu metric units"
)
"""Measures of weight, size and the like: the unit, never what is counted."""

MEASURES: Final = PHYSICAL | vocabulary(
    "sets set pieces piece items item bottles boxes packs cartons copies pairs batches batch rounds tablets pills"
    " doses containers bags head"
)
"""Measure words that stand before `of` and what is counted."""

CURRENCY: Final = vocabulary(
    "yuan renminbi rmb dollar dollars euro euros pound pounds sterling yen won rupee rupees franc francs ruble"
    " rubles rouble roubles peso pesos real reais rand krone kroner krona kronor zloty lira cents pence usd eur gbp p"
    " crowns marks shekels dinars dirhams riyals ringgit baht rupiah dong tenge hryvnia lei leva forints"
    " koruna kuna lari"
    " taka naira cedis shillings florins guilders soles birr kwacha pula rials kyat cny jpy u.s. us$ hk$ a$ c$"
)

CODES: Final = vocabulary(
    "CHF SEK NOK DKK INR KRW BRL ZAR MXN RUB TRY PLN CZK HUF ILS SGD HKD TWD NZD AUD CAD THB IDR MYR PHP VND AED SAR"
    " EGP NGN KES Rs"
)
"""Currencies in letters; in small letters some are words."""

SIGNS: Final = "$€£¥₩₹₽฿₫₺₴₪₦₱￥"
SUM: Final = rf"(?-i:(?:(?:U\.S\.|[MTKmk]?[A-Z]{{1,3}}(?:m|bn)?|Rs\.?|Tk\.?)\s?)?[{SIGNS}]?\s?)"
"""What may stand between a preposition and a sum of money: `$`, `US$`, `SEK `, `Rs.`, or nothing."""

FILLER: Final = vocabulary(
    "the a an this these those its their his her our all each every any some such another various of total among"
    " them which there also already only just still more than over about around approximately respectively"
    " altogether so many fewer and or were was are is been be has have had"
)
"""Words an indicator does not begin with or consist of."""


@lru_cache(maxsize=1 << 14)
def word_class(word: str) -> str:
    """The class letter of a lower-case word; by list, then by ending."""
    found = CLASSES.get(word)
    if found is not None:
        return found
    for ending, letter, shortest in _ENDINGS:
        if word.endswith(ending) and len(word) >= shortest:
            return letter
    return "N"


_ENDINGS: Final = (("ed", "V", 5), ("ing", "G", 6), ("ly", "R", 5))
"""Ending, class and the shortest word that it tells the class of."""
