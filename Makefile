# make demo    set up .venv, then annotate an example patient and print the summary's paths
# make test    set up .venv, then lint, type-check and test
# make lint    the linter, formatter check and type checker alone
# make peers   compare names and terms with an oracle, SnpEff and bcftools csq (needs both)
# make bench   measure speed and memory beside other tools, and rewrite benchmarks/speed.md
# make soak    damage many files of every kind that is read, and count what became of them
# make dist    build the wheel and the source archive, the same bytes each time, and check them
# make locks   after a change of pyproject.toml: write requirements/, constraints and docs/dependencies.md
# make sbom    write the bill of materials of the package with all its extras, as dist/sbom.cdx.json
# make pythons install the locked package on every Python here, and let it do its main work
# make audit   ask the advisory service whether a pinned version has a known hole (needs network)
# make clean   remove everything that these made
#
# Needs Python 3.11 or later with its venv module: make PYTHON=python3.12 demo

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# Python compiles what is used when it is used; compiling all of it takes half a minute.
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-compile
LOCKED := $(PIP) --require-hashes -r requirements
JOBS ?= 2
SOAK ?= 20000

# Commands that tests and measurements start must not compile the package anew each time.
unexport PYTHONDONTWRITEBYTECODE

DEMO_VCF := examples/compound_heterozygous_trio/family.GRCh38.vcf
DEMO_SAMPLE := child
DEMO_PED := examples/compound_heterozygous_trio/family.ped
DEMO := demo-output

.PHONY: help demo test lint style peers bench soak dist locks sbom audit pythons clean
.DELETE_ON_ERROR:

help:
	@sed -n '/^#/!q; s/^# \{0,1\}//p' Makefile

$(VENV)/made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "col7a1tools needs Python 3.11 or later; $(PYTHON) is older or missing." >&2; \
	  echo "Name another one: make PYTHON=python3.12 ..." >&2; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { \
	  echo "$(PYTHON) cannot make virtual environments: its module venv or ensurepip is missing." >&2; \
	  echo "On Debian and Ubuntu: sudo apt-get install python3-venv" >&2; exit 1; }
	$(PYTHON) -m venv --clear $(VENV)
	@touch $@

# Building with the pinned setuptools, in .venv itself, keeps an isolated build environment with
# unpinned versions out of it.
$(VENV)/installed: $(VENV)/made pyproject.toml requirements/package.txt
	$(LOCKED)/package.txt
	$(PIP) --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/test-installed: $(VENV)/installed requirements/development.txt
	$(LOCKED)/development.txt
	@touch $@

demo: $(VENV)/installed
	@mkdir -p $(DEMO)
	$(BIN)/col7a1tools annotate $(DEMO_VCF) -o $(DEMO)/annotated.vcf
	$(BIN)/col7a1tools annotate $(DEMO_VCF) -o $(DEMO)/annotated.tsv
	$(BIN)/col7a1tools report $(DEMO_VCF) --sample $(DEMO_SAMPLE) --ped $(DEMO_PED) \
	  -o $(DEMO)/summary.json -o $(DEMO)/summary.html -o $(DEMO)/summary.pdf
	@echo "The patient's variants and the summary:"
	@printf '  %s\n' $(DEMO)/annotated.vcf $(DEMO)/annotated.tsv \
	  $(DEMO)/summary.json $(DEMO)/summary.html $(DEMO)/summary.pdf

lint: style
	$(BIN)/mypy

style: $(VENV)/test-installed
	$(BIN)/ruff check
	$(BIN)/ruff format --check

# Types are checked in whatever time the tests leave; either failing is a failure.
test: style
	nice $(BIN)/mypy & types=$$!; \
	$(BIN)/python -m pytest -n $(JOBS) --dist loadfile; tests=$$?; \
	wait $$types && exit $$tests

peers: $(VENV)/installed
	$(BIN)/python -m benchmarks.oracle_check
	$(BIN)/python -m benchmarks.disagreements

bench: $(VENV)/test-installed
	$(BIN)/python -m benchmarks.installed

soak: $(VENV)/test-installed
	$(BIN)/python -m tests.fuzz.fuzzing --inputs $(SOAK)
	$(BIN)/python -m tests.fuzz.extremes
	$(BIN)/python -m tests.trust.failures --kills 50

dist: $(VENV)/test-installed
	$(BIN)/python -m requirements.distributions --out dist

locks: $(VENV)/made
	$(BIN)/python -c 'import uv' 2>/dev/null || $(PIP) uv
	$(BIN)/python -m requirements.locks
	$(MAKE) $(VENV)/test-installed
	$(BIN)/python -m requirements.licences

sbom: $(VENV)/test-installed
	$(BIN)/python -m requirements.bill_of_materials --out dist/sbom.cdx.json

pythons: $(VENV)/test-installed
	$(BIN)/python -m requirements.pythons

audit: $(VENV)/test-installed
	$(BIN)/python -m pip_audit --strict --require-hashes --disable-pip -r requirements/extras.txt

clean:
	rm -rf $(VENV) $(DEMO) benchmarks/work build dist *.egg-info
	rm -rf .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
