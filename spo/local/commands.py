"""What is started, word for word; docker-compose.yml starts the same."""

PYTHON = "python"
MANAGE = (PYTHON, "manage.py")

MIGRATE = (*MANAGE, "migrate", "--noinput")
WEB = (
    *(PYTHON, "-m", "gunicorn", "spo.wsgi", "--worker-class", "gthread", "--threads", "8"),
    "--no-control-socket",
)
WORKER = (PYTHON, "-m", "celery", "--app", "spo", "worker", "--concurrency", "1")
WORKER_RENDER = (*WORKER, "--hostname", "render@%h", "--queues", "render")
WORKER_MAIL = (*WORKER, "--hostname", "mail@%h", "--queues", "scan,mail,periodic")
CATCHER = (PYTHON, "-m", "spo.local.mail")
# The schedule is in code and its tasks look back without end: nothing needs to be remembered in a file.
BEAT = (PYTHON, "-m", "celery", "--app", "spo", "beat", "--scheduler", "celery.beat:Scheduler")
