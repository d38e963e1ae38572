"""How likely is a rare end by a month: a lab's ruin, a catastrophe, money back or not; and what leads there?"""
