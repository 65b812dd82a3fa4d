# Everything a developer runs. Targets leave stamps in .make/, so that a repeated run starts at once and needs no network.
PYTHON ?= python3
VENV   ?= .venv
JOBS   ?= 2
DEMO   ?= softmax_layernorm
OUT    := build/demo/$(DEMO)

BIN    := $(VENV)/bin
# NVIDIA publishes nvcc as wheels for Linux only.
comma  := ,
CATALOGUE = from translator import catalogue, rulebook; print(catalogue.markdown(rulebook.load_rulebook().rules), end="")
EXTRAS := $(if $(filter Linux,$(shell uname -s)),[test$(comma)nvcc],[test])

.PHONY: setup demo test lint bench clean compilers catalogue rows

setup: .make/python compilers

.make/python: pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or later is needed: make PYTHON=...")'
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install -qq --disable-pip-version-check -e '.$(EXTRAS)'
	@mkdir -p .make && touch $@

compilers:
	@.ci/compilers

# One real CUDA program: migrate, build for every target whose compiler is here, verify, report.
demo: setup
	@$(BIN)/python tests/bench/demo.py corpus/$(DEMO) $(OUT)

# -rs names each skipped test and says why.
test: setup
	$(BIN)/python -m pytest -n $(JOBS) -rs

lint: .make/python
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

bench: setup
	@$(BIN)/python tests/bench/corpus.py
	@$(BIN)/python tests/bench/lightgbm.py
	@$(BIN)/python tests/bench/xgboost.py
	@$(BIN)/python tests/bench/speed.py
	@$(BIN)/python tests/bench/rows.py

# The record of the API rows that compile. It is written where ROCM_HEADERS names ROCm 6.3's include folder.
rows: .make/python
	@$(BIN)/python tests/bench/rows.py

# The page that lists every finding, from the rules themselves; a test holds it fresh.
catalogue: .make/python
	$(BIN)/python -c '$(CATALOGUE)' > rules/CATALOGUE.md.new && mv rules/CATALOGUE.md.new rules/CATALOGUE.md

clean:
	rm -rf .make .venv build dist .pytest_cache .mypy_cache .ruff_cache
