"""A scheduled run: what is done, what is skipped, and what a job that fails leaves alone."""

from __future__ import annotations

import datetime as dt
import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from jobs_made import JOBS, NAMES, ROSTER, Office

from hongngu_cli import pipeline
from hongngu_cli.commands import COMMANDS
from hongngu_cli.commands.jobs import accepted, running
from hongngu_cli.commands.line import obeyed
from hongngu_cli.model.failure import CONFIGURATION, OUTPUT, USAGE
from hongngu_cli.read.files.ahead import begin_opening

PARTLY = 6


@pytest.fixture
def office(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Office:
    for name in [name for name in os.environ if name.startswith("TRAIN_REPORT_")]:
        monkeypatch.delenv(name)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    monkeypatch.chdir(elsewhere)
    made = Office(tmp_path / "office", capsys)
    made.write(JOBS)
    return made


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


def test_the_day_itself_is_no_change(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    office.write(JOBS.replace('by = "unit"', 'period = "tháng trước"'))
    monkeypatch.setattr(pipeline, "now", lambda: at("2026-11-02"))
    office.run()
    monkeypatch.setattr(pipeline, "now", lambda: at("2026-11-30"))
    assert {*office.outcomes().values()} == {"unchanged"}
    monkeypatch.setattr(pipeline, "now", lambda: at("2026-12-01"))
    told = office.outcomes()
    assert told == {"Tổng hợp": "unchanged", "Theo đơn vị": "done", "Danh sách": "unchanged"}


def at(day: str) -> dt.datetime:
    return dt.datetime.fromisoformat(f"{day}T06:00:00+07:00")


ONE = '[[job]]\nname = "A"\ncommand = "summarize"\ninputs = "ds"\noutput = "a.md"\n'


@pytest.mark.parametrize(
    ("jobs", "says"),
    [
        ("", "chưa có việc nào"),
        (ONE + 'peroid = "tháng trước"\n', 'dòng 6: không có khoá "peroid" của việc "A"'),
        (ONE + 'peroid = "tháng trước"\n', 'Có phải "period"?'),
        ("[defaults]\nchat = true\n" + ONE, 'Có phải "chart"?'),
        ("[defalts]\nchart = true\n" + ONE, 'Có phải "defaults"?'),
        (ONE.replace("command", "comand"), 'Có phải "command"?'),
        (ONE.replace("summarize", "sumarize"), 'Có phải "summarize"?'),
        (ONE.replace("summarize", "demo"), 'command không nhận "demo"'),
        (ONE.replace("summarize", "report"), "ghi report = … thay cho command"),
        (ONE + 'report = "ket-qua"\n', "cần đúng một trong"),
        (ONE.replace('output = "a.md"', ""), "thiếu khoá output"),
        (ONE.replace('name = "A"', ""), "thiếu khoá name"),
        (ONE.replace("a.md", "-"), "output phải là tên tệp"),
        (ONE.replace('"ds"', '"-"'), "inputs phải là tên tệp"),
        (ONE + 'mask = "có"\n', "cần true hoặc false"),
        (ONE + 'year = ["2025", "2026"]\n', "cần một giá trị"),
        (ONE + 'password = "123"\n', "TRAIN_REPORT_PASSWORD"),
        (ONE.replace("a.md", "{yaer}.md"), 'Có phải "year"?'),
        (ONE.replace("a.md", "{unit}.md"), "output không dùng được {unit}"),
        (ONE.replace("a.md", "{period}.md"), "việc này không có kỳ"),
        (ONE + ONE, 'cùng tên "A"'),
        (ONE + ONE.replace('"A"', '"B"'), 'việc "A" và việc "B" cùng ghi vào a.md'),
        (ONE + ONE.replace('"A"', '"B"').replace("a.md", "x/../A.MD"), "cùng ghi vào"),
        (ONE.replace('"ds"', '["ds", "a.md"]'), "là kết quả của một việc"),
        (ONE.replace("a.md", "{year}.csv").replace('"ds"', '"2020.csv"'), "là kết quả"),
        (ONE.replace("summarize", "compare"), "compare cần đúng 2 mục trong inputs"),
        ("[[job]\n", "sai cú pháp TOML"),
    ],
)
def test_what_is_wrong_in_the_file_is_said_before_anything_is_done(
    office: Office, jobs: str, says: str
) -> None:
    office.write(jobs)
    before = {name for name in office.files() if not name.startswith(".")}
    code, _ = office.run()
    assert code == CONFIGURATION, office.err
    assert says in office.err
    assert {name for name in office.files() if not name.startswith(".")} == before


def test_a_missing_file_of_jobs_is_said(office: Office) -> None:
    office.jobs.unlink()
    assert office.run()[0] == CONFIGURATION
    assert "không có tệp" in office.err


def test_a_job_that_fails_stops_no_other(office: Office) -> None:
    office.write(JOBS.replace('by = "unit"', 'by = "unit"\ninputs = "khong-co.xlsx"'))
    code, out = office.run("--format", "json")
    assert code == PARTLY
    told = {one["name"]: one["outcome"] for one in json.loads(out)["jobs"]}
    assert told == {"Tổng hợp": "done", "Theo đơn vị": "failed", "Danh sách": "done"}
    assert "khong-co.xlsx: không tìm thấy" in office.err
    assert not (office.folder / "ra/don-vi.csv").exists()
    assert office.outcomes()["Theo đơn vị"] == "failed", "it is tried again each time"


def test_another_exit_code_than_nought_is_a_failure_with_its_files(office: Office) -> None:
    office.roster.write_text(ROSTER + "An,Xã An,Trung bình,2026\n", "utf-8")
    office.write(ONE + "strict = true\n")
    code, out = office.run("--format", "json")
    assert code == PARTLY
    [one] = json.loads(out)["jobs"]
    assert (one["outcome"], one["outputs"]) == ("failed", ["a.md"])
    assert "Dữ liệu có chỗ cần sửa (mã 1)" in office.err


def test_a_fault_of_the_program_is_told_and_stops_no_other(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    def faulty(line: tuple[str, ...]) -> int:
        return 1 // 0 if "--by=unit" in line else obeyed(line)

    monkeypatch.setattr(running, "obeyed", faulty)
    told = office.outcomes()
    assert told == {"Tổng hợp": "done", "Theo đơn vị": "failed", "Danh sách": "done"}
    assert "ZeroDivisionError" in office.err
    assert "Traceback" in office.err


def test_a_folder_that_cannot_be_written_to_fails_its_job(office: Office) -> None:
    (office.folder / "ra2").write_text("tệp")
    office.write(JOBS.replace("ra/don-vi.csv", "ra2/don-vi.csv"))
    code, _ = office.run()
    assert code == PARTLY
    assert "ra2" in office.err
    assert "là một tệp" in office.err or "là tệp" in office.err
    assert (office.folder / "ra/danh-sach.csv").exists()


def test_a_full_disk_fails_its_job(office: Office) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("/dev/full is missing")
    (office.folder / "ra").mkdir()
    (office.folder / "ra/don-vi.csv").symlink_to("/dev/full")
    code, _ = office.run()
    assert code == PARTLY
    assert "đĩa đã đầy" in office.err
    assert (office.folder / "ra/danh-sach.csv").exists()


def test_where_nothing_can_be_kept_nothing_is_begun(
    office: Office,
) -> None:
    (office.folder / ".viec.batch.json").mkdir()
    assert office.run()[0] in {CONFIGURATION, OUTPUT}
    assert ".viec.batch.json" in office.err
    assert not (office.folder / "ra").exists()


def test_a_log_that_cannot_be_written_is_said_once(office: Office) -> None:
    code, _ = office.run("--log", str(office.folder))
    assert code == 0
    assert office.err.count("không ghi được nhật ký") == 1


def test_a_clock_that_went_back_is_said(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "now", lambda: at("2026-12-01"))
    office.run()
    monkeypatch.setattr(pipeline, "now", lambda: at("2026-11-01"))
    code, _ = office.run()
    assert code == 0
    assert "đồng hồ máy lùi: lần chạy trước ghi ngày 01/12/2026" in office.err
    office.run()
    assert "đồng hồ" not in office.err


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
    _, out = office.run("--as-of", "2026-12-03", "--dry-run", "--format", "csv")
    assert out.count("ds.csv; bỏ 3 tệp là kết quả của các việc") == 2


def test_no_job_writes_what_is_anothers(office: Office) -> None:
    office.write("""
        [defaults]
        inputs = "ds"
        [[job]]
        name = "Từng đơn vị"
        report = "ket-qua"
        each = "unit"
        output = "ra/{unit}.md"
        [[job]]
        name = "Xã An"
        command = "summarize"
        output = "ra/xã an.md"
    """)
    told = office.outcomes()
    assert told == {"Từng đơn vị": "failed", "Xã An": "done"}
    assert 'là kết quả của việc "Xã An"' in office.err


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


def test_jobs_side_by_side_are_as_one_after_the_other(office: Office) -> None:
    office.run()
    before = office.files()
    told = office.members("--jobs", "2", "--force")
    assert [one["name"] for one in told] == ["Tổng hợp", "Theo đơn vị", "Danh sách"]
    assert {one["outcome"] for one in told} == {"done"}
    after = office.files()
    assert all(after[name] == before[name] for name in before if name.startswith("ra/"))
    assert office.run("--jobs", "0")[0] == USAGE


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


def test_what_jobs_may_be_are_commands_and_others_are_not() -> None:
    names = {command.name for command in COMMANDS}
    assert set(accepted.NAMES) <= names
    others = names - set(accepted.NAMES)
    assert {"batch", "blank", "vocabulary", "demo", "lookup"} <= others
    for one in accepted.accepted().values():
        assert {"mask", "format"} <= set(one.options)
        assert not {"output", "password", "fix", "save", "help"} & set(one.options)
