"""Time to decision: where the hours of a case went, in aggregate for the secretariat, and each State's own trend."""
