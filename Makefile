# Every path is relative and every recipe one program, so that a space in the path of the project does no harm
# and a signal reaches the program itself.

LOCAL := .venv/bin/python -m spo.local
READY := .venv/requirements.lock

.PHONY: help run test services stop check fix demo bench lock

help: ## list these commands
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-9s %s\n", $$1, $$2 }' Makefile

run: $(READY) ## start everything and print the address; PORT=8123 moves it
	@$(LOCAL) needs-run
	@exec $(LOCAL) run

test: $(READY) ## every check and test, on throwaway servers; BROWSER=0 leaves the browser out
	@$(LOCAL) needs-test
	@exec $(LOCAL) with -- $(LOCAL) test

services: $(READY) ## start PostgreSQL and Redis alone, in the background
	@exec $(LOCAL) services

stop: $(READY) ## stop what runs here
	@exec $(LOCAL) stop

check: $(READY) ## lint, types, templates, settings, migrations
	@exec $(LOCAL) with -- $(LOCAL) check

fix: $(READY) ## repair what lint and format can
	@.venv/bin/python -m ruff check --fix --quiet . || true
	@.venv/bin/python -m ruff format .

demo: $(READY) ## throw the local data away and seed the demonstration
	@exec $(LOCAL) demo

bench: $(READY) ## measure, in a throwaway database; BENCH_ARGS=--json for one line of figures
	@exec $(LOCAL) with -- sh -c 'python manage.py migrate --verbosity 0 && exec python manage.py bench $(BENCH_ARGS)'

lock: $(READY) ## resolve requirements.lock again, after a change of requirements*.txt
	@exec sh spo/local/lock.sh

$(READY): requirements.lock
	@sh spo/local/setup.sh
