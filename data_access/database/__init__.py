"""The database itself: connection, what every table shares, schema, rows in bulk."""
