"""The checks miss what keeps members to their own screens."""

import pytest

from mso_pages.checks import BACKEND, FENCES, check_members_are_fenced_in


@pytest.mark.parametrize("fence", FENCES)
def test_each_fence_is_missed(settings, fence):
    assert check_members_are_fenced_in(None) == []
    settings.MIDDLEWARE = [name for name in settings.MIDDLEWARE if name != fence]

    (message,) = check_members_are_fenced_in(None)

    assert message.id == "mso_pages.E001" and fence in message.msg


def test_their_order_counts(settings):
    settings.MIDDLEWARE = list(reversed(settings.MIDDLEWARE))

    assert len(check_members_are_fenced_in(None)) == 1


def test_where_members_cannot_enter_none_is_needed(settings):
    settings.AUTHENTICATION_BACKENDS = [
        name for name in settings.AUTHENTICATION_BACKENDS if name != BACKEND
    ]
    settings.MIDDLEWARE = []

    assert check_members_are_fenced_in(None) == []
