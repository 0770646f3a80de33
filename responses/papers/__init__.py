"""What leaves as paper: texts, comparisons, sheets for the capital, cables, receipts. Read on the page, as Word, as PDF."""
