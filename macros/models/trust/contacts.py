"""Contacts: whom a reader can ask, and how to reach them, so that each address stands in one record."""

from typing import Annotated

from pydantic import BeforeValidator, Field, WithJsonSchema

from macros.models.record import Address, OneLine, Record, Seen, Text
from macros.models.trust.sources import Cites


class Contact(Record):
    """A body, an office or a person to ask."""

    name: OneLine
    """As it appears after “Ask:”."""
    about: Text | None = None
    """What to ask it about, as a sentence; pages list the contacts that have one."""
    mail: OneLine | None = None
    phone: OneLine | None = None
    address: Address | None = None
    """Its website."""
    note: Text | None = None
    cite: Cites = Field(default=[])
    checked_on: Seen | None = None

    @property
    def link(self) -> str:
        """Its name, which in Markdown leads to its page, or else to its mail."""
        place = self.address or (f"mailto:{self.mail}" if self.mail else "")
        return f"[{self.name}]({place})" if place else self.name


def _ids(ids: object) -> object:
    return [ids] if isinstance(ids, str) else ids


Ask = Annotated[
    list[Text],
    BeforeValidator(_ids),
    WithJsonSchema({"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}),
]
"""The ids of the contacts who can tell; one alone needs no list."""
