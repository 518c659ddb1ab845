"""Who gets in and may do what: accounts, roles, sessions, the lock-out."""
