"""The parts of an opened measure."""
