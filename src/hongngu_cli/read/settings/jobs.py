"""Read the file of jobs of a scheduled run; what is wrong in it is said with its line."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hongngu_cli.model.failure import CONFIGURATION, Failure
from hongngu_cli.model.jobs import OF_DAYS, TIMES, Accepts, Job, Kind, Said
from hongngu_cli.read.settings.toml_files import SECRET, at_line, load_toml, nearest_key
from hongngu_cli.text.fold import unmark
from hongngu_cli.text.output_names import fields_of

DEFAULTS, JOB = "defaults", "job"
OWN = ("name", "command", "inputs", "output")
"""Keys of a job that are no option of its command."""
STDIN = "-"
EXAMPLE = "Xem mẫu trong README, mục batch, hoặc sample_data/jobs.toml."
CONTROL = re.compile(r"[\x00-\x1f\x7f]")
BACKSLASH = r"Đường dẫn Windows: viết mỗi dấu \ thành \\, hoặc đặt trong nháy đơn 'C:\Hồ sơ'."
FITS: Mapping[Kind, str] = {
    "flag": "true hoặc false",
    "text": "một giá trị",
    "texts": "một hay nhiều giá trị trong [ ]",
}


def load_jobs(path: Path, accepts: Mapping[str, Accepts]) -> tuple[Job, ...]:
    """Read the jobs; ``accepts`` are the commands there are. Raises Failure (CONFIGURATION)."""
    data = load_toml(path)
    for key in data:
        if key not in (DEFAULTS, JOB):
            says = f'{path}{at_line(path, key)}: không có khoá "{key}".'
            raise Failure(CONFIGURATION, says, nearest_key(key, (DEFAULTS, JOB)))
    blocks, shared = data.get(JOB, []), data.get(DEFAULTS, {})
    if not isinstance(blocks, list) or not all(isinstance(one, dict) for one in blocks):
        raise Failure(CONFIGURATION, f"{path}: mỗi việc là một khối [[{JOB}]].", EXAMPLE)
    if not blocks:
        raise Failure(CONFIGURATION, f"{path}: chưa có việc nào (khối [[{JOB}]]).", EXAMPLE)
    if not isinstance(shared, dict):
        raise Failure(CONFIGURATION, f"{path}: {DEFAULTS} phải là bảng [{DEFAULTS}].", EXAMPLE)
    defaults = _Block(path, DEFAULTS, 1, shared)
    naming = (name for name, one in accepts.items() if one.argument)
    for key in (*OWN, *naming):
        if key != "inputs" and key in shared:
            raise defaults.wrong(f"{key} chỉ ghi trong từng [[{JOB}]]", key=key)
    defaults.known(("inputs", *(key for one in accepts.values() for key in one.options)))
    jobs = [_job(_Block(path, JOB, at, one), defaults, accepts) for at, one in _counted(blocks)]
    _refuse_twice(path, jobs)
    return tuple(jobs)


def _counted(blocks: Sequence[dict[str, Any]]) -> Sequence[tuple[int, dict[str, Any]]]:
    return [*enumerate(blocks, start=1)]


@dataclass(frozen=True)
class _Block:
    """A block of the file, which says on which line a mistake is."""

    path: Path
    section: str
    at: int
    told: Mapping[str, Any]

    def wrong(self, says: str, advice: str = "", *, key: str | None = None) -> Failure:
        name = self.told.get("name")
        named = f' của việc "{name}"' if isinstance(name, str) and name else ""
        line = at_line(self.path, self.section, self.at, key)
        return Failure(CONFIGURATION, f"{self.path}{line}: {says}{named}.", advice or EXAMPLE)

    def known(self, keys: Sequence[str], barred: frozenset[str] = frozenset()) -> None:
        """Refuse keys that there are not, naming the nearest, and those that jobs may not have."""
        for key in self.told:
            if key == SECRET:
                advice = "Đặt biến môi trường TRAIN_REPORT_PASSWORD cho lệnh chạy theo lịch."
                raise self.wrong("không ghi mật khẩu vào tệp này", advice, key=key)
            if key in barred and key not in keys:
                says = f'không chạy theo lịch được với khoá "{key}"'
                raise self.wrong(says, "Bỏ khoá này.", key=key)
            if key not in keys:
                raise self.wrong(f'không có khoá "{key}"', nearest_key(key, {*keys}), key=key)

    def text(self, key: str) -> str:
        """Give a text that has to be there."""
        value = self.told.get(key)
        if value is None:
            raise self.wrong(f"thiếu khoá {key}")
        if not isinstance(value, str) or not value.strip():
            raise self.wrong(f"giá trị của {key} phải là chữ trong nháy kép", key=key)
        self._refuse_control(key, value)
        return value

    def said(self, key: str, kind: Kind) -> Said:
        """Give what an option says."""
        value = self.told[key]
        many = value if isinstance(value, list) else [value]
        flags = [one for one in many if isinstance(one, bool)]
        texts = [_text(one) for one in many]
        if kind == "flag" and isinstance(value, bool):
            return value
        fits = kind == "texts" or (kind == "text" and not isinstance(value, list))
        if not fits or flags or None in texts or "" in texts:
            raise self.wrong(f"giá trị của {key} không đúng kiểu, cần {FITS[kind]}", key=key)
        self._refuse_control(key, *map(str, texts))
        return tuple(str(one) for one in texts)

    def _refuse_control(self, key: str, *texts: str) -> None:
        """Refuse what no path and no name has, such as the tab in a Windows path that TOML read."""
        if any(map(CONTROL.search, texts)):
            says = f"giá trị của {key} có ký tự điều khiển (như \\t, \\n)"
            raise self.wrong(says, BACKSLASH, key=key)


def _text(value: object) -> str | None:
    if isinstance(value, dt.datetime):
        return None
    if isinstance(value, dt.date):
        return value.isoformat()
    return str(value) if isinstance(value, str | int | float) else None


def _job(block: _Block, defaults: _Block, accepts: Mapping[str, Accepts]) -> Job:
    command, argument, named = _command(block, accepts)
    taken = accepts[command]
    block.known((*OWN, *([named] if named else []), *taken.options), taken.barred)
    own = {key: block.said(key, taken.options[key]) for key in block.told if key in taken.options}
    timed = any(key in own for key in TIMES)
    shared = {
        key: defaults.said(key, taken.options[key])
        for key in defaults.told
        if key in taken.options and not (timed and key in TIMES)
    }
    name, output = block.text("name").strip(), block.text("output").strip()
    if output == STDIN:
        raise block.wrong("output phải là tên tệp", key="output")
    holder = block if "inputs" in block.told else defaults
    inputs = holder.said("inputs", "texts") if "inputs" in holder.told else ()
    if not isinstance(inputs, tuple) or STDIN in inputs:
        raise holder.wrong("inputs phải là tên tệp, thư mục", key="inputs")
    if taken.inputs not in (None, len(inputs)):
        says = f"{command} cần đúng {taken.inputs} mục trong inputs"
        raise block.wrong(says, key="inputs" if "inputs" in block.told else None)
    job = Job(block.at, name, command, output, argument, inputs, {**shared, **own})
    _refuse_fields(job, block, taken)
    return job


def _refuse_fields(job: Job, block: _Block, taken: Accepts) -> None:
    """Refuse a name of a file with fields that nobody fills in."""
    each = taken.each.get(job.text("each") or "", ())
    known = (*OF_DAYS, *each)
    for field in fields_of(job.output):
        if field not in known:
            says = f"output không dùng được {{{field}}}"
            raise block.wrong(says, nearest_key(field, known, "Các mục"), key="output")
        if field == "period" and not any(key in job.options for key in TIMES):
            says = "output có {period} mà việc này không có kỳ"
            raise block.wrong(says, 'Thêm period, ví dụ period = "tháng trước".', key="output")
    own = [field for field in fields_of(str(Path(job.output).parent)) if field not in OF_DAYS]
    if own:
        says = f"tên thư mục trong output không dùng được {{{own[0]}}}"
        raise block.wrong(says, "Chỉ dùng trong tên tệp.", key="output")


def _command(block: _Block, accepts: Mapping[str, Accepts]) -> tuple[str, str, str]:
    """Tell which command a block names, its argument, and the key that names both, if one does."""
    naming = [name for name, one in accepts.items() if one.argument]
    ways = [key for key in ("command", *naming) if key in block.told]
    listed = ", ".join(f"{name} = …" for name in naming)
    if not ways:  # a key one letter off may be the one that is missing
        block.known((*OWN, *naming, *(key for one in accepts.values() for key in one.options)))
    if len(ways) != 1:
        raise block.wrong(f'cần đúng một trong: command = "tên lệnh", {listed}')
    if ways[0] != "command":
        return ways[0], block.text(ways[0]), ways[0]
    written = block.text("command")
    spellings = {one: name for name, told in accepts.items() for one in (name, told.vietnamese)}
    command = spellings.get("-".join(unmark(written).split()), written)
    others = [name for name in accepts if name not in naming]
    if command in naming:
        raise block.wrong(f"ghi {command} = … thay cho command", key="command")
    if command not in others:
        says = f'command không nhận "{command}"'
        raise block.wrong(says, nearest_key(command, others, "Các lệnh"), key="command")
    return command, "", ""


def _refuse_twice(path: Path, jobs: Sequence[Job]) -> None:
    seen: dict[str, int] = {}
    for job in jobs:
        first = seen.setdefault(job.name.casefold(), job.at)
        if first != job.at:
            says = f"{path}{at_line(path, JOB, job.at, 'name')}: việc thứ {first} và thứ {job.at} "
            advice = "Đặt cho mỗi việc một tên riêng."
            raise Failure(CONFIGURATION, f'{says}cùng tên "{job.name}".', advice)
