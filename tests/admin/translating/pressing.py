"""Pressing the buttons of the editor of a translation."""

import re

from django.test import Client

from tests.admin.posting import edit_address
from tests.factories.translating import target


def press(client: Client, translation, action, **values):
    """Press a button of what the editor shows at that moment."""
    address = edit_address(target(translation))
    return client.post(
        address, {**shown_values(client, address), "action": action, **values}, follow=True
    )


def shown_values(client, address):
    shown = client.get(address).content.decode()
    return {
        name: found[1]
        for name in ("step", "seen_at")
        if (found := re.search(rf'name="{name}" value="([^"]*)"', shown))
    }
