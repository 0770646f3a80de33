"""The demonstration: real operations from public sources, with invented positions and files that say so.

Everything is played through the same actions people use, on a told clock that lies in the past.
"""
