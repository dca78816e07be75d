"""Settings of one installation. What differs between installations comes from the environment.

THUISHAVEN_DATA      folder for the database and the keys (default: ``data`` beside the working folder)
THUISHAVEN_DEMO      1: demo school with a role switcher on the login page; never on a real installation
THUISHAVEN_HOSTS     host names this installation answers to, comma separated
THUISHAVEN_HTTPS     1: behind https; cookies are sent over https only, HSTS is on
THUISHAVEN_DATABASE  postgresql://user:password@host:port/name instead of SQLite
THUISHAVEN_KEK       key-encryption key (44 characters, base64) instead of the key file
THUISHAVEN_DEBUG     1: error pages for developers
"""

import os
from pathlib import Path
from urllib.parse import unquote, urlsplit

from csp.constants import NONE, SELF

from .keys import read_or_make

PACKAGE = Path(__file__).resolve().parent.parent


def _flag(name: str) -> bool:
    return os.environ.get(name, "") in {"1", "true", "yes"}


DATA = Path(os.environ.get("THUISHAVEN_DATA", "data")).resolve()
DEMO = _flag("THUISHAVEN_DEMO")
HTTPS = _flag("THUISHAVEN_HTTPS")
DEBUG = _flag("THUISHAVEN_DEBUG")
#: Gives the people of the role switcher on the login page; asked in the demo only.
DEMO_PEOPLE = "thuishaven.demo.personas.login_page_people"
DATA.mkdir(parents=True, exist_ok=True)
SECRET_KEY = read_or_make(DATA / "keys" / "secret")
KEY_ENCRYPTION_KEY = os.environ.get("THUISHAVEN_KEK") or read_or_make(DATA / "keys" / "kek")
ALLOWED_HOSTS = os.environ.get("THUISHAVEN_HOSTS", "127.0.0.1,localhost,[::1]").split(",")

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "csp",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "thuishaven.web",
    "thuishaven.vault",
    "thuishaven.accounts",
    "thuishaven.knowledge",
    "thuishaven.school",
    "thuishaven.privacy",
    "thuishaven.dossiers",
    "thuishaven.presence",
    "thuishaven.observe",
    "thuishaven.incidents",
    "thuishaven.earlier",
    "thuishaven.understand",
    "thuishaven.capture",
    "thuishaven.rounds",
    "thuishaven.asking",
    "thuishaven.fromhome",
    "thuishaven.plan",
    "thuishaven.phaseplan",
    "thuishaven.evaluate",
    "thuishaven.review",
    "thuishaven.share",
    "thuishaven.reports",
    "thuishaven.office",
    "thuishaven.home",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "thuishaven.accounts.middleware.LanguageMiddleware",
    "thuishaven.accounts.middleware.IdleTimeoutMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "thuishaven.accounts.middleware.RefusedFormMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "thuishaven.privacy.middleware.NoStoreMiddleware",
]

ROOT_URLCONF = "thuishaven.config.urls"
WSGI_APPLICATION = "thuishaven.config.wsgi.application"

_CONTEXT = [
    "django.template.context_processors.request",
    "django.contrib.auth.context_processors.auth",
    "django.contrib.messages.context_processors.messages",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "APP_DIRS": True,
        "OPTIONS": {
            "environment": "thuishaven.web.jinja_env.environment",
            "context_processors": [
                "thuishaven.home.context.shell",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": _CONTEXT},
    },
]


def _database() -> dict[str, object]:
    address = os.environ.get("THUISHAVEN_DATABASE", "")
    if address:
        parts = urlsplit(address)
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": parts.path.lstrip("/"),
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": parts.hostname or "",
            "PORT": str(parts.port or ""),
            "CONN_MAX_AGE": None,
        }
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": DATA / "thuishaven.sqlite3",
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA secure_delete=ON;",
        },
    }


DATABASES = {"default": _database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
#: The database holds the counters of the login throttle, so that they count over all worker processes.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "throttle_cache"}}

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
PASSWORD_RESET_TIMEOUT = 3 * 24 * 60 * 60
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home:today"
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_ADAPTER = "thuishaven.accounts.adapters.AccountAdapter"
ACCOUNT_FORMS = {"login": "thuishaven.accounts.forms.LoginForm"}
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = "login_index"
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_USER_DISPLAY = "thuishaven.accounts.people.display_name"
ACCOUNT_SESSION_REMEMBER = False
#: Behind https stands one proxy; without it the throttle would count the whole school as one address.
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if HTTPS else 0
ACCOUNT_RATE_LIMITS = {"login": "60/m/ip", "login_failed": "20/m/ip,5/300s/key", "reauthenticate": "10/m/user"}
MFA_ADAPTER = "thuishaven.accounts.second_step.SecondStepAdapter"
MFA_FORMS = {
    "add_webauthn": "thuishaven.accounts.passkey_forms.AddPasskeyForm",
    "authenticate_webauthn": "thuishaven.accounts.passkey_forms.StepPasskeyForm",
    "login_webauthn": "thuishaven.accounts.passkey_forms.LoginPasskeyForm",
    "reauthenticate_webauthn": "thuishaven.accounts.passkey_forms.AgainPasskeyForm",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Thuishaven"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not HTTPS

#: A session ends after half an hour without a click, and after a working day in any case.
SESSION_IDLE_SECONDS = 30 * 60
SESSION_COOKIE_AGE = 10 * 60 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
#: What a page says next ("Opgeslagen bij ...") holds names: it travels sealed, and sessions are stored sealed.
SESSION_ENGINE = "thuishaven.vault.sessions"
MESSAGE_STORAGE = "thuishaven.vault.messages.SealedCookieStorage"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_NAME = "thuishaven_session"
CSRF_COOKIE_NAME = "thuishaven_csrf"
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "worker-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_000_000
FILE_UPLOAD_MAX_MEMORY_SIZE = 2_000_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 500
#: The page of the child takes a drawing for each of its five questions; files wait in memory.
DATA_UPLOAD_MAX_NUMBER_FILES = 8

LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", "Nederlands"), ("en", "English")]
LOCALE_PATHS = [PACKAGE / "locale"]
TIME_ZONE = "Europe/Amsterdam"
USE_I18N = USE_TZ = True
LANGUAGE_COOKIE_NAME = "thuishaven_language"

STATIC_URL = "static/"
STATIC_ROOT = DATA / "static"
STORAGES = {
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
}
WHITENOISE_MAX_AGE = 31_536_000

#: Ids may be logged, names and words never: requests are logged without their body, errors without local variables.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "filters": {"secret_address": {"()": "thuishaven.privacy.reports.SecretAddressFilter"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["secret_address"]}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    # refused forms and pages that are not there: their addresses can hold an invitation
    "loggers": {"django.request": {"level": "ERROR"}},
}
DEFAULT_EXCEPTION_REPORTER_FILTER = "thuishaven.privacy.reports.SilentReporterFilter"
#: Where people log in, for the link in a mail.
SITE_ADDRESS = os.environ.get("THUISHAVEN_ADDRESS", f"{'https' if HTTPS else 'http'}://{ALLOWED_HOSTS[0]}/")
_MAIL = urlsplit(os.environ.get("THUISHAVEN_MAIL", ""))
#: Without a mail server nothing is sent and nobody is told otherwise: see ``thuishaven remind``.
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if _MAIL.hostname else 'dummy'}.EmailBackend"
EMAIL_HOST, EMAIL_PORT = _MAIL.hostname or "", _MAIL.port or (465 if _MAIL.scheme == "smtps" else 587)
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = unquote(_MAIL.username or ""), unquote(_MAIL.password or "")
EMAIL_USE_SSL = _MAIL.scheme == "smtps"
EMAIL_USE_TLS = bool(_MAIL.hostname) and not EMAIL_USE_SSL
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = os.environ.get("THUISHAVEN_MAIL_FROM", "thuishaven@localhost")
SILENCED_SYSTEM_CHECKS: list[str] = []
TEST_RUNNER = "django.test.runner.DiscoverRunner"
