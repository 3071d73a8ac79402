"""Settings of every environment. A secret has no default: a missing one stops the start with its name."""

from spo.environment import BASE_DIR, LOCAL_DIR, env

SECRET_KEY = env.str("SECRET_KEY")
FIELD_KEYS = env.list("FIELD_KEYS")  # Fernet keys, newest first; the old ones only read
DEBUG = False

EMBEDDED = env.bool("SPO_EMBEDDED", default=False)  # the servers are those of `make run` or `make services`
DEMO_DOOR = EMBEDDED and env.bool("SPO_DEMO_DOOR", default=False)

SITE_URL = env.str("SITE_URL", default="http://localhost:8000" if EMBEDDED else "")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"] if EMBEDDED else [])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])

INSTALLED_APPS = [
    "spo.audit",
    "spo.accounts",
    "spo.work",
    "spo.notices",
    "cases",
    "orders",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "crispy_forms",
    "pgtrigger",
    "pghistory",
    "csp",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "spo.pages.headers.PrivateResponseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "spo.accounts.middleware.SignInMiddleware",
    "pghistory.middleware.HistoryMiddleware",
    "spo.pages.answers.AnswersMiddleware",
]

ROOT_URLCONF = "spo.urls"
WSGI_APPLICATION = "spo.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "spo.pages.context.page",
                "spo.pages.navigation.navigation",
            ],
            "builtins": ["spo.pages.govuk_tags"],
        },
    }
]
CRISPY_ALLOWED_TEMPLATE_PACKS = "govuk"
CRISPY_TEMPLATE_PACK = "govuk"

# The application connects as a role that owns nothing; only `migrate` uses the owner.
APP_ROLE = "spo_app"
DATABASES = {
    "default": env.db_url("DATABASE_URL"),
    "owner": env.db_url("DATABASE_OWNER_URL", default=env.str("DATABASE_URL")),
}
if "DATABASE_OWNER_URL" not in env.ENVIRON:
    DATABASES["default"].setdefault("OPTIONS", {})["options"] = f"-c role={APP_ROLE}"
DATABASES["default"] |= {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

REDIS_URL = env.str("REDIS_URL")
JOB_SECONDS = {
    "render": 450,
    "scan": 300,
    "mail": 60,
    "periodic": 300,
}  # each queue, and the longest run of one job
JOB_LEASE_MARGIN = 30  # seconds a lease outlives the longest run
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "spo_cache",
        "OPTIONS": {"MAX_ENTRIES": 100_000},  # sign-in limits live here and must not be crowded out
    }
}

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "spo.accounts.passwords.LengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "spo.accounts.passwords.CommonValidator"},
    {"NAME": "spo.accounts.passwords.NoContextWordsValidator"},
]
PASSWORD_RESET_TIMEOUT = 60 * 60
RESET_ANSWER_SECONDS = 0.5
INVITATION_LIFE = 7 * 24 * 60 * 60
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"

SESSION_ENGINE = "spo.accounts.session_store"
SESSION_COOKIE_AGE = 30 * 60
SESSION_LIFE = 12 * 60 * 60  # seconds from sign-in, however busy
SESSION_SAVE_EVERY_REQUEST = True
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

ACCOUNT_ADAPTER = "spo.accounts.adapters.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # an administrator vouches for the address
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_REAUTHENTICATION_TIMEOUT = 10 * 60
ACCOUNT_RATE_LIMITS = {
    "login": "30/m/ip",
    "login_failed": "10/m/ip,5/5m/key",
    "reset_password": "20/m/ip,5/m/key",
    "reauthenticate": "10/m/user",
}
ACCOUNT_FORMS = {
    "login": "spo.accounts.forms.sign_in.SignInForm",
    "reauthenticate": "spo.accounts.forms.sign_in.ConfirmPasswordForm",
    "reset_password": "spo.accounts.forms.password.ForgottenPasswordForm",
    "reset_password_from_key": "spo.accounts.forms.password.NewPasswordForm",
    "change_password": "spo.accounts.forms.password.ChangePasswordForm",
}
MFA_ADAPTER = "spo.accounts.adapters.MFAAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ALLOW_UNVERIFIED_EMAIL = True  # an administrator vouches for the address
MFA_TOTP_ISSUER = "Stalking Protection Orders"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = EMBEDDED
MFA_FORMS = {
    "authenticate": "spo.accounts.forms.sign_in.CodeForm",
    "reauthenticate": "spo.accounts.forms.sign_in.ConfirmCodeForm",
    "activate_totp": "spo.accounts.forms.factors.AddAppForm",
    "deactivate_totp": "spo.accounts.forms.factors.RemoveAppForm",
    "generate_recovery_codes": "spo.accounts.forms.factors.NewCodesForm",
    "add_webauthn": "spo.accounts.forms.factors.AddPasskeyForm",
    "edit_webauthn": "spo.accounts.forms.factors.RenamePasskeyForm",
    "authenticate_webauthn": "spo.accounts.forms.factors.UsePasskeyForm",
    "reauthenticate_webauthn": "spo.accounts.forms.factors.ConfirmPasskeyForm",
    "login_webauthn": "spo.accounts.forms.factors.SignInPasskeyForm",
}

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_TZ = True

STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = BASE_DIR / ".local" / "static"
WHITENOISE_USE_FINDERS = EMBEDDED
WHITENOISE_AUTOREFRESH = EMBEDDED
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if EMBEDDED
        else "spo.pages.storage.HashedStaticFiles"
    },
}

FILE_ROOT = env.path(
    "FILE_ROOT", default=str(LOCAL_DIR / "files")
)()  # evidence and court papers, by content address
CLAMD_URL = env.str("CLAMD_URL", default="")  # tcp://host:3310 or unix:///path; without it nothing is scanned
MAX_UPLOAD_BYTES = 250 * 1024 * 1024
DAILY_FILES = 1_000  # that one person can add to the evidence within 24 hours
DAILY_BYTES = env.int("DAILY_UPLOAD_MB", default=2_048) * 1024 * 1024
FILE_UPLOAD_HANDLERS = ["spo.files.receiving.CappedUploadHandler"]
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5_000
DATA_UPLOAD_MAX_NUMBER_FILES = 300  # each is held open until the form is answered

EMAIL_CONFIG = env.email_url("EMAIL_URL", default="smtp://127.0.0.1:25")
vars().update(EMAIL_CONFIG)
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = env.str(
    "DEFAULT_FROM_EMAIL", default="Stalking Protection Orders <no-reply@spo.invalid>"
)

SECURE_COOKIES = not EMBEDDED  # the local stack speaks plain http on loopback
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_COOKIES
SESSION_COOKIE_NAME = "__Host-session" if SECURE_COOKIES else "session"
CSRF_COOKIE_NAME = "__Host-csrf" if SECURE_COOKIES else "csrf"
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "spo.pages.answers.csrf_failure"
SECURE_SSL_REDIRECT = SECURE_COOKIES
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
SECURE_HSTS_SECONDS = 63_072_000 if SECURE_COOKIES else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = SECURE_COOKIES
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
if env.bool("BEHIND_TLS_PROXY", default=False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
        "base-uri": ["'none'"],
        "object-src": ["'none'"],
    }
}
PERMISSIONS_POLICY = {
    feature: [] for feature in ("camera", "display-capture", "geolocation", "microphone", "payment", "usb")
} | {"publickey-credentials-get": "self", "publickey-credentials-create": "self"}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"links": {"()": "spo.logs.WithoutLinks"}},
    "formatters": {"line": {"()": "spo.logs.line_formatter"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["links"]}},
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {name: {"level": "WARNING"} for name in ("weasyprint", "pikepdf", "fontTools")},
}
