"""Each control of OWASP ASVS 5.0.0 of levels 1 and 2, and what proves it. The numbers are theirs, the words ours."""
