"""The records of a draft: its source, the facts and the rule of what is asked, and the employer with the class."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from checker.draft.choices import Choices, PayRange, Piece, recorded, slug
from checker.draft.texts.posting import pay_range


def class_id(choices: Choices) -> str:
    """The name of the class among those of its employer."""
    return slug(choices.title) or "class"


def has_rule(choices: Choices) -> bool:
    """Whether the draft says in full who meets it, in terms that a rule has."""
    asks = any(piece.need is not None for piece in choices.pieces)
    return asks and not choices.ticked("in_part") and not any(piece.without_rule for piece in choices.pieces)


def records(choices: Choices) -> dict[str, Any]:
    """The records by kind, as the YAML of a guide has them. They cite one source: the posting."""
    source = f"{choices.id}_posting"
    title = recorded(choices.title) or choices.word("title")
    employer = recorded(choices.employer) or choices.word("employer")
    words = choices.catalog.text
    document: dict[str, Any] = {
        "title": words("draft.record.source", title=title, employer=employer),
        "publisher": employer,
        **({"address": choices.address} if choices.address else {}),
        "kind": "third_party" if choices.ticked("is_copy") else "official",
        "read_on": choices.seen,
    }
    found: dict[str, Any] = {"sources": {source: document}}
    if has_rule(choices):
        facts = {name: fact for piece in choices.pieces for name, fact in piece.facts.items()}
        found |= {"facts": {name: {**fact, "cite": source} for name, fact in facts.items()}} if facts else {}
    name = class_id(choices)
    agency: dict[str, Any] = {
        "name": employer,
        "kind": choices.kind,
        "summary": words("draft.record.summary", employer=employer, title=title),
        "classes": {name: _classification(choices, title, source)},
    }
    if choices.pay:
        agency["pay"] = {f"{name}_pay": _line(choices, choices.pay, name, source)}
    whole = {} if choices.ticked("in_part") else {"whole": True}
    agency["postings"] = {"seen": {"title": title, "classes": [name], "seen": choices.seen, "cite": source, **whole}}
    agency["not_seen"] = [words(f"draft.record.{'seen' if choices.address else 'own'}")]
    found["agencies"] = {choices.id: agency}
    if has_rule(choices):
        found["rules"] = {choices.id: _rule(choices, document["title"], source)}
    return found


def _classification(choices: Choices, title: str, source: str) -> dict[str, Any]:
    """The class: what each piece says of it, subject by subject."""
    head: dict[str, Any] = {"title": title, "short": title, "rank": 1, "summary": choices.word("class")}
    subjects: dict[str, list[dict[str, Any]]] = {}
    for piece in choices.pieces:
        for key, value in piece.record.items():
            if isinstance(value, list):
                subjects.setdefault(key, []).extend({**entry, "cite": source} for entry in value)
            elif isinstance(value, Mapping):
                _add(subjects.get(key, []), value)
            else:
                head[key] = value
    return head | ({"goal": choices.id} if has_rule(choices) else {}) | subjects


def _add(entries: list[dict[str, Any]], more: Mapping[str, Any]) -> None:
    """Say more of the last entry of a subject: a sentence after its text, and keys of its own."""
    if entries:
        last = entries[-1]
        texts = [last["text"], more["text"]] if "text" in more else [last["text"]]
        cite = last.pop("cite")
        last |= {**more, "text": " ".join(texts), "cite": cite}


def _line(choices: Choices, pay: PayRange, name: str, source: str) -> dict[str, Any]:
    return {
        "classes": [name],
        "printed": pay_range(choices),
        "low": pay.low,
        "high": pay.high,
        "period": pay.period,
        "hours_basis": choices.word("hours"),
        "printed_in": "body",
        "as_of": choices.seen,
        "seen": choices.seen,
        "cite": source,
    }


def _rule(choices: Choices, title: str, source: str) -> dict[str, Any]:
    """The rule: all that is asked, where an alternative stands beside what it may replace."""
    clauses: dict[str, list[Any]] = {}
    for piece in choices.pieces:
        if piece.need is None:
            continue
        if piece.instead_of in clauses:
            first, *rest = clauses[piece.instead_of]
            clauses[piece.instead_of] = [{"any": [first, *_listed(piece)], "text": piece.together}, *rest]
        else:
            clauses.setdefault(piece.question, []).extend(_listed(piece))
    need = [_cited(clause, source) for group in clauses.values() for clause in group]
    return {"title": title, "audience": choices.form["audience"], "cite": source, "need": {"all": need}}


def _listed(piece: Piece) -> list[Any]:
    return list(piece.need) if isinstance(piece.need, list) else [piece.need]


def _cited(clause: Any, source: str) -> Any:
    """A clause with its source wherever it has words of its own."""
    match clause:
        case Mapping():
            inner = {key: _cited(value, source) for key, value in clause.items()}
            return inner | ({"cite": source} if "text" in clause else {})
        case list():
            return [_cited(entry, source) for entry in clause]
    return clause
