"""How does one system of the world go on by year: growth, market, talent, safety or society."""
