# `make` lists what there is. Every target may be run again at any time.

SOURCES := Sources Tests Package.swift
DEMO := fixtures/demo/before.yaml fixtures/demo/after.yaml

.DEFAULT_GOAL := help
.PHONY: help setup demo build test format lint bench ci clean

help: ## List the targets
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 16

setup: ## Install what is missing: libyaml, pkg-config, git
	@echo "==> Looking for what the build needs"
	@scripts/install-dependencies

build: setup ## Build the release binary, .build/release/apilint
	@echo "==> Building the release binary (the first time takes a minute or two)"
	@swift build -c release --static-swift-stdlib --product apilint

demo: build ## Install, build, and compare two versions of a small Orders API
	@echo "==> Comparing fixtures/demo/before.yaml with fixtures/demo/after.yaml, as of 2026-11-22"
	@status=0; .build/release/apilint diff $(DEMO) --now 2026-11-22 || status=$$?; \
	echo "==> apilint ended with exit status $$status"; \
	case $$status in \
	  0) echo "    0: nothing to object to" ;; \
	  1) echo "    1: there are findings at error level; in CI this would stop the merge" ;; \
	  *) echo "    That is not a verdict but a failure"; exit $$status ;; \
	esac

test: setup ## Run all tests
	@echo "==> Building and running the tests"
	@swift test --disable-xctest

format: ## Format the sources in place
	swift format --in-place --parallel -r $(SOURCES)

lint: ## Check the formatting, as CI does
	swift format lint --strict --parallel -r $(SOURCES)

bench: build ## Measure speed and memory, where scripts/bench is there
	@if [ -x scripts/bench ]; then scripts/bench; else echo "There is no scripts/bench yet"; fi

ci: ## Run everything that CI runs
	.ci/run

clean: ## Remove what was built
	swift package clean
