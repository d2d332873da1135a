# Two commands do all: `make demo` and `make test`. Both set up what they need (Python packages in .venv, by name and version).
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.ready
DEV := $(VENV)/.ready-dev

.PHONY: demo check test test-slow bench lint types clean

# In continuous integration every file is held to the lock's hashes, where the lock covers this Python and system (.ci/lock.py); elsewhere
# packages come by name and version.
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
ifneq ($(CI),)
LOCKED := $(shell $(PYTHON) .ci/lock.py --applies && echo yes)
endif
ifeq ($(LOCKED),yes)
HELD := $(PIP) --require-hashes --no-deps
INSTALL := $(HELD) -r .ci/lock-build.txt && $(HELD) --no-build-isolation -r .ci/lock.txt && $(PIP) --no-deps --no-build-isolation -e .
INSTALL_DEV := true
else
INSTALL := $(PIP) -c constraints.txt -e .
INSTALL_DEV := $(PIP) -c constraints.txt -e '.[dev]'
endif

$(STAMP): pyproject.toml constraints.txt .ci/lock.txt .ci/lock-build.txt
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV) || (sh tests/system-parts.sh venv && $(PYTHON) -m venv $(VENV))
	$(INSTALL)
	touch $@

$(DEV): $(STAMP)
	$(INSTALL_DEV)
	sh tests/system-parts.sh
	touch $@

demo: $(STAMP)
	$(BIN)/python examples/demo.py

# Under a minute with warm caches: form, types, the walls between the rooms, and the rooms that are quick by themselves.
check: $(DEV)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/python -m pytest -n 2 tests/test_layers.py tests/test_messages.py tests/locale tests/model/test_identifiers.py tests/html tests/compare

test: $(DEV)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/python -m pytest -n 2

test-slow: $(DEV)
	$(BIN)/python -m pytest -n 2 -m slow

# Peers in Node are measured too where npm is there.
bench: $(DEV)
	if command -v npm >/dev/null; then npm install --prefix benchmarks/fill --no-package-lock --no-audit --no-fund; fi
	$(BIN)/python benchmarks/fill/run.py
	$(BIN)/python benchmarks/assembly/run.py
	$(BIN)/python benchmarks/batch/run.py

lint: $(DEV)
	$(BIN)/ruff check .

types: $(DEV)
	$(BIN)/mypy

clean:
	rm -rf out build dist .pytest_cache .mypy_cache .ruff_cache
