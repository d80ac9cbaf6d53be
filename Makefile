# Works on a fresh clone with only Python 3.11+ and make.
PYTHON ?= $(shell for p in python3.13 python3.12 python3.11 python3; do \
  command -v $$p >/dev/null 2>&1 && $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
  && { echo $$p; break; }; done)
VENV ?= .venv
ifeq ($(OS),Windows_NT)
  BIN := $(VENV)/Scripts
else
  BIN := $(VENV)/bin
endif

.PHONY: try test faults lint check-japanese bench bench-matching bench-scale readme docs pictures clean

try: $(VENV)/installed
	$(BIN)/glossterm define ntr --no-pager
	$(BIN)/glossterm compare netorare cuckold --no-pager
	$(BIN)/glossterm faq ntr --no-pager
	$(BIN)/glossterm search lover stolen --no-pager
	$(BIN)/glossterm related tsundere --to netori
	$(BIN)/glossterm define ntr --json --no-pager | head -c 200; echo

test: $(VENV)/developed
	$(BIN)/python -m pytest -n auto

# Faults and hostile content as often as a release wants them tried: minutes instead of seconds.
faults: $(VENV)/developed
	GLOSSTERM_FAULTS=full $(BIN)/python -m pytest -n auto tests/faults

lint: $(VENV)/developed
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python tools/commands.py check
	$(BIN)/python tools/man.py check
	$(BIN)/python tools/pictures.py check
	$(BIN)/glossterm validate --strict data
	$(BIN)/glossterm fmt --check data

# Japanese writings and readings against the dictionary of Debian's package edict.
check-japanese: $(VENV)/developed
	$(BIN)/python tools/japanese.py

# All figures that the design sets a bar for; make bench ONLY=startup for the quick part.
bench: $(VENV)/developed
	$(BIN)/python benchmarks/run.py $(if $(ONLY),--only $(ONLY))

# Quality beside the peers that are installed. This and scale need Debian's dict-wn.
bench-matching: $(VENV)/developed
	$(BIN)/python benchmarks/matching.py

bench-scale: $(VENV)/developed
	$(BIN)/python benchmarks/run.py --only scale

# README.md's console blocks, written from what the program prints.
readme: $(VENV)/developed
	$(BIN)/python tools/readme.py update $(BIN)/glossterm

# docs/commands.md, docs/json.md and the man page, written from the program.
docs: $(VENV)/developed
	$(BIN)/python tools/commands.py update
	$(BIN)/python tools/man.py update

# The screens that README.md shows.
pictures: $(VENV)/developed
	$(BIN)/python tools/pictures.py update

$(VENV)/made:
	@test -n "$(PYTHON)" || { echo "glossterm needs Python 3.11 or later"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade 'pip>=25.1'
	@touch $@

$(VENV)/installed: $(VENV)/made pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/developed: $(VENV)/installed pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --group dev
	@touch $@

clean:
	rm -rf .venv .venv-* build dist .mypy_cache .ruff_cache .hypothesis .import_linter_cache
