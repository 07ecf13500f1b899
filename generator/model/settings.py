"""Settings of a workspace (`vanthu.yaml`): language, the office's own format layer and kinds."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from generator.model.fields import Record, Text
from generator.model.kinds import Kind


class Settings(Record):
    """Thiết lập của nơi làm việc."""

    language: Literal["vi", "en"] | None = Field(
        default=None, description="Ngôn ngữ của thông báo: vi hoặc en"
    )
    formats: tuple[Text, ...] = Field(
        default=(), description="Tệp YAML chứa quy định thể thức riêng của cơ quan"
    )
    kinds: tuple[Kind, ...] = Field(default=(), description="Loại văn bản riêng của cơ quan")
