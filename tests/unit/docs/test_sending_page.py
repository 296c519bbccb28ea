"""`docs/sending.md` has the tables of the vectors and the codes, and is found from where it is looked for."""

from __future__ import annotations

from scripts import sending_page


def test_its_tables_are_what_vectors_and_codes_say() -> None:
    text = sending_page.PAGE.read_text("utf-8")
    assert sending_page.page(text) == text


def test_answers_that_mean_the_same_stand_together() -> None:
    names = {case["name"] for case in sending_page.read("answers")["cases"]}
    listed = sending_page.answers()
    assert all(name in listed for name in names)
    assert len(listed.splitlines()) < len(names)
