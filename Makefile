# All is installed into .venv, in the versions of constraints.txt; `make clean` takes it away again.

PYTHON ?= python3
BIN := .venv/bin
# The Nu HTML checker, for the tests; they skip it where there is no npm.
VNU := .venv/vnu/node_modules/vnu-jar/build/dist/vnu.jar
INSTALL := $(BIN)/python -m pip install -q --disable-pip-version-check -c constraints.txt

.PHONY: site test lint bench clean
.NOTPARALLEL:

# With BASE_URL set, for that address.
site: .venv/site.stamp
	@$(BIN)/wenzhai build $(if $(BASE_URL),--base-url "$(BASE_URL)")

test: .venv/dev.stamp $(VNU)
	$(BIN)/python -m pytest -n auto --dist loadscope

lint: .venv/dev.stamp
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy --strict

bench: .venv/bench.stamp
	$(BIN)/python -m tests.benchmarks.build_speed

clean:
	rm -rf .venv .cache .mypy_cache .pytest_cache .ruff_cache .hypothesis .site.next build dist
	find site -mindepth 1 ! -name .gitignore -delete
	find generator tests -type d -name __pycache__ -prune -exec rm -rf {} +

.venv/site.stamp: EXTRAS :=
.venv/dev.stamp: EXTRAS := [dev]
.venv/bench.stamp: EXTRAS := [bench]

$(VNU): .venv/dev.stamp
	@! command -v npm >/dev/null || npm install --silent --no-audit --no-fund --prefix .venv/vnu vnu-jar@26.9.27
	@! test -f $@ || touch $@

# Installed anew when what the project needs has changed; a .venv left half made is made again.
.venv/%.stamp: pyproject.toml constraints.txt
	@$(BIN)/python -m pip --version >/dev/null 2>&1 || $(PYTHON) -m venv --clear .venv
	$(INSTALL) -e '.$(EXTRAS)'
	@touch $@
