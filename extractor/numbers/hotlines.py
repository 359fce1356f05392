"""Short numbers to call or to text, named in a sentence."""

import re

from extractor.numbers.context import View
from extractor.numbers.trie import each
from extractor.numbers.vocabulary import SERVICE_NOUNS, VERBS

_SERVICE = re.compile(r"(?:110|119|120|122|911|999|112|1[0-9]{4}|9[56][0-9]{3,4})$")
_EMERGENCY = re.compile(r"(?:101|110|111|112|116|119|120|311|811|911|988|999)$")
_MOVED = each("fell rose grew dropped increased decreased doubled more less fewer every each last per")
_SERVICE_NEXT = re.compile(r"(?: [a-z-]+){1,6} (?:hotline|platform|line|sms|number)\b| (?:system|service)\b")
_CALLS = re.compile(
    r"\b(?:hotline|dial\w*|call(?:ing|s)?|reports?|police|platform|telephone|complaints?|whistle\w*|"
    r"tips?|reached|contact(?:ed)?|helpline|health ?line|freephone)\b"
)
_TEXTED = re.compile(r"\b(?:text(?:ed|ing|s)?|sms|message|messages)(?: [a-z]+){0,3} to $")
_CALL_LEADS = each(
    "dialed dialled called rang ring phoned text texted dial call calling dialing hotline phone number platform via "
    "telephone line on helpline healthline freephone crimestoppers"
)
_SPACED = re.compile(r"[0-9]{3} [0-9]{3}$")
_LINES = each("line hotline helpline number")
_RINGS = each("call dial ring calling dialing dialling ringing hotline helpline phone number line")
_SHORT, _LONG = 3, 6  # digits
_TEXT = 5


def is_hotline(v: View) -> bool:
    """`call 96110`, `by text to 61016`, `the 12345 hotline`."""
    if not _SHORT <= v.end - v.start <= _LONG:
        return False
    if v.p1 == "to" and _TEXTED.search(v.before):
        return True
    if v.p1 == "to" and v.p2 in ("calls", "call", "calling"):
        return _EMERGENCY.match(v.word) is not None and (not v.n1 or v.right != " " or v.n1 in VERBS or v.n1 in _MOVED)
    if v.p1 == "text" and v.end - v.start == _TEXT:
        return not v.n1 or v.right != " "
    if v.n1 in ("hotline", "hotlines", "helpline") or (v.p1 in _CALL_LEADS and _CALLS.search(v.before)):
        return True
    return (
        v.word[0] in "19"
        and _SERVICE.match(v.word) is not None
        and (v.n1 in SERVICE_NOUNS or v.n2 in SERVICE_NOUNS or _SERVICE_NEXT.match(v.low, v.end) is not None)
    )


def is_spaced(v: View) -> bool:
    """`the 116 117 line`, `dial 116 117`."""
    return (v.n1 in _LINES or v.p1 in _RINGS) and _SPACED.match(v.word) is not None
