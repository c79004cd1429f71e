"""Coreference chains out of GUM's annotation."""

from __future__ import annotations

from pathlib import Path

from training.coreference.chains import read_gum

ROWS = [
    ("Acme", "NNP", "Entity=(1-organization-new-nnnnn-cf1-1-coref)"),
    ("made", "VBD", "_"),
    ("its", "PRP$", "Entity=(2-object-new-nnnnn-cf2-2-sgl(1-organization-giv:act-nnnnn-cf1-1-ana)"),
    ("phones", "NNS", "Entity=2)"),
    ("until", "IN", "_"),
    ("the", "DT", "Entity=(1-organization-giv:act-nnnnn-cf1-2-coref"),
    ("firm", "NN", "Entity=1)|SpaceAfter=No"),
    (".", ".", "_"),
]


def test_names_pronouns_and_descriptions_of_a_chain(tmp_path: Path) -> None:
    rows = [f"{at}\t{word}\t_\t_\t{tag}\t_\t_\t_\t_\t{misc}" for at, (word, tag, misc) in enumerate(ROWS, 1)]
    path = tmp_path / "gum.conllu"
    path.write_text("\n".join(["# newdoc id = GUM_news_acme", *rows, ""]), encoding="utf-8")
    (annotated,) = read_gum(path, ["news"])
    text = annotated.article.text
    assert text == "Acme made its phones until the firm."
    chain = annotated.chains[0]
    kinds = (chain.names, chain.pronouns, chain.descriptions)
    assert [[text[at.start : at.end] for at in places] for places in kinds] == [["Acme"], ["its"], ["the firm"]]
    assert list(read_gum(path, ["bio"])) == []
