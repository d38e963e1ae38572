"""The question of theories: what moves an answer more, what is believed of a value or of a mechanism."""
