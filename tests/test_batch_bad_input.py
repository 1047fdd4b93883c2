"""A scheduled run and what is wrong: in its file, in its jobs, with the disk, with the clock."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jobs_made import JOBS, ROSTER, Office, morning_of

from hongngu_cli import pipeline
from hongngu_cli.commands.jobs import running
from hongngu_cli.commands.jobs.run import Run
from hongngu_cli.commands.line import obeyed
from hongngu_cli.model.failure import CONFIGURATION, OUTPUT, USAGE, Failure
from hongngu_cli.model.jobs import State
from hongngu_cli.upkeep import Upkeep

PARTLY = 6
ONE = '[[job]]\nname = "A"\ncommand = "summarize"\ninputs = "ds"\noutput = "a.md"\n'


@pytest.mark.parametrize(
    ("jobs", "says"),
    [
        ("", "chưa có việc nào"),
        (ONE + 'peroid = "tháng trước"\n', 'dòng 6: không có khoá "peroid" của việc "A"'),
        (ONE + 'peroid = "tháng trước"\n', 'Có phải "period"?'),
        ("[defaults]\nchat = true\n" + ONE, 'Có phải "chart"?'),
        ('[defaults]\noutput = "a.md"\n' + ONE, "output chỉ ghi trong từng [[job]]"),
        ('[defaults]\nreport = "ket-qua"\n' + ONE, "report chỉ ghi trong từng [[job]]"),
        (
            ONE.replace("summarize", "check") + "fix = true\n",
            'lịch được với khoá "fix" của việc "A"',
        ),
        (ONE.replace("summarize", "received") + "remember = true\n", "dòng 6: không chạy"),
        ("[defalts]\nchart = true\n" + ONE, 'Có phải "defaults"?'),
        (ONE.replace("command", "comand"), 'Có phải "command"?'),
        (ONE.replace("summarize", "sumarize"), 'Có phải "summarize"?'),
        (ONE.replace("summarize", "demo"), 'command không nhận "demo"'),
        (ONE.replace("summarize", "thực đơn"), "Các lệnh dùng được: check, classes"),
        (ONE.replace("summarize", "bao-cao"), "ghi report = … thay cho command"),
        (ONE.replace("a.md", "{ngày}.md"), "Các mục dùng được: month, period"),
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
        (ONE.replace('"ds"', '["ds", "a.md"]'), "cũng là tệp mà một việc ghi ra"),
        (ONE.replace("a.md", "{year}.csv").replace('"ds"', '"2020.csv"'), "cũng là tệp"),
        (ONE.replace("a.md", "ds/ds.csv"), "đầu vào ds/ds.csv"),
        (ONE.replace("summarize", "compare"), "compare cần đúng 2 mục trong inputs"),
        (ONE.replace('"ds"', r'"C:\to-chuc"'), "dòng 4: giá trị của inputs có ký tự điều khiển"),
        (ONE.replace('"ds"', r'["ds", "C:\to-chuc"]'), "viết mỗi dấu \\ thành \\\\"),
        (ONE.replace("a.md", r"a\u0000.md"), "giá trị của output có ký tự điều khiển"),
        (ONE.replace('"A"', r'"A\u001b[31m"'), "giá trị của name có ký tự điều khiển"),
        (ONE + 'unit = "A\\nB"\n', "giá trị của unit có ký tự điều khiển"),
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


@pytest.mark.parametrize(
    ("kept", "code"), [(".viec.batch.json", CONFIGURATION), (".viec.batch.lock", OUTPUT)]
)
def test_where_nothing_can_be_kept_nothing_is_begun(office: Office, kept: str, code: int) -> None:
    (office.folder / kept).mkdir()
    assert office.run()[0] == code
    assert kept in office.err
    assert not (office.folder / "ra").exists()


def test_a_log_that_cannot_be_written_is_said_once(office: Office) -> None:
    code, _ = office.run("--log", str(office.folder))
    assert code == 0
    assert office.err.count("không ghi thêm được") == 1


def test_what_an_interrupted_run_wrote_among_the_inputs_is_known(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.write("""
        [defaults]
        inputs = "ds"
        [[job]]
        name = "Từng đơn vị"
        report = "ket-qua"
        each = "unit"
        output = "ds/KQ {unit}.csv"
        [[job]]
        name = "Danh sách"
        command = "export"
        output = "ds/danh sách.csv"
    """)

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(Run, "_keep", interrupted)
        assert office.run()[0] == 130
    assert (office.folder / "ds/KQ Xã An.csv").exists()
    assert {*office.outcomes().values()} == {"done"}
    assert "không đọc ds/KQ Xã An.csv và 1 tệp khác" in office.err
    assert len(office.text("ds/danh sách.csv").splitlines()) == 4
    assert {*office.outcomes().values()} == {"unchanged"}
    assert not (office.folder / ".viec.batch.written").exists()


def test_the_log_is_no_file_of_the_run(office: Office) -> None:
    for name in ("viec.toml", ".viec.batch.json"):
        before = office.files()
        assert office.run("--log", str(office.folder / name))[0] == USAGE
        assert office.files() == before


def test_a_clock_that_went_back_is_said(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "now", lambda: morning_of("2026-12-01"))
    office.run()
    monkeypatch.setattr(pipeline, "now", lambda: morning_of("2026-11-01"))
    code, _ = office.run()
    assert code == 0
    assert "đồng hồ máy lùi: lần chạy trước ghi ngày 01/12/2026" in office.err
    office.run()
    assert "đồng hồ" not in office.err


def test_inputs_of_nothing_but_results_are_none(office: Office) -> None:
    office.write(ONE.replace("a.md", "ra/{today}.csv"))
    office.run("--as-of", "2026-12-01")
    office.write(ONE.replace("a.md", "ra/{today}.csv").replace('"ds"', '"ra"'))
    assert office.run("--as-of", "2026-12-02")[0] == PARTLY
    assert "ra: chỉ có kết quả của các việc" in office.err


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


@pytest.mark.parametrize(
    ("reads", "says"),
    [
        # What the job itself reads is told by the one place that writes, of any command line.
        ("ds", "Xã An.csv: là tệp đầu vào của lệnh này"),
        ("khac", "Xã An.csv: tệp này là đầu vào của một việc nên không ghi đè."),
    ],
)
def test_no_job_writes_over_what_jobs_read(office: Office, reads: str, says: str) -> None:
    (office.folder / "khac").mkdir()
    for name in ("ds/Xã An.csv", "khac/a.csv"):
        (office.folder / name).write_text(ROSTER, "utf-8")
    office.write(f"""
        [[job]]
        name = "Từng đơn vị"
        report = "ket-qua"
        each = "unit"
        inputs = "{reads}"
        output = "ds/{{unit}}.csv"
        format = "md"

        [[job]]
        name = "Tổng hợp"
        command = "summarize"
        inputs = "ds"
        output = "tong-hop.md"
    """)
    assert office.run()[0] == PARTLY
    assert says in office.err
    assert office.text("ds/Xã An.csv") == ROSTER


def test_what_cannot_be_kept_is_done_again(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    keep, kept = Upkeep.keep, []

    def full(self: Upkeep, state: State) -> None:
        kept.append(state)
        if len(kept) > 1:
            raise Failure(OUTPUT, "Đĩa đã đầy.")
        keep(self, state)

    monkeypatch.setattr(Upkeep, "keep", full)
    code, out = office.run()
    assert code == PARTLY
    assert "3 xong" in out
    assert "Đĩa đã đầy. Lần sau các việc này được làm lại." in office.err
    monkeypatch.undo()
    assert {*office.outcomes().values()} == {"done"}


@pytest.mark.parametrize(("output", "code"), [("ra/", OUTPUT), ("ra/khong-co-dang", USAGE)])
def test_a_job_speaks_of_its_keys_not_of_options(office: Office, output: str, code: int) -> None:
    (office.folder / "ra").mkdir()
    office.write(ONE.replace("a.md", output))
    assert " -o" not in office.says("A")
    assert (office.log()[-2]["outcome"], office.log()[-2]["code"]) == ("failed", code)


def test_files_that_could_not_be_read_are_named(office: Office) -> None:
    (office.folder / "ds" / "hong.xlsx").write_bytes(b"PK\3\4 khong phai")
    assert set(office.outcomes().values()) == {"failed"}
    assert office.err.count("Cảnh báo: ds/hong.xlsx: Tệp hỏng") == len(office.log()) - 2


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (("--format", "pdf"), USAGE),
        (("-o", "tong-ket.pdf"), USAGE),
        (("-o", "ds"), OUTPUT),
        (("-o", "viec.toml", "--format", "json"), USAGE),
        (("-o", ".viec.batch.json"), USAGE),
        (("-o", "viec.log.jsonl", "--format", "json"), USAGE),
    ],
    ids=lambda one: " ".join(one) if isinstance(one, tuple) else "",
)
def test_a_summary_that_cannot_be_is_refused_before_anything_is_done(
    office: Office, monkeypatch: pytest.MonkeyPatch, options: tuple[str, ...], code: int
) -> None:
    monkeypatch.chdir(office.folder)
    before = office.files()
    assert office.run(*options)[0] == code
    assert office.files() == before


def test_what_would_be_read_fits_on_a_terminal(office: Office) -> None:
    for number in range(4):
        told = ROSTER.replace("2025", f"{2010 + number}")
        (office.folder / "ds" / f"danh-sach-dao-tao-{number}.csv").write_text(told, "utf-8")
    _, out = office.run("--dry-run")
    assert "5 tệp" in out
    assert "Phần 1/2" not in out
    assert len(json.loads(office.run("--dry-run", "--format=json")[1])["jobs"][0]["inputs"]) == 5
