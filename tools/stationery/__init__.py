"""Makes fresh Word templates (phôi) from the official format.

What comes out is an ordinary `.docx` with tags in it, which an office then edits in Word. Made once
and kept in `templates/`; never used while drafting.
"""

from __future__ import annotations

from pathlib import Path

from generator.standard import Standard
from tools.stationery import blocks, forms
from tools.stationery.package import pack

__all__ = ["make_template", "template_names", "write_templates"]


def template_names() -> tuple[str, ...]:
    """The templates that can be made, by file name."""
    return tuple(forms.FORMS)


def make_template(name: str, standard: Standard) -> bytes:
    """A template as a `.docx`; the same standard always gives the same bytes.

    Raises KeyError for a name that is not among `template_names`.
    """
    form = forms.FORMS[name]
    furniture = blocks.furnish(standard, has_annexes=form.has_annexes)
    return pack(standard, form.title, forms.write_body(form, standard, furniture), furniture)


def write_templates(folder: Path, standard: Standard) -> list[Path]:
    """Every template into the folder, over what stands there under the same names."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / name for name in template_names()]
    for path in paths:
        path.write_bytes(make_template(path.name, standard))
    return paths
