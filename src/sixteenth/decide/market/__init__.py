"""Markets: demand, prices, open weights, customers."""
