"""`sixteenth run answer.json` shows an answer as it was saved, in either language."""

from tests.interfaces.command_line import call


def test_a_saved_answer_is_shown_again_in_both_languages(tmp_path, capsys):
    file = str(tmp_path / "answer.json")
    for language in ("en", "zh"):
        made = call(capsys, "reproduce", "jones", "--plain", "--lang", language, "--out", file)
        for again in (language, "zh"):
            shown = call(capsys, "run", file, "--plain", "--lang", again)
            assert shown.code == 0
            assert file in "".join(shown.out.split())
            if again == language:
                assert shown.out.startswith(made.out)


def test_another_question_is_not_shown_as_this_one(tmp_path, capsys):
    file = str(tmp_path / "answer.json")
    assert call(capsys, "reproduce", "jones", "--out", file).code == 0
    told = call(capsys, "race", file)
    assert told.code == 1
    assert f"sixteenth run {file}" in told.err


def test_a_saved_answer_is_written_in_another_form(tmp_path, capsys):
    file, page = (str(tmp_path / name) for name in ("answer.json", "page.md"))
    call(capsys, "reproduce", "jones", "--out", file)
    assert call(capsys, "run", file, "--out", page).code == 0
    assert (tmp_path / "page.md").read_text(encoding="utf-8").startswith("# ")
    assert '"question": "reproduce"' in call(capsys, "run", file, "--json").out
