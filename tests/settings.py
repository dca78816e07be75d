"""The settings of the product in an empty installation of its own, with quick passwords and plain static files."""

import os
import tempfile

os.environ["THUISHAVEN_DATA"] = tempfile.mkdtemp(prefix="thuishaven-test-")
for name in ("THUISHAVEN_DEMO", "THUISHAVEN_KEK", "THUISHAVEN_HTTPS", "THUISHAVEN_DEBUG"):
    os.environ.pop(name, None)

from thuishaven.config.settings import *  # noqa: E402, F403
from thuishaven.config.settings import STORAGES  # noqa: E402

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
WHITENOISE_AUTOREFRESH = True
