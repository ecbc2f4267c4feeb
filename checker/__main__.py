"""`python3 -m checker`: the checker in a terminal."""

import sys

from checker.command.main import main

sys.exit(main())
