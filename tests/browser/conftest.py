"""A real Chromium and a real server for the pages."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Request, sync_playwright

from tests.api.conftest import Pointer
from tests.api.samples import sample_run
from tests.browser.explored import DESKTOP
from tular.api.http.server import Running, serve
from tular.config import Settings, load_settings

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        pytest.skip("no Chromium here; tests/browser/chromium.sh says how to get one")
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield launched
        launched.close()


@dataclass
class Watched:
    """A page with all that it asked for and complained about."""

    page: Page
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("requestfailed", self._failed)
        self.page.on(
            "response",
            lambda answer: answer.status < 400 or self.complaints.append(f"{answer.status}: {answer.url}"),
        )
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("console", lambda said: said.type == "error" and self.complaints.append(said.text))

    def _failed(self, request: Request) -> None:
        """What the page itself no longer wanted, because its reader went on, is no failure."""
        if request.failure != "net::ERR_ABORTED":
            self.complaints.append(f"failed: {request.url}")


@pytest.fixture
def watched(browser: Browser) -> Iterator[Watched]:
    context = browser.new_context(viewport={"width": 1400, "height": 900})
    yield Watched(context.new_page())
    context.close()


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Callable[..., Watched]]:
    contexts = []

    def open_it(size: tuple[int, int] = DESKTOP, theme: str = "light", **more: Any) -> Watched:
        context = browser.new_context(
            viewport={"width": size[0], "height": size[1]},
            color_scheme="dark" if theme == "dark" else "light",
            reduced_motion="reduce",
            **{"locale": "en-GB", **more},
        )
        contexts.append(context)
        return Watched(context.new_page())

    yield open_it
    for context in contexts:
        context.close()


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of a running service with one run of 60 accounts."""
    home = tmp_path_factory.mktemp("site")
    sample_run(str(home / "runs"), "newer")
    with served(load_settings({"TULAR_HOME": str(home)}, home), reader=Pointer("newer")) as running:
        yield running.url


@contextmanager
def served(settings: Settings, *, port: int = 0, **options: Any) -> Iterator[Running]:
    """A service on a port, a free one if none is named, in a thread of this process."""
    ready = threading.Event()
    started: list[Running] = []

    def on_ready(running: Running) -> None:
        started.append(running)
        ready.set()

    thread = threading.Thread(target=serve, args=(replace(settings, port=port), on_ready), kwargs=options)
    thread.start()
    try:
        assert ready.wait(30), "the service did not start"
        yield started[0]
    finally:
        started[0].stop()
        thread.join(10)
        assert not thread.is_alive()
