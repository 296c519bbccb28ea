"""A language is a set of files: every place that has languages has the same ones."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings

from cardstudio.api.language import code_of
from cardstudio.cards.messages import LOCALES, language_of
from cardstudio.settings.languages import languages
from scripts.pseudo_language import accented

ROOT = Path(__file__).resolve().parent.parent.parent


def test_pages_cards_and_front_end_speak_the_same_languages() -> None:
    assert {language_of(code) for code, _name in settings.LANGUAGES} == set(LOCALES)
    assert {path.name for path in (ROOT / "frontend" / "i18n").iterdir() if path.is_dir()} == set(LOCALES)


def test_every_folder_of_words_has_every_language() -> None:
    for words in (ROOT / "cardstudio" / "cards").rglob("words"):
        assert {path.stem for path in words.glob("*.json")} == set(LOCALES), words
    for words in (ROOT / "frontend" / "card").rglob("words"):
        assert {path.stem for path in words.glob("*.ts")} == set(LOCALES), words


def test_a_language_is_read_off_the_folders_of_tables(tmp_path: Path) -> None:
    (tmp_path / "pt_BR").mkdir()
    (tmp_path / "pt_BR" / "name.txt").write_text("Português\n", "utf-8")

    assert languages(tmp_path) == [("en", "English"), ("pt-br", "Português")]
    assert code_of("zh_CN") == "zh-hans"
    assert code_of("fr_FR") == "en"


def test_the_language_nobody_speaks_keeps_what_is_no_word() -> None:
    said = accented("Sent {count} to <b>%(name)s</b>, see https://a.example/x")

    assert said.startswith("[Šéñţ {count} ţö <b>%(name)s</b>, šéé https://a.example/x")
    assert accented("42") == "42"
    assert len(accented("Send this card to a chat")) >= 1.4 * len("Send this card to a chat")
