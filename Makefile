# `make run` and `make test` each do all their set-up; scripts/setup.py says how.
PYTHON ?= python3
HOST ?= 127.0.0.1
PORT ?= 8000
export HOST PORT

PY := .venv/bin/python
# What `test-fast` runs nothing of is not imported either: that alone would take each worker seconds.
FAST := -m "not browser and not slow and not long" --ignore=tests/e2e --ignore=tests/api/api/test_schemathesis.py \
	-p no:playwright -p no:schemathesis
# A file to one worker, the longest first (`tests/conftest.py` says which).
BY_FILE := --dist loadfile --no-loadscope-reorder
GROWTH := tests/long/test_growth.py tests/long/test_growth_of_texts.py

# Compiled modules are kept: each test worker, and each server a test starts, would compile all of them again.
test test-fast test-postgres test-long: export PYTHONDONTWRITEBYTECODE =

.PHONY: run dev build test test-fast test-postgres test-long lint format bench mutants lock messages vectors generate setup-run setup-dev

run: setup-run
	@exec $(PY) scripts/serve.py

dev: setup-dev
	@exec $(PY) scripts/serve.py --reload

build: setup-run

test: setup-dev
	@$(PYTHON) scripts/setup.py browser
	@$(PY) scripts/node.py frontend/test.mjs
	@$(PY) -m pytest -n 2 $(BY_FILE) -m "not browser and not long"
	@$(PY) -m pytest -n 2 $(BY_FILE) -m "browser and not long"

test-fast: setup-dev
	@$(PY) scripts/node.py frontend/test.mjs
	@$(PY) -m pytest -n 2 $(BY_FILE) $(FAST)

# The API on PostgreSQL: a server of our own, a database for each worker.
test-postgres: setup-dev
	@$(PYTHON) scripts/setup.py postgres
	@$(PY) scripts/postgres.py $(PY) -m pytest -n 2 -m "not slow and not long" \
		--ignore=tests/api/api/test_schemathesis.py tests/api

# Scaling laws and sweeps: what takes minutes, or measures the time of the processor. The laws are hundreds of tests
# of one file, shared out by the test; the rest start servers, once for each file. A browser keeps a loop running in
# its process, in which Django's database refuses to be called: what drives one has a run of its own, here as above.
test-long: setup-dev
	@$(PYTHON) scripts/setup.py browser
	@$(PYTHON) scripts/setup.py postgres
	@$(PYTHON) scripts/setup.py redis
	@$(PY) scripts/node.py frontend/test.mjs --long
	@$(PY) -m pytest -n 2 -m long $(GROWTH)
	@$(PY) -m pytest -n 2 $(BY_FILE) -m "long and not browser" $(addprefix --ignore=,$(GROWTH))
	@$(PY) -m pytest -n 2 $(BY_FILE) -m "long and browser"

lint: setup-dev
	@.venv/bin/ruff check .
	@.venv/bin/ruff format --check .
	@.venv/bin/mypy
	@.venv/bin/lint-imports
	@$(PY) scripts/messages.py check
	@$(PY) scripts/vectors.py check
	@$(PY) scripts/node.py frontend/i18n/generate.mjs --check
	@$(PY) scripts/house_map.py check
	@$(PY) scripts/sending_page.py check
	@$(PY) scripts/api_page.py check
	@$(PY) manage.py spectacular --fail-on-warn | .venv/bin/openapi-spec-validator -
	@$(PY) scripts/api_types.py check
	@$(PY) scripts/node.py node_modules/typescript-native/bin/tsc --noEmit
	@$(PY) scripts/node.py node_modules/@biomejs/biome/bin/biome check .
	@$(PY) scripts/node.py node_modules/dependency-cruiser/bin/dependency-cruise.mjs --config frontend/layers.cjs --progress none frontend

format: setup-dev
	@.venv/bin/ruff check --fix .
	@.venv/bin/ruff format .
	@$(PY) scripts/node.py node_modules/@biomejs/biome/bin/biome check --write .

bench: setup-dev
	@$(PY) benchmarks/run.py

# Rules taken out one at a time: does a test notice?
mutants: setup-dev
	@$(PY) scripts/mutants.py

messages: setup-dev
	@$(PY) scripts/messages.py update

# What ties the front end's languages together, the maps and tables in the docs, the examples in the API's description, and the types the
# front end has of what the server says; commit the result.
generate: setup-dev
	@$(PY) scripts/node.py frontend/i18n/generate.mjs
	@$(PY) scripts/house_map.py
	@$(PY) scripts/sending_page.py
	@$(PY) scripts/api_page.py
	@RECORD_EXAMPLES=1 $(PY) -m pytest -n 0 tests/api/api/test_examples.py
	@$(PY) scripts/api_types.py

# The vectors that are made from the catalog; commit the result.
vectors: setup-dev
	@$(PY) scripts/vectors.py

# New pins from requirements*.in; commit the result.
lock: setup-dev
	@.venv/bin/uv pip compile --quiet --generate-hashes --upgrade --no-header requirements.in -o requirements.txt
	@.venv/bin/uv pip compile --quiet --generate-hashes --upgrade --no-header requirements-dev.in -o requirements-dev.txt

setup-run:
	@$(PYTHON) scripts/setup.py run

setup-dev:
	@$(PYTHON) scripts/setup.py dev
