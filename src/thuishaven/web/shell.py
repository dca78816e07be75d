"""What the frame of a page needs from its caller: the menu and who is logged in."""

from typing import NamedTuple


class NavItem(NamedTuple):
    """One place in the menu; ``do`` marks the one action that stands out (recording)."""

    url: str
    icon: str
    label: str
    current: bool = False
    do: bool = False


class Me(NamedTuple):
    """Who is logged in, as the page names them: the name, and the role or group under it."""

    name: str
    sub: str = ""
