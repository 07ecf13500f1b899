"""On which page what is wrong or lacking is mended: by the file that it stands in, else by what its remedy says."""

from __future__ import annotations

from types import MappingProxyType

from generator.problems import Problem

_RESULTS = ("results", "archive")
_BY_REMEDY = MappingProxyType(
    {
        "ghi chỉ tiêu ở quotas.yaml": "units",
        "ghi vào quotas.yaml, hoặc dùng «vanthu allocate {code} …»": "units",
        "ghi tổng ở «bases:», hoặc số của từng đơn vị": "units",
        "nhập số của đơn vị, hoặc ghi «missing: carry_forward» ở chỉ số": "figures",
        "nhập số của các đơn vị còn lại, hoặc ghi «missing: carry_forward» ở chỉ số": "figures",
        "nhập kết quả của đơn vị": "figures",
        "nhập tổng hoặc số của các đơn vị": "figures",
        "nhập số liệu chốt ngày {eve}, hoặc ghi ở giai đoạn «opens_as_of:» một lần chốt khác": "figures",
        "ghi mục tiêu ở «targets:»": "change",
    }
)


def mended_at(problem: Problem) -> str:
    """The page on which a problem of a record is mended; empty where it is no record of a campaign."""
    lead, *below = problem.place.file.split("/")
    if lead != "campaigns" or not below[1:]:
        return ""
    if elsewhere := lacking_at(problem, below[0]):
        return elsewhere
    base = f"/campaigns/{below[0]}"
    if below[1] == "documents" and below[2:]:
        return f"{base}/documents/{below[2].rpartition('.')[0]}"
    if below[1].startswith(_RESULTS):
        return f"{base}/figures"
    if below[1] == "campaign.yaml":
        return f"{base}/change"
    return f"{base}/units" if below[1].startswith(("units", "quotas")) else ""


def lacking_at(problem: Problem, campaign: str) -> str:
    """The page of a campaign where a figure is put that a text lacks; empty where nothing lacks."""
    part = _BY_REMEDY.get(problem.hint.source) if problem.hint else None
    return f"/campaigns/{campaign}/{part}" if part else ""
