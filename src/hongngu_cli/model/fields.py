"""The fields of a roster, in the order `export` gives them."""

from __future__ import annotations

from dataclasses import dataclass

from hongngu_cli.model.table import Kind


@dataclass(frozen=True, slots=True)
class Field:
    """A column of the roster: what programs call it, what a clerk reads, its kind.

    ``personal`` fields are masked by ``--mask``.
    """

    key: str
    label: str
    kind: Kind = "text"
    personal: bool = False


FIELDS: tuple[Field, ...] = (
    Field("name", "Họ và tên", personal=True),
    Field("birth_date", "Ngày sinh", "date", personal=True),
    Field("birth_year", "Năm sinh", "year", personal=True),
    Field("sex", "Giới tính"),
    Field("unit", "Đơn vị"),
    Field("position", "Chức vụ"),
    Field("post_level", "Cấp của chức vụ"),
    Field("leader", "Lãnh đạo, quản lý"),
    Field("level", "Trình độ, chương trình"),
    Field("group", "Nhóm"),
    Field("course", "Lớp, ngành học"),
    Field("institution", "Cơ sở đào tạo"),
    Field("place", "Nơi đào tạo"),
    Field("mode", "Hình thức"),
    Field("sponsor", "Cử đi/tự túc"),
    Field("decision", "Quyết định", personal=True),
    Field("start", "Ngày bắt đầu", "date"),
    Field("end", "Ngày kết thúc", "date"),
    Field("year", "Năm", "year"),
    Field("status", "Tình trạng"),
    Field("result", "Kết quả"),
    Field("priority", "Đối tượng", "count"),
    Field("ethnicity", "Dân tộc"),
    Field("party_date", "Ngày vào Đảng", "date", personal=True),
    Field("note", "Ghi chú", personal=True),
)
CADRE_FIELDS = (
    *("name", "birth_date", "birth_year", "sex", "position", "post_level", "leader", "priority"),
    *("ethnicity", "party_date", "note"),
)
"""Fields that cadre lists tell, too, besides the unit."""
DATES = tuple(field.key for field in FIELDS if field.kind == "date")
FIELD: dict[str, Field] = {field.key: field for field in FIELDS}
DECISIONS = DECISION, DECIDED = "decision", "decision_date"
"""Where the day of a decision stands: beside its number, or by itself, which is in no output."""
OFFICIAL = "party_date_official"
"""When somebody became a full member of the Party; it is in no output."""
IDENTITY = "identity_number"
"""Tells people apart, beside the fields of a roster; no output shows it."""
MONTHS = {"start": "start_month", "end": "end_month", "party_date": "party_month"}
"""What keeps the month of a day that is told by month alone; it is in no output."""
YEARS = {"start": "start_year", "end": "end_year"}
"""What keeps the year of a day of which nothing else is told; it is in no output."""
