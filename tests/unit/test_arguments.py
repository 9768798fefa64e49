"""What the command line says of odd arguments, in Japanese."""

import pytest

from machidx.cli.main import main


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "machidx: 足りないもの: 命令"),
        (["chek"], "もしかして: check"),
        (["check", "--format", "xml"], "「xml」は、--format に書けません。書けるのは"),
        (["check", "--format"], "--format の後に、値が要ります。"),
        (["check", "now"], "知らない引数です: now"),
        (["serve", "--port", "x"], "--port: 「x」は使えません。1から65535までの数を書きます。"),
        (["serve", "--port", "70000"], "--port: 「70000」は使えません。"),
        (["site", "--help=x"], "--help に、値「x」は付けられません。"),
    ],
)
def test_odd_arguments_are_told_in_japanese(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(arguments)
    told = capsys.readouterr().err
    assert said in told
    assert told.startswith("使い方: machidx")


def test_help_is_japanese(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="0"):
        main(["check", "--help"])
    told = capsys.readouterr().out
    assert not [word for word in ("usage", "options", "show this") if word in told]
