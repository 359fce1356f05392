"""The local server behind the correcting page (Starlette); see guard for who may talk to it."""

import asyncio
import getpass
import json
import socket
import sys
import threading
import webbrowser
from collections.abc import Generator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import uvicorn
from pydantic import ValidationError
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route

from extractor.errors import ExtractorError, StorageError, UsageError
from extractor.report import annotations
from extractor.report.review.goldfile import NotReadyError
from extractor.report.review.guard import Guard
from extractor.report.review.history import Edit
from extractor.report.review.page import render
from extractor.report.review.session import Session
from extractor.report.terminal import clean


def application(session: Session) -> Starlette:
    """The routes of one session; without the guard, which `listening` puts before them."""

    async def page(_request: Request) -> Response:
        index = await run_in_threadpool(session.index)
        return HTMLResponse("".join(render(index, (), "blind" if session.blind else "correct")))

    async def release(request: Request) -> Response:
        opened = await run_in_threadpool(session.opened, request.path_params["id"])
        return _json(opened.payload())

    async def form(request: Request) -> Response:
        query = request.query_params
        mark = int(query["mark"]) if query.get("mark", "").isdecimal() else None
        args = (request.path_params["id"], query.get("path", ""), mark, query.get("role", ""))
        return _json(await run_in_threadpool(session.form, *args))

    async def edit(request: Request) -> Response:
        wanted = Edit.model_validate_json(await request.body())
        return _json(await run_in_threadpool(session.do, request.path_params["id"], wanted))

    async def gold(request: Request) -> Response:
        path = await run_in_threadpool(session.save_gold, request.path_params["id"])
        return _json({"path": str(path)})

    async def labels(request: Request) -> Response:
        name, form_ = request.path_params["id"], request.path_params["form"]
        opened = await run_in_threadpool(session.opened, name)
        body = annotations.task_of(opened.record, opened.desk.index.text, form_)
        headers = {"content-disposition": f'attachment; filename="{name}.{form_}.json"'}
        return Response(json.dumps(body, ensure_ascii=True, indent=1), media_type="application/json", headers=headers)

    routes = [
        Route("/", page),
        Route("/api/release/{id}", release),
        Route("/api/release/{id}/form", form),
        Route("/api/release/{id}/edits", edit, methods=["POST"]),
        Route("/api/release/{id}/gold", gold, methods=["POST"]),
        Route("/api/release/{id}/labels/{form}", labels),
    ]
    told = {KeyError: _missing, ValidationError: _invalid, ExtractorError: _failed}
    return Starlette(routes=routes, exception_handlers=told)


def _json(body: Any) -> Response:
    # Source text may hold lone surrogates: escaped they survive, as UTF-8 they would not.
    return Response(json.dumps(body, ensure_ascii=True, separators=(",", ":")), media_type="application/json")


async def _missing(_request: Request, error: Exception) -> Response:
    return JSONResponse({"error": f"there is no {error.args[0]!r} in this run"}, 404)


async def _invalid(_request: Request, error: Exception) -> Response:
    assert isinstance(error, ValidationError)
    first = error.errors(include_url=False)[0]
    return JSONResponse({"error": first["msg"].removeprefix("Value error, ")}, 422)


async def _failed(_request: Request, error: Exception) -> Response:
    marks = list(error.marks) if isinstance(error, NotReadyError) else []
    return JSONResponse({"error": str(error), "marks": marks}, 500 if isinstance(error, StorageError) else 422)


class Listening:
    """A server that is up: its address, and the link that opens it once."""

    def __init__(self, guard: Guard, port: int) -> None:
        self.address = f"http://127.0.0.1:{port}/"
        self.link = f"{self.address}?token={guard.token}"


@contextmanager
def listening(session: Session, port: int = 0) -> Generator[Listening]:
    """Serves on the loopback interface while the block runs; port 0 takes a free one."""
    with session.held(), socket.socket() as door:
        try:
            door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            door.bind(("127.0.0.1", port))
            door.listen()  # from here on a browser that is early waits instead of being refused
        except OSError as e:
            raise UsageError(f"port {port}: {e.strerror}; choose another with --port, or 0 for any free one") from e
        port = door.getsockname()[1]
        guard = Guard(application(session), port)
        config = uvicorn.Config(guard, log_level="error", access_log=False, lifespan="off", server_header=False)
        server = uvicorn.Server(config)
        server.install_signal_handlers = lambda: None  # type: ignore[attr-defined] # ours stay
        thread = threading.Thread(target=lambda: asyncio.run(server.serve(sockets=[door])), daemon=True)
        thread.start()
        try:
            yield Listening(guard, port)
        finally:
            server.should_exit = True
            thread.join(timeout=10)


def serve(
    run_dir: Path | str,
    port: int = 0,
    *,
    blind: bool = False,
    open_browser: bool = True,
    name: str | None = None,
    schema: str | None = None,
) -> None:
    """Serves the correcting page of a run until Ctrl-C; the link, good for one browser, goes to stderr."""
    session = Session(run_dir, blind=blind, name=name if name is not None else getpass.getuser(), schema=schema)
    with listening(session, port) as server, suppress(KeyboardInterrupt):
        told = f"Review {session.folder.path} at {server.link}\nCtrl-C ends it; every edit is saved."
        sys.stderr.write(clean(told) + "\n")
        sys.stderr.flush()
        if open_browser:
            webbrowser.open(server.link)
        threading.Event().wait()
