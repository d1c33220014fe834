# Each target does all its own set-up; only Python ≥ 3.11 is needed.
.DEFAULT_GOAL := help
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
PIP    := $(BIN)/python -m pip install --quiet --disable-pip-version-check --retries 1
NO_PACKAGES := Python packages could not be fetched: is there a network, room on the disk, a proxy to name (HTTPS_PROXY)? \
  What pip says of versions then means nothing. Run make again; what is there stays.

.PHONY: help demo test lint soak lock schema explorer clean

help:            ## list the targets
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/  /'

$(VENV)/.runtime: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Tular needs Python 3.11 or newer; this is $$($(PYTHON) --version). Set PYTHON=/path/to/python3.11."; exit 1; }
	@echo "Setting up Python packages in $(VENV); a minute or two, once."
	@$(BIN)/python -m pip --version >/dev/null 2>&1 || $(PYTHON) -m venv --clear $(VENV)
	@$(PIP) --require-hashes -r requirements.lock || { echo "$(NO_PACKAGES)"; exit 1; }
	@$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.dev: requirements-dev.lock $(VENV)/.runtime
	@$(PIP) --require-hashes -r requirements-dev.lock || { echo "$(NO_PACKAGES)"; exit 1; }
	@touch $@

lock:            ## resolve the dependencies anew (needs uv); what runs takes the versions that are tested
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url pyproject.toml -o requirements-dev.lock --group build --group dev
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url pyproject.toml -o requirements.lock -c requirements-dev.lock --group build

demo: $(VENV)/.runtime  ## a generated network, loaded, analysed and served; Ctrl-C ends it
	@sh service/explorer/build.sh
	@$(BIN)/tular demo

explorer:        ## build the web client into the package; only needed where its sources changed
	@sh service/explorer/build.sh --force

test: lint  ## the whole suite against a real Neo4j and a real Chromium
	@sh tests/browser/chromium.sh
	@sh tests/browser/axe.sh
	$(BIN)/python -m pytest -m browser --cov --cov-report=
	$(BIN)/python -m pytest -m "not soak and not browser" --numprocesses 2 --dist loadfile --cov --cov-append --cov-report=
	@echo "Lines of the package that the tests run:"; $(BIN)/python -m coverage report --format=total

lint: $(VENV)/.dev  ## style, types and import rules
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

soak: $(VENV)/.dev  ## what is long by nature: 50 kills, an hour of fuzz, 15 M relations
	$(BIN)/python -m pytest -m soak --timeout 7200

schema: $(VENV)/.runtime  ## print the GraphQL schema into schema.graphql and the measures into docs
	$(BIN)/tular schema > schema.graphql
	$(BIN)/tular measures --markdown > docs/measures.md

clean:           ## remove what the other targets made in this folder
	rm -rf $(VENV) dist build .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
