"""Where the interview is wrong or silent: ten points, each with figures of the world's own functions."""
