"""Bilingual text: Chinese first, English second."""

from typing import Literal

import attrs

__all__ = ["Lang", "Text"]

Lang = Literal["zh", "en"]
"""The language of what a person reads; always an argument, never state of the process."""


@attrs.frozen
class Text:
    """The same words in Chinese and in English.

    Attributes:
        zh: Chinese; always there.
        en: English; None where nobody has translated it, and then the Chinese is shown.
    """

    zh: str
    en: str | None = None

    def get(self, lang: Lang = "zh") -> str:
        """Return the words in one language; Chinese where there is no English."""
        return self.zh if lang == "zh" or self.en is None else self.en

    def filled(self, **names: "Text") -> "Text":
        """Return the text with `{name}` replaced, in each language by that language's words."""

        def fill(words: str, lang: Lang) -> str:
            for name, value in names.items():
                words = words.replace(f"{{{name}}}", value.get(lang))
            return words

        return Text(fill(self.zh, "zh"), None if self.en is None else fill(self.en, "en"))

    def beside(self, name: str) -> tuple[str, str]:
        """Name something by its English name and in words, zh and en: `people（人员）`; once where both are one."""
        zh, en = self.zh, self.get("en")
        return name if zh == name else f"{name}（{zh}）", name if en == name else f"{name} ({en})"

    def __str__(self) -> str:
        return self.zh
