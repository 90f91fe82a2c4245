"""`python -m mot_cli`, the same as `mot`."""

import gc


def main() -> None:
    """Run the command line and exit with its status."""
    # Nothing here makes many cycles of objects, and looking for them is a tenth of the time a command takes.
    gc.set_threshold(100_000)
    from mot_cli.cli import main as run_and_exit

    run_and_exit()


if __name__ == "__main__":
    main()
