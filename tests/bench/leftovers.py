"""Searches a migrated tree for CUDA names that were left without a finding.

python tests/bench/leftovers.py TREE...

It reads the output alone: every identifier, header and namespace outside comments and strings that the API tables know
must be named by a finding of the manifest in the same file. How the tool came to its result plays no part.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path

from common import print_table

from translator.frontend.tokens import HEADER, IDENT, KEYWORDS, lex
from translator.leftovers import RESERVED, VENDOR
from translator.paths import data_folder
from translator.rulebook import load_rulebook

API = load_rulebook(data_folder("rules")).api
_SAID = re.compile(r"[A-Za-z_][\w:./]*")


def _spoken(manifest: dict[str, list[dict[str, str]]]) -> dict[str, set[str]]:
    """Words of each file's findings: their symbols and messages, and what they found in place."""
    words: dict[str, set[str]] = defaultdict(set)
    for finding in manifest["findings"]:
        for key in ("symbol", "message", "before"):
            words[finding["path"]].update(re.findall(r"\w+", finding[key]))
            words[finding["path"]].update(_SAID.findall(finding[key]))
        if finding["id"] == "CW007":
            words[finding["path"]].add("*")
    return words


def leftovers(tree: Path) -> Counter[str]:
    """``kind name`` of what is left without a finding, with the number of places."""
    manifest = json.loads((tree / "crosswarp.json").read_text(encoding="utf-8"))
    spoken = _spoken(manifest)
    declared: set[str] = set()
    files = {entry["path"]: lex((tree / entry["path"]).read_bytes()) for entry in manifest["files"]}
    for lexed in files.values():
        for directive in lexed.directives:
            if directive.keyword == "define" and directive.first < directive.last:
                declared.add(lexed.tokens[directive.first].text)
        for before, token, after in zip(lexed.tokens, lexed.tokens[1:], lexed.tokens[2:], strict=False):
            typed = before.kind == IDENT and before.text not in KEYWORDS and after.text in (";", "{", "=")
            if token.kind == IDENT and (typed or (before.text == "*" and after.text == "{")):
                declared.add(token.text)
    found: Counter[str] = Counter()
    for path, lexed in files.items():
        said = spoken[path]
        for number, token in enumerate(lexed.tokens):
            before = lexed.tokens[number - 1].text if number else ""
            name = token.text
            if "*" in said or name in said or name in declared or before in (".", "->"):
                continue
            if token.kind == HEADER:
                header = API.header(name[1:-1])
                if header is not None and header.wrapper != "same" and name[1:-1] not in said:
                    found[f"header {name}"] += 1
            elif token.kind == IDENT:
                row = API.get(name)
                if row is not None and not row.same and RESERVED.match(name):
                    found[f"{'supported' if row.supported else 'unsupported'} name {name}"] += 1
                elif row is None and VENDOR.fullmatch(name):
                    found[f"unknown name {name}"] += 1
    return found


def main() -> None:
    """Search the trees that are named; exit code 1 when a name of the tables is left."""
    left = False
    for word in sys.argv[1:]:
        found = leftovers(Path(word))
        rows = [(name, count) for name, count in found.most_common(40)]
        print_table(f"{word}: CUDA names left without a finding", ("name", "places"), rows or [("none", 0)])
        left = left or any(not name.startswith("unknown") for name in found)
    sys.exit(left)


if __name__ == "__main__":
    main()
