"""What a worker process is at: memory that the parent sees too, and that outlives a crash. No message is sent."""

import mmap
import struct
from time import monotonic

_NUMBER = struct.Struct("q")
_SINCE = struct.Struct("d")
SIZE = _NUMBER.size + _SINCE.size
_IDLE = 0


class Board:
    """One worker's board on an open file of `SIZE` bytes: the number of an item from 1 up, and since when."""

    def __init__(self, descriptor: int) -> None:
        self._map = mmap.mmap(descriptor, SIZE)

    def at(self, number: int) -> None:
        """Computing item `number` from now on."""
        _SINCE.pack_into(self._map, _NUMBER.size, monotonic())
        _NUMBER.pack_into(self._map, 0, number)

    def idle(self) -> None:
        """Waiting for something."""
        _NUMBER.pack_into(self._map, 0, _IDLE)

    def read(self) -> tuple[int, float]:
        """The item computed, 0 when there is none, and the seconds it has taken so far."""
        (number,) = _NUMBER.unpack_from(self._map, 0)
        (since,) = _SINCE.unpack_from(self._map, _NUMBER.size)
        return number, monotonic() - since if number else 0.0

    def close(self) -> None:
        self._map.close()
