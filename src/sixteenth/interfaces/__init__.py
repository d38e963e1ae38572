"""Who sees it: no face computes, each shows what the engine and decide return."""
