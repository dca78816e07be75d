"""Dutch (and English) text: normalising, negation, words to signals, safety prompts and the wording check."""
