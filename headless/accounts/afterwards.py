"""What is done once an answer is given, so that how long it takes tells nothing.

A mail server needs seconds for a message; nobody shall see whether one was sent.
"""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import get_language, override


def after_answer(request: HttpRequest, act: Callable[[], Any]) -> None:
    """Do it when the answer was given; at once where `AccountsMiddleware` is missing."""
    language = get_language()

    def in_same_language() -> None:
        with override(language):
            act()

    acts = getattr(request, "acts_after_answer", None)
    if acts is None:
        in_same_language()
    else:
        acts.append(in_same_language)


def do_when_closed(response: HttpResponseBase, acts: list[Callable[[], None]]) -> None:
    """Servers close an answer when all of it was sent."""
    close = response.close

    def act_and_close() -> None:
        try:
            while acts:
                acts.pop(0)()
        finally:
            close()

    response.close = act_and_close  # type: ignore[method-assign]
