"""What is started, word for word; docker-compose.yml starts the same."""

PYTHON = "python"
MANAGE = (PYTHON, "manage.py")

MIGRATE = (*MANAGE, "migrate", "--noinput")
WEB = (
    *(PYTHON, "-m", "gunicorn", "spo.wsgi", "--preload", "--worker-class", "gthread", "--threads", "8"),
    "--no-control-socket",
)
CELERY = (PYTHON, "-m", "celery", "--app", "spo")
ALONE = (
    "--without-gossip",
    "--without-mingle",
    "--without-heartbeat",
)  # workers have nothing to tell each other
WORKER = (*CELERY, "worker", "--concurrency", "1", *ALONE)
WORKER_RENDER = (*WORKER, "--hostname", "render@%h", "--queues", "render")
WORKER_MAIL = (*WORKER, "--hostname", "mail@%h", "--queues", "scan,mail,periodic")
CATCHER = (PYTHON, "-m", "spo.local.mail")
# The schedule is in code and its tasks look back without end: nothing needs to be remembered in a file.
BEAT = (*CELERY, "beat", "--scheduler", "celery.beat:Scheduler")
ROLES = (PYTHON, "-m", "spo.local.roles")
