"""Making a store ready: schema, catalogue and, when asked, the sample."""
