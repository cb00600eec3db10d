"""What numbers and lists count: the classifier in Chinese, singular and plural in English."""

import attrs

from studiorules.terms import Text

__all__ = ["UNITS", "Unit"]


@attrs.frozen
class Unit:
    """What is counted.

    Attributes:
        id: English identifier.
        text: Classifier (zh) and singular (en).
        plural: English plural.
    """

    id: str
    text: Text
    plural: str

    def get(self, lang: str, *, one: bool = False) -> str:
        """Return the word to stand beside a number."""
        if lang == "zh":
            return self.text.zh
        return (self.text.en or self.text.zh) if one else self.plural


_WRITTEN = (
    ("person", "人", "person", "people"),
    ("member", "名", "member", "members"),
    ("person-time", "人次", "person-time", "person-times"),
    ("item", "项", "item", "items"),
    ("piece", "件", "piece", "pieces"),
    ("time", "次", "time", "times"),
    ("copy", "份", "copy", "copies"),
    ("kind", "种", "kind", "kinds"),
    ("thing", "个", "thing", "things"),
    ("place", "位", "place", "places"),
    ("level", "级", "level", "levels"),
    ("payment", "笔", "payment", "payments"),
    ("case", "起", "case", "cases"),
    ("m2", "平方米", "m²", "m²"),
    ("yuan", "元", "yuan", "yuan"),
    ("year", "年", "year", "years"),
    ("month", "个月", "month", "months"),
    ("day", "天", "day", "days"),
    ("point", "分", "point", "points"),
    ("entry", "条", "entry", "entries"),
)
UNITS: dict[str, Unit] = {id_: Unit(id_, Text(zh, one), many) for id_, zh, one, many in _WRITTEN}
"""Every unit by its id."""
