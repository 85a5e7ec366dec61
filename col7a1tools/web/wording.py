"""The words of the desk, in each language."""

import tomllib
from functools import cache
from importlib.resources import files

from starlette.requests import Request

from col7a1tools.report.words import LANGUAGES

LANGUAGE_COOKIE = "col7a1tools_language"
THEME_COOKIE = "col7a1tools_theme"
THEMES = ("auto", "light", "dark")

Words = dict[str, dict[str, str]]


@cache
def load_words(language: str) -> Words:
    """Tables of words, one a page, by the names that templates use."""
    path = files("col7a1tools.web").joinpath("words", f"{language}.toml")
    words: Words = tomllib.loads(path.read_text(encoding="utf-8"))
    return words


def language_of(request: Request) -> str:
    """The language that was chosen, else the first that the browser asks for and we have."""
    chosen = request.cookies.get(LANGUAGE_COOKIE)
    if chosen in LANGUAGES:
        return chosen
    asked = request.headers.get("accept-language", "")
    wanted = (part.partition(";")[0].strip()[:2].lower() for part in asked.split(","))
    return next((one for one in wanted if one in LANGUAGES), LANGUAGES[0])


def theme_of(request: Request) -> str:
    """``auto``, ``light`` or ``dark``."""
    chosen = request.cookies.get(THEME_COOKIE)
    return chosen if chosen in THEMES else THEMES[0]
