"""The weekly force dashboard: the table of every measure, demand, street-level crime."""
