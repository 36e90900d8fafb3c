"""Whether an award is conferred, proposed, planned or revoked, or none at all: marks as in tests/cases/awards.txt."""

from __future__ import annotations

import pytest

from sukien import Article, extract
from sukien.explain import explain, occurrences
from tables import Row, rows
from test_awards import found_in


@pytest.mark.parametrize("row", rows("award_status"))
def test_status(row: Row) -> None:
    assert found_in(row.text) == sorted(row.found)


@pytest.mark.parametrize(
    ("text", "word", "said"),
    [
        ("UBND tỉnh tặng Bằng khen cho 5 tập thể.", "5 tập thể", "used in an award"),
        ("UBND tỉnh không tặng Bằng khen cho 3 cá nhân.", "3 cá nhân", "not used: denied (the sentence says that the award was not given)"),
        ("Nếu vi phạm, 3 cá nhân sẽ bị thu hồi Bằng khen.", "3 cá nhân", "not used: supposed (the award is only supposed)"),
        ("UBND tỉnh tặng 18 cờ thi đua cho 25 tập thể.", "18", "not used: item_not_recipient (it counts the things given"),
        ("Dự hội nghị có 200 đại biểu.", "200 đại biểu", "not used: no_award_in_sentence (its sentence names no award)"),
        ("Dự lễ trao Bằng khen có 200 đại biểu.", "200 đại biểu", "not used: no_link_to_form"),
        ("Công an thu hồi 3 kỷ niệm chương giả.", "kỷ niệm chương", "award: no award of this state is said to be given"),
        ("UBND tỉnh tặng Bằng khen cho các tập thể.", "Bằng khen", "award: no recipient is counted or named"),
    ],
)
def test_explain_says_why_a_count_or_a_form_was_used_or_not(text: str, word: str, said: str) -> None:
    result = extract(Article(text=text))
    start, end = occurrences(result, word)[0]
    assert any(said in remark.said for remark in explain(result, start, end))
