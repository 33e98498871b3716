"""The settings of the tests with a seventh language: all that a project has to say of it."""

from mso_site.settings.test import *  # noqa: F403
from mso_site.settings.test import LANGUAGES

LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = [*LANGUAGES, ("fa", "Persian")]
