"""What ``symgame verify --json`` says about papers, shown again: witnesses worked out, identities proved."""
