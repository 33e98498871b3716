"""Whether the served rows agree with the content, asked by the plain query."""

from collections.abc import Iterator

from django.conf import settings
from wagtail.models import Site

from headless.reading import Reading
from headless.resources import registry

from .models import Served


def differences() -> Iterator[str]:
    """A line for each object that is served by another row than the content says, or not at all,
    or although nothing public answers it.
    """
    codes = [code for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES]
    for site in Site.objects.all():
        for code in codes:
            reading = Reading(site, registry, code)
            for resource in registry:
                rows = resource.served(reading).values_list(resource.id_field, "pk")
                expected = {str(key): str(pk) for key, pk in rows}
                listed = Served.objects.filter(listing=reading.listing(resource.name))
                served = dict(listed.values_list("object_id", "row_id"))
                for key in sorted({*expected, *served}):
                    if expected.get(key) != served.get(key):
                        yield (
                            f"{reading.listing(resource.name)} {key}: "
                            f"served {served.get(key)}, content {expected.get(key)}"
                        )
