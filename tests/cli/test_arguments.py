"""A command typed wrong is told in the user's language, with what could have been meant."""

from __future__ import annotations

import pytest

from drafting.cli import main


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["bild", "x"], "opdracht: 'bild' bestaat niet; kies uit: adopt, advance, init, build"),
        (["bild", "x"], "Bedoelde u 'build'? Zie drafting --help."),
        (["build"], "verplicht, maar niet gegeven: dossier.yaml."),
        (["build", "x", "--knd", "eop"], "onbekend: --knd eop. Bedoelde u '--kind'?"),
        (["build", "x", "--kin", "eop"], "onbekend: --kin eop. Bedoelde u '--kind'?"),
        (["build", "x", "--lang", "fr"], "--lang: 'fr' bestaat niet; kies uit: nl, en."),
        (["build", "x", "--kind"], "--kind: hierachter hoort een waarde."),
        (["draft"], "verplicht, maar niet gegeven: opdracht."),
        (["draft", "sav"], "Bedoelde u 'save'? Zie drafting draft --help."),
        (["draft", "save", "x", "--kind", "eop", "--based-on", "drie"], "'drie' is geen geldige waarde (int)."),
        (["--ui", "en", "build"], "required but not given: dossier.yaml. See drafting build --help."),
        (["--ui=en", "bild"], "command: 'bild' does not exist; choose from: adopt, advance, init"),
    ],
)
def test_a_word_typed_wrong_is_told_with_its_remedy(
    words: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(words)
    assert ended.value.code == 2
    told = capsys.readouterr()
    assert said in told.err
    assert told.out == ""


@pytest.mark.parametrize(("words", "said"), [([], "gebruik: drafting"), (["--ui", "en"], "usage: drafting")])
def test_help_speaks_one_language(words: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(words) == 0
    out = capsys.readouterr().out
    assert said in out
    assert ("show this help" in out) is False
