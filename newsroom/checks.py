"""Configuration that must not stand. Each check has an id and one sentence."""
