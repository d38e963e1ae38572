# Every command there is. `make run` and `make test` set up all they need in .venv, from requirements.lock.
# Another Python: `make test PYTHON=python3.12`. More for pytest: `make test OPTIONS="-k ledger"`.

PYTHON ?= python3
SCENARIO ?=
OPTIONS ?=
VENV ?= .venv
BIN := $(VENV)/bin

.PHONY: run serve test check audit bench docs refresh

run: $(VENV)/installed
	$(BIN)/sixteenth run $(SCENARIO)

# The page, on this machine alone. Another port: `make serve OPTIONS="--port 8017"`.
serve: $(VENV)/installed
	$(BIN)/sixteenth serve $(OPTIONS)

# Fast tests on two cores, a file at a time so that what one file compiles is compiled once. House rules: make check.
test: $(VENV)/installed
	@.ci/tools
	$(BIN)/python -m pytest -n 2 --dist loadfile -m "not slow" --ignore=tests/house_rules $(OPTIONS)

check: $(VENV)/installed
	.ci/check

# Known weaknesses of what the lock holds. It asks the network, so it is no part of `make check`.
audit:
	$(PYTHON) -m venv .venv-audit
	.venv-audit/bin/python -m pip install --quiet --disable-pip-version-check pip-audit
	.venv-audit/bin/pip-audit --requirement requirements.lock --no-deps --disable-pip

# Ratios at the end, beside the last release's; worse by a fifth fails. Keep this one's: `make bench OPTIONS=--keep`.
bench: $(VENV)/installed
	$(BIN)/python -m benchmarks $(OPTIONS)

# The documentation as a site, in docs/_build/site; a warning is an error.
docs: $(VENV)/installed
	$(BIN)/python -m sphinx -W --keep-going -q -b html docs docs/_build/site

# What the documentation shows of the program, made anew.
refresh: $(VENV)/installed
	$(BIN)/python docs/generate.py

# Holds the hash of what was installed. A file that is only newer (a fresh checkout) installs nothing and asks no network;
# the package itself is linked, not copied, with the build back end that the lock brought.
$(VENV)/installed: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Sixteenth needs Python 3.11 or later; name one with PYTHON=..." >&2; exit 1; }
	@wanted=$$(cat $^ | $(PYTHON) -c 'import hashlib, sys; print(hashlib.sha256(sys.stdin.buffer.read()).hexdigest())') \
		&& if [ "$$(cat $@ 2>/dev/null)" = "$$wanted" ]; then touch $@; else \
		echo "Setting up $(VENV); the first time this fetches every package of requirements.lock." \
		&& $(PYTHON) -m venv $(VENV) \
		&& $(BIN)/python -m pip install --quiet --disable-pip-version-check --requirement requirements.lock \
		&& $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable . \
		&& echo "$$wanted" > $@; fi
