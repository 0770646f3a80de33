"""What leaves as paper: texts, comparisons, sheets to the capital, reports, receipts; on the page, as Word, as PDF."""
