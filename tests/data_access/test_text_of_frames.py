"""Text of frames is kept as Python strings, so that many readers do not wait for one another."""

from __future__ import annotations

import subprocess
import sys

import pandas as pd
import pytest

import figures
from data_access import open_reader
from data_access.access.roles import operator
from tests.skip_rule import REPOSITORY

LOOK = "import pandas, data_access; print(pandas.get_option('mode.string_storage'))"


def test_importing_the_data_layer_is_enough():
    told = subprocess.run(
        [sys.executable, "-c", LOOK], cwd=REPOSITORY, capture_output=True, text=True, check=True
    )
    assert told.stdout.strip() == "python"


@pytest.mark.usefixtures("sample_store")
def test_no_column_of_a_frame_is_kept_in_arrow():
    with open_reader(operator()) as reader:
        frames = [
            reader.catalogue.measures(), reader.observations.latest(), figures.build("VT1", reader).table,
        ]
    kept = {
        column.dtype.storage for frame in frames for _name, column in frame.items()
        if isinstance(column.dtype, pd.StringDtype)
    }
    assert kept == {"python"}


@pytest.mark.usefixtures("sample_store")
@pytest.mark.parametrize("key", ["OV2", "ST1", "VT1", "ET1", "DA4", "CH1"])
def test_what_is_shown_is_the_same_either_way(key):
    made = []
    for storage in ("python", "pyarrow"):
        with pd.option_context("mode.string_storage", storage), open_reader(operator()) as reader:
            figure = figures.build(key, reader)
            made.append((figure.title, figure.description, figure.notes, figure.to_csv(), figure.specs))
    assert made[0] == made[1]
