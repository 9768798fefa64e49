# A thin alias over the command machidx (README tells how to use it without make).
PYTHON ?= python3
BIN := .venv/bin
INSTALLED := .venv/.installed
# requirements-site.lock installs only what builds and publishes the site.
LOCK ?= requirements.lock
OPTIONS ?= --record
PEERS := tests/bench/.peers/.installed
COMPILE := uv pip compile --universal --python-version 3.11 --generate-hashes --no-annotate --no-header --no-emit-index-url \
	--no-emit-find-links --upgrade --exclude-newer "7 days" --quiet

.DEFAULT_GOAL := help
.PHONY: help serve site check test test-full bench load lock

help: ## この説明を表示する
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 14

serve: $(INSTALLED) ## http://127.0.0.1:8000/ でサイトを見せる（直すと、すぐに画面が変わる）
	@$(BIN)/machidx serve

site: $(INSTALLED) ## 公開するサイトを site/ につくる（問題があれば前のまま）
	@$(BIN)/machidx site

check: $(INSTALLED) ## コードと内容を確かめる
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-cache
	@$(BIN)/machidx check

test: check ## すべてのテストを行う
	@$(BIN)/machidx test --numprocesses 2 --dist loadfile -m "not full"

test-full: check ## 時間のかかるテストも行う
	@$(BIN)/machidx test

bench: $(INSTALLED) $(PEERS) ## 5町・50町・200町ぶんのサイトの速さを、ほかの道具とくらべ、検索の正しさ・重さ・速さをはかる
	@$(BIN)/python tests/bench/run.py $(OPTIONS)
	@$(BIN)/machidx site
	@$(BIN)/python tests/bench/search.py

load: $(INSTALLED) ## nginx が1秒にいくつの求めに答えるかを、wrk ではかる（nginx と wrk が要る）
	@$(BIN)/python -m tests.hosting.load

lock: ## 依存ライブラリの版を、公開から7日以上たった新しいものに固定しなおす（uv が要る）
	@$(COMPILE) pyproject.toml --extra build --extra dev --extra exchange --extra wording --output-file requirements.lock
	@$(COMPILE) pyproject.toml --extra build --constraint requirements.lock --output-file requirements-site.lock
	@$(COMPILE) .github/tools/requirements.in --output-file .github/tools/requirements.lock
	@$(COMPILE) tests/bench/requirements.in --output-file tests/bench/requirements.lock
	@$(COMPILE) tests/bench/properdocs.in --constraint requirements-site.lock --output-file tests/bench/properdocs.lock

$(INSTALLED): $(LOCK) pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(None if sys.version_info >= (3, 11) else "Python 3.11以上が要ります。")'
	@echo "必要なものを .venv に入れています（最初の1回だけ）…"
	@$(PYTHON) -m venv .venv
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --requirement $(LOCK)
	@$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

$(PEERS): tests/bench/requirements.lock
	@$(PYTHON) -m venv tests/bench/.peers
	@tests/bench/.peers/bin/pip install --quiet --disable-pip-version-check --require-hashes --requirement tests/bench/requirements.lock
	@touch $@
