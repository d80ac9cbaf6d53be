# Works on a fresh clone with only Python 3.11+ and make.
PYTHON ?= $(shell for p in python3.13 python3.12 python3.11 python3; do \
  command -v $$p >/dev/null 2>&1 && $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
  && { echo $$p; break; }; done)
ifeq ($(OS),Windows_NT)
  BIN := .venv/Scripts
else
  BIN := .venv/bin
endif

.PHONY: try test lint bench clean

try: .venv/installed
	$(BIN)/glossterm define ntr --no-pager
	$(BIN)/glossterm compare netorare cuckold --no-pager
	$(BIN)/glossterm faq ntr --no-pager
	$(BIN)/glossterm define ntr --json --no-pager | head -c 200; echo

test: .venv/developed
	$(BIN)/python -m pytest -n auto

lint: .venv/developed
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/glossterm validate data

bench: .venv/developed
	$(BIN)/python benchmarks/run.py

.venv/made:
	@test -n "$(PYTHON)" || { echo "glossterm needs Python 3.11 or later"; exit 1; }
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade 'pip>=25.1'
	@touch $@

.venv/installed: .venv/made pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

.venv/developed: .venv/installed pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --group dev
	@touch $@

clean:
	rm -rf .venv build dist .mypy_cache .ruff_cache .hypothesis .import_linter_cache
