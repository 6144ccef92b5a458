"""What incentives achieve, and what they cannot."""
