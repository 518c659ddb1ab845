# The commands of this project. `make` alone lists them.

PORT ?= 8501
SAMPLE ?= yes
PYTHON ?=
VENV_PYTHON = .venv/bin/python
QUICK = ruff mypy import-contracts dead-code
# One more at a time than there are cores, since browsers and databases are waited for; the longest first.
CHECKS = browser store pages postgresql figures sample analysis reports house $(QUICK)
JOBS ?= $(shell expr $$(getconf _NPROCESSORS_ONLN) + 1)
# What a check says stays together, where make can do that (the make of macOS cannot).
TOGETHER = $(if $(filter output-sync,$(.FEATURES)),--output-sync=target)
# Measures what the tests of a layer reach of it; the floors are looked at when all have run.
MEASURED = $(VENV_PYTHON) -m coverage run --parallel-mode
UV_COMPILE = uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes \
	--no-annotate --no-header --no-emit-index-url

.PHONY: help run test prove lint lock clean environment dev-environment browser
.PHONY: $(addprefix check-,$(CHECKS)) check-coverage-floors

help: ## List these commands
	@awk 'BEGIN { FS = ":.*## " } /^[a-z-]+:.*## / { printf "make %-6s %s\n", $$1, $$2 }' Makefile

run: environment ## Start the dashboard with sample data (PORT=8501 chooses the port, SAMPLE=no leaves the sample out)
	@SAMPLE="$(SAMPLE)" sh bin/run "$(PORT)"

test: dev-environment browser ## Run every check: those of make lint, every test, the floors of coverage
	@rm -f .coverage .coverage.*
	@$(MAKE) --no-print-directory -k -j$(JOBS) $(TOGETHER) $(addprefix reported-,$(CHECKS)); told=$$?; \
	$(MAKE) --no-print-directory reported-coverage-floors || told=1; \
	if [ $$told -eq 0 ]; then echo "All checks passed"; else echo "Not all checks passed" >&2; fi; exit $$told

prove: dev-environment ## Run the full numbers, an hour or more, and write docs/proof.md
	@$(VENV_PYTHON) -W ignore -m benchmarks.prove

lint: dev-environment ## Run the quick checks only: style, security, dates, types, import contracts, dead code
	@$(call run_each,$(QUICK))

lock: ## Write both lock files again from pyproject.toml (needs uv; UPGRADE=--upgrade takes newer versions)
	@command -v uv >/dev/null || { \
		echo "make lock needs uv. Install it with: python3 -m pip install --user uv" >&2; exit 1; }
	$(UV_COMPILE) $(UPGRADE) -o requirements.lock
	$(UV_COMPILE) $(UPGRADE) --group dev -c requirements.lock -o requirements-dev.lock

clean: ## Remove the environment and caches; the data in var/ stays
	rm -rf .venv .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis test-results
	rm -f .coverage .coverage.*
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

environment:
	@PYTHON="$(PYTHON)" sh bin/environment requirements.lock

dev-environment:
	@PYTHON="$(PYTHON)" sh bin/environment requirements-dev.lock

browser: dev-environment
	@sh bin/ensure-browser

check-ruff:
	@$(VENV_PYTHON) -m ruff check

check-mypy:
	@$(VENV_PYTHON) -m mypy

check-import-contracts:
	@.venv/bin/lint-imports --no-logo

# Code that nothing but a test reaches.
check-dead-code:
	@$(VENV_PYTHON) -m tests.dead_code

check-house:
	@$(VENV_PYTHON) -m pytest -q $(wildcard tests/test_*.py)

check-browser:
	@$(VENV_PYTHON) -m pytest -q tests/browser

check-pages:
	@$(MEASURED) --source=application,interface,pages -m pytest -q -m "not whole_sample" \
		tests/application tests/interface tests/pages

check-reports:
	@$(MEASURED) --source=reports -m pytest -q tests/reports

check-figures:
	@$(MEASURED) --source=figures -m pytest -q -m "not whole_sample" tests/figures

# Every figure and every page of a measure: measuring what they reach would double their time.
check-sample:
	@$(VENV_PYTHON) -m pytest -q -m whole_sample tests/figures tests/pages

check-analysis:
	@$(MEASURED) --source=analysis -m pytest -q tests/analysis

check-store:
	@$(MEASURED) --source=data_access -m pytest -q tests/data_access

# Not measured: it reaches what the same tests reach on SQLite, and the few lines that are its own. What a
# kind of file says of a row is no matter of a database; kills on both are part of make prove.
check-postgresql:
	@$(VENV_PYTHON) -m pytest -q --database postgresql tests/data_access \
		--ignore tests/data_access/loading/kinds --ignore tests/data_access/test_kill.py

check-coverage-floors:
	@$(VENV_PYTHON) -m tests.coverage_floors

# A check with its name before what it says, and again if it failed.
reported-%:
	@echo "== $*"; $(MAKE) --no-print-directory "check-$*" || { echo "Failed: $*" >&2; exit 1; }

# Runs every named check, also after one has failed, and fails if any did.
define run_each
failed=; \
for check in $(1); do \
	echo "== $$check"; \
	$(MAKE) --no-print-directory "check-$$check" || failed="$$failed $$check"; \
done; \
if [ -n "$$failed" ]; then echo "Failed:$$failed" >&2; exit 1; fi; \
echo "All checks passed: $(1)"
endef
