"""Pure calculation: periods, sentences, statistics. No database, no screen."""
