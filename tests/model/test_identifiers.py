"""RSIN and postcode say what python-stdnum says."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError
from stdnum.exceptions import ValidationError as StdnumError
from stdnum.nl import bsn, postcode

from drafting.model.identifiers import Postcode, Rsin

SPACED = st.lists(st.sampled_from(["1", "2", "3", "0", "9", " ", ".", "-", "x"]), max_size=12).map("".join)


def _said(check: Callable[[str], object], value: str) -> object:
    try:
        return check(value)
    except (ValidationError, StdnumError, ValueError):
        return None


@given(st.one_of(SPACED, st.from_regex(r"[0-9]{8,9}", fullmatch=True)))
@example("123456782")
@example("1112.22.333")
@example("000000000")
def test_rsin(value: str) -> None:
    assert _said(TypeAdapter(Rsin).validate_python, value) == _said(bsn.validate, value)


@given(st.from_regex(r"(NL)?[ -]?[0-9]{4}[ -]?[A-Za-z]{2}", fullmatch=True))
@example("2500 EK")
@example("nl-2500ek")
@example("0123 AB")
def test_postcode(value: str) -> None:
    assert _said(TypeAdapter(Postcode).validate_python, value) == _said(postcode.validate, value)


@pytest.mark.parametrize("pair", ["SA", "SD", "SS"])
def test_pairs_of_letters_that_no_postcode_has(pair: str) -> None:
    assert _said(TypeAdapter(Postcode).validate_python, f"1234 {pair}") is None
