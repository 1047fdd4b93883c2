# Set-up in two commands: `make demo` and `make test`. Windows: see README.md.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
LOCK := build/lock
COMPILE := $(LOCK)/bin/pip-compile --quiet $(UPGRADE) --generate-hashes --allow-unsafe \
	--strip-extras --no-header --no-annotate --no-emit-options --extra install

# Vietnamese in files and on screen, whatever the locale; nothing from the caller's Python.
export PYTHONUTF8 := 1
unexport PYTHONPATH PYTHONHOME PYTHONDONTWRITEBYTECODE
# odfpy comes as source, which an older pip would build in the old way.
export PIP_USE_PEP517 := 1

.PHONY: demo test lint bench sweep fuzz samples lock clean

demo: $(VENV)/linked
	$(BIN)/train-report demo

# Files of tests are shared out among the processors.
test: lint
	$(BIN)/python -m pytest -n auto --dist loadfile

lint: $(VENV)/developing
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

bench: $(VENV)/linked
	$(BIN)/python benchmarks/run.py

# What the program says of every file in a folder: make sweep CORPUS=../files
sweep: $(VENV)/linked
	@test -d "$(CORPUS)" || { echo "Name a folder: make sweep CORPUS=folder"; exit 2; }
	$(BIN)/python tools/sweep.py "$(CORPUS)"

# Broken inputs by the thousand, then generated rosters read back: make fuzz N=10000 SEED=2
N ?= 1000
SEED ?= 1
fuzz: $(VENV)/developing
	$(BIN)/python tools/fuzz.py --seed $(SEED) --n $(N) --keep build/fuzz
	$(BIN)/python tools/fuzz.py --seed $(SEED) --n $(N) --keep build/fuzz --rosters

samples: $(VENV)/developing
	$(BIN)/python tools/make_samples.py

# Newer versions of everything: make lock UPGRADE=--upgrade
lock: $(LOCK)/ready
	$(COMPILE) --output-file requirements.txt pyproject.toml
	$(COMPILE) --extra dev --constraint requirements.txt \
		--output-file requirements-dev.txt pyproject.toml

clean:
	rm -rf $(VENV) build dist demo .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find src tests tools benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +

# Each stamp says that a step is done, so that a second call is quick.
$(VENV)/installed: requirements.txt
	@$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed: make PYTHON=python3.12 ..." \
		if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv --clear $(VENV)
	$(PIP) install --require-hashes -r requirements.txt
	@touch $@

# What builds a package is pinned too, and installed by the step before.
$(VENV)/linked: $(VENV)/installed pyproject.toml
	$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/developing: $(VENV)/linked requirements-dev.txt
	$(PIP) install --require-hashes --no-build-isolation -r requirements-dev.txt
	@touch $@

$(LOCK)/ready:
	$(PYTHON) -m venv --clear $(LOCK)
	$(LOCK)/bin/python -m pip --disable-pip-version-check --quiet install pip-tools==7.6.2
	@touch $@
