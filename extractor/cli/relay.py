"""`extractor relay`: an OpenAI-compatible endpoint answered by a person with a chat window."""

from pathlib import Path
from typing import Annotated

import typer


def relay(
    port: Annotated[int, typer.Option(help="Port on 127.0.0.1.")] = 8900,
    folder: Annotated[Path, typer.Option("--dir", help="Where requests appear and answers are awaited.")] = Path(
        "relay"
    ),
) -> None:
    """Writes each request as Markdown to paste, and waits for the answer in a file beside it."""
    from extractor.fillers.relay import serve

    typer.echo(
        f"requests appear as {folder}/*.request.md; put each answer beside it as *.answer.md or *.answer.json\n"
        f"in another terminal: OPENAI_BASE_URL=http://127.0.0.1:{port}/v1 extractor run PATH --model relay/llm",
        err=True,
    )
    serve(port, folder)
