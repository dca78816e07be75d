"""What was computed stays in the memory of the process for as long as what it was computed from stays the same."""

import hashlib
from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Generic, TypeVar

Value = TypeVar("Value")


def fingerprint(*parts: object) -> bytes:
    """What tells two states apart without holding what is in them."""
    return hashlib.sha256(repr(parts).encode()).digest()


class Memory(Generic[Value]):
    """The values last asked for, at most ``most`` of them, each with the state of what it was made from.

    A value is given back only while its state is equal, so nothing has to be told that something changed: also not
    another process. Nothing is written anywhere.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._values: OrderedDict[Hashable, tuple[object, Value]] = OrderedDict()
        self._lock = Lock()

    def get(self, key: Hashable, state: object, make: Callable[[], Value]) -> Value:
        """The value of ``key`` in ``state``; made when it is not known in that state."""
        with self._lock:
            known = self._values.get(key)
            if known is not None and known[0] == state:
                self._values.move_to_end(key)
                return known[1]
        value = make()
        with self._lock:
            self._values[key] = (state, value)
            self._values.move_to_end(key)
            while len(self._values) > self._most:
                self._values.popitem(last=False)
        return value

    def forget(self) -> None:
        """Start empty."""
        with self._lock:
            self._values.clear()
