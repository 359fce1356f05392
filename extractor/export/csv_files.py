"""CSV, one file a table: UTF-8, RFC 4180, and no cell that a spreadsheet would run."""

import csv
import re
from pathlib import Path

from extractor import tables
from extractor.export.formats import Format, Options, Written, printed, whole
from extractor.opened import OpenedRun

_RUNS = re.compile(r"'*[=+\-@\t\r\n\0＝＋－＠]")
_SIGNED = re.compile(r"[+-]\d[\d,]*(?:\.\d+)?%?")


def neutralise(text: str) -> str:
    """`'` before a text that a spreadsheet may run as a formula; a plain signed number (`-3.2%`) stays.

    A text of `'`s before such a sign gets one more: dropping one `'` before [`'`s and] a sign restores every text.
    """
    return "'" + text if _RUNS.match(text) and not _SIGNED.fullmatch(text) else text


def _write(run: OpenedRun, out: Path, options: Options) -> list[Written]:
    files = []
    for table in tables.TABLES:
        name = f"{table.name}.csv"
        shield = [column.type == "string" and not options.raw for column in table.columns]
        encoding = "utf-8-sig" if options.bom else "utf-8"
        with whole(out / name) as temp, temp.open("w", encoding=encoding, newline="") as file:
            writer = csv.writer(file, lineterminator="\r\n")
            writer.writerow(table.names)
            for row in run.rows(table):
                texts = map(printed, row)
                writer.writerow([neutralise(t) if s else t for t, s in zip(texts, shield, strict=True)])
        files.append(Written(name, table, {"format": "csv", "mediatype": "text/csv", "encoding": encoding}))
    return files


FORMAT = Format("csv", "CSV files, UTF-8; formula-like texts are neutralised unless raw", _write)
