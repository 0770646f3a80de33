"""The verbs of the app. Each is checked by a rule, changes rows, leaves a sentence, tells whom it concerns."""
