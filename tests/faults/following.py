"""What the tests share in which an app follows the log."""

import os

from headless.changes.models import ContentChange, ContentVersion
from headless.served.checking import differences
from tests.headless.changes.mirroring import copied, public

NUMBER_OF_ACTS = int(os.environ.get("ACTS", "1000"))


def follow(client, mirror, chance):
    """Read on, in parts of any size."""
    mirror.update(limit=chance.choice([1, 2, 7, 50, 1000]))


def compare(client, mirrors):
    for locale, mirror in mirrors.items():
        mirror.update()
        found = different(copied(mirror), public(client, locale))
        told = {key: list(ContentChange.objects.filter(object_id=key[1]).values()) for key in found}
        assert found == {}, (found, told, mirror.place)
    assert list(differences()) == []
    numbers = list(ContentChange.objects.values_list("seq", flat=True))
    assert numbers == list(range(numbers[0], numbers[0] + len(numbers)))
    assert ContentVersion.objects.get().number == numbers[-1]


def different(copy, now):
    """What stands otherwise in two answers: key to the fields, or to who has it at all."""
    found = {}
    for key in {*copy, *now}:
        if key in copy and key in now:
            old, new = copy[key], now[key]
            fields = {name for name in {*old, *new} if old.get(name) != new.get(name)}
            if fields:
                found[key] = {name: (old.get(name), new.get(name)) for name in fields}
        else:
            found[key] = "in the copy alone" if key in copy else "missing in the copy"
    return found
