"""What the explorer takes in a real Chromium: bytes, first words, first map, script a frame, search.

    python -m benchmarks.explorer http://127.0.0.1:8000

Asks a service that runs already; it changes nothing there. Where there is no graphics card, software draws WebGL:
the case that the bounds of the map are made for.
"""

from __future__ import annotations

import gzip
import json
import shutil
import statistics
import sys
import time

from playwright.sync_api import Page, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FRAMES = "() => performance.getEntriesByName('map frame').map(entry => entry.duration)"
PAINT = "() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? null"
ZOOMS = 12


def first_page(page: Page, url: str) -> dict[str, float]:
    """Bytes of script as gzip packs them, and milliseconds until words and map are there."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    began = time.perf_counter()
    page.goto(url)
    page.locator("h1").wait_for()
    words = time.perf_counter() - began
    page.locator("[data-drawn=true]").wait_for()
    drawn = time.perf_counter() - began
    scripts = [gzip.compress(page.request.get(one).body(), 9) for one in asked if one.endswith(".js")]
    return {
        "script bytes": sum(map(len, scripts)),
        "first paint, ms": round(page.evaluate(PAINT) or 0),
        "first words, ms": round(1000 * words),
        "first map, ms": round(1000 * drawn),
    }


def frames(page: Page, url: str) -> dict[str, float]:
    """Milliseconds of script a frame while the reader zooms in and out."""
    page.goto("about:blank")
    page.goto(f"{url}/#/map")
    page.locator("[data-drawn=true]").focus()
    for turn in range(ZOOMS):
        page.keyboard.press("+" if turn < ZOOMS * 2 // 3 else "-")
        page.wait_for_timeout(450)
    taken = page.evaluate(FRAMES)
    return {
        "frames": len(taken),
        "script a frame, median ms": round(statistics.median(taken), 2),
        "script a frame, 95th of 100, ms": round(statistics.quantiles(taken, n=20)[-1], 2),
    }


def search(page: Page, text: str) -> dict[str, float]:
    """Milliseconds from the last key to suggestions, the pause of 160 ms for further keys included."""
    field = page.get_by_role("combobox")
    field.fill(text)
    began = time.perf_counter()
    page.get_by_role("option").first.wait_for()
    return {"search, ms": round(1000 * (time.perf_counter() - began))}


def main() -> None:
    url = sys.argv[1].rstrip("/")
    text = sys.argv[2] if len(sys.argv) > 2 else "a"
    found = next(filter(None, map(shutil.which, NAMES)))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1280, "height": 860}, reduced_motion="no-preference")
        print(json.dumps(first_page(page, url) | frames(page, url) | search(page, text), indent=2))
        browser.close()


if __name__ == "__main__":
    main()
