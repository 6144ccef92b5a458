"""What stands at the end of a report: conclusions, references, proofs, code, material for a reply to reviewers."""
