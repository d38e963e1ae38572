"""Which lines of a lab's ledger follow by arithmetic from its sales, prices and costs: by section, in reading order.

Each is a name of the world with an equation of its own. What such an equation reads and is none of these is an input,
where it is one number for the whole run, or else a driver: what customers, rivals, lenders and the lab itself decided.
"""

from collections.abc import Mapping

SECTIONS: Mapping[str, tuple[str, ...]] = {
    "sales": ("company_revenue", "partners_share", "net_revenue", "company_serving_cost"),
    "research": ("research_staff_pay", "research_spend", "company_development", "research_staff"),
    "overhead": (
        *("next_way_to_maturity", "sales_and_marketing", "general_and_administrative", "support", "free_use_need"),
        *("free_users_cost", "overhead"),
    ),
    "profit": (
        *("operating_profit", "profit_after_partners", "next_company_balance", "next_company_peak_cumulative_deficit"),
        "company_less_models",
    ),
    "cash": (
        *("core_revenue", "other_business", "profit_before_research", "idle_compute", "spot_premium", "compute_terms"),
        *("interest", "interest_income", "profit_before_tax", "tax_loss_used", "next_tax_loss_carry_forward", "tax"),
        *("payroll", "stock_based_compensation", "next_last_revenue", "change_in_working_capital"),
        *("cash_beside_profit", "cash_flow_before_financing"),
    ),
    "financing": (
        *("burn", "covenant_debt", "new_debt", "debt_repaid", "next_debt", "research_ahead", "planned_outlay"),
        *("outlay_uncovered", "idle_cash", "payouts", "parent_pays", "flow_beside_business", "next_cash"),
        *("margin_believed", "mature_profit", "profit_multiple", "worth_to_investors", "next_valuation"),
    ),
    "worth": (
        *("next_discount_factor", "cash_flow_for_owners", "next_present_value", "next_lowest_present_value"),
        *("run_off_profit", "severance", "orders_beside_contracts", "contracts_owed", "capacity_owed"),
        *("used_by_run_off", "wind_down_liabilities", "next_wind_down_value", "can_still_stop"),
        *("next_still_could_stop", "sold_for_work", "issue_discount", "next_owners_share"),
        *("next_payouts_to_owners", "next_owners_worth"),
    ),
    "models": (
        *("development_budget", "next_model_age", "in_development", "on_sale", "revenue", "serving_cost"),
        *("gross_profit", "development_cost", "model_cash_flow", "next_development_to_date"),
        *("next_gross_profit_to_date", "model_balance", "next_model_peak_cumulative_deficit", "payback_multiple"),
        *("owes_its_development", "next_months_to_payback"),
    ),
}
SECTION_OF: Mapping[str, str] = {name: section for section, names in SECTIONS.items() for name in names}
INLINE = ("year", "a_dollar", "vintage_number", "last_vintage", "launch_order")  # written as the numbers that they are
BASE = "base_"  # a driver as the run has it, before what it is multiplied by here
MULTIPLIERS: Mapping[str, str] = {  # drivers that can be multiplied, and by which input
    "tokens_sold": "volume_multiplier",
    "price_paid": "price_multiplier",
    "token_cost": "unit_cost_multiplier",
    "research_compute": "research_multiplier",
    "headcount": "staff_multiplier",
}
SECTION_OF_DRIVERS: Mapping[str, str] = {
    **dict.fromkeys(("tokens_sold", "price_paid", "token_cost"), "sales"),
    **dict.fromkeys(("research_compute", "headcount"), "research"),
}
BY_VOLUME = ("tokens_sold", "token_cost", "contract_relief", "company_revenue", "company_serving_cost", "revenue")
BY_PEOPLE = ("headcount", "research_staff_pay")
# Lines as volume times price, where the world counts tokens, and as people times pay, where it counts people.
VOLUME_TIMES_PRICE: Mapping[str, str] = {
    "company_revenue": "tokens_sold * price_paid",
    "company_serving_cost": "tokens_sold * token_cost * contract_relief",
    "revenue": "tokens_sold * share_of_sales * price_paid",
    "serving_cost": "tokens_sold * share_of_sales * token_cost * contract_relief",
}
PEOPLE_TIMES_PAY: Mapping[str, str] = {"research_staff_pay": "headcount * pay_per_person"}
# Drivers that are no name of the world: what is divided by what, in which unit.
QUOTIENTS: Mapping[str, tuple[str, str, str]] = {
    "price_paid": ("company_revenue", "tokens_sold", "USDPerToken"),
    "share_of_sales": ("revenue", "company_revenue", "Share"),
    "pay_per_person": ("research_staff_pay", "headcount", "USDPerPersonMonth"),
}
