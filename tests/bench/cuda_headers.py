"""Header sets of CUDA 11, 12, 13 and HIP 7 for the benches: only the headers, read out of wheels that pip finds.

``headers.toml`` pins the wheels. A wheel may hold hundreds of megabytes of libraries, so that its index and the members
below ``include/`` are read by HTTP ranges; zipfile checks each member's CRC, and the hash of the whole tree is pinned.
Sets are kept under build/bench/headers.
"""

from __future__ import annotations

import hashlib
import io
import json
import shutil
import subprocess
import sys
import tempfile
import tomllib
import urllib.error
import urllib.parse
import urllib.request
import zipfile
from pathlib import Path

from common import WORK

PINS = tomllib.loads(Path(__file__).with_name("headers.toml").read_text(encoding="utf-8"))
HOME = WORK / "headers"
TIMEOUT = 120  # seconds, for one request
STEP = 1 << 18  # bytes read at a time
FOLDERS = ("nvidia/", "triton/backends/amd/")  # what the pinned wheels call the folders of their headers


class _Remote(io.RawIOBase):
    """A file on a server, read by ranges."""

    def __init__(self, url: str) -> None:
        self._url, self._at = url, 0
        with urllib.request.urlopen(urllib.request.Request(url, method="HEAD"), timeout=TIMEOUT) as answer:
            self._size = int(answer.headers["Content-Length"])

    def seekable(self) -> bool:
        return True

    def readable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._at

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        self._at = offset + {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._size}[whence]
        return self._at

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        end = min(self._at + len(buffer), self._size)
        if end <= self._at:
            return 0
        wanted = urllib.request.Request(self._url, headers={"Range": f"bytes={self._at}-{end - 1}"})
        with urllib.request.urlopen(wanted, timeout=TIMEOUT) as answer:
            if answer.status != 206:
                raise OSError(f"{self._url}: the server does not answer range requests")
            data = answer.read()
        buffer[: len(data)] = data
        self._at += len(data)
        return len(data)


def _addresses(wheels: list[str]) -> list[str]:
    """Where pip, with its own configuration, finds the pinned wheels. Nothing is installed."""
    words = ["install", "--dry-run", "--ignore-installed", "--no-deps", "-qq", "--only-binary", ":all:"]
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        command = [sys.executable, "-m", "pip", *words, "--report", str(report), *wheels]
        if subprocess.run(command, check=False).returncode:
            sys.exit(f"pip cannot find {' '.join(wheels)}; they are needed once, for {HOME}")
        found = json.loads(report.read_text(encoding="utf-8"))["install"]
    return [str(item["download_info"]["url"]) for item in found]


def _take(address: str, into: Path) -> None:
    """Write the members below ``include/`` of a wheel."""
    url = urllib.parse.urlsplit(address)
    if url.scheme == "file":
        file: str | io.BufferedReader = urllib.request.url2pathname(url.path)
    else:
        file = io.BufferedReader(_Remote(address), STEP)
    with zipfile.ZipFile(file) as wheel:
        for member in sorted(wheel.infolist(), key=lambda info: info.header_offset):
            _, _, name = member.filename.partition("/include/")
            if member.filename.startswith(FOLDERS) and name and not name.endswith(("/", ".py")) and ".." not in name:
                target = into / name
                if target.exists() and target.read_bytes() != wheel.read(member):
                    sys.exit(f"{address}: another wheel has a different {name}")
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(wheel.read(member))


def tree_hash(folder: Path) -> str:
    """SHA-256 over the sorted relative paths of a folder's files, each with the SHA-256 of its bytes."""
    lines = (
        f"{path.relative_to(folder).as_posix()} {hashlib.sha256(path.read_bytes()).hexdigest()}\n"
        for path in folder.rglob("*")
        if path.is_file()
    )
    return hashlib.sha256("".join(sorted(lines)).encode()).hexdigest()


def tree(name: str) -> Path:
    """The include folder of a pinned set such as ``cuda-12.9``, fetched when it is not there. A tree whose hash is not
    the pinned one ends the bench."""
    pin = PINS[name]
    folder = HOME / name / "include"
    if not folder.is_dir():
        wheels = ["==".join(line.split()) for line in pin["wheels"].split("\n") if line]
        part = HOME / f"{name}.part"
        shutil.rmtree(part, ignore_errors=True)
        for address in _addresses(wheels):
            try:
                _take(address, part / "include")
            except (OSError, urllib.error.URLError, zipfile.BadZipFile) as error:
                sys.exit(f"{address}: {error}")
        folder.parent.parent.mkdir(parents=True, exist_ok=True)
        part.rename(folder.parent)
    digest = tree_hash(folder)
    if digest != pin["sha256"]:
        sys.exit(f"{folder}: the tree's hash is {digest}, expected {pin['sha256']}; remove it and try again")
    return folder


if __name__ == "__main__":
    for wanted in sys.argv[1:] or PINS:
        print(tree(wanted))
