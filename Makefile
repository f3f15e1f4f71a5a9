# Two commands do everything: `make run` and `make test`. Both set up what they need, and are quick the second time.
PYTHON ?= python3
PORT ?= 8000
VENV := .venv
BIN := $(VENV)/bin
COLLECTED := $(or $(DATA_DIR),var)/static/staticfiles.json
STATIC := $(shell find products reviews disclosure -path '*/static/*' -type f 2>/dev/null)

.PHONY: help setup run test test-postgres check audit format bench lock clean

help:
	@echo 'make run     demo site on http://127.0.0.1:$(PORT) (PORT=8001 for another port)'
	@echo 'make test    the tests, in parallel'
	@echo 'make test-postgres   those that ask a database, on a PostgreSQL server of their own (apt install postgresql)'
	@echo 'make check   lint, format, types, contracts, deployment checks, and make audit'
	@echo 'make audit   judge every page of a fresh demo by all rules'
	@echo 'make format  rewrite the code in the house format'
	@echo 'make bench   the benchmarks, one after another: half an hour, on a machine that does nothing else'
	@echo 'make lock    resolve requirements*.txt anew from pyproject.toml (needs uv)'
	@echo 'make clean   delete the virtual environment and the demo database'

setup: $(VENV)/.installed

# uv installs the same hashed files faster; pip does where there is no uv.
$(VENV)/.installed: requirements-dev.txt
	@echo 'Setting up $(VENV) … (a few minutes the first time)'
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo 'Python 3.11 or newer is needed: make PYTHON=python3.12 …'; exit 1; }
	@test ! -L $(VENV) || { echo '$(VENV) is a link to another environment, which would be emptied: remove it.'; exit 1; }
	@$(PYTHON) -m venv --clear $(VENV)
	@if command -v uv >/dev/null; then \
		uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements-dev.txt; \
	else \
		$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt; \
	fi
	@touch $@

$(COLLECTED): $(VENV)/.installed $(STATIC)
	@DEMO=true $(BIN)/python manage.py collectstatic --noinput --verbosity 0
	@touch $@

run: export DEMO := true
run: export BASE_URL := http://127.0.0.1:$(PORT)
run: $(COLLECTED)
	@$(BIN)/python -c 'import socket, sys; sys.exit(socket.socket().connect_ex(("127.0.0.1", $(PORT))) == 0 and "Port $(PORT) is taken. Try another: make run PORT=8001")'
	@$(BIN)/python manage.py migrate --verbosity 0
	@$(BIN)/python manage.py seed_demo
	@exec $(BIN)/python -m config.serve config.wsgi:application --port $(PORT)

test: $(VENV)/.installed
	@$(BIN)/python -m pytest --numprocesses auto

test-postgres: $(VENV)/.installed
	@tests/with_postgres.sh $(BIN)/python -m pytest --numprocesses auto --only-database

check: export SECRET_KEY := only-for-this-check-8f2b6c1e9d4a7053b1c6e8f0a2d4c6e8f0a1b3c5d7e9f1a3
check: export BASE_URL := https://forthright.example
check: $(VENV)/.installed
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	git ls-files -z 'templates/*.html' '*/templates/*.html' | xargs -0 $(BIN)/djade --target-version 5.2 --check
	git ls-files -z '*.py' | xargs -0 $(BIN)/django-upgrade --target-version 5.2
	$(BIN)/mypy .
	$(BIN)/lint-imports
	$(BIN)/python manage.py check --deploy --fail-level WARNING
	$(BIN)/python manage.py makemigrations --check --dry-run
	@$(MAKE) --no-print-directory audit

# In a folder of its own, and without the pictures, which take the longest and are not judged.
audit: export DEMO := true
audit: $(COLLECTED)
	@dir=$$(mktemp -d) || exit 1; trap 'rm -rf "$$dir"' EXIT; trap 'exit 130' INT TERM; \
	ln -s '$(abspath $(dir $(COLLECTED)))' "$$dir/static"; export DATA_DIR="$$dir"; \
	$(BIN)/python manage.py migrate --verbosity 0 && \
	$(BIN)/python manage.py shell --verbosity 0 --command 'from django.utils import timezone; from reviews.demo import seed; seed.seed(at=timezone.now())' && \
	if $(BIN)/python manage.py audit_pages > "$$dir/report"; then grep '^Judged' "$$dir/report"; else cat "$$dir/report"; exit 1; fi

format: $(VENV)/.installed
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	git ls-files -z 'templates/*.html' '*/templates/*.html' | xargs -0 $(BIN)/djade --target-version 5.2 || true

# Each says what the machine lacks, and a failure keeps no other from being run.
BENCHMARKS := hits fresh_page log large_category import_rows judging
bench: $(COLLECTED)
	@failed=; for one in $(BENCHMARKS); do \
		echo "== $$one"; $(BIN)/python -m benchmarks.$$one || failed="$$failed $$one"; \
	done; test -z "$$failed" || { echo "Failed:$$failed"; exit 1; }

lock:
	uv pip compile pyproject.toml --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header -o requirements.txt
	uv pip compile pyproject.toml --python-version 3.11 --group dev --extra browser --extra export --extra gunicorn --extra postgres --extra redis --generate-hashes --no-emit-index-url --no-annotate --no-header -o requirements-dev.txt

clean:
	rm -rf $(VENV) var/demo var/static
