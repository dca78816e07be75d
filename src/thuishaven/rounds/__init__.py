"""Looking with a purpose: short observation rounds, planned for a week, one tap each."""
