"""The review page: see every number and its verdict, correct it, make it gold.

`write(run_dir, out_file=None) -> Path` makes the static page, `serve(run_dir, port, ...)` the correcting one.
"""

from pathlib import Path

__all__ = ["serve", "write"]


def write(run_dir: Path | str, out_file: Path | str | None = None) -> Path:
    """The static page of a run: DIR/review.html unless `out_file` is given."""
    from extractor.report.review.writing import write as write_page

    return write_page(run_dir, out_file)


def serve(
    run_dir: Path | str,
    port: int = 0,
    *,
    blind: bool = False,
    open_browser: bool = True,
    name: str | None = None,
    schema: str | None = None,
) -> None:
    """The correcting page of a run on the loopback interface, until Ctrl-C; `blind` shows no prediction."""
    from extractor.report.review.server import serve as serve_page

    serve_page(run_dir, port, blind=blind, open_browser=open_browser, name=name, schema=schema)
