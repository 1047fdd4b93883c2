"""Run ``python -m hongngu_cli``."""

from hongngu_cli.cli import main

if __name__ == "__main__":
    main()
