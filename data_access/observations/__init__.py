"""The fact table: storing figures with their history, and what of them is kept from the public."""
