"""Number and date set in a record, everything else as it stood."""

from __future__ import annotations

import pytest

from generator.problems import RecordsInvalid
from generator.register.recording import stamp_text

VALUES = {"number": "121", "date": "10/5/2022"}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("subject: a\nbody: b\n", "subject: a\nnumber: 121\ndate: 10/5/2022\nbody: b\n"),
        ("body: b\nsubject: a", "body: b\nsubject: a\nnumber: 121\ndate: 10/5/2022"),
        ("subject: a\nnumber: 7\nbody: b\n", "subject: a\nnumber: 121\ndate: 10/5/2022\nbody: b\n"),
        (
            "date: 25/4/2022 # ngày ký\nsubject: a\nnumber: '9'  # số\n",
            "date: 10/5/2022 # ngày ký\nsubject: a\nnumber: 121  # số\n",
        ),
        (
            "number:\nsubject: a\ndate: ~ # chưa có\n",
            "number: 121\nsubject: a\ndate: 10/5/2022 # chưa có\n",
        ),
        (
            "subject: |\n  a\n  # không phải ghi chú\n\n# số liệu\nas_of: 1/1/2022\n",
            "subject: |\n  a\n  # không phải ghi chú\nnumber: 121\ndate: 10/5/2022\n\n# số liệu\nas_of: 1/1/2022\n",
        ),
        (
            "subject: a\nfields:\n  number: '5'\n  date: x\n",
            "subject: a\nnumber: 121\ndate: 10/5/2022\nfields:\n  number: '5'\n  date: x\n",
        ),
        (
            "\ufeffsubject: a\r\nbody: b\r\n",
            "\ufeffsubject: a\r\nnumber: 121\r\ndate: 10/5/2022\r\nbody: b\r\n",
        ),
        ("# chỉ có thân\nbody: b\n", "number: 121\ndate: 10/5/2022\n# chỉ có thân\nbody: b\n"),
        (
            "subject: te\u0302n\nbody: |\n  number: 1\n  date: 2\n",
            "subject: te\u0302n\nnumber: 121\ndate: 10/5/2022\nbody: |\n  number: 1\n  date: 2\n",
        ),
        ("{subject: a, body: b}\n", "{subject: a, number: 121, date: 10/5/2022, body: b}\n"),
        ("subject: a\nnumber:\n  7\n", "subject: a\nnumber:\n  121\ndate: 10/5/2022\n"),
        ("subject: a\nnumber: |\n  7\n", "subject: a\nnumber: 121\ndate: 10/5/2022\n"),
        ("number: 121\ndate: 10/5/2022\nsubject: a\n", "number: 121\ndate: 10/5/2022\nsubject: a\n"),
    ],
)  # fmt: skip
def test_stamped(before, after):
    assert stamp_text(before, VALUES, "cv.yaml") == after


@pytest.mark.parametrize(
    "record", ["? subject\n: a\nbody: b\n", "subject: a\n? number\n: 7\ndate: 1\n"]
)
def test_what_cannot_be_added_to_is_not_guessed_at(record):
    with pytest.raises(RecordsInvalid) as caught:
        stamp_text(record, VALUES, "cv.yaml")
    (problem,) = caught.value.problems
    assert problem.code == "E-REGISTER-RECORD"
    assert "ghi tay «number: 121, date: 10/5/2022»" in str(problem.hint)


def test_a_wrong_record_is_told_with_its_line():
    with pytest.raises(RecordsInvalid) as caught:
        stamp_text("subject: a\nsubject: b\n", VALUES, "cv.yaml")
    assert [str(problem.place) for problem in caught.value.problems] == ["cv.yaml:2:1"]
