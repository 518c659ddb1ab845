"""How figures are said: values, periods, sources, statuses, and what is missing."""
