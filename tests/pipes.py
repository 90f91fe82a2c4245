"""Named pipes that a command is made to wait at."""

import fcntl
import os
import struct
import termios
import time
from collections.abc import Callable
from pathlib import Path


def opened_where_it_waits(pipe: Path, alive: Callable[[], bool]) -> int:
    """Open a named pipe for writing, and come back once a process waits for more than an empty comment.

    A signal that comes in the last microseconds before a read is heard only after it, as in any program in
    Python: so a process that has taken the comment is given a moment to be back at reading.
    """
    while alive():
        try:
            writer = os.open(pipe, os.O_WRONLY | os.O_NONBLOCK)
        except OSError:  # nobody reads yet
            time.sleep(0.02)
            continue
        os.write(writer, b"#\n")
        while alive() and _holds_anything(writer):
            time.sleep(0.02)
        time.sleep(0.1)
        return writer
    raise AssertionError("the process ended before it read")


def _holds_anything(pipe: int) -> bool:
    (count,) = struct.unpack("i", fcntl.ioctl(pipe, termios.FIONREAD, struct.pack("i", 0)))
    return bool(count)
