"""What is usual in mass organisations (Mặt trận, Hội, Đoàn): who leads them, whom they move, what is below."""

from __future__ import annotations

from generator.workspace import unchanging


@unchanging(frozen=True)
class Organisation:
    """A mass organisation; `begun` are the first words of its name, `called` how a text names it."""

    begun: tuple[str, ...]
    letters: str
    called: str
    people: str
    position: str = "Chủ tịch"
    collective: str = "Ban Thường vụ"
    lower: str = "chi hội"
    lower_in_commune: str = "tổ hội"


ORGANISATIONS = (
    Organisation(("Hội Nông dân",), "HND", "HND", "hội viên, nông dân"),
    Organisation(("Hội Liên hiệp Phụ nữ", "Hội Phụ nữ"), "LHPN", "Hội LHPN", "hội viên, phụ nữ"),
    Organisation(("Hội Cựu chiến binh",), "CCB", "Hội CCB", "hội viên cựu chiến binh"),
    Organisation(
        ("Đoàn Thanh niên", "Tỉnh đoàn", "Thành đoàn", "Huyện đoàn"), "ĐTN", "Đoàn Thanh niên",
        "đoàn viên, thanh niên", position="Bí thư", lower="chi đoàn", lower_in_commune="phân đoàn",
    ),
    Organisation(
        ("Ủy ban Mặt trận Tổ quốc", "Mặt trận Tổ quốc"), "MTTQ", "Ủy ban MTTQ", "các tầng lớp Nhân dân",
        collective="Ban Thường trực", lower="ban công tác Mặt trận", lower_in_commune="khu dân cư",
    ),
)  # fmt: skip

_HEADS = {
    "Liên hiệp Phụ nữ": "Hội Liên hiệp Phụ nữ",
    "Cựu chiến binh": "Hội Cựu chiến binh",
    "Mặt trận Tổ quốc": "Ủy ban Mặt trận Tổ quốc",
}
"""First words of a name that was typed by its letters alone, and how it really begins."""
_COUNTRY = "Việt Nam"


def organisation_of(name: str) -> Organisation | None:
    """The mass organisation that a name begins with; `None` of other bodies."""
    begun = f"{name.casefold()} "
    found = (
        one
        for one in ORGANISATIONS
        if any(begun.startswith(f"{words.casefold()} ") for words in one.begun)
    )
    return next(found, None)


def with_head(typed: str, spelled: str) -> str:
    """A name whose letters were spelled out, with the word that they leave out: «LHPN xã A» is of a Hội."""
    if typed == spelled:
        return typed
    known = spelled.replace(f"{_COUNTRY} {_COUNTRY}", _COUNTRY)
    head = next((head for head in _HEADS if known.startswith(f"{head} ")), "")
    return _HEADS[head] + known.removeprefix(head) if head else known
