"""The example page of thirty lines draws the map with Sigma, from the download."""

from __future__ import annotations

import shutil
import subprocess
import tarfile
from pathlib import Path

import pytest
from playwright.sync_api import Route, expect

from tests.browser.conftest import Watched

pytestmark = pytest.mark.browser
PAGE = Path(__file__).parents[2] / "docs" / "examples" / "map.html"
LIBRARIES = {
    "graphology@0.26.0": "dist/graphology.umd.min.js",
    "sigma@3.0.2": "dist/sigma.min.js",
}


@pytest.fixture(scope="module")
def libraries(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The two files that the page asks for, out of their packages."""
    npm = shutil.which("npm")
    if npm is None:
        pytest.skip("no npm here, which has graphology and Sigma")
    folder = tmp_path_factory.mktemp("lib")
    for package, file in LIBRARIES.items():
        name = subprocess.run(
            [npm, "pack", "--silent", package],
            cwd=folder,
            check=True,
            capture_output=True,
            text=True,
            timeout=120,
        ).stdout.strip()
        with tarfile.open(folder / name) as archive:
            member = archive.extractfile(f"package/{file}")
            assert member is not None
            (folder / Path(file).name).write_bytes(member.read())
    return folder


def test_the_example_draws_the_map(watched: Watched, site: str, libraries: Path) -> None:
    assert len(PAGE.read_text().splitlines()) < 40

    def fulfil(route: Route) -> None:
        name = route.request.url.rpartition("/")[2]
        route.fulfill(path=PAGE if name == "map.html" else libraries / name)

    watched.page.route("**/example/**", fulfil)
    watched.page.goto(f"{site}/example/map.html")
    expect(watched.page.locator("#about")).to_contain_text("three by hand")
    assert watched.page.evaluate("renderer.getGraph().order") == 4
    assert (
        watched.page.evaluate("renderer.getGraph().getNodeAttribute('rest', 'label')")
        == "1 smaller communities"
    )
    shapes = watched.page.evaluate("""() => {
      const canvas = document.querySelector('canvas.sigma-labels');
      const pixels = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
      return pixels.some((value) => value > 0);
    }""")
    assert shapes, "no label was drawn"
    assert watched.complaints == []
