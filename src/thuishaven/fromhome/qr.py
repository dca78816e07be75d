"""A link as a picture that a phone can read."""

import qrcode
from markupsafe import Markup
from qrcode.image.svg import SvgPathFillImage


def qr_code(address: str) -> Markup:
    """``address`` as an SVG with a white ground and a quiet edge; it stands in the page itself and in no file."""
    drawn: str = qrcode.make(address, image_factory=SvgPathFillImage).to_string(encoding="unicode")
    return Markup(drawn)  # noqa: S704 - drawn here from an address of our own
