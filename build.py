"""The one command: makes what it needs, then does what is asked (`python3 build.py --help`)."""

import sys

if sys.version_info < (3, 11):
    sys.exit("This needs Python 3.11 or newer; this one is " + sys.version.split()[0])

import environment


def main() -> int:
    environment.enter_python()
    environment.make_node_modules()
    environment.make_guest()
    return 0


if __name__ == "__main__":
    sys.exit(main())
