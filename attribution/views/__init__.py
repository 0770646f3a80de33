"""Pages of attribution: the assessment, its hypotheses, the register of States."""
