"""`python -m studiorules` is the command `studiorules`."""

import sys

from studiorules.cli import main

if __name__ == "__main__":
    sys.exit(main())
