"""Diagrams: one node for each function, held against truth tables."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.engine.diagram import NO, YES, Diagram

SIZES = [2, 3, 2]
WAYS = list(product(*map(range, SIZES)))
tables = st.lists(st.booleans(), min_size=len(WAYS), max_size=len(WAYS)).map(tuple)


def root_of(diagram, table, level=0):
    """The node of a truth table over ``WAYS``."""
    if level == len(SIZES):
        return YES if table[0] else NO
    step = len(table) // SIZES[level]
    parts = [table[start : start + step] for start in range(0, len(table), step)]
    return diagram.node(level, [root_of(diagram, part, level + 1) for part in parts])


def table_of(diagram, node):
    """The truth table of a node."""
    found = []
    for way in WAYS:
        each = node
        for level, value in enumerate(way):
            each = diagram.child(each, level, value)
        found.append(each == YES)
    return tuple(found)


@given(tables, tables)
def test_two_functions_are_one_node_exactly_when_they_are_equal(one, other):
    diagram = Diagram(len(SIZES))
    first, second = root_of(diagram, one), root_of(diagram, other)
    assert table_of(diagram, first) == one
    assert (first == second) == (one == other)


def test_a_node_whose_values_all_lead_to_one_place_is_that_place():
    diagram = Diagram(2)
    inner = diagram.node(1, [NO, YES])
    assert diagram.node(0, [inner, inner, inner]) == inner
    assert diagram.node(1, [NO, YES]) == inner
    assert diagram.node(1, [YES, NO]) != inner
    assert len(diagram.nodes) == 4


@given(tables, tables, tables)
def test_choose_is_then_where_the_condition_holds_and_otherwise_elsewhere(condition, then, otherwise):
    diagram = Diagram(len(SIZES))
    node = diagram.choose(*(root_of(diagram, each) for each in (condition, then, otherwise)), SIZES)
    expected = tuple(yes if test else no for test, yes, no in zip(condition, then, otherwise, strict=True))
    assert table_of(diagram, node) == expected
    assert node == root_of(diagram, expected)


@given(st.lists(tables, max_size=4), st.integers(0, 5), st.integers(0, 5))
def test_count_holds_where_so_many_parts_do(parts, low, high):
    diagram = Diagram(len(SIZES))
    node = diagram.count(low, high, [root_of(diagram, part) for part in parts], SIZES)
    assert table_of(diagram, node) == tuple(
        low <= sum(part[index] for part in parts) <= high for index in range(len(WAYS))
    )


REMAINING = {0: frozenset([1]), 1: frozenset([0, 2])}


@given(tables)
def test_narrowed_keeps_only_the_values_left(table):
    diagram, other = Diagram(len(SIZES)), Diagram(len(SIZES))
    node = diagram.narrowed(root_of(diagram, table), REMAINING, other)
    ends = {
        truth
        for way, truth in zip(WAYS, table, strict=True)
        if all(value in REMAINING.get(level, range(9)) for level, value in enumerate(way))
    }
    assert {each == YES for each in other.ends(node)} == ends
    assert diagram.narrowed(root_of(diagram, table), {}, diagram) == root_of(diagram, table)


def test_narrowed_stops_where_it_is_told_and_may_have_more_ends():
    diagram, ends = Diagram(3), Diagram(2, ends=3)
    clock = diagram.node(2, [NO, YES])
    root = diagram.node(0, [diagram.node(1, [NO, clock]), YES])
    node = diagram.narrowed(root, {}, ends, {NO: NO, YES: YES, clock: 2}.get)
    assert ends.ends(node) == {NO, YES, 2}
    assert ends.support(node) == {0, 1}
    assert ends.level(2) == 2


@given(tables)
def test_support_is_every_level_that_can_turn_the_function(table):
    diagram = Diagram(len(SIZES))
    truth = dict(zip(WAYS, table, strict=True))
    turning = {
        level
        for level, size in enumerate(SIZES)
        for way in WAYS
        for value in range(size)
        if truth[way] != truth[(*way[:level], value, *way[level + 1 :])]
    }
    assert diagram.support(root_of(diagram, table)) == turning


@given(tables)
def test_ends_are_the_truths_that_can_be_reached(table):
    diagram = Diagram(len(SIZES))
    assert {each == YES for each in diagram.ends(root_of(diagram, table))} == set(table)


@given(tables, st.integers(0, 3))
def test_the_frontier_is_where_the_ways_through_the_levels_before_come_out(table, level):
    diagram = Diagram(len(SIZES))
    root = root_of(diagram, table)
    found = set()
    remaining = REMAINING | {2: frozenset([0, 1])}
    for way in product(*(remaining[place] for place in range(level))):
        node = root
        for place, value in enumerate(way):
            node = diagram.child(node, place, value)
        found.add(node)
    assert diagram.frontier(root, level, remaining) == found


def test_below_is_every_node_that_can_be_reached():
    diagram = Diagram(2)
    inner = diagram.node(1, [NO, YES])
    root = diagram.node(0, [inner, NO])
    other = diagram.node(0, [inner, YES])
    assert diagram.below([root]) == {root, inner, NO, YES}
    assert diagram.below([root, other]) == {root, other, inner, NO, YES}
    assert diagram.below([]) == frozenset()


@pytest.mark.parametrize(("level", "value", "leads"), [(0, 0, 1), (0, 1, 0), (1, 0, "itself")])
def test_a_child_at_a_level_the_node_skips_is_the_node_itself(level, value, leads):
    diagram = Diagram(2)
    node = diagram.node(0, [YES, NO])
    assert diagram.child(node, level, value) == (node if leads == "itself" else leads)
