# make run    set up and run the main job on the releases of eval/gold (make run IN=path: on yours)
# make test   set up and run everything that CI runs
VENV  := .venv
BIN   := $(VENV)/bin
OUT   ?= runs/demo
HOST_PYTHON ?= python3
UV    := $(shell command -v uv 2>/dev/null)

ifdef UV
CREATE  = $(UV) venv --quiet --allow-existing --python '>=3.11' $(VENV)
INSTALL = $(UV) pip install --quiet --python $(BIN)/python
else
CREATE  = $(HOST_PYTHON) -m venv $(VENV)
INSTALL = $(BIN)/python -m pip install --quiet --disable-pip-version-check
endif

# Third-party releases are never in the repository; where they lie beside it, they are scored too.
export EXTRACTOR_SOURCES ?= $(wildcard ../shared/releases)

.PHONY: help run test check format types floors tests eval browser bench bench-reliability bench-rivals mutants record lock screenshots clean

help:
	@sed -n 's/^# \(make.*\)/\1/p' Makefile
	@sed -n 's/^## \(.*\)/  make \1/p' Makefile

$(VENV)/installed: pyproject.toml requirements.lock
	$(CREATE)
	$(INSTALL) -c requirements.lock -e .
	touch $@

$(VENV)/installed-test: $(VENV)/installed
	$(INSTALL) -c requirements.lock -e '.[test]'
	touch $@

# Findings (exit code 1) are what a run is for; they are no failure of make.
ifdef IN
run: $(VENV)/installed
	$(BIN)/extractor run "$(IN)" --out "$(OUT)" || [ $$? -eq 1 ]
else
run: $(VENV)/installed
	$(BIN)/extractor run eval/gold --replay cassettes/compact --out "$(OUT)" --force || [ $$? -eq 1 ]
endif

test: check types floors tests eval

## check        lint and format
check: $(VENV)/installed-test
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

format: $(VENV)/installed-test
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

## types        mypy strict
types: $(VENV)/installed-test
	$(BIN)/mypy

## floors       imports only go down
floors: $(VENV)/installed-test
	$(BIN)/lint-imports

## tests        the test suite
tests: $(VENV)/installed-test browser
	$(BIN)/pytest -q -n 2 --dist worksteal

browser:
	@.ci/chromium

## eval         scorecards of replayed answers and of the baseline, and the gate
eval: $(VENV)/installed-test
	.ci/eval $(BIN)

## bench        ratios promised in the documentation, measured in one run
bench: $(VENV)/installed-test
	.ci/bench $(BIN)

## screenshots  renew the pictures of the documentation
screenshots: $(VENV)/installed-test browser
	$(BIN)/python tests/review/screenshots.py docs/screenshots
	$(BIN)/python docs/terminal.py

## record       ask for answers that no cassette holds (OPENAI_BASE_URL, MODEL; see cassettes/README.md)
MODEL ?= relay/llm
record: $(VENV)/installed
	$(BIN)/extractor run eval/gold $(EXTRACTOR_SOURCES) --model $(MODEL) --record cassettes/compact --out runs/record --concurrency 32

RIVALS := $(VENV)/rivals
$(RIVALS)/installed: pyproject.toml benchmarks/rivals/requirements.txt | $(VENV)
	$(subst $(VENV),$(RIVALS),$(CREATE))
	$(subst $(VENV),$(RIVALS),$(INSTALL)) -e . -r benchmarks/rivals/requirements.txt
	touch $@
$(VENV):
	mkdir -p $@

## bench-reliability  200 kills and 100 interrupts of real runs against a billing stub
bench-reliability: $(VENV)/installed-test
	$(BIN)/python benchmarks/reliability.py

## bench-rivals other checkers on our planted errors: writes the tables of docs/rivals.md (SOURCES=DIR adds texts)
bench-rivals: $(RIVALS)/installed
	EXTRACTOR_SOURCES="$(SOURCES)" $(RIVALS)/bin/python -m benchmarks.rivals --write docs/rivals.md

## mutants      mutation testing of the rules, the checker and the tally: table per module (CONTRIBUTING.md)
mutants: $(VENV)/installed-test
	$(INSTALL) -e '.[mutation]'
	$(BIN)/python benchmarks/mutants.py

## lock         pin what is installed now (after trying it)
lock: $(VENV)/installed-test
	$(BIN)/python -m pip freeze --exclude-editable --exclude pip --exclude setuptools > requirements.lock

clean:
	rm -rf $(VENV) runs reports .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis mutants
