"""The bench measures what the project would serve of its content."""

import pytest
from django.core.management import call_command

from headless.served.models import Served
from mso_pages.models import MSOProfilePage

from . import seed
from .organisations import DRAFTS


@pytest.mark.django_db
def test_a_seeded_database_is_served_whole(capsys):
    seed.fill(20)
    call_command("rebuild_served", check=True)

    keys = MSOProfilePage.objects.filter(live=True).values_list("translation_key").distinct()
    served = Served.objects.filter(listing__endswith="/de/msos")
    assert served.count() == keys.count() >= 20 * (1 - 4 * DRAFTS)
    assert not served.filter(card="").exists()
    assert "agree" in capsys.readouterr().out

    # What is filled stays as it is.
    seed.fill(40)
    assert Served.objects.filter(listing__endswith="/de/msos").count() == keys.count()
