"""Currencies: their signs, codes and words, and the sign or code that stands before a sum."""

import re

from schemas.evidence import Span

CODES = (
    r"(?:[MTKmk]?(?:USD|EUR|GBP|CNY|RMB|JPY|HKD|AUD|CAD|CHF|INR|KRW|SGD|TWD|NZD|SEK|NOK|DKK|ISK|BRL|ZAR|MXN|RUB|TRY|PLN|CZK|HUF"
    r"|RON|BGN|UAH|KZT|ILS|THB|IDR|MYR|PHP|VND|AED|SAR|QAR|EGP|NGN|KES|PKR|BDT|LKR)(?:mn|m|bn|k)?)"
)
"""`SEK`, also with its scale: `MSEK`, `kEUR`, `DKKm`."""
_BEFORE = re.compile(
    rf"(?:(?P<mark>(?:U\.S\.\s?|\b[A-Z]{{1,2}})?\$|[£€¥₩₹₽฿₫₺₴₪￥])|\b(?P<code>{CODES}|Rs\.?|Tk\.?|RM|人民币|美元))"
    r"\s?[(+\-−–]?\s?$"
)
_SCALED = re.compile(r"[A-Z](?:[mb]n|m|k) $")
"""`DKKm 14`"""
_GLUED = re.compile(r"(?<![\w-])[A-Z]{1,3}$")
_SCALE = re.compile(r"\d[\d,.]*(?:\s(?:million|billion|trillion|crore|lakh)|\s?(?:mn|bn|mil|m)\b)")
"""`P412.6 billion`: a sum in a currency that is not known."""
_BETWEEN = " \t\r\n\x0b\x0c\u00a0(+-−–"
MONEY = (
    r"(?:(?:U\.?S\.?|US|American|Hong\s+Kong|H\.?K\.?|Canadian|Australian|New\s+Zealand|Singapore|New\s+Taiwan)\s+dollars?|"
    r"dollars?|yuan|renminbi|RMB|euros?|pounds?(?:\s+sterling)?|sterling|yen|"
    r"won(?!\s+(?:an?|the|their|its|his|her|medals?|titles?|prizes?|awards?|honou?rs)\b)|rupees?|roubles?|rubles?|francs?|pesos?|"
    r"rand|reais|cents?|pence|krona|kronor|kroner"
    rf"|{CODES}|"
    r"美元|港元|欧元|日元|英镑|韩元|卢布|人民币|元)"
)


def currency_before(text: str, start: int) -> Span | None:
    """The currency mark or code right before `start`."""
    last = text[start - 2 : start - 1]
    if text[start - 1 : start] == " " and "a" <= last <= "r" and not (last in "mnk" and _scaled(text, start)):
        return None  # mostly a word stands there
    lo = max(0, start - 10)
    left = text[lo:start]
    last = left.rstrip(_BETWEEN)[-1:]
    if not last or (last.isascii() and not last.isupper() and last not in "$s.mnk"):
        return None
    hit = _BEFORE.search(left) or (_GLUED.search(left) if last.isupper() and _SCALE.match(text, start) else None)
    if hit is None:
        return None
    group = hit.lastgroup or 0
    return Span(lo + hit.start(group), lo + hit.end(group))


def _scaled(text: str, start: int) -> bool:
    return _SCALED.search(text, max(0, start - 5), start) is not None
