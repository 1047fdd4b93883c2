"""A scheduled run: what is done, what is skipped, and what a job that fails leaves alone."""

from __future__ import annotations

import datetime as dt
import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import SAMPLES
from jobs_made import JOBS, NAMES, ROSTER, Office, morning_of

from hongngu_cli import desk, pipeline
from hongngu_cli.commands import COMMANDS
from hongngu_cli.commands.jobs import accepted
from hongngu_cli.commands.jobs.dated import told_of
from hongngu_cli.commands.jobs.outputs import Outputs
from hongngu_cli.commands.line import obeyed
from hongngu_cli.model.failure import USAGE
from hongngu_cli.model.jobs import Job
from hongngu_cli.model.report import Report
from hongngu_cli.read.files.ahead import begin_opening
from hongngu_cli.text.output_names import filled
from hongngu_cli.text.periods import read_period
from hongngu_cli.text.relative_periods import absolute
from hongngu_cli.upkeep import Upkeep

PARTLY = 6


def test_jobs_are_done_and_skipped_once_nothing_changes(office: Office) -> None:
    told = office.members()
    assert [one["outcome"] for one in told] == ["done"] * 3
    assert [one["outputs"] for one in told] == [
        ["ra/tong-hop.md"],
        ["ra/don-vi.csv"],
        ["ra/danh-sach.csv"],
    ]
    assert all(set(one) == {"name", "outcome", "outputs", "seconds"} for one in told)
    assert "Hồ Văn Ổi" in office.text("ra/danh-sach.csv")
    before = office.files()
    assert {*office.outcomes().values()} == {"unchanged"}
    assert all(office.files()[name] == before[name] for name in before if name.startswith("ra/"))
    assert "không đổi từ" in office.says("Danh sách")


def test_the_summary_is_a_table_and_progress_goes_to_stderr(office: Office) -> None:
    code, out = office.run()
    assert code == 0
    assert "03 việc: 3 xong." in out
    assert "[3/3] Danh sách: xong" in office.err
    code, _ = office.run("-o", "tom-tat.md")
    assert code == 0
    summary = Path("tom-tat.md").read_text(encoding="utf-8")
    assert "3 không đổi" in summary, "-o is relative to where the program was called"


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (lambda o: o.roster.write_text(ROSTER + "An,Xã An,Thạc sĩ,2026\n", "utf-8"), "đầu vào"),
        (lambda o: (o.folder / "train-report.toml").write_text("decimals = 2\n"), "cấu hình"),
        (lambda o: o.write(JOBS.replace('by = "unit"', 'by = "year"')), "tùy chọn"),
        (lambda o: (o.folder / "ra/don-vi.csv").unlink(), "thiếu tệp kết quả"),
        (lambda o: (o.folder / "ra/don-vi.csv").write_text("x"), "đã bị sửa"),
    ],
    ids=["inputs", "settings", "options", "gone", "edited"],
)
def test_what_changed_is_done_again_and_why_is_said(
    office: Office, change: Callable[[Office], object], why: str
) -> None:
    office.run()
    change(office)
    assert why in office.says("Theo đơn vị", "--dry-run")
    assert office.outcomes()["Theo đơn vị"] == "done"
    assert office.outcomes()["Theo đơn vị"] == "unchanged"


def test_force_does_all_and_only_some(office: Office) -> None:
    office.run()
    assert office.outcomes("--only", "danh sach", "--force") == {"Danh sách": "done"}
    assert office.outcomes("--only", "1", "--only", "Danh sách") == {
        "Tổng hợp": "unchanged",
        "Danh sách": "unchanged",
    }
    assert {*office.outcomes("--force").values()} == {"done"}
    assert office.run("--jobs", "0")[0] == USAGE
    code, _ = office.run("--only", "Danh sach x")
    assert code == USAGE
    assert 'Có phải "Danh sách"?' in office.err


def test_a_dry_run_writes_nothing(office: Office) -> None:
    before = office.files()
    code, out = office.run("--dry-run")
    assert code == 0
    assert office.files() == before
    assert not (office.folder / "ra").exists()
    assert "chưa làm xong lần nào" in " ".join(out.split())
    assert "ds/ds.csv" in out


def test_a_run_whose_report_is_only_looked_at_does_nothing(office: Office) -> None:
    before, taken = office.files(), list[Report]()
    with desk.at(desk.Desk(take=taken.append)):
        obeyed(["batch", str(office.jobs)])
    assert office.files() == before
    assert [len(report.tables[0].rows) for report in taken] == [3]


def test_periods_and_names_of_files_are_told_from_the_day(office: Office) -> None:
    office.write("""
        [[job]]
        name = "Tháng"
        command = "summarize"
        inputs = "ds"
        period = "tháng trước"
        output = "ra/{year}/{period} {month} {quarter} {today}.md"
        [[job]]
        name = "Ngày"
        command = "summarize"
        inputs = "ds"
        output = "ra/{year}-{month} {quarter}.md"
        [[job]]
        name = "Đơn vị"
        report = "ket-qua"
        each = "unit"
        inputs = "ds"
        year = "năm nay"
        output = "ra/{year} {unit}.md"
    """)
    told = office.members("--as-of", "2026-01-09")
    assert [one["outputs"] for one in told] == [
        ["ra/2025/tháng 12 năm 2025 12 IV 2026-01-09.md"],
        ["ra/2026-01 I.md"],
        ["ra/2026 Xã An.md", "ra/2026 Xã Bình.md"],
    ]
    assert "Tháng 12 năm 2025" in office.text("ra/2025/tháng 12 năm 2025 12 IV 2026-01-09.md")
    later = office.outcomes("--as-of", "2026-01-10")
    assert later == {"Tháng": "done", "Ngày": "done", "Đơn vị": "done"}, "the day asked for is told"


def test_a_plan_is_asked_for_by_years(office: Office) -> None:
    office.write("""
        [[job]]
        name = "Kế hoạch"
        command = "plan"
        inputs = "ds"
        from = 2027
        to = 2030
        output = "ra/{period}.xlsx"
    """)
    [told] = office.members("--dry-run")
    assert told["outcome"] == "due"
    assert told["outputs"] == ["ra/từ năm 2027 đến năm 2030.xlsx"]


def test_the_day_itself_is_no_change(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    office.write(JOBS.replace('by = "unit"', 'period = "tháng trước"'))
    monkeypatch.setattr(pipeline, "now", lambda: morning_of("2026-11-02"))
    office.run()
    monkeypatch.setattr(pipeline, "now", lambda: morning_of("2026-11-30"))
    assert {*office.outcomes().values()} == {"unchanged"}
    monkeypatch.setattr(pipeline, "now", lambda: morning_of("2026-12-01"))
    told = office.outcomes()
    assert told == {"Tổng hợp": "unchanged", "Theo đơn vị": "done", "Danh sách": "unchanged"}


def test_results_among_the_inputs_are_never_read(office: Office) -> None:
    office.write("""
        [[job]]
        name = "Danh sách"
        command = "export"
        inputs = "."
        output = "ds/danh sách {today}.csv"
        [[job]]
        name = "Tổng hợp"
        command = "summarize"
        inputs = "ds"
        output = "ds/tổng hợp.json"
    """)
    for day in ("2026-12-01", "2026-12-02", "2026-12-03"):
        assert {*office.outcomes("--as-of", day).values()} == {"done"}, office.err
        told = json.loads(office.text("ds/tổng hợp.json"))
        assert told["figures"]["total"]["value"] == 3
    assert "không đọc ds/danh sách 2026-12-01.csv" in office.err
    (office.folder / ".viec.batch.json").unlink()
    _, out = office.run("--as-of", "2026-12-04", "--dry-run", "--format", "csv")
    assert out.count("ds.csv; bỏ 3 tệp là kết quả của các việc") == 2


def test_shared_periods_give_way_to_a_jobs_own(office: Office) -> None:
    (office.folder / "train-report.toml").write_text("[periods]\nlast_day = 25\n")
    office.write("""
        [defaults]
        inputs = "ds"
        period = "tháng trước"
        chart = true
        [[job]]
        name = "Tháng"
        command = "summarize"
        output = "ra/{period}.md"
        [[job]]
        name = "Năm"
        command = "summarize"
        year = 2025
        output = "ra/{period}.md"
        [[job]]
        name = "Khoảng"
        command = "export"
        from = 2025-01-01
        to = 2025-06-30
        output = "ra/{year} {quarter}.csv"
    """)
    told = office.members("--as-of", "2026-11-26")
    assert [one["outputs"] for one in told] == [
        ["ra/tháng 11 năm 2026.md"],
        ["ra/năm 2025.md"],
        ["ra/2025 II.csv"],
    ]


def test_the_log_names_nobody(office: Office) -> None:
    office.write("""
        [defaults]
        inputs = "ds"
        [[job]]
        name = "Quyết định"
        report = "quyet-dinh-cu"
        each = "person"
        output = "ra/QĐ {name}.md"
        [[job]]
        name = "Một người"
        command = "export"
        where = "name=Hồ Văn Ổi"
        output = "ra/mot-nguoi.csv"
        [[job]]
        name = "Sai"
        command = "summarize"
        level = "Hồ Văn Ổi"
        output = "ra/sai.csv"
    """)
    code, _ = office.run()
    assert code == PARTLY
    assert "Hồ Văn Ổi" in office.err
    text = office.jobs.with_name("viec.log.jsonl").read_text(encoding="utf-8")
    assert not [name for name in NAMES if name in text]
    lines = office.log()
    assert [line["event"] for line in lines] == ["start", "job", "job", "job", "end"]
    assert lines[1]["outputs"] == {"pattern": "ra/QĐ {name}.md", "count": 3}
    assert lines[3]["outcome"] == "failed"
    assert lines[3]["says"].startswith("--level: không có giá trị “…”")
    assert all(dt.datetime.fromisoformat(line["time"]).tzinfo for line in lines)


def test_jobs_over_one_roster_read_it_once(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = []

    def counted(*arguments: object) -> object:
        opened.append(arguments[0])
        return begin_opening(*arguments)  # type: ignore[arg-type]  # as they were given

    monkeypatch.setattr(pipeline, "begin_opening", counted)
    office.write(
        '[defaults]\ninputs = "ds"\n'
        + "".join(
            f'[[job]]\nname = "{n}"\ncommand = "summarize"\nyear = {n + 1977}\n'
            f'output = "ra/{n}.md"\n'
            for n in range(50)
        )
    )
    code, out = office.run()
    assert code == 0
    assert "50 việc: 50 xong." in out
    assert opened == [("ds/ds.csv",)]


def test_variables_say_nothing_of_jobs(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRAIN_REPORT_LEVEL", "trung-cap")
    monkeypatch.setenv("TRAIN_REPORT_FORMAT", "json")
    code, out = office.run()
    assert code == 0
    assert json.loads(out)["jobs"], "the summary is the command's own"
    assert "Hồ Văn Ổi" in office.text("ra/danh-sach.csv")
    assert office.text("ra/tong-hop.md").startswith("#")
    assert os.environ["TRAIN_REPORT_LEVEL"] == "trung-cap"


@pytest.mark.parametrize(
    "asked",
    ["tháng trước", "quý này", "năm trước", "6 tháng đầu năm nay", "2018-2021", "nhiệm kỳ 2020"],
)
def test_what_a_job_wrote_on_any_day_is_known_as_its_own(asked: str) -> None:
    pattern = "ra/{year}/{period} {today} Q{quarter} T{month}.docx"
    outputs = Outputs([Job(1, "A", "summarize", pattern)], [], {})
    for days in range(0, 800, 7):
        day = dt.date(2025, 11, 1) + dt.timedelta(days)
        name = filled(pattern, told_of(day, read_period(absolute(asked, day))))
        assert outputs.named(name)
        assert outputs.named(name.upper()), "some systems know no case"
        assert not outputs.named(name.replace("T", "", 1))
        assert not outputs.named(f"x/{name}")


def test_what_jobs_may_be_are_commands_and_others_are_not() -> None:
    names = {command.name for command in COMMANDS}
    assert set(accepted.NAMES) <= names
    others = names - set(accepted.NAMES)
    assert {"batch", "blank", "vocabulary", "demo", "lookup"} <= others
    for one in accepted.accepted().values():
        assert {"mask", "format"} <= set(one.options)
        assert not {"output", "password", "fix", "save", "help"} & set(one.options)


@pytest.mark.parametrize("command", ["tong-hop", "Tổng hợp", "summarize"])
def test_commands_go_by_either_of_their_names(office: Office, command: str) -> None:
    office.write(JOBS.replace('"summarize"', f'"{command}"'))
    assert set(office.outcomes().values()) == {"done"}
    assert "Trung cấp LLCT" in office.text("ra/tong-hop.md")


@pytest.mark.skipif(os.name == "nt", reason="rights as Unix has them")
def test_what_is_kept_beside_the_jobs_is_for_its_owner_alone(office: Office) -> None:
    kept = Upkeep.beside(office.jobs, None)
    kept.note("ra/QĐ Lê Thị Mận.docx")
    assert kept.journal.stat().st_mode & 0o077 == 0
    office.run()
    for path in (kept.log, kept.state_file):
        assert path.stat().st_mode & 0o077 == 0


def test_a_pattern_of_files_beside_the_inputs_is_followed(office: Office) -> None:
    office.write(
        '[[job]]\nname = "A"\ncommand = "classes"\ninputs = ["ds"]\nclasses = "lop-*.csv"\n'
        'output = "ra/a.md"\n'
    )
    classes = "Tên lớp,Năm,Đối tượng,Số học viên\nBồi dưỡng chi uỷ viên,2025,Chi uỷ viên,{}\n"
    (office.folder / "lop-1.csv").write_text(classes.format(40), encoding="utf-8")
    assert office.outcomes() == {"A": "done"}, office.err
    assert office.outcomes() == {"A": "unchanged"}
    (office.folder / "lop-1.csv").write_text(classes.format(41), encoding="utf-8")
    assert office.outcomes() == {"A": "done"}
    assert "41" in office.text("ra/a.md")
    (office.folder / "lop-2.csv").write_text(classes.format(30), encoding="utf-8")
    assert office.says("A") == "cấu hình, từ vựng, mẫu hoặc tệp đi kèm đã đổi"


def test_what_had_changed_is_told_of_what_was_done_again(office: Office) -> None:
    assert office.says("Tổng hợp") == ""
    office.roster.write_text(ROSTER.replace("2025", "2024"), encoding="utf-8")
    assert office.says("Tổng hợp") == "tệp đầu vào đã đổi"
    assert {one["says"] for one in office.log()[-4:-1]} == {"tệp đầu vào đã đổi"}
    assert office.says("Tổng hợp", "--force") == ""
    rows = json.loads(office.run("--format", "json")[1])["tables"][0]["rows"]
    assert {row["seconds"] for row in rows} == {None}


def test_what_came_is_told_again_once_what_had_come_is_remembered(office: Office) -> None:
    (office.folder / "don-vi.txt").write_text("Xã An\nXã Bình\n", encoding="utf-8")
    office.write(
        '[[job]]\nname = "A"\ncommand = "received"\ninputs = "ds"\nunits = "don-vi.txt"\n'
        'output = "ra/a.md"\n'
    )
    assert office.outcomes() == {"A": "done"}
    assert office.outcomes() == {"A": "unchanged"}
    ds, units = str(office.roster.parent), str(office.folder / "don-vi.txt")
    assert obeyed(["received", ds, "--units", units, "--remember"]) == 0
    assert office.outcomes() == {"A": "done"}
    assert office.outcomes() == {"A": "unchanged"}


def test_what_somebody_made_of_a_result_is_kept_aside(office: Office) -> None:
    office.run()
    result = office.folder / "ra" / "tong-hop.md"
    whole = result.read_text(encoding="utf-8")
    for turn, kept in enumerate(("bản sửa tay", "bản sửa tay 2")):
        result.write_text(f"{whole}\nThêm tay {turn}\n", encoding="utf-8")
        office.roster.write_text(ROSTER.replace("2025", f"{2024 - turn}"), encoding="utf-8")
        assert (
            office.says("Tổng hợp") == f"tệp đầu vào đã đổi; bản sửa giữ ở ra/tong-hop ({kept}).md"
        )
        assert "Thêm tay" not in office.text("ra/tong-hop.md")
        assert f"Thêm tay {turn}" in office.text(f"ra/tong-hop ({kept}).md")
        assert (
            f"ra/tong-hop.md đã bị sửa sau khi ghi; bản sửa giữ ở ra/tong-hop ({kept})"
            in office.err
        )
    assert set(office.outcomes().values()) == {"unchanged"}
    (office.folder / "ra" / "tong-hop (bản sửa tay).md").unlink()
    assert set(office.outcomes("--force").values()) == {"done"}
    assert len([*(office.folder / "ra").iterdir()]) == 4


def test_what_was_edited_among_the_inputs_is_never_read(office: Office) -> None:
    office.write('[[job]]\nname = "A"\ncommand = "export"\ninputs = "ds"\noutput = "ds/ra.csv"\n')
    office.run()
    result = office.folder / "ds" / "ra.csv"
    result.write_text(result.read_text("utf-8-sig") + "\n", encoding="utf-8")
    assert office.outcomes() == {"A": "done"}
    assert (office.folder / "ds" / "ra (bản sửa tay).csv").exists()
    assert office.outcomes() == {"A": "unchanged"}
    [told] = office.members("--dry-run", "--force")
    assert told["inputs"] == ["ds/ds.csv"]


def test_what_a_failing_job_wrote_is_kept_aside_too(office: Office) -> None:
    (office.folder / "ds" / "hong.xlsx").write_bytes(b"PK\3\4 khong phai")
    assert set(office.outcomes().values()) == {"failed"}
    result = office.folder / "ra" / "tong-hop.md"
    result.write_text("Sửa tay\n", encoding="utf-8")
    assert set(office.outcomes("--jobs", "2").values()) == {"failed"}
    assert office.text("ra/tong-hop (bản sửa tay).md") == "Sửa tay\n"


def test_what_was_kept_without_hashes_is_understood(office: Office) -> None:
    office.run()
    kept = Upkeep.beside(office.jobs, None).state_file
    told = json.loads(kept.read_text(encoding="utf-8"))
    told["written"] = [*told["written"]]
    kept.write_text(json.dumps(told), encoding="utf-8")
    assert set(office.outcomes().values()) == {"unchanged"}


def test_a_text_is_proofread_as_its_files_change(office: Office) -> None:
    text = office.folder / "bao-cao.txt"
    text.write_text("Đã cử 5 lượt, gồm 3 nam và 2 nữ.\n", encoding="utf-8")
    office.write(
        '[[job]]\nname = "A"\ncommand = "ra-soat"\ninputs = "bao-cao.txt"\nagainst = ["ds"]\n'
        'output = "ra/ra-soat.docx"\n'
    )
    assert office.outcomes() == {"A": "done"}, office.err
    assert office.outcomes() == {"A": "unchanged"}
    office.roster.write_text(ROSTER.replace("2025", "2024"), encoding="utf-8")
    assert office.outcomes() == {"A": "done"}
    text.write_bytes((SAMPLES / "tham-luan.txt").read_bytes())
    assert office.outcomes() == {"A": "failed"}
    assert (office.log()[-2]["code"], office.log()[-2]["outputs"]) == (1, ["ra/ra-soat.docx"])


@pytest.mark.parametrize("name", ["viec.TOML", "viec.txt"])
def test_files_of_jobs_of_one_stem_keep_what_is_theirs(office: Office, name: str) -> None:
    other = office.jobs.with_name(name)
    other.write_text(JOBS.replace("ra/", "khac/"), encoding="utf-8")
    if other.samefile(office.jobs):
        pytest.skip("this system knows no case")
    assert [*office.outcomes().values()] == ["done"] * 3
    first, office.jobs = office.jobs, other
    assert [*office.outcomes().values()] == ["done"] * 3
    assert [*office.outcomes().values()] == ["unchanged"] * 3
    office.jobs = first
    assert [*office.outcomes().values()] == ["unchanged"] * 3
    with Upkeep.beside(first, None).locked(), Upkeep.beside(other, None).locked():
        pass


def test_jobs_of_two_folders_with_one_result_skip_nothing(office: Office) -> None:
    """Each file sees that the result is no longer what it wrote, and makes it again."""
    office.write(JOBS.replace('inputs = ["ds"]', 'inputs = ["../office/ds"]'))
    there = office.folder.parent / "other" / office.jobs.name
    there.parent.mkdir()
    jobs = JOBS.replace('inputs = ["ds"]', 'inputs = ["../office/ds"]\nyear = 2026')
    there.write_text(jobs.replace("ra/", "../office/ra/"), encoding="utf-8")
    first = office.jobs
    assert [*office.outcomes().values()] == ["done"] * 3
    whole = office.text("ra/danh-sach.csv")
    office.jobs = there
    assert [*office.outcomes().values()] == ["done"] * 3
    assert office.text("ra/danh-sach.csv") != whole
    office.jobs = first
    assert "tệp kết quả đã bị sửa" in office.says("Danh sách", "--dry-run")
    assert [*office.outcomes().values()] == ["done"] * 3
    assert office.text("ra/danh-sach.csv") == whole
