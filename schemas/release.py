"""Release: one document and the exact text that was read from it."""

from pydantic import Field

from schemas.evidence import Form


class Source(Form):
    """Where a release came from: what a record says of it."""

    id: str = Field(description="slug of the name + 12 hex of the content's sha256")
    name: str
    sha256: str = Field(description="of the bytes read")
    path: str | None = None
    reader: str = "text"
    reader_version: str = ""
    encoding: str | None = None
    characters: int = 0


class Release(Form):
    """A release with its text; spans index `text`."""

    source: Source
    text: str
    notes: tuple[str, ...] = Field(default=(), description="What the reader had to guess or leave out.")

    @property
    def id(self) -> str:
        return self.source.id
