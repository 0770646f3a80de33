"""The verbs of a response. Each applies a rule, changes rows, leaves one sentence and tells who must know."""
