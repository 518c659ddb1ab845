"""``python -m data_access``."""

import os
import sys

from data_access.cli import app
from data_access.settings import OPEN_TO_OTHERS, SettingMissing

if __name__ == "__main__":
    # The log that SQLite keeps beside the database is as private as the database.
    os.umask(OPEN_TO_OTHERS)
    try:
        app()
    except SettingMissing as missing:
        sys.stderr.write(f"{missing}\n")
        sys.exit(2)
