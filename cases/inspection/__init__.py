"""Looks into files of strangers: for classification markings, and to draw what may be previewed.

Plain Python without Django, so that it can run in a process of its own with little memory, little time
and no right to write (``cases.jail``).
"""
