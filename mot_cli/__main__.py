"""`python -m mot_cli`, the same as `mot`."""

import gc
import sys


def main() -> None:
    """Run the command line and exit with its status."""
    # Nothing here makes many cycles of objects, and looking for them is a tenth of the time a command takes.
    gc.set_threshold(100_000)
    from mot_cli.cli import main as run_and_exit

    # Nor is a last look at the end worth its time: everything goes with the process.
    gc.freeze()
    try:
        run_and_exit()
    finally:
        # DuckDB alone wants to see each of its objects go, and complains of those that do not.
        if "duckdb" not in sys.modules:
            gc.freeze()


if __name__ == "__main__":
    main()
