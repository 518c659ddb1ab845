"""The control charts behind the force dashboard, worked out once for every figure."""
