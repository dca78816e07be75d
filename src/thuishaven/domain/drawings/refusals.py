"""What a drawing may not be."""

#: The most pixels of a picture, and the longest side: a photo of an ordinary phone fits.
MOST_PIXELS = 24_000_000
LONGEST_SIDE = 8_000


class RefusedDrawingError(ValueError):
    """The file is not a drawing that can be kept; ``code`` says why (see :func:`thuishaven.domain.drawings.clean`)."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def check_size(width: int, height: int) -> None:
    """Raises RefusedDrawingError for a picture without pixels or with too many."""
    if not width or not height:
        raise RefusedDrawingError("broken")
    if max(width, height) > LONGEST_SIDE or width * height > MOST_PIXELS:
        raise RefusedDrawingError("too_many_pixels")
