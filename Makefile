.DEFAULT_GOAL := help
PYTHON ?= python3
READY = .venv/ready-requirements
READY_TO_PRINT = .venv/ready-requirements-leaflets
READY_TO_TEST = .venv/ready-requirements-test

.PHONY: help site release test preview check admin leaflets bench messages lock

help:  ## list what you can make
	@sed -n 's/^\([a-z]*\):.*## /make \1	/p' $(MAKEFILE_LIST)

site: $(READY)  ## freeze the site into build/
	.venv/bin/python freeze.py

release: $(READY)  ## freeze the site, with compressed copies beside the files
	.venv/bin/python freeze.py --release

test: $(READY_TO_TEST)  ## run every test, including those in browsers
	.venv/bin/ruff check .
	.venv/bin/mypy
	.venv/bin/oxfmt --check static/css static/js deploy/admin/*.js
	.venv/bin/python -m tests.browser.browsers
	.venv/bin/python -m tests.pango
	.venv/bin/pytest -n auto --dist worksteal

preview: PORT = 5000
preview: $(READY)  ## see the site while you write, at localhost:5000; PORT=5001 uses another port
	.venv/bin/flask preview --port $(PORT)

check: $(READY)  ## look for mistakes in content/
	.venv/bin/flask check

admin: deploy/admin/node_modules/.package-lock.json  ## install the editor that previews have at /admin/ (needs npm)

deploy/admin/node_modules/.package-lock.json: deploy/admin/package-lock.json
	npm ci --prefix deploy/admin --ignore-scripts --no-audit --no-fund

leaflets: $(READY_TO_PRINT)  ## print the main pages as PDF files into leaflets/
	.venv/bin/flask leaflets

bench: $(READY)  ## compare a freeze with other generators' (a quarter of an hour)
	.venv/bin/python bench/run.py

messages: $(READY)  ## gather the templates' words into translations/
	.venv/bin/pybabel -q extract --no-location --sort-output --omit-header -F babel.cfg -o translations/messages.pot .
	.venv/bin/pybabel -q update --no-fuzzy-matching --ignore-pot-creation-date -i translations/messages.pot -d translations

lock:  ## pin what we depend on, with hashes (needs uv)
	uv pip compile -q --universal --generate-hashes --no-emit-index-url --no-emit-find-links --no-annotate --no-header --python-version 3.11 pyproject.toml -o requirements.txt
	uv pip compile -q --universal --generate-hashes --no-emit-index-url --no-emit-find-links --no-annotate --no-header --python-version 3.11 --group test -c requirements.txt pyproject.toml -o requirements-test.txt
	uv pip compile -q --universal --generate-hashes --no-emit-index-url --no-emit-find-links --no-annotate --no-header --python-version 3.11 --group leaflets -c requirements-test.txt pyproject.toml -o requirements-leaflets.txt

$(READY): requirements.txt make_ready.py
	$(PYTHON) make_ready.py requirements.txt

$(READY_TO_PRINT): requirements-leaflets.txt make_ready.py
	$(PYTHON) make_ready.py requirements-leaflets.txt

$(READY_TO_TEST): requirements-test.txt make_ready.py
	$(PYTHON) make_ready.py requirements-test.txt
