"""``python -m data_access``."""

from data_access.commands import app

if __name__ == "__main__":
    app()
