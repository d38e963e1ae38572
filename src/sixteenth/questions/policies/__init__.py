"""The question of policies: what each of several scenarios buys and costs, against the first of them."""
