"""Links that do not exist are asked for only so often from one address."""

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.http import HttpRequest

from thuishaven.vault.sealing import blind_index

_MISSES, _SECONDS = 20, 5 * 60


def _key(request: HttpRequest) -> str:
    address: str = get_adapter().get_client_ip(request)
    return "home_link_misses:" + blind_index("home_link_misses", address)


def too_often(request: HttpRequest) -> bool:
    """Whether too many links that do not exist came from where this request comes from."""
    return cache.get(_key(request), 0) >= _MISSES


def missed(request: HttpRequest) -> None:
    """Remember for five minutes that a link was asked for that does not exist."""
    if not cache.add(_key(request), 1, _SECONDS):
        try:
            cache.incr(_key(request))
        except ValueError:  # it ran out just now
            cache.set(_key(request), 1, _SECONDS)
