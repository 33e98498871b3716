# Every target works on a fresh clone: `.venv` is made and filled when it is missing.

VENV_PYTHON := .venv/bin/python
# More arguments for pytest: make test ARGS="-k layout -x"
ARGS ?=
# One process for each processor; the tests of a file stay together, since they share what is slow.
# Their order is that of tests/conftest.py: sorted by their number of tests, which is what xdist
# would do, files of a few long ones would come last.
PYTEST := $(VENV_PYTHON) -m pytest --numprocesses auto --dist loadfile --no-loadscope-reorder
# The tests that hold files in the repository to the API.
RECORDED := tests/contract/test_snapshot.py tests/contract/test_recorded_answers.py \
	tests/contract/test_documentation.py
# The sizes of the databases that `make bench` measures.
SIZES ?= 1000 20000
# make lock UPGRADE=--upgrade takes the newest versions instead of keeping the pins.
UPGRADE ?=

.DEFAULT_GOAL := help
.PHONY: help run test coverage bench search-quality check lint types imports django messages-fresh format messages openapi lock test-postgres test-browser soak setup-dev setup-browser clean

help: ## List the targets
	@sed -nE 's/^([a-z-]+):.*## (.*)/\1|\2/p' $(MAKEFILE_LIST) | while IFS='|' read -r target text; do printf '  make %-16s %s\n' "$$target" "$$text"; done

run: ## Serve the demo site on http://127.0.0.1:8000 (PORT=8001 for another port)
	@scripts/run

test: setup-dev setup-browser ## Run the tests on SQLite (ARGS="-k word" for some of them)
	@$(PYTEST) $(ARGS)

coverage: setup-dev setup-browser ## Run the tests on SQLite, and measure what they reach, which takes several times as long
	@$(PYTEST) --cov $(ARGS)

test-postgres: setup-dev ## Run the tests on a private PostgreSQL that is stopped afterwards
	@# The browser tests have a server with a database of its own.
	@scripts/postgres $(PYTEST) --ignore=tests/browser $(ARGS)

test-browser: setup-dev setup-browser ## Run the browser tests alone, and fail where the browser is missing
	@REQUIRE_BROWSER=1 $(PYTEST) tests/browser $(ARGS)

soak: setup-dev ## Break things far more often than the tests do, on a private PostgreSQL (takes an hour)
	@KILLS=50 ACTS=5000 scripts/postgres $(PYTEST) tests/faults $(ARGS)

bench: setup-dev ## Measure the API with 1,000 and 20,000 organisations (SIZES=1000 for one of them)
	@# On SQLite, or on the server of DATABASE_URL: scripts/postgres make bench
	@PYTHONPATH=.:site $(VENV_PYTHON) -m tests.bench.api $(SIZES)

search-quality: setup-dev ## Measure what searches find in the demo site, ours and Wagtail's own (ARGS=--rows lists what is not perfect)
	@# On SQLite, or on the server of DATABASE_URL: scripts/postgres make search-quality
	@PYTHONPATH=.:site $(VENV_PYTHON) -m tests.search.quality $(ARGS)

check: lint types imports django messages-fresh test test-postgres ## Run all that a change must pass, as the continuous integration does

lint: setup-dev ## Check the format and the style of the code
	@$(VENV_PYTHON) -m ruff format --check .
	@$(VENV_PYTHON) -m ruff check .

format: setup-dev ## Format the code and mend what can be mended
	@$(VENV_PYTHON) -m ruff check --fix-only .
	@$(VENV_PYTHON) -m ruff format .

messages: setup-dev ## Collect and compile the texts, in German and in the languages of members
	@scripts/messages

openapi: setup-dev ## Renew what is written from the API: its document, recorded answers, examples
	@RENEW_RECORDED=1 $(VENV_PYTHON) -m pytest --quiet $(RECORDED) $(ARGS)

lock: setup-dev ## Renew the locks after a change of the dependencies (UPGRADE=--upgrade for the newest)
	@$(VENV_PYTHON) -m uv pip compile --quiet --no-strip-extras $(UPGRADE) pyproject.toml --extra server -o requirements.txt
	@$(VENV_PYTHON) -m uv pip compile --quiet --no-strip-extras $(UPGRADE) pyproject.toml --extra server --group dev -c requirements.txt -o requirements-dev.txt

clean: ## Remove what was built: the virtual environment and caches, never the data in var/
	@rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis .coverage htmlcov build dist *.egg-info node_modules test-output

# The parts of `make check` that need no line in the list.

setup-dev:
	@scripts/setup requirements-dev.txt

# Without npm or a network the tests of the browser and the client say what is missing.
setup-browser:
	@scripts/setup-browser

types: setup-dev
	@$(VENV_PYTHON) -m mypy

imports: setup-dev
	@PYTHONPATH=site .venv/bin/lint-imports

django: setup-dev
	@DJANGO_SETTINGS_MODULE=mso_site.settings.test $(VENV_PYTHON) manage.py check --fail-level WARNING
	@DJANGO_SETTINGS_MODULE=mso_site.settings.test $(VENV_PYTHON) manage.py makemigrations --check --dry-run
	@DJANGO_SETTINGS_MODULE=mso_site.settings.production ALLOWED_HOSTS=cms.example.org ADMIN_BASE_URL=https://cms.example.org \
		SECRET_KEY=$$($(VENV_PYTHON) -c 'import secrets; print(secrets.token_urlsafe(50))') \
		$(VENV_PYTHON) manage.py check --deploy --fail-level WARNING

messages-fresh: setup-dev
	@scripts/messages --check
