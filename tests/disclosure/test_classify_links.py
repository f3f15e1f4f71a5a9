"""`manage.py classify_links`: a list of addresses in, CSV out."""

import contextlib
import csv
import io
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from disclosure.management.commands.classify_links import LONGEST

COMMAND = [sys.executable, "manage.py", "classify_links", "-"]
ENVIRONMENT = {"DEMO": "1", "PATH": ""}


def classified(path: Path | str) -> list[list[str]]:
    out = io.StringIO()
    call_command("classify_links", str(path), stdout=out)
    return list(csv.reader(io.StringIO(out.getvalue())))


def written(tmp_path: Path, content: bytes) -> Path:
    path = tmp_path / "links.txt"
    path.write_bytes(content)
    return path


def test_the_header_comes_first_and_then_one_line_for_each_line(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        b"https://www.amazon.com/dp/B000000001?tag=x-20\nhttps://bit.ly/x\n\nnonsense\n"
        b"https://shop.example/kettle\n",
    )
    assert classified(path) == [
        ["url", "programme", "reason"],
        [
            "https://www.amazon.com/dp/B000000001?tag=x-20",
            "Amazon Associates",
            "amazon.com with tag=x-20",
        ],
        ["https://bit.ly/x", "unknown", "bit.ly hides where it leads"],
        ["", "none", "the line is blank"],
        ["nonsense", "none", "this is no address on the web"],
        ["https://shop.example/kettle", "none", "no known programme has such addresses"],
    ]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", 0),
        (b"\n", 1),
        (b"https://bit.ly/x", 1),
        (b"https://bit.ly/x\r\nhttps://bit.ly/y\r\n", 2),
        (b"\n\n\n", 3),
        (b"a\rb\x0bc\x0cd\xe2\x80\xa8e\n", 1),
        (b"\xff\xfe\x00h\x00t\n\xc3\x28\n", 2),
        (b"\x00\n", 1),
        (b'https://x.example/?q="a,b"\n', 1),
        (b"=cmd|calc\n", 1),
    ],
)
def test_every_line_is_answered_on_a_line_of_its_own(
    tmp_path: Path, content: bytes, expected: int
) -> None:
    out = io.StringIO()
    call_command("classify_links", str(written(tmp_path, content)), stdout=out)
    assert out.getvalue().count("\n") == len(out.getvalue().splitlines()) == expected + 1
    assert all(len(row) == 3 for row in csv.reader(io.StringIO(out.getvalue())))


def test_commas_and_quotation_marks_stay_in_their_field(tmp_path: Path) -> None:
    path = written(tmp_path, b'https://x.example/?q="a,b"&tag=1\n')
    assert classified(path)[1][0] == 'https://x.example/?q="a,b"&tag=1'


def test_a_byte_order_mark_is_no_part_of_the_first_address(tmp_path: Path) -> None:
    path = written(tmp_path, b"\xef\xbb\xbfhttps://bit.ly/x\n")
    assert classified(path)[1][:2] == ["https://bit.ly/x", "unknown"]


def test_bytes_that_are_no_text_are_shown_and_harm_no_other_line(tmp_path: Path) -> None:
    rows = classified(written(tmp_path, b"https://x.example/\xff\nhttps://bit.ly/x\n"))
    assert rows[1][0] == r"https://x.example/\xff"
    assert rows[2][1] == "unknown"


def test_no_cell_is_a_formula(tmp_path: Path) -> None:
    rows = classified(written(tmp_path, b"=1+1\n@x\n-x\n+x\n"))
    assert [row[0] for row in rows[1:]] == ["'=1+1", "'@x", "'-x", "'+x"]


def test_a_line_without_end_takes_one_line_and_little_memory(tmp_path: Path) -> None:
    long = b"https://bit.ly/" + b"x" * (3 * LONGEST)
    rows = classified(written(tmp_path, long + b"\nhttps://bit.ly/y\n" + long))
    assert [row[1] for row in rows[1:]] == ["none", "unknown", "none"]
    assert rows[1][2] == f"the line is longer than {LONGEST} bytes"


def test_what_cannot_be_read_is_said_and_what_to_name_instead(tmp_path: Path) -> None:
    for name in (tmp_path / "missing.txt", tmp_path):
        with pytest.raises(CommandError, match=r"cannot be read .* Name a text file"):
            classified(name)


def test_a_minus_reads_standard_input() -> None:
    run = subprocess.run(  # noqa: S603  # our own command
        COMMAND,
        input="https://bit.ly/x\nhttps://ｂücher.example/ü\n".encode(),
        capture_output=True,
        cwd=settings.BASE_DIR,
        env=ENVIRONMENT | {"PYTHONIOENCODING": "ascii"},
        check=True,
    )
    assert run.stdout.splitlines()[1] == b"https://bit.ly/x,unknown,bit.ly hides where it leads"
    assert len(run.stdout.splitlines()) == 3


def test_a_reader_that_has_seen_enough_ends_it_without_an_error() -> None:
    with subprocess.Popen(  # noqa: S603  # our own command
        COMMAND,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=settings.BASE_DIR,
        env=ENVIRONMENT,
    ) as run:
        assert run.stdin
        assert run.stdout
        assert run.stderr
        run.stdout.close()
        with contextlib.suppress(BrokenPipeError):
            run.stdin.write(b"https://bit.ly/x\n" * 20_000)
            run.stdin.close()
        assert run.stderr.read() == b""
