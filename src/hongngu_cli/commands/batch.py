"""``batch``: the jobs of a file, as a scheduler runs them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from contextlib import chdir, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from hongngu_cli.commands.asked import day_asked, one_of
from hongngu_cli.commands.options import (
    AsOf,
    Format,
    Output,
    Text,
    Texts,
    flag,
    takes_options,
    value,
)
from hongngu_cli.desk import Desk, at, desk
from hongngu_cli.model.failure import USAGE, Failure
from hongngu_cli.text.fold import unmark

if TYPE_CHECKING:
    from hongngu_cli.model.jobs import Job

PARTLY = 6
"""The exit code of a run some of whose jobs failed."""
EXAMPLES = (
    "train-report batch sample_data/jobs.toml",
    "train-report batch sample_data/jobs.toml --dry-run",
    "train-report batch sample_data/jobs.toml --only 'Báo cáo năm' --force",
    "train-report batch sample_data/jobs.toml --jobs 2 --format json",
)


@takes_options
def run(
    path: Annotated[
        str,
        typer.Argument(
            metavar="JOBS.toml",
            help="Tệp ghi các việc. Đường dẫn trong tệp tính từ thư mục chứa nó; thư mục của tệp "
            "kết quả được tạo nếu chưa có.",
        ),
    ],
    *,
    only: Annotated[
        Texts,
        value("--only", shape="VIỆC", says="Chỉ làm việc có tên hoặc số này. Lặp lại được."),
    ] = (),
    jobs: Annotated[
        int,
        typer.Option("--jobs", metavar="N", help="Làm cùng lúc N việc, mỗi việc một tiến trình."),
    ] = 1,
    force: Annotated[
        bool,
        flag(
            "--force",
            says="Làm lại cả việc không đổi. Một việc là không đổi khi tệp đầu vào, cấu hình, từ "
            "vựng, mẫu, tùy chọn và tệp kết quả đều như lần trước; riêng ngày chạy không tính, "
            "nên muốn mỗi ngày một văn bản thì đặt {today} trong tên tệp.",
        ),
    ] = False,
    dry_run: Annotated[
        bool, flag("--dry-run", says="Chỉ cho xem sẽ làm gì và vì sao; không ghi gì.")
    ] = False,
    log: Annotated[
        Text,
        value(
            "--log",
            shape="TỆP",
            says="Ghi nhật ký vào tệp này, mỗi dòng một JSON, không có tên người (mặc định: "
            "JOBS.log.jsonl cạnh tệp ghi các việc).",
        ),
    ] = None,
    as_of: AsOf = None,
    format_: Format = None,
    output: Output = None,
) -> int:
    """Do the jobs of a file whose inputs changed, each by itself."""
    from hongngu_cli import delivery, in_force, pipeline, upkeep
    from hongngu_cli.commands.jobs.accepted import accepted
    from hongngu_cli.commands.jobs.looking import Asked, looked_over
    from hongngu_cli.commands.jobs.run import done
    from hongngu_cli.commands.jobs.running import asking_nobody
    from hongngu_cli.commands.jobs.workers import stopped_as_interrupted

    if jobs < 1:
        raise Failure(USAGE, f"--jobs: {jobs} không dùng được.", "Ghi số việc làm cùng lúc, từ 1.")
    day = day_asked("--as-of", as_of) or pipeline.now().date()
    found = in_force.office_words((path,))
    accepts = accepted()
    listed = upkeep.jobs_in(Path(path), accepts)
    asked = Asked(path, listed, _only(listed, only), accepts, as_of, force, jobs)
    kept = upkeep.Upkeep.beside(Path(path).absolute(), log)
    own = {kept.path.resolve(), kept.state_file.resolve()}
    _refuse_used("--log", kept.log, own)
    if output:
        _refuse_used("-o", Path(output), own | {kept.log.resolve()})
    delivery.format_to(format_, output)  # else all would be done before that is refused
    looking = dry_run or desk().take is not None  # whoever takes the report wants nothing done
    with nullcontext() if looking else kept.locked():
        with (
            chdir(kept.path.parent),
            asking_nobody(),
            stopped_as_interrupted(),
            at(Desk(today=day)),
        ):
            report, whole = looked_over(asked, kept) if looking else done(asked, kept)
        delivery.show(report, found, format_, output)
    return pipeline.DONE if whole else PARTLY


def _refuse_used(option: str, path: Path, used: Collection[Path]) -> None:
    """Refuse to write what is told of a run over what it needs. Raises Failure (USAGE)."""
    if path.resolve() in used:
        raise Failure(USAGE, f"{option}: {path} đã dùng cho việc khác.", "Chọn tên tệp khác.")


def _only(listed: Sequence[Job], only: Sequence[str]) -> list[Job]:
    """Choose jobs by name, be it without marks, or by number. Raises Failure (USAGE)."""
    named = {unmark(job.name): job for job in listed}
    numbered = {str(job.at): job for job in listed}
    chosen = set()
    for asked in only:
        job = named.get(unmark(asked)) or numbered.get(asked.strip())
        name = job.name if job else one_of("--only", asked, [job.name for job in listed])
        chosen.add(name)
    return [job for job in listed if job.name in chosen or not only]
