"""The settings of the product with a cheap password hasher; everything else is the real thing."""

from spo.settings import *  # noqa: F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
