"""The settings of a worker in a test: a job more, and leases that end while somebody watches."""

from tests.settings import *  # noqa: F403
from tests.settings import INSTALLED_APPS

INSTALLED_APPS = [*INSTALLED_APPS, "tests.spo.work.example"]
JOB_SECONDS = {"render": 3, "scan": 3, "mail": 3, "periodic": 20}
JOB_LEASE_MARGIN = 1
