"""The base rulebook written by hand: point-valued Python over plain objects, one loop per list.

It knows no intervals, no missing facts and no reasons of openness; it is what somebody would write who needs just this
rulebook for studios of which everything is known. `explained` adds a reason text to each requirement.
"""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace
from typing import Any

import attrs
from dateutil.relativedelta import relativedelta

__all__ = ["Plain", "bare", "explained", "measured", "plain"]

_SIX = ("activities", "study", "research", "transfer", "rewards", "management")
_CHANNELS = frozenset({"host", "union", "government", "project", "partner", "self"})
_METHODS = frozenset({"operating-method", "management-know-how", "brand", "invention"})


@attrs.define(init=False, eq=False, repr=False)
class Plain:
    """A record with its values as slots: days as ordinals, words as text, numbers as numbers."""

    adopted: bool
    amount: int
    applied: bool
    by: str
    certified: int
    channel: str
    detail: bool
    direction: str
    done: bool
    due: int
    earmarked: bool
    evidence: bool
    from_competition: bool
    front_line: bool
    gaps: bool
    goals: bool
    holder: str
    kind: str
    led_by: str
    level: str
    next_goals: bool
    on: int
    outsiders: int
    participants: int
    patent: str
    phases: bool
    practised: bool
    role: str
    serves: frozenset[str]
    spread: int
    start: int
    status: str
    stop: int
    with_model_workers: bool


_NAMES = {
    "amount_yuan": "amount",
    "certified_on": "certified",
    "due_on": "due",
    "gaps_named": "gaps",
    "goals_set": "goals",
    "phases_set": "phases",
    "recorded_in_detail": "detail",
    "spread_to": "spread",
}
_REACH = {"none": 0, "team": 1, "unit": 2, "other-units": 3, "industry": 4}
_GRADES = {"senior-worker": 3, "technician": 4, "senior-technician": 5}
_TITLES = {"none": 0, "assistant": 1, "intermediate": 2}


def plain(document: dict[str, Any]) -> SimpleNamespace:
    """Bring a fully known document into plain objects, before any clock runs."""
    made = SimpleNamespace()
    for name, value in document.items():
        if isinstance(value, list) and name != "judgements":
            setattr(made, name, [_plain(record) for record in value])
    for name in ("studio", "leader", "sign", "premises", "ceremony"):
        setattr(made, name, SimpleNamespace(**document[name]))
    made.leader.grade = _GRADES[made.leader.grade]
    made.leader.title = _TITLES[made.leader.title]
    made.leader.in_trade_since = date.fromisoformat(made.leader.in_trade_since)
    made.judged = {one["question"].removeprefix("base:"): one["level"] for one in document["judgements"]}
    return made


def _plain(record: dict[str, Any]) -> Plain:
    made = Plain()
    made.evidence = bool(record.get("evidence"))
    made.stop = 4_000_000
    for name, value in record.items():
        if name in ("on", "due_on", "certified_on"):
            setattr(made, _NAMES.get(name, name), date.fromisoformat(value).toordinal())
        elif name == "from":
            made.start = date.fromisoformat(value).toordinal()
        elif name == "to":
            made.stop = date.fromisoformat(value).toordinal() + 1
        elif name == "spread_to":
            made.spread = _REACH[value]
        elif name == "serves":
            made.serves = frozenset(value)
        else:
            setattr(made, _NAMES.get(name, name), value)
    return made


def measured(d: Any, as_of: date) -> tuple[Any, ...]:
    """Every number that the requirements need, one loop per list."""
    today = as_of.toordinal()
    y1 = (as_of - relativedelta(years=1)).toordinal()
    y3 = (as_of - relativedelta(years=3)).toordinal()

    best_honour = honoured = 0
    for r in d.honours:
        if r.on <= today:
            if r.holder == "leader" and r.kind in ("model-worker", "advanced-worker", "labour-medal", "craftsman"):
                best_honour = max(best_honour, 1 if r.level != "none" else 0)
            if r.on > y3 and r.holder in ("studio", "member", "leader"):
                honoured += 1
    tools = instruments = computers = network = references = supplies = 0
    for r in d.equipment:
        if r.start <= today < r.stop:
            kind = r.kind
            if kind == "tools":
                tools += 1
            elif kind == "instruments":
                instruments += 1
            elif kind == "computers":
                computers += 1
            elif kind == "network":
                network += 1
            elif kind == "references":
                references += 1
            elif kind == "supplies":
                supplies += 1
    grown = team = 0
    for r in d.people:
        now = r.start <= today < r.stop
        grown += now - (r.start <= y3 < r.stop)
        if now and r.front_line and r.role in ("member", "backbone"):
            team += 1
    promoted = sum(1 for r in d.promotions if y3 < r.on <= today)
    certified = mentored = 0
    for r in d.mentoring:
        if y3 < r.certified <= today:
            certified += 1
        if r.start <= today and r.stop > y1 + 1:
            mentored += 1
    regulations = dict.fromkeys(_SIX, 0)
    practised = set()
    for r in d.regulations:
        if r.start <= today < r.stop and r.kind in regulations:
            regulations[r.kind] += 1
            if r.practised:
                practised.add(r.kind)
    money = earmarked = own = 0
    channels = set()
    for r in d.funding:
        if r.start <= today and r.stop > y3 + 1:
            channel = r.channel
            if channel in _CHANNELS:
                channels.add(channel)
            if channel == "self":
                own += 1
            if r.stop > y1 + 1:
                money += r.amount
                if r.earmarked:
                    earmarked += r.amount
    materials = {"goal": 0, "projects": 0, "plan": 0, "process": 0, "results": 0}
    for r in d.materials:
        if r.on <= today and r.kind in materials:
            materials[r.kind] += 1
    development = activity_plan = goals = phases = 0
    for r in d.plans:
        if r.start <= today and r.stop > y1 + 1:
            if r.kind == "development":
                development += 1
            elif r.kind == "activity":
                activity_plan += 1
            if r.goals:
                goals += 1
            if r.phases:
                phases += 1
    due = done = 0
    for r in d.plan_items:
        if y1 < r.due <= today:
            due += 1
            if r.done:
                done += 1
    came = held = detailed = outside = strategic = contest = pooled = talked = trained = green_act = 0
    for r in d.activities:
        on = r.on
        if on > y3 and on <= today:
            serves = r.serves
            if "green" in serves:
                green_act += 1
            if on > y1:
                held += 1
                came += r.participants
                outside += r.outsiders
                if r.detail:
                    detailed += 1
                if r.with_model_workers:
                    pooled += 1
                if "strategy" in serves:
                    strategic += 1
                if "labour-competition" in serves:
                    contest += 1
                kind = r.kind
                if kind == "training":
                    trained += 1
                elif kind in ("talk", "study", "open-day"):
                    talked += 1
    strategic_project = green_project = led = carried = completed = 0
    for r in d.projects:
        if r.start <= today and r.stop > y3 + 1:
            if "green" in r.serves:
                green_project += 1
            if r.stop > y1 + 1:
                if "strategy" in r.serves:
                    strategic_project += 1
                if r.led_by == "leader":
                    led += 1
                elif r.led_by == "member":
                    carried += 1
        if r.status == "completed" and y3 < r.start <= today:
            completed += 1
    applied = spread = momentum = from_contest = green_result = by_leader = proposals = fresh = solved = methods = 0
    inventions = used_methods = used_inventions = 0
    created = set()
    for r in d.results:
        on = r.on
        if on <= today:
            kind = r.kind
            if r.applied:
                applied += 1
                if r.spread >= 2:
                    spread += 1
            if r.by == "leader":
                by_leader += 1
            if kind in ("operating-method", "standard"):
                methods += 1
            if on > y3:
                if "strategy" in r.serves:
                    momentum += 1
                if r.from_competition:
                    from_contest += 1
                if r.applied and "green" in r.serves:
                    green_result += 1
                if on > y1:
                    fresh += 1
                if kind in _METHODS:
                    created.add(kind)
                    if r.applied:
                        used_methods += 1
                elif kind == "patent":
                    if r.patent == "invention" and r.status == "granted":
                        inventions += 1
                        if r.applied:
                            used_inventions += 1
                elif kind == "proposal":
                    if r.adopted:
                        proposals += 1
                elif kind == "problem-solved":
                    solved += 1
    benefit = social = 0
    for r in d.benefits:
        if y3 < r.on <= today:
            if r.kind == "social":
                if r.evidence:
                    social += 1
            else:
                benefit += r.amount
    named = sum(1 for r in d.namings if y3 < r.start <= today)
    went = came_in = 0
    for r in d.exchanges:
        if r.on <= today:
            if r.direction == "out":
                if r.on > y1:
                    went += 1
            elif r.on > y3:
                came_in += 1
    summed_up = gaps = next_goals = 0
    for r in d.reviews:
        if y1 < r.on <= today:
            if r.kind == "summing-up":
                summed_up += 1
            if r.gaps:
                gaps += 1
            if r.next_goals:
                next_goals += 1
    return (
        best_honour, honoured, tools, instruments, computers, network, references, supplies, grown, team, promoted,
        certified, mentored, regulations, len(practised), money, earmarked, own, len(channels), materials, development,
        activity_plan, goals, phases, due, done, came, held, detailed, outside, strategic, contest, pooled, talked,
        trained, green_act, strategic_project, green_project, led, carried, completed, applied, spread, momentum,
        from_contest, green_result, by_leader, proposals, fresh, solved, methods, inventions, used_methods,
        used_inventions, len(created), benefit, social, named, went, came_in, summed_up, gaps, next_goals,
    )  # fmt: skip


Finding = tuple[str, bool, int]
"""Id, whether it is met, points in hundredths."""
Outcome = tuple[list[Finding], int, str, str, str]
"""The findings, the total in hundredths, and the three ladders."""


def _scored(d: Any, as_of: date, *, told: bool) -> tuple[Outcome, tuple[Any, ...]]:
    """All 71 requirements, the total and the ladders; with `told`, what was measured as well."""
    (
        best_honour, honoured, tools, instruments, computers, network, references, supplies, grown, team, promoted,
        certified, mentored, regulations, practised, money, earmarked, own, channels, materials, development,
        activity_plan, goals, phases, due, done, came, held, detailed, outside, strategic, contest, pooled, talked,
        trained, green_act, strategic_project, green_project, led, carried, completed, applied, spread, momentum,
        from_contest, green_result, by_leader, proposals, fresh, solved, methods, inventions, used_methods,
        used_inventions, created, benefit, social, named, went, came_in, summed_up, gaps, next_goals,
    ) = measured(d, as_of)  # fmt: skip
    judged, leader, premises, ceremony = d.judged, d.leader, d.premises, d.ceremony
    hung, fixed, standard = d.sign.plaque_hung, premises.fixed, judged["regulations-standardised"]
    lost_leader = (
        (0 if leader.has_speciality else 50)
        + (0 if leader.grade >= 4 or leader.title >= 2 or judged["leader-theory"] == "good" else 50)
        + (50 if leader.in_trade_since > as_of - relativedelta(years=5) else 0)
        + (0 if by_leader else 50)
    )
    lost_ceremony = (
        (0 if ceremony.programme else 25)
        + (0 if ceremony.leaders_present else 25)
        + (0 if ceremony.plaque_unveiled else 50)
    )
    m_named_after_leader = leader.name in d.studio.name
    m_leader_is_model_worker = best_honour >= 1
    m_plaque_conspicuous = hung and d.sign.conspicuous
    m_fixed_place = fixed
    m_suitable_area = fixed and (premises.area_m2 >= 20 or judged["area-suits"] == "suits")
    m_orderly = fixed and (
        (premises.dedicated and premises.rules_posted and premises.results_displayed)
        or judged["workroom-orderly"] == "good"
    )
    m_has_tools = tools >= 1 or judged["tools-available"] != "lacking"
    m_has_instruments = instruments >= 1 or judged["instruments-available"] != "lacking"
    m_has_computers = computers >= 1
    m_has_network = network >= 1
    m_has_references = references >= 1
    m_take_part = came >= 40
    m_backbones_trained = promoted >= 1 or certified >= 1 or judged["backbones-trained"] == "good"
    m_team_grows = grown >= 1
    m_rule_activities = regulations["activities"] >= 1
    m_rule_study = regulations["study"] >= 1
    m_rule_research = regulations["research"] >= 1
    m_rule_transfer = regulations["transfer"] >= 1
    m_rule_rewards = regulations["rewards"] >= 1
    m_rule_management = regulations["management"] >= 1
    m_standardised = standard == "good"
    m_has_money = money > 0
    m_earmarked = earmarked > 0
    m_several_channels = channels >= 2
    m_self_earned = own >= 1
    m_activity_records = held > 0 and 5 * detailed >= 4 * held
    m_material_goal = materials["goal"] >= 1
    m_material_projects = materials["projects"] >= 1
    m_material_plan = materials["plan"] >= 1
    m_material_process = materials["process"] >= 1
    m_material_results = materials["results"] >= 1
    m_applied = applied >= 1
    m_spread = spread >= 1
    m_benefit = benefit >= 100000 or social >= 2 or judged["benefit"] == "marked"
    m_serves_strategy = strategic_project >= 1 or strategic >= 1
    m_adds_momentum = momentum >= 1 or judged["strategy-effect"] == "good"
    m_takes_part = contest >= 1
    m_each_promotes_the_other = from_contest >= 1 or judged["competition-effect"] == "good"
    m_green_topic = green_project >= 1 or green_act >= 1
    m_green_effect = green_result >= 1 or judged["green-effect"] == "good"
    m_leader_leads = led >= 1
    m_backbones_carry = carried >= 1
    m_employees_join = outside >= 10
    m_wisdom_pooled = pooled >= 1 or judged["wisdom-pooled"] == "good"
    m_created = created >= 1 or inventions >= 1
    m_raises_quality = used_methods >= 1 or used_inventions >= 1 or judged["quality-effect"] == "good"
    m_educates = talked >= 1
    m_trains_and_selects = mentored >= 1 or trained >= 1
    m_commended = honoured >= 1 or named >= 1
    m_people_grow = promoted >= 1 or judged["growth-conditions"] == "good"
    m_leader_capable = not lost_leader
    m_team = team >= 3
    m_place_and_supplies = fixed and supplies >= 1 and (tools >= 1 or judged["tools-available"] != "lacking")
    m_ceremony = not lost_ceremony
    m_development_plan = development >= 1
    m_activity_plan = activity_plan >= 1
    m_goals_set = goals >= 1
    m_phases_set = phases >= 1
    m_work_managed = d.studio.duties_assigned
    m_rules_practised = practised >= 4
    m_activities_regular = held >= 4
    m_plan_carried_out = due > 0 and 5 * done >= 4 * due
    m_think_tank = proposals >= 1
    m_source_of_innovation = fresh >= 1
    m_tackling_team = completed >= 1 or solved >= 1
    m_incubator = promoted >= 1 or certified >= 1
    m_direction_sign = methods >= 1 or came_in >= 1
    m_sums_up = summed_up >= 1
    m_gaps_found = gaps >= 1
    m_next_goals = next_goals >= 1
    m_learns_outside = went >= 1
    found = [
        ("named-after-leader", m_named_after_leader, 100 if m_named_after_leader else 0),
        ("leader-is-model-worker", m_leader_is_model_worker, 100 if m_leader_is_model_worker else 0),
        ("plaque-conspicuous", m_plaque_conspicuous, (200 if d.sign.conspicuous else 100) if hung else 0),
        ("fixed-place", m_fixed_place, 300 if m_fixed_place else 0),
        ("suitable-area", m_suitable_area, 200 if m_suitable_area else 0),
        ("orderly", m_orderly, 200 if m_orderly else 0),
        ("has-tools", m_has_tools, 120 if m_has_tools else 0),
        ("has-instruments", m_has_instruments, 120 if m_has_instruments else 0),
        ("has-computers", m_has_computers, 120 if m_has_computers else 0),
        ("has-network", m_has_network, 120 if m_has_network else 0),
        ("has-references", m_has_references, 120 if m_has_references else 0),
        ("take-part", m_take_part, 400 if came >= 40 else (2 * 400 * came + 40) // 80),
        ("backbones-trained", m_backbones_trained, 400 if m_backbones_trained else 0),
        ("team-grows", m_team_grows, 200 if grown >= 1 else 100 if grown >= 0 else 0),
        ("rule-activities", m_rule_activities, 100 if m_rule_activities else 0),
        ("rule-study", m_rule_study, 100 if m_rule_study else 0),
        ("rule-research", m_rule_research, 100 if m_rule_research else 0),
        ("rule-transfer", m_rule_transfer, 100 if m_rule_transfer else 0),
        ("rule-rewards", m_rule_rewards, 100 if m_rule_rewards else 0),
        ("rule-management", m_rule_management, 100 if m_rule_management else 0),
        ("standardised", m_standardised, 300 if standard == "good" else 150 if standard == "fair" else 0),
        ("has-money", m_has_money, 200 if m_has_money else 0),
        ("earmarked", m_earmarked, 150 if m_earmarked else 0),
        ("several-channels", m_several_channels, 200 if m_several_channels else 0),
        ("self-earned", m_self_earned, 150 if m_self_earned else 0),
        (
            "activity-records",
            m_activity_records,
            0 if not held else 300 if 5 * detailed >= 4 * held else (2 * 300 * 5 * detailed + 4 * held) // (8 * held),
        ),
        ("material-goal", m_material_goal, 80 if m_material_goal else 0),
        ("material-projects", m_material_projects, 80 if m_material_projects else 0),
        ("material-plan", m_material_plan, 80 if m_material_plan else 0),
        ("material-process", m_material_process, 80 if m_material_process else 0),
        ("material-results", m_material_results, 80 if m_material_results else 0),
        ("applied", m_applied, 400 if applied >= 3 else 300 if applied == 2 else 200 if applied else 0),
        ("spread", m_spread, 200 if m_spread else 0),
        ("benefit", m_benefit, 400 if m_benefit else 0),
        ("serves-strategy", m_serves_strategy, 200 if m_serves_strategy else 0),
        ("adds-momentum", m_adds_momentum, 200 if m_adds_momentum else 0),
        ("takes-part", m_takes_part, 200 if m_takes_part else 0),
        ("each-promotes-the-other", m_each_promotes_the_other, 200 if m_each_promotes_the_other else 0),
        ("green-topic", m_green_topic, 200 if m_green_topic else 0),
        ("green-effect", m_green_effect, 200 if m_green_effect else 0),
        ("leader-leads", m_leader_leads, 100 if m_leader_leads else 0),
        ("backbones-carry", m_backbones_carry, 100 if m_backbones_carry else 0),
        ("employees-join", m_employees_join, 100 if m_employees_join else 0),
        ("wisdom-pooled", m_wisdom_pooled, 100 if m_wisdom_pooled else 0),
        ("created", m_created, 200 if m_created else 0),
        ("raises-quality", m_raises_quality, 200 if m_raises_quality else 0),
        ("educates", m_educates, 100 if m_educates else 0),
        ("trains-and-selects", m_trains_and_selects, 100 if m_trains_and_selects else 0),
        ("commended", m_commended, 100 if m_commended else 0),
        ("people-grow", m_people_grow, 100 if m_people_grow else 0),
        ("leader-capable", m_leader_capable, 200 - lost_leader),
        ("team", m_team, 125 if m_team else 0),
        ("place-and-supplies", m_place_and_supplies, 75 if m_place_and_supplies else 0),
        ("ceremony", m_ceremony, 100 - lost_ceremony),
        ("development-plan", m_development_plan, 75 if m_development_plan else 0),
        ("activity-plan", m_activity_plan, 75 if m_activity_plan else 0),
        ("goals-set", m_goals_set, 50 if m_goals_set else 0),
        ("phases-set", m_phases_set, 50 if m_phases_set else 0),
        ("work-managed", m_work_managed, 75 if m_work_managed else 0),
        ("rules-practised", m_rules_practised, 75 if m_rules_practised else 0),
        ("activities-regular", m_activities_regular, 100 if held >= 4 else (2 * 100 * held + 4) // 8),
        (
            "plan-carried-out",
            m_plan_carried_out,
            0 if not due else 100 if 5 * done >= 4 * due else (2 * 100 * 5 * done + 4 * due) // (8 * due),
        ),
        ("think-tank", m_think_tank, 20 if m_think_tank else 0),
        ("source-of-innovation", m_source_of_innovation, 20 if m_source_of_innovation else 0),
        ("tackling-team", m_tackling_team, 20 if m_tackling_team else 0),
        ("incubator", m_incubator, 20 if m_incubator else 0),
        ("direction-sign", m_direction_sign, 20 if m_direction_sign else 0),
        ("sums-up", m_sums_up, 100 if m_sums_up else 0),
        ("gaps-found", m_gaps_found, 75 if m_gaps_found else 0),
        ("next-goals", m_next_goals, 75 if m_next_goals else 0),
        ("learns-outside", m_learns_outside, 150 if m_learns_outside else 0),
    ]
    total = sum([one[2] for one in found])  # noqa: C419  # a list is quicker than a generator
    kinds = m_rule_activities + m_rule_study + m_rule_research + m_rule_transfer + m_rule_rewards + m_rule_management
    papers = m_material_goal + m_material_projects + m_material_plan + m_material_process + m_material_results
    musts = (
        m_leader_is_model_worker
        and m_plaque_conspicuous
        and fixed
        and m_suitable_area
        and m_has_tools
        and m_has_instruments
        and m_has_computers
        and m_has_network
        and m_has_references
        and m_take_part
        and kinds >= 4
        and m_has_money
        and m_activity_records
        and papers >= 4
        and m_applied
        and m_benefit
    )
    grade = "D" if total < 6000 else "C" if total < 7500 or not musts else "B" if total < 8500 else "A"
    stage = "none"
    if m_team and m_place_and_supplies and m_leader_is_model_worker:
        stage = "preparation"
        if m_activity_plan and m_rules_practised and m_activities_regular:
            stage = "operation"
            if m_sums_up and m_next_goals and m_learns_outside:
                stage = "consolidation"
    recognition = "may-be-recognised" if musts else "not-yet"
    values = (
        (
            d.studio.name,
            best_honour,
            hung,
            fixed,
            premises.area_m2,
            judged["workroom-orderly"],
            tools,
            instruments,
            computers,
            network,
            references,
            came,
            promoted,
            grown,
            regulations["activities"],
            regulations["study"],
            regulations["research"],
            regulations["transfer"],
            regulations["rewards"],
            regulations["management"],
            standard,
            money,
            earmarked,
            channels,
            own,
            detailed,
            materials["goal"],
            materials["projects"],
            materials["plan"],
            materials["process"],
            materials["results"],
            applied,
            spread,
            benefit,
            strategic,
            momentum,
            contest,
            from_contest,
            green_project,
            green_result,
            led,
            carried,
            outside,
            pooled,
            created,
            used_methods,
            talked,
            mentored,
            honoured,
            promoted,
            lost_leader,
            team,
            supplies,
            lost_ceremony,
            development,
            activity_plan,
            goals,
            phases,
            d.studio.duties_assigned,
            practised,
            held,
            done,
            proposals,
            fresh,
            completed,
            certified,
            came_in,
            summed_up,
            gaps,
            next_goals,
            went,
        )
        if told
        else ()
    )
    return (found, total, recognition, grade, stage), values


def bare(d: Any, as_of: date) -> Outcome:
    """Ids, met, points of all requirements; the total and the ladders."""
    return _scored(d, as_of, told=False)[0]


def explained(d: Any, as_of: date) -> tuple[list[tuple[str, bool, int, str]], int, str, str, str]:
    """The same with a reason text for each requirement."""
    (found, total, recognition, grade, stage), values = _scored(d, as_of, told=True)
    reasons = [
        (id_, met, points, f"{id_}：查得{value}，{'达到' if met else '未达到'}要求，得{points}分（百分之一分计）")
        for (id_, met, points), value in zip(found, values, strict=True)
    ]
    return reasons, total, recognition, grade, stage
