"""The sentences of problems, zh and en, by code: one sentence says what is wrong, help says what to do."""

__all__ = ["HELP", "SENTENCES"]

SENTENCES: dict[str, tuple[str, str]] = {
    "unknown-field": ("没有“{found}”这一项。", 'there is no field "{found}".'),
    "unknown-level": ("{expected}里没有“{found}”。", '"{found}" is not {expected}.'),
    "wrong-type": ("写的是{found}，需要{expected}。", "found {found}, expected {expected}."),
    "unreadable-date": ("看不懂日期“{found}”。", 'cannot read the date "{found}".'),
    "bare-year": ("{found} 是数字，不是日期。", "{found} is a number, not a date."),
    "absurd-date": ("日期“{found}”不在1800年至2200年之间。", 'the date "{found}" is not between 1800 and 2200.'),
    "too-fine": ("{found} 太细，这一项记到{expected}。", "{found} is finer than {expected}."),
    "below-floor": ("不能小于{expected}，写的是{found}。", "cannot be below {expected}; found {found}."),
    "above-ceiling": ("不能大于{expected}，写的是{found}。", "cannot be above {expected}; found {found}."),
    "empty-range": ("{found} 的下限大于上限。", "the low end of {found} is above its high end."),
    "duplicate-id": ("编号“{found}”用了两次{expected}。", 'the id "{found}" is used twice{expected}.'),
    "duration-as-moment": ("“{found}”是一段时间，这里要的是某一天。", '"{found}" is a duration; a day is expected.'),
    "moment-as-duration": ("“{found}”不是一段时间。", '"{found}" is not a duration.'),
    "period-without-quantity": (
        "写了 period，但没有 quantity 或 every。",
        "there is a period but neither quantity nor every.",
    ),
    "parts-exceed-whole": (
        "各部分合计{found}，多于总数{expected}。",
        "the parts add up to {found}, more than {expected}.",
    ),
    "missing-required": ("缺少“{name}”。", '"{name}" is missing.'),
    "unknown-name": ("没有叫“{found}”的{expected}。", 'there is no {expected} named "{found}".'),
    "unknown-edition": (
        "“{found}”的版本定不下来，有：{expected}。",
        'the edition of "{found}" cannot be settled; there are: {expected}.',
    ),
    "overlapping-editions": (
        "两个版本的施行期间重叠：{found}。",
        "two editions are in force on the same days: {expected}.",
    ),
    "contradiction": ("{found}：自相矛盾{expected}。", "{found}: this contradicts itself{expected}."),
    "two-measures": ("一条要求只能量一件事，这里写了：{found}。", "exactly one measure is allowed; found {found}."),
    "no-measure": ("没有说量什么。", "nothing is measured."),
    "ratio-of-one-list": (
        "两个量来自同一清单“{found}”，请用 share。",
        'both measures read the list "{found}"; use share.',
    ),
    "unknown-key": ("规则语言里没有“{found}”。", 'the rule language has no "{found}".'),
    "does-not-fit": ("“{found}”不能用在这里：{expected}。", '"{found}" does not fit here: {expected}.'),
    "two-bounds": ("一个尺度只能有一个界限，这里写了：{found}。", "only one bound is allowed; found {found}."),
    "not-yet": ("规则语言的“{found}”本版还不能读。", 'this version cannot read "{found}" yet.'),
    "points-do-not-add-up": ("分值合计{found}，应为{expected}。", "the points add up to {found}, not {expected}."),
    "rungs-out-of-order": (
        "这一档只要{found}分，低一档的{expected}分。",
        "this rung wants {found} points, and below it {expected}.",
    ),
    "overlapping-values": ("同一天有两个取值：{found}。", "two values are valid on one day: {found}."),
    "points-do-not-divide": (
        "改为{expected}分后，“{found}”分不尽。",
        'with {expected} points, "{found}" cannot be divided exactly.',
    ),
    "not-selected": (
        "“{found}”已经不列入，这里只凭它判断。",
        '"{found}" is not selected, and nothing else decides here.',
    ),
    "two-meanings": (
        "两处取来的“{found}”不是一回事。",
        'what is taken from two rulebooks means two things by "{found}".',
    ),
    "own": ("“{found}”就写在本规则里。", '"{found}" is written in this rulebook itself.'),
    "no-change": ("没有说改什么。", "nothing is changed."),
    "cycle": ("互相引用，没有尽头：{found}。", "these refer to each other without end: {found}."),
    "too-deep": ("嵌套超过{expected}层。", "nested deeper than {expected} levels."),
    "too-long": ("太长：{found}，上限{expected}。", "too long: {found}; the limit is {expected}."),
    "too-many": ("太多：{found}，上限{expected}。", "too many: {found}; the limit is {expected}."),
    "too-large": ("{found}，超过上限{expected}；没有打开。", "{found} is over the limit of {expected}; not opened."),
    "outside-folder": ("“{found}”指向文件夹以外，没有打开。", '"{found}" leads out of its folder; not opened.'),
    "unreadable-file": ("打不开：{found}。", "cannot be opened: {found}."),
    "empty-file": ("文件是空的。", "the file is empty."),
    "binary-file": ("不是文本文件（像是图片或压缩包）。", "is not text (it looks like a picture or an archive)."),
    "not-utf8": ("不是UTF-8编码。", "is not UTF-8."),
    "syntax": ("写法有误：{expected}。", "cannot be parsed: {expected}."),
    "duplicate-key": ("“{found}”写了两次。", '"{found}" is written twice.'),
    "not-a-number": ("{found} 不是可用的数。", "{found} is not a usable number."),
    "not-a-table": ("这里需要一组“名称 = 值”，写的是{found}。", "a table is expected here; found {found}."),
    "unknown-format": ("不认识的格式“{found}”。", 'unknown format "{found}".'),
    "not-in-force": ("{found}。", "{expected}."),
    "look-alike": ("与{found}相似，可能是一件事；两条都计入。", "looks like {found}; both are counted."),
    "overlapping-tallies": ("与{found}的期间重叠，两条都计入。", "overlaps {found} in time; both are counted."),
    "contested": ("各出处说法不一：{found}。", "the sources disagree: {found}."),
    "parts-fall-short": (
        "各部分合计{found}，少于总数{expected}。",
        "the parts add up to {found}, less than {expected}.",
    ),
}
HELP: dict[str, tuple[str, str]] = {
    "rungs-out-of-order": (
        "各档从低到高写：低的在前。",
        "Rungs are written from the lowest to the highest.",
    ),
    "syntax": (
        "引号、逗号、括号、等号用半角，项目名用英文。",
        "Quotes, commas, brackets and equals signs are plain ones; names of fields are English.",
    ),
    "wrong-type": ("不清楚就不写。", "Leave it out if it is not known."),
    "unreadable-date": (
        '写 "2024-12"、"2024-12-20"，或 "[2024-11..2025-01]" 表示其间某一天。',
        'Write "2024-12", "2024-12-20", or "[2024-11..2025-01]" for some day between.',
    ),
    "bare-year": (
        '加引号："{found}" 表示{found}年的某一天。',
        'Put it in quotes: "{found}" means some day in {found}.',
    ),
    "unknown-format": ("这里要读的可能是另一种文件。", "This may be a file of another kind."),
    "too-fine": (
        "写到{expected}为止；进还是舍，由您决定。",
        "Write it to {expected}; which way to round is your choice.",
    ),
    "duration-as-moment": (
        '其间某一天写成 "[2023..2025]"；一段时间里的合计用 period。',
        'Write "[2023..2025]" for some day between; a tally over a time takes period.',
    ),
    "not-utf8": ("另存为UTF-8；Excel表请用 .xlsx。", "Save as UTF-8; for workbooks use .xlsx."),
    "parts-exceed-whole": (
        '改正其一；总数只知下限时写成 "21+" 这样。',
        'Mend one; if the whole is a lower bound write it like "21+".',
    ),
    "look-alike": (
        '若是一件事，在后一条写 instead_of = "…"。',
        'If they are one, write instead_of = "…" in the later.',
    ),
    "overlapping-tallies": (
        '若一条包含另一条，写 part_of = "…"。',
        'If one is inside the other, write part_of = "…".',
    ),
    "unknown-edition": ("写明版本，例如 base@1。", "Name the edition, such as base@1."),
    "overlapping-editions": (
        "在前一版的 in_force 里写明 to，即施行的最后一天。",
        "Give the earlier edition its last day, `to` in in_force.",
    ),
    "points-do-not-divide": ("逐条写明分值。", "State the points of each."),
    "not-selected": ("用 [[override]] 另写条件。", "Write another condition by an [[override]]."),
    "own": ("直接改，不用 [[override]]。", "Change it there; no [[override]] is needed."),
    "not-in-force": ("换基准日，或指定当时的版本。", "Change the as-of date, or name the edition of that time."),
}
