"""What is measured, in words: 近三年已应用的成果, highest level of honours of the leader."""

from studiorules.reports.amounts import number
from studiorules.reports.days import last
from studiorules.reports.phrases import TOTAL_TURNS, condition, list_words, records, window
from studiorules.reports.voice import Voice
from studiorules.rulebook import (
    Best,
    Count,
    During,
    Elapsed,
    Fact,
    Growth,
    Joined,
    Judged,
    Kinds,
    Matches,
    Piece,
    Score,
    Share,
    Total,
    Weights,
    Within,
)

__all__ = [
    "best_subject",
    "count_subject",
    "elapsed_subject",
    "fact_subject",
    "growth_subject",
    "joined_subject",
    "judged_subject",
    "kinds_subject",
    "matches_subject",
    "score_name",
    "score_subject",
    "share_subject",
    "total_subject",
]


def fact_subject(voice: Voice, measure: Fact) -> str:
    """Name a fact: 使用面积."""
    return voice.fact_name(measure.section, measure.field)


def count_subject(voice: Voice, measure: Count) -> str:
    """Name what is counted: 近三年已应用的成果."""
    said, once = records(voice, measure.of), ""
    if measure.once_per is not None:
        name = voice.field_name(measure.of.list, measure.once_per)
        best = measure.weights is not None
        once = voice.pick(
            f"同一{name}只计{'最高的' if best else ''}一次", f"each {name} {'by its best' if best else 'once'}"
        )
    if measure.weights is None:
        return voice.pick(f"{said}（{once}）", f"{said} ({once})") if once else said
    rows = voice.pick("；", "; ").join(one for one in (_weights(voice, measure.of.list, measure.weights), once) if one)
    return voice.pick(f"{said}的折算数（{rows}）", f"{said}, weighted ({rows})")


def _weights(voice: Voice, name: str, weights: Weights) -> str:
    """Say how much which records count: 级别不低于省级的计5，其余不计."""
    told = []
    for row in weights.rows:
        counts = number(row.counts, voice.lang, places=4)
        if row.where is None:
            told.append(voice.pick(f"其余计{counts}", f"others count {counts}"))
        else:
            which = condition(voice, name, row.where)
            told.append(voice.pick(f"{which}计{counts}", f"{counts} {which}"))
    if weights.rows[-1].where is not None:
        told.append(voice.pick("其余不计", "others not at all"))
    return voice.pick("，", ", ").join(told)


def total_subject(voice: Voice, measure: Total) -> str:
    """Name what is added up: 近一年参加活动的人次合计."""
    turn = TOTAL_TURNS.get(measure.field)
    if turn is None:
        said, field = records(voice, measure.of, added=True), voice.field_name(measure.of.list, measure.field)
        return voice.pick(f"{said}{field}合计", f"{field} of {said}, added up")
    what, when = list_words(voice, measure.of.list, measure.of.where), window(voice, measure.of, added=True)
    said = voice.pick(*turn).format(what)
    return voice.pick(f"{when}{said}", f"{said} {when}, added up")


def kinds_subject(voice: Voice, measure: Kinds) -> str:
    """Name what differs, and out of which words: 制度的种类（活动开展、学习研究之中）."""
    said, name = records(voice, measure.of), voice.field_name(measure.of.list, measure.field)
    many = f"kinds of {said}" if measure.field == "kind" else f"{said}, by {name}"
    field = voice.field(f"{measure.of.list}.{measure.field}")
    vocabulary = None if field is None else field.vocabulary
    words = [voice.word(vocabulary, word) for word in measure.words or ()]
    if not words:
        return voice.pick(f"{said}的不同{name}", many)
    listed = voice.pick("、", ", ").join(words)
    return voice.pick(f"{said}的{name}（{listed}之中）", f"{many}, out of {listed}")


def share_subject(voice: Voice, measure: Share) -> str:
    """Name a part of a whole: 近一年活动中记录详实的占比."""
    said, part = records(voice, measure.of), condition(voice, measure.of.list, measure.part)
    of = part if part.endswith("的") else f"{part}的"
    return voice.pick(f"{said}中{of}占比", f"share {part} among {said}")


def best_subject(voice: Voice, measure: Best) -> str:
    """Name the highest of a list: 带头人所获荣誉的最高级别."""
    said, field = records(voice, measure.of), voice.field_name(measure.of.list, measure.field)
    return voice.pick(f"{said}的最高{field}", f"highest {field} of {said}")


def growth_subject(voice: Voice, measure: Growth) -> str:
    """Name what grows: 近三年成员净增."""
    said = list_words(voice, measure.of.list, measure.of.where)
    span = measure.of.window
    when = last(span.duration, voice.lang) if isinstance(span, (Within, During)) else ""
    return voice.pick(f"{when}{said}净增", f"net growth of {said} {when}".strip())


def elapsed_subject(voice: Voice, measure: Elapsed) -> str:
    """Name a time that has run: 自创建日期起."""
    since = voice.fact_name(measure.section, measure.field)
    if voice.lang == "zh":
        return f"自{since.removesuffix('日期').removesuffix('起始')}起"
    return f"time since {since.removesuffix(' on').removesuffix(' since')}"


def matches_subject(voice: Voice, measure: Matches) -> str:
    """Say what a text is to look like: 名称含带头人姓名."""
    own = voice.fact_name(measure.section, measure.field)
    pieces = list(measure.pieces)
    opens, ends = bool(pieces and pieces[0].anything), bool(pieces and pieces[-1].anything)
    middle = [piece for piece in pieces if not piece.anything]
    if len(middle) == len(pieces) - opens - ends and len(middle) >= 1:
        said = "".join(_piece(voice, piece) for piece in middle)
        if opens and ends:
            return voice.pick(f"{own}含{said}", f"{own} contains {said}")
        if ends:
            return voice.pick(f"{own}以{said}开头", f"{own} begins with {said}")
        if opens:
            return voice.pick(f"{own}以{said}结尾", f"{own} ends with {said}")
        return voice.pick(f"{own}为{said}", f"{own} is {said}")
    said = "".join("…" if piece.anything else _piece(voice, piece) for piece in pieces)
    return voice.pick(f"{own}形如{said}", f"{own} has the form {said}")


def judged_subject(voice: Voice, measure: Judged) -> str:
    """Name a question for people: 面积是否适当."""
    question = voice.book.questions.get(measure.question)
    return measure.question if question is None else voice.say(question.text)


def score_subject(voice: Voice, measure: Score) -> str:
    """Name whose points are read: 总分."""
    return score_name(voice, measure.of)


def score_name(voice: Voice, of: str) -> str:
    """Name points that are read: 总分, 基础保障得分."""
    if of == "total":
        return voice.pick("总分", "total")
    if voice.book.names_model(of):
        return voice.pick("得分", "score")
    return voice.pick(f"{voice.title(of)}得分", f"points of {voice.title(of)}")


def joined_subject(voice: Voice, measure: Joined) -> str:
    """Say how tests are joined: 以下3项有1项即可."""
    count = len(measure.branches)
    if measure.how == "all":
        return voice.pick(f"以下{count}项都要具备", f"all {count} of the following")
    if measure.how == "any":
        return voice.pick(f"以下{count}项有1项即可", f"any one of the following {count}")
    return voice.pick(f"以下{count}项中", f"of the following {count}")


def _piece(voice: Voice, piece: Piece) -> str:
    if piece.literal is not None:
        return voice.pick(f"“{piece.literal}”", f'"{piece.literal}"')
    return voice.fact_name(piece.section or "", piece.field or "")
