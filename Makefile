# Newsroom's commands. What each does in detail stands in bin/, one script a thing.

.DEFAULT_GOAL := help
.PHONY: help venv install demo run test coverage weights bench hostile screenshots lint lock catalogues static

help: ## show these lines
	@grep -E '^[a-z]+:.*## ' Makefile | sed -E 's/:.*## /\t/' | expand -t 12

demo: ## from nothing to a running demo newsroom; PORT=, HOST=, DEMO_PASSWORD=
	@bin/local bin/demo

run: ## the server alone, over what make demo left
	@bin/may-serve
	@bin/install
	@bin/local bin/prepare
	@bin/local bin/serve

test: ## from nothing through the whole suite; FULL=1 asks PostgreSQL everything
	@bin/test

coverage: ## what the tests touch, with its two gates
	@bin/coverage

weights: ## what readers' pages weigh, with their limits
	@bin/weights

bench: ## how fast pages are handed over; FULL=1, SECONDS_EACH=, RECORD=1
	@bin/bench

hostile: ## readers and editors while everything breaks under them; MINUTES=10, as root
	@bin/hostile

screenshots: ## the pictures of README and docs, from a demo that runs
	@bin/install test
	@.venv/bin/python bin/screenshots

lint: ## style, templates and types
	@bin/lint

lock: ## requirements/ anew from pyproject.toml; UPGRADE=1 takes the newest of the rest
	@bin/install test lint
	@bin/lock $(if $(UPGRADE),--upgrade)

venv: ## .venv with everything a developer needs
	@bin/install test lint

install: ## .venv with what the site itself needs
	@bin/install

catalogues: install ## compile the translations
	@.venv/bin/python manage.py compile_catalogues

static: install ## collect the static files under hashed names
	@bin/keep-key
	@bin/local .venv/bin/python manage.py collectstatic --noinput
