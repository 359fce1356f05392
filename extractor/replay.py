"""Cassettes: recorded answers of a model, played again without network; one readable file for each release."""

import copy
import hashlib
import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import Any, Self

import yaml
from vcr.cassette import Cassette
from vcr.errors import CannotOverwriteExistingCassetteException
from vcr.record_mode import RecordMode
from vcr.request import Request

from extractor.errors import UsageError

REMEDY = "run make record"
_QUOTED_WORDS = 5
_QUOTED_HANZI = 16
_KEPT_HEADERS = {"content-type"}
_concerned: ContextVar[tuple[str, str] | None] = ContextVar("concerned", default=None)


class Missed(Exception):  # noqa: N818 # a word of ours
    """A request that no cassette answers."""


@contextmanager
def concerning(release: str, text: str) -> Iterator[None]:
    """Says which release the requests inside are about, and its text, where long quotes are put back from."""
    token = _concerned.set((release, text))
    try:
        yield
    finally:
        _concerned.reset(token)


def missed(error: BaseException) -> Missed | None:
    """The miss that is behind an exception of a client, if one is."""
    seen: BaseException | None = error
    while seen is not None:
        if isinstance(seen, Missed):
            return seen
        if isinstance(seen, CannotOverwriteExistingCassetteException):
            return Missed(f"recorded for another prompt; {REMEDY}")
        seen = seen.__cause__ or seen.__context__
    return None


class Cassettes:
    """A folder of cassettes in use: `with Cassettes(folder): ...`; meanwhile no request goes out, unless recording.

    Recording keeps, for each release that was asked about, what was asked; what nobody asks for any more is dropped.
    """

    def __init__(self, folder: Path, *, record: bool = False) -> None:
        if not record and not folder.is_dir():
            raise UsageError(f"cassettes {folder}: no such folder; {REMEDY} to make it")
        self.folder = folder
        self._context = _Tape.use(
            path=str(folder),
            persister=_Folder,
            record_mode=RecordMode.NEW_EPISODES if record else RecordMode.NONE,
            match_on=(_same_question,),
            before_record_request=_hashed,
            before_record_response=_bared,
            allow_playback_repeats=True,
        )
        self._tape: _Tape | None = None

    def __enter__(self) -> Self:
        self._tape = self._context.__enter__()
        return self

    def __exit__(self, *error: object) -> None:
        self._context.__exit__(*error)

    def unplayed(self) -> tuple[str, ...]:
        """Releases with a recorded answer that nothing has asked for."""
        assert self._tape is not None, "open the cassettes first"
        return self._tape.unplayed()


class _Tape(Cassette):  # type: ignore[misc] # vcrpy ships no types
    """All cassettes of a folder as one."""

    def _load(self) -> None:
        super()._load()
        self._from_files = len(self.data)

    def can_play_response_for(self, request: Request) -> bool:
        found: bool = super().can_play_response_for(request)
        if not found and self.record_mode == RecordMode.NONE:
            raise Missed(self._miss())
        return found

    def play_response(self, request: Request) -> dict[str, Any]:
        response = copy.deepcopy(super().play_response(request))
        return _with_answer(response, _unquoted)

    def append(self, request: Request, response: dict[str, Any]) -> None:
        super().append(request, _with_answer(copy.deepcopy(response), _quoted))

    def unplayed(self) -> tuple[str, ...]:
        rest = {_release(request) for i, (request, _) in enumerate(self.data) if not self.play_counts[i]}
        return tuple(sorted(rest))

    def _save(self, force: bool = False) -> None:  # noqa: ARG002 # vcrpy's signature
        if self.record_mode == RecordMode.NONE:
            return
        used = [pair for i, pair in enumerate(self.data) if self.play_counts[i] or i >= self._from_files]
        for release in sorted({_release(request) for request, _ in used}):
            _write(Path(self._path), release, [pair for pair in used if _release(pair[0]) == release])

    def _miss(self) -> str:
        release = (_concerned.get() or ("this release", ""))[0]
        known = any(_release(request) == release for request, _ in self.data)
        why = "recorded for another prompt" if known else "no answer is recorded"
        return f"{why}; {REMEDY}"


class _Folder:
    """Reads `<release>.yaml` files; the tape writes them itself."""

    @staticmethod
    def load_cassette(path: str, serializer: object) -> tuple[list[Request], list[dict[str, Any]]]:  # noqa: ARG004 # vcrpy's signature
        requests, responses = [], []
        for file in sorted(Path(path).glob("*.yaml")):
            for held in _read(file):
                requests.append(held[0])
                responses.append(held[1])
        return requests, responses


def _read(file: Path) -> list[tuple[Request, dict[str, Any]]]:
    try:
        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        held = yaml.load(file.read_text(encoding="utf-8"), Loader=loader)  # noqa: S506 # a safe loader
        return [_from_file(held["release"], entry) for entry in held["interactions"]]
    except (yaml.YAMLError, KeyError, TypeError, ValueError) as e:
        raise UsageError(f"cassette {file}: damaged ({type(e).__name__}); {REMEDY}") from e


def _from_file(release: str, entry: dict[str, Any]) -> tuple[Request, dict[str, Any]]:
    asked, completion = entry["request"], copy.deepcopy(entry["completion"])
    request = Request("POST", f"http://recorded{asked['path']}", json.dumps({**asked, "release": release}), {})
    _answer_place(completion)[1](entry["answer"] if "answer" in entry else entry["text"])
    response = {
        "status": {"code": 200, "message": "OK"},
        "headers": {"content-type": ["application/json"]},
        "body": {"string": json.dumps(completion, ensure_ascii=False).encode()},
    }
    return request, response


def _write(folder: Path, release: str, pairs: list[tuple[Request, dict[str, Any]]]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    entries = []
    for request, response in pairs:
        asked = json.loads(request.body)
        asked.pop("release")
        completion = json.loads(response["body"]["string"])
        text, put = _answer_place(completion)
        put("")
        answer = _object(text)
        entries.append(
            {"request": asked, "completion": completion, **({"text": text} if answer is None else {"answer": answer})}
        )
    entries.sort(key=lambda e: e["request"]["sha256"])
    dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
    body = yaml.dump(
        {"release": release, "interactions": entries}, Dumper=dumper, allow_unicode=True, sort_keys=False, width=140
    )
    (folder / f"{release}.yaml").write_text(body, encoding="utf-8")


def _hashed(request: Request) -> Request:
    """The request as it is kept: no header, and of the body its digest; twice the same as once."""
    request.headers = {}
    body = json.loads(request.body or b"{}")
    if "sha256" not in body:
        canonical = json.dumps(body, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        release = (_concerned.get() or ("unnamed", ""))[0]
        kept = {"path": request.path, "model": body.get("model"), "release": release}
        request.body = json.dumps({**kept, "sha256": hashlib.sha256(canonical.encode()).hexdigest()})
    return request


def _bared(response: dict[str, Any]) -> dict[str, Any] | None:
    """The response as it is kept: only completions, only the content type of the headers."""
    if response["status"]["code"] != 200:  # noqa: PLR2004 # OK
        return None
    headers = {k: v for k, v in response["headers"].items() if k.lower() in _KEPT_HEADERS}
    return {**response, "headers": headers}


def _same_question(mine: Request, other: Request) -> None:
    assert json.loads(mine.body)["sha256"] == json.loads(other.body)["sha256"], "asked otherwise"


def _release(request: Request) -> str:
    return str(json.loads(request.body)["release"])


def _answer_place(completion: dict[str, Any]) -> tuple[str, Any]:
    """The text of the answer in a completion, and how to put another in its place (an object as compact JSON)."""
    message = completion["choices"][0]["message"]
    calls = message.get("tool_calls")
    holder, name = (calls[0]["function"], "arguments") if calls else (message, "content")

    def put(answer: Any) -> None:
        holder[name] = answer if isinstance(answer, str) else _compact(answer)

    return holder.get(name) or "", put


def _with_answer(response: dict[str, Any], change: Any) -> dict[str, Any]:
    """The response with its answer changed, where there is one to change and a text to change it by."""
    concerned = _concerned.get()
    if concerned is None:
        return response
    try:
        completion = json.loads(response["body"]["string"])
        text, put = _answer_place(completion)
    except (ValueError, KeyError, IndexError, TypeError):
        return response  # no completion: kept as it came
    answer = _object(text)
    if answer is None:
        return response
    put(change(answer, concerned[1]))
    response["body"] = {"string": json.dumps(completion, ensure_ascii=False).encode()}
    return response


def _object(text: str) -> dict[str, Any] | None:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def _compact(answer: Any) -> str:
    return json.dumps(answer, ensure_ascii=False, separators=(",", ":"))


def _quoted(answer: Any, text: str) -> Any:
    """The answer with each long run of words that the source prints replaced by its place, `{"source": [...]}`.

    A string becomes `[start, end]`, or, if only parts of it are printed, a list of words and places in turn.
    """
    if isinstance(answer, dict):
        return {key: _quoted(part, text) for key, part in answer.items()}
    if isinstance(answer, list):
        return [_quoted(part, text) for part in answer]
    if isinstance(answer, str) and _is_long(answer):
        parts = _parts(answer, text)
        if len(parts) == 1 and not isinstance(parts[0], str):
            return {"source": parts[0]}
        if len(parts) > 1:
            return {"source": parts}
    return answer


def _parts(words: str, text: str) -> list[str | list[int]]:
    """`words` cut into runs that the source prints, as places, and what stands between them."""
    whole = text.find(words)
    if whole >= 0:
        return [[whole, whole + len(words)]]
    parts: list[str | list[int]] = []
    spans = [m.span() for m in re.finditer(r"\S+", words)]
    done = first = 0
    while first + _QUOTED_WORDS <= len(spans):
        last = first + _QUOTED_WORDS - 1
        begin = spans[first][0]
        if words[begin : spans[last][1]] not in text:
            first += 1
            continue
        while last + 1 < len(spans) and words[begin : spans[last + 1][1]] in text:
            last += 1
        run = words[begin : spans[last][1]]
        at = text.index(run)
        parts += [*([words[done:begin]] if begin > done else []), [at, at + len(run)]]
        done, first = spans[last][1], last + 1
    return [*parts, *([words[done:]] if done < len(words) else [])]


def _unquoted(answer: Any, text: str) -> Any:
    if isinstance(answer, dict):
        if list(answer) == ["source"] and isinstance(answer["source"], list):
            return _written_out(answer["source"], text)
        return {key: _unquoted(part, text) for key, part in answer.items()}
    if isinstance(answer, list):
        return [_unquoted(part, text) for part in answer]
    return answer


def _written_out(source: list[Any], text: str) -> str:
    if all(isinstance(place, int) for place in source):
        return text[source[0] : source[1]]
    return "".join(part if isinstance(part, str) else text[part[0] : part[1]] for part in source)


def _is_long(words: str) -> bool:
    return len(words.split()) >= _QUOTED_WORDS or (not words.isascii() and len(words) >= _QUOTED_HANZI)
