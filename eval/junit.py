"""Scores and the gate as JUnit XML: one case a release, one case a pinned limit."""

from xml.etree.ElementTree import Element, SubElement, indent, tostring

from eval.carets import plain
from eval.compare import HEADLINE
from eval.gate import Verdict
from eval.render import number
from eval.scorecard import Scorecard


def junit(card: Scorecard, verdict: Verdict | None = None) -> str:
    """A release fails only where the run has no record of it; a low score fails where the gate pins it."""
    root = Element("testsuites", name="extractor eval")
    suite = SubElement(root, "testsuite", name="releases")
    for release in card.releases:
        case = SubElement(suite, "testcase", classname="eval.releases", name=release.id)
        if not release.recorded:
            SubElement(case, "failure", message="the run has no record of this release")
        scores = "\n".join(f"{name} {number(release.counts[name].value)}" for name in HEADLINE)
        SubElement(case, "system-out").text = scores
    for skipped in card.skipped:
        case = SubElement(suite, "testcase", classname="eval.releases", name=skipped.id)
        SubElement(case, "skipped", message=f"not scored, {skipped.reason}")
    if verdict is not None:
        _gate(SubElement(root, "testsuite", name=f"gate {verdict.subject}"), verdict)
    for each in root:
        _count(each)
    indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="unicode") + "\n"


def _gate(suite: Element, verdict: Verdict) -> None:
    for held in verdict.held:
        SubElement(suite, "testcase", classname="eval.gate", name=plain(held))
    for breach in verdict.breaches:
        name = f"{breach.group}: {breach.measure}" if breach.measure else breach.kind
        case = SubElement(suite, "testcase", classname="eval.gate", name=name)
        failure = SubElement(case, "failure", message=plain(breach.message))
        failure.text = "\n".join(map(plain, breach.where))
    for note in verdict.notes:
        case = SubElement(suite, "testcase", classname="eval.gate", name=plain(note).split(":")[0])
        SubElement(case, "skipped", message=plain(note))


def _count(suite: Element) -> None:
    suite.set("tests", str(len(suite)))
    suite.set("failures", str(len(suite.findall("testcase/failure"))))
    suite.set("skipped", str(len(suite.findall("testcase/skipped"))))
    suite.set("errors", "0")
