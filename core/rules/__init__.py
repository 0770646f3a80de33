"""Values every rule in the house speaks in: refusals, reasons, transitions. Plain Python."""
