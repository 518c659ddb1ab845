"""The look of charts, and the kinds of chart that several subjects draw."""
