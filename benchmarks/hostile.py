"""Make broken, hostile and odd inputs for ``claimx batch``: always the same ones for the same count.

    python benchmarks/hostile.py FOLDER [--count 2000]

Each kind of trouble is a function that writes one input; they take turns until there are enough. The heaviest ones (50 MB
of text, bombs) come a few times only.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import random
import socket
import sys
from collections.abc import Callable, Iterator
from itertools import cycle, islice
from pathlib import Path

SENTENCE = "Corvane said on Tuesday that revenue rose 35% to $4.2 billion in the third quarter of 2025. "
PAGE = (
    '<!DOCTYPE html><html><head><meta charset="utf-8"><title>Corvane grows</title></head><body><nav>Home</nav><article>'
    f"<h1>Corvane grows</h1>{f'<p>{SENTENCE}</p>' * 6}<ul><li>It sold 3 million phones.</li></ul></article></body></html>"
)
LANGUAGES = {
    "zh": "字节跳动旗下的豆包在春节联欢晚会当晚处理了六百三十三亿个词元，创下历史新高。",
    "ja": "同社は火曜日、第3四半期の売上高が35％増の42億ドルになったと発表した。",
    "ru": "Компания сообщила во вторник, что выручка за третий квартал выросла на 35% до 4,2 млрд долларов.",
    "ar": "قالت الشركة يوم الثلاثاء إن إيراداتها ارتفعت بنسبة 35% إلى 4.2 مليار دولار في الربع الثالث.",
    "es": "La empresa dijo el martes que los ingresos del tercer trimestre subieron un 35% hasta los 4.200 millones.",
    "de": "Das Unternehmen teilte am Dienstag mit, dass der Umsatz im dritten Quartal um 35 Prozent gestiegen ist.",
    "th": "บริษัทกล่าวเมื่อวันอังคารว่ารายได้ในไตรมาสที่สามเพิ่มขึ้นร้อยละ 35 เป็น 4.2 พันล้านดอลลาร์",
}

Maker = Callable[[Path, random.Random], Path]
"""Writes an input whose name begins with the path's; gives its path."""

KINDS: list[Maker] = []
"""Kinds of trouble that cost little."""

HEAVY: list[Maker] = []
"""Those that are large."""


def _content(name: str, suffix: str, make: Callable[[random.Random], bytes], *, heavy: bool = False) -> None:
    """Have a kind of trouble that is the content of a file."""

    def maker(stem: Path, rng: random.Random) -> Path:
        path = stem.with_name(f"{stem.name}-{name}{suffix}")
        path.write_bytes(make(rng))
        return path

    (HEAVY if heavy else KINDS).append(maker)


def _cut(whole: bytes) -> Callable[[random.Random], bytes]:
    return lambda rng: whole[: rng.randrange(1, len(whole))]


def _noise(rng: random.Random) -> bytes:
    return rng.randbytes(rng.randrange(1, 20_000))


def _flipped(whole: bytes) -> Callable[[random.Random], bytes]:
    def make(rng: random.Random) -> bytes:
        data = bytearray(whole)
        for _ in range(20):
            data[rng.randrange(len(data))] = rng.randrange(256)
        return bytes(data)

    return make


def _fixed(data: bytes) -> Callable[[random.Random], bytes]:
    return lambda rng: data


def _zalgo(rng: random.Random) -> bytes:
    return "".join(c + "".join(chr(rng.randrange(0x300, 0x370)) for _ in range(30)) for c in SENTENCE).encode()


def _unicode_soup(rng: random.Random) -> bytes:
    return "".join(chr(rng.choice((rng.randrange(0x20, 0xD800), rng.randrange(0xE000, 0x110000)))) for _ in range(2000)).encode()  # fmt: skip


def _language(rng: random.Random) -> bytes:
    return (rng.choice(list(LANGUAGES.values())) * rng.randrange(1, 40)).encode()


def _tags(rng: random.Random) -> bytes:
    tags = [
        "<p>",
        "</p>",
        "<table>",
        "<tr>",
        "<td",
        "</div>",
        "<!--",
        "-->",
        "<script>",
        "<![CDATA[",
        "&#x",
        "&amp",
        SENTENCE,
    ]
    return "".join(rng.choice(tags) for _ in range(500)).encode()


_RECORD = json.dumps({"id": "same", "title": "Corvane grows", "published": "2026-02-17", "text": SENTENCE * 3}).encode()
_page = PAGE.encode()

_content("truncated", ".html", _cut(_page))
_content("flipped", ".html", _flipped(_page))
_content("tags", ".html", _tags)
_content("deep", ".html", _fixed(b"<div>" * 10_000 + SENTENCE.encode() + b"</div>" * 10_000))
_content("deep-table", ".html", _fixed(b"<table><tr><td>" * 10_000 + SENTENCE.encode()))
_content("charset", ".html", _fixed(_page.replace(b"utf-8", b"utf-7").replace(b"Corvane", b"C\xf6rvane")))
_content("no-charset", ".htm", _fixed(_page.replace(b"utf-8", b"klingon")))
_content("script", ".html", _fixed(b"<script>alert(1)</script>" * 200))
_content("xml", ".xhtml", _fixed(b'<?xml version="1.0" encoding="utf-16"?>' + _page))
_content(
    "entities", ".html", _fixed(b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><p>&b;&b;</p>' + _page)
)
_content("binary", ".txt", _noise)
_content("binary", ".html", _noise)
_content("binary", ".json", _noise)
_content("binary", ".md", _noise)
_content("binary", ".jsonl", _noise)
_content("binary", ".txt.gz", _noise)
_content("empty", ".txt", _fixed(b""))
_content("empty", ".jsonl", _fixed(b""))
_content("empty", ".html", _fixed(b""))
_content("blank", ".md", _fixed(b" \n\t\r\n" * 100))
_content("nuls", ".txt", _fixed(b"\0" * 5000))
_content("mark", ".txt", _fixed(b"\xff\xfe"))
_content("utf-16", ".txt", _fixed(SENTENCE.encode("utf-16-le")))
_content("marked-utf-16", ".txt", _fixed(SENTENCE.encode("utf-16")))
_content("latin-1", ".txt", _fixed("Le chiffre d’affaires de Corvané a augmenté.".encode("cp1252")))
_content("half-character", ".txt", _fixed((SENTENCE + "€").encode()[:-1]))
_content("language", ".txt", _language)
_content("soup", ".txt", _unicode_soup)
_content("zalgo", ".txt", _zalgo)
_content("escapes", ".txt", _fixed(b"\x1b[2J\x1b]0;title\x07" + SENTENCE.encode() * 3))
_content("right-to-left", ".txt", _fixed(("\u202e" + SENTENCE + "\u2066").encode()))
_content("word", ".txt", _fixed(b"a" * 200_000))
_content("digits", ".txt", _fixed(b"1" * 50_000 + b" " + b"9," * 20_000))
_content("brackets", ".txt", _fixed(b"(" * 20_000 + SENTENCE.encode() + b")" * 20_000))
_content("quotes", ".txt", _fixed("“".encode() * 5_000 + SENTENCE.encode()))
_content("amounts", ".txt", _fixed(b"$5 million 3% 2 million users in 2024 " * 400))
_content("truncated", ".json", _cut(_RECORD))
_content("deep", ".json", _fixed(b"[" * 10_000 + b"]" * 10_000))
_content("deep-objects", ".json", _fixed(b'{"text":' * 10_000 + b'"a"' + b"}" * 10_000))
_content(
    "types",
    ".json",
    _fixed(b'[5, null, "text", {"text": 5}, {"text": "One.", "published": "03/04/2026"}, {"body": ""}]'),
)
_content("huge-number", ".json", _fixed(b'{"text": "One.", "id": ' + b"9" * 10_000 + b"}"))
_content(
    "surrogates", ".json", _fixed(rb'{"title": "\udfff", "text": "Corvane \ud800 sold 3 million phones in 2024."}')
)
_content("same-ids", ".jsonl", _fixed(b"\n".join([_RECORD] * 3)))
_content("bad-lines", ".jsonl", _fixed(b"\n".join([_RECORD, b"{", b"\xff\xfe", b"[]", b"", _RECORD[:-1], _RECORD])))
_content("front-matter", ".md", _fixed(b"---\ntitle: a: b\n---\n" + SENTENCE.encode()))
_content("open-front-matter", ".md", _fixed(b"---\ntitle: a\n" + SENTENCE.encode()))
_content("deep-front-matter", ".md", _fixed(b"---\na: " + b"[" * 10_000 + b"\n---\nOne."))
_content(
    "anchors",
    ".md",
    _fixed(b"---\na: &a [x]\nb: &b [*a,*a,*a]\nc: &c [*b,*b,*b]\nd: [*c,*c,*c]\n---\n" + SENTENCE.encode()),
)
_content("truncated", ".txt.gz", _cut(gzip.compress(SENTENCE.encode() * 50, mtime=0)))
_content("no-gzip", ".html.gz", _fixed(_page))
_content("whole", ".jsonl.gz", _fixed(gzip.compress(_RECORD + b"\n" + _RECORD, mtime=0)))

_content("fifty-megabytes", ".txt", lambda rng: SENTENCE.encode() * (50 * 2**20 // len(SENTENCE)), heavy=True)
_content("bomb", ".txt.gz", lambda rng: gzip.compress(bytes(300 * 2**20), 1, mtime=0), heavy=True)
_content("long-line", ".jsonl", lambda rng: b"[" * 2**23, heavy=True)


def _pipe(stem: Path, rng: random.Random) -> Path:
    path = stem.with_name(f"{stem.name}-pipe.txt")
    os.mkfifo(path)
    return path


def _socket(stem: Path, rng: random.Random) -> Path:
    path = stem.with_name(f"{stem.name}-s.txt")
    with socket.socket(socket.AF_UNIX) as bound:
        here = os.getcwd()
        os.chdir(path.parent)  # the names of sockets must be short
        bound.bind(path.name)
        os.chdir(here)
    return path


def _unreadable(stem: Path, rng: random.Random) -> Path:
    path = stem.with_name(f"{stem.name}-unreadable.txt")
    path.write_text(SENTENCE)
    path.chmod(0)
    return path


def _loop(stem: Path, rng: random.Random) -> Path:
    path = stem.with_name(f"{stem.name}-loop")
    path.symlink_to("..", target_is_directory=True)
    return path


def _circle(stem: Path, rng: random.Random) -> Path:
    path = stem.with_name(f"{stem.name}-circle.txt")
    path.symlink_to(path.name)
    return path


def _dangling(stem: Path, rng: random.Random) -> Path:
    path = stem.with_name(f"{stem.name}-dangling.md")
    path.symlink_to("nowhere.md")
    return path


def _odd_name(stem: Path, rng: random.Random) -> Path:
    path = Path(os.fsdecode(os.fsencode(stem) + b"-\xff\x1b[31m\n\xe2\x80\xae.txt"))
    path.write_text(SENTENCE)
    return path


KINDS.extend([_pipe, _socket, _unreadable, _loop, _circle, _dangling, _odd_name])


def make(folder: Path, count: int, *, heavy: int = 2) -> Iterator[Path]:
    """Write so many inputs, in subfolders of 100, ``heavy`` of each heavy kind among them; gives their paths."""
    rng = random.Random(1)
    kinds = list(islice(cycle(KINDS), count - heavy * len(HEAVY))) + HEAVY * heavy
    rng.shuffle(kinds)
    for number, kind in enumerate(kinds):
        below = folder / f"{number // 100:03}"
        below.mkdir(parents=True, exist_ok=True)
        yield kind(below / f"{number:05}", rng)


def main() -> None:
    """Make them."""
    parser = argparse.ArgumentParser(description="Make broken, hostile and odd inputs.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--count", type=int, default=2000)
    given = parser.parse_args()
    print(sum(1 for _ in make(given.folder, given.count)), "inputs", file=sys.stderr)


if __name__ == "__main__":
    main()
