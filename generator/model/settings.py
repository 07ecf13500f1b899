"""Settings of a workspace (`vanthu.yaml`): language, the office's own format layer and kinds."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from generator.model.fields import Count, Record, Text, optional
from generator.model.kinds import OwnKind


class Settings(Record):
    """Thiết lập của nơi làm việc."""

    format: Count | None = Field(
        default=None, ge=1, description="Dạng của hồ sơ; để trống là 1, dạng đầu tiên"
    )
    language: Literal["vi", "en"] | None = optional("Ngôn ngữ của thông báo: vi hoặc en")
    formats: tuple[Text, ...] = optional("Tệp YAML chứa quy định thể thức riêng của cơ quan", ())
    kinds: tuple[OwnKind, ...] = optional("Loại văn bản riêng của cơ quan", ())
