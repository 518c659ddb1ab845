"""Taking files in: all of them or none, the same one never twice, errors in words."""

from data_access.loading.load import load_paths
from data_access.loading.registry import KINDS, template
from data_access.loading.report import FileReport, LoadReport

__all__ = ["KINDS", "FileReport", "LoadReport", "load_paths", "template"]
