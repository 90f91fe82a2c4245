"""`python -m mot_cli`, the same as `mot`."""

from mot_cli.cli import main

if __name__ == "__main__":
    main()
