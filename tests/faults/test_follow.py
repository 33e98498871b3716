"""An app follows the log while an editor does anything: in the end it has what is public."""

import random
from contextlib import suppress

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction

from tests.faults.following import NUMBER_OF_ACTS, compare, follow
from tests.headless.acts import ACTS, create
from tests.headless.changes.mirroring import mirror_of


@pytest.mark.django_db
@pytest.mark.parametrize("seed", range(1))
def test_who_follows_one_editor_has_what_is_public(site_tree, client, seed):
    chance = random.Random(seed)  # noqa: S311
    mirrors = {locale: mirror_of(client, locale) for locale in ("de", "ar")}
    for number in range(NUMBER_OF_ACTS // 5):
        # What is refused, such as a slug that is taken, leaves nothing behind.
        with suppress(ValidationError), transaction.atomic():
            (chance.choice(ACTS) if number > 4 else create)(chance)
        if chance.random() < 0.2:
            follow(client, mirrors[chance.choice(["de", "ar"])], chance)
    compare(client, mirrors)
