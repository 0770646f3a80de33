"""The product's settings with a mailbox that can be counted and a handler that may be fired."""

import os

from config.settings import *  # noqa: F403 - why: a settings module extends another one
from config.settings import INSTALLED_APPS as PRODUCT

INSTALLED_APPS = [*PRODUCT, "bench.drills.apps.DrillsConfig"]
EMAIL_BACKEND = "bench.drills.mailbox.Mailbox"
DRILL_FOLDER = os.environ["DRILL_FOLDER"]
DRILL_PAUSE = float(os.environ.get("DRILL_PAUSE", "0"))
DRILL_CLOCK_OFF = float(os.environ.get("DRILL_CLOCK_OFF", "0"))
