# The commands of this project. `make` alone lists them.

PORT ?= 8501
PYTHON ?=
VENV_PYTHON = .venv/bin/python
# Two halves that take about as long as each other, run side by side.
QUICK = ruff mypy import-contracts dead-code
FRONT = $(QUICK) analysis tests
BESIDE = figures store postgresql
UV_COMPILE = uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes \
	--no-annotate --no-header --no-emit-index-url

.PHONY: help run test prove lint lock clean environment dev-environment browser
.PHONY: check-ruff check-mypy check-import-contracts check-dead-code check-tests check-figures

help: ## List these commands
	@awk 'BEGIN { FS = ":.*## " } /^[a-z-]+:.*## / { printf "make %-6s %s\n", $$1, $$2 }' Makefile

run: environment ## Start the dashboard with sample data (PORT=8501 chooses the port)
	@sh bin/run "$(PORT)"

test: dev-environment browser ## Run every check: style, types, import contracts, tests
	@$(call side_by_side,$(BESIDE),$(FRONT))

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

check-tests:
	@$(VENV_PYTHON) -m pytest -q --ignore tests/analysis --ignore tests/figures --ignore tests/data_access

check-figures:
	@$(VENV_PYTHON) -m pytest -q tests/figures

# The statistics are defended in public, so no line or branch of them goes untested.
check-analysis:
	@$(VENV_PYTHON) -m coverage run --branch --source=analysis -m pytest -q tests/analysis
	@$(VENV_PYTHON) -m coverage report --fail-under=100 --skip-covered -m

check-store:
	@$(VENV_PYTHON) -m pytest -q tests/data_access

check-postgresql:
	@$(VENV_PYTHON) -m pytest -q --database postgresql tests/data_access

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

# Runs the first checks in the background while the second run, then says what they said.
define side_by_side
said=$$(mktemp); \
( $(call run_each,$(1)) ) > "$$said" 2>&1 & beside=$$!; \
( $(call run_each,$(2)) ); told=$$?; \
wait $$beside || told=1; \
cat "$$said"; rm -f "$$said"; exit $$told
endef
