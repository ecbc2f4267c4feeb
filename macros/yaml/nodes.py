"""The nodes of a YAML file, read fast, and with an exact word for what cannot be read."""

import re

import yaml
from yaml.composer import Composer
from yaml.cyaml import CParser
from yaml.error import YAMLError
from yaml.nodes import Node
from yaml.resolver import Resolver

QUESTION = re.compile(r"\?(?=[ \t]*[}\],])")
"""A question mark before the end of an entry, which the reader in Python takes for a sign, and libyaml for text."""


class _Loader(Composer, CParser, Resolver):  # type: ignore[misc] # PyYAML has no types
    """The words of a file by libyaml, ten times as fast as in Python, and its nodes in Python: there too many of them
    in one another are a RecursionError, and in C the end of the process.
    """

    def __init__(self, text: str) -> None:
        CParser.__init__(self, text)
        Composer.__init__(self)
        Resolver.__init__(self)


def composed(text: str) -> Node | None:
    """The node at the top of a YAML file; None where there is none. Raises YAMLError and RecursionError."""
    try:
        return _Loader(text).get_single_node()
    except YAMLError:
        yaml.compose(
            QUESTION.sub(".", text), Loader=yaml.SafeLoader
        )  # the reader in Python says more exactly what is wrong, and where
        raise  # what it would have let pass
