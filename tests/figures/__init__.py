"""Tests of figures: what each says, shows and files, from a store with or without the sample."""
