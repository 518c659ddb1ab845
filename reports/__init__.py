"""Documents made from figures: packs, summaries, editions and workbooks."""
