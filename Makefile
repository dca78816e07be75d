# Thuishaven. Two commands: `make run` and `make test`.
PORT ?= 8000
DATA ?= data
export PYTHONUTF8 = 1

.PHONY: help install run test lint bench messages learn lock clean

help:
	@echo "make run      install what is needed and start with the demo school (PORT=8000 DATA=data)"
	@echo "make test     install what is needed and run every check and test"
	@echo "make install  build the environment in .venv"
	@echo "make lint     style, types and architecture only"
	@echo "make bench    measure speed on a seeded school (BENCH=quick for a small one)"
	@echo "make learn    learn anew from knowledge/examples how people write (needs scikit-learn, in .learn)"
	@echo "make messages gather the interface texts for translation"

install:
	@scripts/install.sh

run: install
	@exec .venv/bin/thuishaven run --demo --port $(PORT) --data $(DATA)

test: lint
	@exec env DJANGO_ALLOW_ASYNC_UNSAFE=true .venv/bin/python -m pytest -n 2 --dist loadgroup $(ARGS)

lint:
	@scripts/install.sh --dev
	@.venv/bin/ruff check .
	@.venv/bin/ruff format --check . --quiet || { echo "Run: .venv/bin/ruff format ."; exit 1; }
	@.venv/bin/mypy
	@.venv/bin/lint-imports --no-logo 2>/dev/null || .venv/bin/lint-imports
	@.venv/bin/thuishaven check-knowledge

bench:
	@scripts/install.sh --dev
	@exec .venv/bin/python -m tests.bench $(BENCH)

learn: install
	@[ -x .learn/bin/python ] || python3 -m venv .learn
	@.learn/bin/python -m pip install --quiet --disable-pip-version-check scikit-learn PyYAML snowballstemmer rapidfuzz
	@PYTHONPATH=src .learn/bin/python scripts/learn_words.py

messages:
	@.venv/bin/pybabel --quiet extract --no-location --sort-output -F babel.cfg -k lazy -k gettext_lazy -k ngettext_lazy:1,2 -k pgettext_lazy:1c,2 -o src/thuishaven/locale/django.pot src
	@.venv/bin/pybabel --quiet update --width 120 --no-fuzzy-matching --ignore-obsolete -D django -i src/thuishaven/locale/django.pot -d src/thuishaven/locale

lock:
	@.venv/bin/python -m uv pip compile --universal --generate-hashes --no-header --no-annotate --group build pyproject.toml -o requirements.txt
	@.venv/bin/python -m uv pip compile --universal --generate-hashes --no-header --no-annotate --group build --group dev pyproject.toml -o requirements-dev.txt

clean:
	rm -rf .venv .pytest_cache .mypy_cache .ruff_cache .import_linter_cache
