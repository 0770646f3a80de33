"""Everything that differs between installations comes from the environment. What the API is stands beside it.

``DEBUG`` and ``ENTENTE_DEMO`` are for laptops. Without them a missing secret or host refuses to
start, cookies are secure and the browser is told to use HTTPS only.
"""

from pathlib import Path

from config import env
from config.api_settings import REST_FRAMEWORK, SPECTACULAR_SETTINGS  # noqa: F401 - why: settings of DRF
from config.browser_settings import SAMESITE, SYSTEMS_ASK, content_policy, cookie_names
from config.env_stores import checker, stores
from config.logs import LEVELS, logging_config

BASE_DIR = Path(__file__).resolve().parent.parent
VERSION = "0.1.0"

DEBUG = env.flag("DEBUG", default=False)
DEMO = env.flag("ENTENTE_DEMO", default=False)
LOCAL = DEBUG or DEMO
SECURE = env.flag("SECURE", default=not LOCAL)
SECRET_KEY = env.secret("SECRET_KEY", shortest=env.SHORTEST_SECRET if LOCAL else env.SHORTEST_MASTER)
SECRET_KEY_FALLBACKS = env.words("SECRET_KEY_FALLBACKS", default=[])
ALLOWED_HOSTS = env.hosts("ALLOWED_HOSTS", default=["127.0.0.1", "localhost", "[::1]"] if LOCAL else None)
CSRF_TRUSTED_ORIGINS = env.words("CSRF_TRUSTED_ORIGINS", default=[])
SITE_URL = env.text("SITE_URL", default="http://127.0.0.1:8000" if LOCAL else None)
DATA_DIR = Path(env.text("ENTENTE_DATA", default=str(BASE_DIR / "var")))

INSTALLED_APPS = [
    "config.apps.SecretariatAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.usersessions",
    "axes",
    "django_filters",
    "django_htmx",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "guardian",
    "pgtrigger",
    "rest_framework",
    "core",
    "audit",
    "delegations",
    "notifications",
    "partners",
    "cases",
    "attribution",
    "sanctions",
    "responses",
    "exchange",
    "desk",
]

MIDDLEWARE = [
    "core.request_log.RequestLog",
    "django.middleware.security.SecurityMiddleware",
    "core.encrypted.SystemsComeEncrypted",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "core.web.PrivateByDefault",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "config.sitting.Sitting",
    "core.often.NotTooOften",
    "core.web.SignInFirst",
    "config.second_factor.SecondFactorFirst",
    "config.frame.ReadersClock",
    "core.web.ReadableAddresses",
    "core.web.RefusalsAsAnswers",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
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
                "config.frame.frame",
            ],
        },
    },
]

# PostgreSQL only. ATOMIC_REQUESTS stays off: an action owns its transaction, a page read has none.
DATABASES = {"default": env.database("DATABASE_URL")}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
REDIS_URL = env.secret("REDIS_URL")
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": REDIS_URL,
        "KEY_PREFIX": "entente",
        "OPTIONS": {"socket_timeout": 2, "socket_connect_timeout": 2},
    }
}

AUTH_USER_MODEL = "delegations.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 15}},
    {"NAME": "config.passwords.NotGuessable"},
]
# Outside the demonstration nobody works here with a password alone, and no variable changes that.
SECOND_FACTOR = not LOCAL or env.flag("SECOND_FACTOR", default=False)
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"  # nobody registers here: an invitation goes to the address itself
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = "Entente: "
ACCOUNT_ADAPTER = "config.people.Door"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_SESSION_REMEMBER = False
PASSWORD_RESET_TIMEOUT = 3600  # seconds a link to a new password works
MFA_ADAPTER = "config.people.Factors"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
PASSKEY_FORMS = ("add", "authenticate", "login", "reauthenticate")
MFA_FORMS = {
    "activate_totp": "config.second_factor.ActivateCodes",
    "authenticate": "delegations.recovery.Authenticate",
    "reauthenticate": "delegations.recovery.Reauthenticate",
    **{f"{each}_webauthn": f"delegations.passkeys.{each.title()}" for each in PASSKEY_FORMS},
}
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_USER_VERIFICATION = "required"
MFA_RECOVERY_CODE_DIGITS = 10
SIGN_WITHOUT_PASSWORD_SECONDS = 300  # after that a signature asks once more who signs
PAGES_PER_MINUTE = 1200  # of one person, for each process of the web; the API counts for itself
SITTING_IDLE_SECONDS = 30 * 60
SITTING_LONGEST_SECONDS = 12 * 3600
# A provider of identities such as EU Login: its issuer, and what it knows us by. Unset: passwords only.
OIDC_ISSUER = env.https("OIDC_ISSUER", plain_allowed=LOCAL)
OIDC_NAME = env.text("OIDC_NAME", default="EU Login")
SOCIALACCOUNT_ADAPTER = "config.identities.Identities"
SOCIALACCOUNT_PROVIDERS = env.provider(OIDC_ISSUER, name=OIDC_NAME)
SOCIALACCOUNT_ONLY = SOCIALACCOUNT_EMAIL_AUTHENTICATION = SOCIALACCOUNT_STORE_TOKENS = False
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "desk:inbox"
LOGOUT_REDIRECT_URL = "account_login"
AXES_FAILURE_LIMIT = 8
AXES_COOLOFF_TIME = 0.25  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_USERNAME_FORM_FIELD = "login"
AXES_USERNAME_CALLABLE = "config.people.name_tried"
AXES_CLIENT_IP_CALLABLE = "core.address.client_address"
AXES_LOCKOUT_TEMPLATE = "account/resting.html"
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False
GUARDIAN_MONKEY_PATCH_USER = False
ANONYMOUS_USER_NAME = None
# has_perm is not used for objects: visible_to asks guardian's tables itself (decision 21).
SILENCED_SYSTEM_CHECKS = ["guardian.W001"]

LANGUAGE_CODE = "en-gb"
# A language is offered once its words are there; French and German come next.
LANGUAGES = [("en-gb", "English")]
LOCALE_PATHS, FORMAT_MODULE_PATH = [BASE_DIR / "locale"], ["core.formats"]
TIME_ZONE = "Europe/Brussels"
USE_TZ, USE_THOUSAND_SEPARATOR = True, False

STATIC_URL = "/static/"
STATIC_ROOT = Path(env.text("STATIC_ROOT", default=str(DATA_DIR / "static")))
STATICFILES_DIRS = [BASE_DIR / "static"]
WHITENOISE_ALLOW_ALL_ORIGINS = False
MEDIA_ROOT = DATA_DIR / "evidence"
STORAGES = {
    **stores("EVIDENCE_STORE"),
    "staticfiles": {"BACKEND": "config.staticfiles.HashedStatic"},
}
# An Ed25519 private key in PEM; with it `export_checkpoint` signs what it writes.
AUDIT_SIGNING_KEY = env.text("AUDIT_SIGNING_KEY", default="")
EVIDENCE_MAX_BYTES = env.number("EVIDENCE_MAX_MB", default=100, low=1, high=1024) * 1024 * 1024
EVIDENCE_MAX_ITEMS = env.number("EVIDENCE_MAX_ITEMS", default=2000, low=1, high=100_000)  # in one case
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 256 * 1024
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.TemporaryFileUploadHandler"]
FILE_UPLOAD_PERMISSIONS = 0o600
CLAMD = checker("CLAMD")  # files are checked for malware once this says where; without an answer they are held
EVIDENCE_CHECK_EVERY_HOURS = 24

EMAIL = env.mail("EMAIL_URL", fallback_folder=DATA_DIR / "mail")
EMAIL_BACKEND = EMAIL["backend"]
EMAIL_FILE_PATH = EMAIL.get("folder")
EMAIL_HOST = EMAIL.get("host", "")
EMAIL_PORT = EMAIL.get("port", 25)
EMAIL_HOST_USER = EMAIL.get("user", "")
EMAIL_HOST_PASSWORD = EMAIL.get("password", "")
EMAIL_USE_TLS = EMAIL.get("tls", False)
EMAIL_USE_SSL = EMAIL.get("ssl", False)
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = env.text("MAIL_FROM", default="entente@localhost" if LOCAL else None)
MAIL_MAX_MARKING = "limite"  # nothing above this marking is put into a mail

SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE
SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = cookie_names(secure=SECURE)
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = SAMESITE
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"  # a cookie would carry titles
# Longer than a sitting: whoever sends on Monday what was typed on Friday is known, and the words are kept.
SESSION_COOKIE_AGE = 4 * 24 * 3600
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
CSRF_FAILURE_VIEW = "core.web.csrf_failure"
SECURE_SSL_REDIRECT = SECURE
SECURE_REDIRECT_EXEMPT = [*SYSTEMS_ASK]
BEHIND_PROXY = env.flag("BEHIND_PROXY", default=False)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_PROXY else None
SECURE_HSTS_SECONDS = 63072000 if SECURE else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = SECURE
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = content_policy(OIDC_ISSUER)

# A monitoring system reads /metrics with it; without it only the secretariat does.
METRICS_TOKEN = env.secret("METRICS_TOKEN") if env.text("METRICS_TOKEN", default="") else ""
LOGGING = logging_config(
    json=env.flag("LOG_JSON", default=not LOCAL), level=env.one_of("LOG_LEVEL", LEVELS, default="INFO")
)
