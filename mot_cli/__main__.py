"""`python -m mot_cli`, the same as `mot`."""

import gc
import os
import sys
from contextlib import suppress
from typing import NoReturn


def main() -> None:
    """Run the command line and exit with its status."""
    # Nothing here makes many cycles of objects, and looking for them is a tenth of the time a command takes.
    gc.set_threshold(100_000)
    from mot_cli.cli import main as run_and_exit

    try:
        run_and_exit()
    except SystemExit as ended:
        if isinstance(ended.code, int):
            with suppress(OSError, ValueError):  # a closed stream: let the interpreter end as it does
                _leave(ended.code)
        raise


def _leave(status: int) -> NoReturn:
    """End the process at once, as soon as all is said.

    Taking apart everything that was loaded is a twentieth of the time a command takes, and it goes with the
    process anyway. Files, temporary folders, workers and engines are closed by whoever opened them.
    """
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:  # closed before we began
            stream.flush()
    os._exit(status)


if __name__ == "__main__":
    main()
