"""Explore: gene and protein as a map, and what is in view as a table."""

import gzip
import hashlib
from functools import lru_cache
from typing import Any, NamedTuple

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from col7a1tools.gene import Gene
from col7a1tools.gene_map.effect_groups import GROUP_LETTERS, EffectGroup
from col7a1tools.gene_map.find import Found, find
from col7a1tools.gene_map.map_data import CLASS_LETTERS, map_json
from col7a1tools.gene_map.map_rows import (
    Detail,
    detail_of,
    stretch_rows,
    substitution_rows,
)
from col7a1tools.gene_map.window import Window, moved, read_window, whole, zoomed
from col7a1tools.model.classification import Verdict
from col7a1tools.model.positions import Assembly, GeneOffset
from col7a1tools.places.base import base_answer
from col7a1tools.places.known_places import known_between
from col7a1tools.places.place import base_place
from col7a1tools.places.residue import answer_at
from col7a1tools.report.sentences import sentences, word
from col7a1tools.views.labels import load_labels
from col7a1tools.web.desk import Desk
from col7a1tools.web.wording import language_of

DOOR = ("/explore", "explore")
LONGEST = 200  # characters that are still looked for
_ZOOM = 3.0


class _Data(NamedTuple):
    """The data of the map as it is sent."""

    plain: bytes
    packed: bytes
    tag: str


def routes(desk: Desk) -> list[Route]:
    """The routes of this flow."""

    async def explore(request: Request) -> Response:
        return await answer(request, "explore.html")

    async def view(request: Request) -> Response:
        return await answer(request, "_map_view.html")

    async def answer(request: Request, template: str) -> Response:
        values = await run_in_threadpool(_values, request, desk.gene)
        return desk.pages.page(request, template, **values)

    async def data(request: Request) -> Response:
        return _sent(request, await run_in_threadpool(_data, desk.gene))

    async def found(request: Request) -> Response:
        text = request.query_params.get("find", "")[:LONGEST]
        place = await run_in_threadpool(find, text, desk.gene)
        return JSONResponse(_place(place), status_code=200 if place else 404)

    return [
        Route("/explore", explore),
        Route("/explore/view", view),
        Route("/explore/map.json", data),
        Route("/explore/find", found),
    ]


@lru_cache(maxsize=1)
def _data(gene: Gene) -> _Data:
    plain = map_json(gene)
    packed = gzip.compress(plain, compresslevel=9, mtime=0)
    return _Data(plain, packed, f'"{hashlib.sha256(plain).hexdigest()[:32]}"')


def _sent(request: Request, data: _Data) -> Response:
    """The data, packed where the browser takes it; nothing where it has them already.

    They hold nothing of a patient, so the browser may keep them; it asks each time.
    """
    headers = {"etag": data.tag, "cache-control": "private, no-cache", "vary": "accept-encoding"}
    if request.headers.get("if-none-match") == data.tag:
        return Response(status_code=304, headers=headers)
    if "gzip" in request.headers.get("accept-encoding", ""):
        headers["content-encoding"] = "gzip"
        return Response(data.packed, media_type="application/json", headers=headers)
    return Response(data.plain, media_type="application/json", headers=headers)


def _place(found: Found | None) -> dict[str, int | str] | None:
    if found is None:
        return None
    window = found.window
    return {
        "start": window.start,
        "end": window.end,
        "cursor": found.cursor,
        "alt": found.alt,
    }


def _values(request: Request, gene: Gene) -> dict[str, Any]:
    """What the templates show of the window that is asked for."""
    query = request.query_params
    text = query.get("find", "")[:LONGEST]
    found = find(text, gene) if text else None
    window = found.window if found else read_window(query.get("at", ""), gene)
    cursor = found.cursor if found else _cursor(query.get("cursor", ""), window)
    alt = found.alt if found else query.get("alt", "")[:1]
    language = language_of(request)
    labels = load_labels(language)
    return {
        "text": text,
        "missed": bool(text) and found is None,
        "window": window,
        "cursor": cursor,
        "by": "effect" if query.get("by") == "effect" else "class",
        "introns": "full" if query.get("introns") == "full" else "short",
        "class_word": lambda verdict: labels.value(verdict.value),
        "effect_word": lambda effect: sentences()[f"effect.{effect}"].clinician[language],
        "region_word": lambda name: word(name)[language],
        "class_letters": CLASS_LETTERS,
        "group_letters": GROUP_LETTERS,
        "classes": list(Verdict),
        "groups": list(EffectGroup),
        "regions": {region.name: word(region.name)[language] for region in gene.protein.regions},
        **_links(window, gene),
        **_here(cursor, alt, gene),
        **_table(window, gene),
    }


def _cursor(text: str, window: Window) -> GeneOffset:
    """The base that the cursor is on; the middle of the window where it is not in there."""
    offset = int(text) - 1 if text.isascii() and text.isdigit() and len(text) < 7 else -1
    inside = window.start <= offset < window.end
    return GeneOffset(offset if inside else (window.start + window.end) // 2)


def _links(window: Window, gene: Gene) -> dict[str, Window | None]:
    return {
        "whole": whole(gene),
        "closer": zoomed(window, _ZOOM, gene),
        "wider": zoomed(window, 1 / _ZOOM, gene),
        "previous": moved(window, -1, gene),
        "following": moved(window, 1, gene),
    }


def _here(cursor: GeneOffset, alt: str, gene: Gene) -> dict[str, Any]:
    """What the cursor is on."""
    base = base_answer(cursor, gene)
    place = base_place(cursor, gene)
    residue = None if place.residue is None else answer_at(place.residue, gene)
    return {
        "base": base,
        "residue": residue,
        "role": residue.register.name.lower() if residue and residue.register else "",
        "chosen": next((snv for snv in base.substitutions if snv.alt == alt), None),
        "here_known": known_between(cursor, GeneOffset(cursor + 1), gene),
        "assemblies": list(Assembly),
    }


def _table(window: Window, gene: Gene) -> dict[str, Any]:
    detail = detail_of(window)
    by_base = detail is Detail.SUBSTITUTIONS
    return {
        "detail": detail.value,
        "rows": substitution_rows(window, gene) if by_base else stretch_rows(window, gene),
    }
