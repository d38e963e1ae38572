"""How the documentation becomes a site, by `make docs`: pages as they stand, mathematics that needs no script.

Everything a page needs is in the folder that comes out; nothing is fetched from elsewhere.
"""

import sys
from importlib.metadata import version as version_of
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))

import site_pages
import site_search

project = "Sixteenth"
author = "the people of Sixteenth"
release = version_of("sixteenth")
version = ".".join(release.split(".")[:2])
language = "en"
extensions = ["myst_parser"]
root_doc = "index"
source_suffix = {".md": "markdown", ".ipynb": "notebook"}
exclude_patterns = ["_build", "README.md"]
myst_fence_as_directive = ["math"]
myst_heading_anchors = 4
myst_enable_extensions = ["attrs_inline"]
suppress_warnings = [
    "misc.highlighting_failure",  # what a program prints is no program
    "myst.header",  # a page may leave a level of headings out
]
html_theme = "furo"
html_title = "Sixteenth"
html_static_path = ["site"]
html_css_files = ["site.css"]
html_copy_source = False
html_show_sphinx = False
html_show_copyright = False
html_math_renderer = "mathml"
html_search_language = "en"
html_theme_options: dict[str, Any] = {
    "light_css_variables": {"color-brand-primary": "#0072B2", "color-brand-content": "#005f96"},
    "dark_css_variables": {"color-brand-primary": "#56B4E9", "color-brand-content": "#56B4E9"},
    "footer_icons": [],
}


def setup(app: Any) -> None:
    """Say how a notebook is read, how mathematics is written, and what is changed in pages on their way."""
    site_pages.set_up(app)
    site_search.set_up()
