"""The command `annals`, out of the package."""

import os
import sys
from pathlib import Path


def main() -> None:
    command = Path(__file__).parent / "bin" / "annals"
    os.execv(command, [str(command), *sys.argv[1:]])


if __name__ == "__main__":
    main()
