"""For every limit of the world, a mix of values that breaks it, in a scenario of the library."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from sixteenth.engine.declared import Distribution, Settings
from sixteenth.scenarios.assemble import Scenario

Changes = Mapping[str, float | Mapping[str, float]]
ALL = ""


@dataclass(frozen=True)
class Mix:
    """Numbers, in the units inside, that a limit forbids in a scenario."""

    values: Changes
    parent: str = "central"

    def entries(self) -> dict[str, dict[str, str]]:
        """Return each number as a scenario file writes it, by name and label."""
        by_label = {name: each if isinstance(each, Mapping) else {ALL: each} for name, each in self.values.items()}
        return {name: {label: f"value = {number}" for label, number in each.items()} for name, each in by_label.items()}

    def settings(self, scenario: Scenario) -> Settings:
        """Return a scenario's settings with these numbers, unchecked."""
        values = dict(scenario.settings.values)
        for name, each in self.values.items():
            numbers = each if isinstance(each, Mapping) else {ALL: each}
            points = {_labels(label): Distribution("point", (float(number),)) for label, number in numbers.items()}
            values[name] = points if ALL in numbers else {**values[name], **points}
        return replace(scenario.settings, values=values)


def _labels(label: str) -> tuple[str, ...]:
    return tuple(label.split("/")) if label else ()


def write_child(
    path: Path, parent: str, entries: Mapping[str, Mapping[str, str]], more: str = "", **facts: Any
) -> Path:
    """Write a scenario that changes some values of its parent; an entry is the inside of a table, unit included."""
    lines = [f'parent = "{parent}"', *(f"{name} = {value!r}" for name, value in facts.items()), more]
    for name, amounts in entries.items():
        lines += [
            f"[values.{name}]",
            'kind = "scenario"',
            'source = "A test"',
            amounts.get(ALL, "").replace(", ", "\n"),
        ]
        labelled = {label: amount for label, amount in amounts.items() if label != ALL}
        lines += [f"[values.{name}.by]"] if labelled else []
        lines += [f'"{label}" = {{ {amount} }}' for label, amount in labelled.items()]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


MIXES: Mapping[str, Mix] = {
    "cap_above_todays_spending": Mix({"spend_cap": {"enterprise": 5e9}}),
    "caps_within_world_output": Mix({"spend_cap": {"enterprise": 5e12}}),
    "adoption_ends_at_everybody": Mix({"imitation": 1.0, "innovation": 0.5}),
    "open_offers_stay_numbers": Mix(
        {
            "quality_weight": 5.0,
            "open_horizon_today": 0.0,
            "shelf_horizon_today": {"Anthropic/newest": 20.0},
            "lab_horizon": {"Anthropic": 21.0},
        }
    ),
    "open_weights_stand_outside": Mix({"open_similarity": 0.5, "nest_similarity": {"consumer": 0.3}}),
    "cut_off_within_the_segment": Mix(
        {"access_cut": {"Anthropic/developer": 0.9, "OpenAI/developer": 0.9}}, "customer_cut"
    ),
    "prices_come_to_rest": Mix({"price_adjustment": 1.0, "nest_similarity": 0.9}),
    "known_to_all_was_found_by_one": Mix({"common_horizon": 15.0}),
    "research_before_sale": Mix({"lab_horizon": {"Anthropic": 4.0}}),
    "newer_is_no_worse": Mix({"shelf_horizon_today": {"Anthropic/second": 10.8}}),
    "paradigms_in_order": Mix(
        {"paradigm_arrived": {"reinforcement learning": 0.0, "third": 1.0}, "paradigm_rate": 1.0}
    ),
    "places_in_order": Mix({"shelf_position": {"third": 0.0}}),
    "budget_within_all_money": Mix({"cost_growth": 1000.0, "launch_order": {"2026": 200.0}}, "interview_arithmetic"),
    "model_hole_below_balance": Mix({"development_to_date": {"Anthropic/3": 1e6}}),
    "company_hole_below_balance": Mix({"company_balance": {"Anthropic": -1e6}}),
    "pages_in_order": Mix({"vintage_number": {"5": 4.0}}),
    "last_model_has_a_page": Mix({"last_vintage": 40.0}),
    "shelf_has_its_pages": Mix({"launch_number": 1.0}),
    "run_fits_the_books": Mix({"launch_interval": {"OpenAI": 3.0}}),
    "parent_holds_the_cash": Mix({"has_parent": {"Mistral": 1.0}}),
    "budget_needs_a_parent": Mix({"parent_budget": {"Mistral": 1e9}, "parents_patience": {"Mistral": 1e12}}),
    "core_revenue_needs_a_parent": Mix({"core_revenue_kept": {"Mistral": 1e9}}),
    "creditors_still_wait": Mix({"patience_of_creditors": 0.0}),
    "ramp_within_its_contract": Mix({"contract_tenor": 6.0}),
    "contract_is_paid_once": Mix({"contract_prepaid": 0.7, "contract_equity": 0.7}),
    "investors_ask_more_than_growth": Mix({"return_to_investors": 0.12, "growth_at_maturity": 0.115}),
    "effort_not_below_the_least": Mix({"safety_effort_today": {"Anthropic": 0.001}}),
    "effort_not_above_the_most": Mix({"most_effort": 0.065}),
    "tools_expose_more": Mix({"exposed_with_tools": {"Legal": 0.1}, "exposed_at_most": {"Legal": 0.1}}),
    "horizons_expose_more": Mix({"exposed_at_most": {"Legal": 0.1}}),
    "cured_with_what_is_known": Mix({"reached_share_today": {"tuberculosis": 0.99}}),
    "future_counts_less": Mix({"population_growth": 0.01}),
    "everybody_has_a_grade": Mix({"grade_share": {"member": 0.4}}),
    "nobody_has_two_grades": Mix({"grade_share": {"member": 0.9}}),
    "grades_earn_what_the_lab_pays": Mix({"grade_pay": {"leading": 1.0}}),
    "grades_earn_no_more_than_the_lab_pays": Mix({"grade_pay": {"leading": 9.0}}),
    "grades_get_the_offers_there_are": Mix({"approach_weight": {"leading": 1.0}}),
    "grades_get_no_more_than_the_offers_there_are": Mix({"approach_weight": {"leading": 4.0}}),
    "compute_has_a_part_in_research": Mix({"share_of_people": 1.0}),
    "no_lab_in_two_countries": Mix({"in_country": {"Meta/China": 1.0}}),
    "every_lab_in_a_country": Mix({"in_country": {"Meta/United States": 0.0}}),
    "found_paradigms_make_todays_progress": Mix({"paradigm_weight": {"pre-training": 1.0}}),
    "found_paradigms_make_all_of_todays_progress": Mix({"paradigm_weight": {"pre-training": 0.2}}),
    "open_weights_rest_on_parts": Mix({"open_weights_from": {"Meta": 0.7}}),
    "all_open_weights_rest_on_labs": Mix({"open_weights_from": {"DeepSeek": 0.0}}),
    "firms_are_counted_once": Mix({"weight_in_work": 1.0}),
    "all_firms_are_counted": Mix({"weight_in_work": {"developer": 0.1, "enterprise": 0.1}}),
    "research_is_counted_once": Mix({"weight_in_research": 1.0}),
    "deaths_are_counted_once": Mix({"deaths_today": {"other causes": 1e8}}),
}
