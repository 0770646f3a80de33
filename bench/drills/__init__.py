"""Fault drills: real processes, a real database whose clock may be moved, mails into a folder."""
