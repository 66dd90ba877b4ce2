# `make help` lists what there is. Needs nothing but make and Python 3.11 or later.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
N ?= 600
RECORD ?= 3000

.DEFAULT_GOAL := help
.PHONY: help demo test check format bench clean

help: ## List the targets
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-7s %s\n", $$1, $$2}'

# pip reads dependency groups from 25.1 on, and older Pythons bring an older pip.
$(READY): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Mahdar needs Python 3.11 or later: make PYTHON=python3.11 ...")'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade 'pip>=25.1'
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[desk,parquet,postgres]' --group dev
	@touch $(READY)

demo: $(READY) ## Read the sample articles, print their minutes, write demo/minutes.html
	@mkdir -p demo
	@$(BIN)/mahdar read --sample --format table
	@$(BIN)/mahdar read --sample --out demo/minutes.html
	@echo "The same as a page: demo/minutes.html"

test: $(READY) ## Run the tests
	$(BIN)/python -m pytest

check: $(READY) ## Lint, check types and the order of the rooms
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(READY) ## Format the code
	$(BIN)/ruff format .

bench: $(READY) ## Measure speed (N articles), filing (RECORD articles, 0: all), the desk and accuracy
	$(BIN)/python bench/speed.py --articles $(N)
	@rm -rf bench/kept && mkdir bench/kept
	$(BIN)/python bench/record.py --articles $(RECORD) --keep bench/kept/record.db
	$(BIN)/python bench/desk.py --record bench/kept/record.db
	$(BIN)/python bench/accuracy.py

clean: ## Remove what make has made
	rm -rf $(VENV) demo bench/kept build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
