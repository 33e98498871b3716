"""What the tests of own events do."""

from django.urls import reverse

from events.models import EventPage
from mso_pages.moderation.decisions import Decision, decide
from mso_pages.moderation.selectors import to_review

WHAT = {
    "title": "Nähfest",
    "starts_on": "2027-05-12",
    "starts_time": "18:00",
    "place_name": "Bürgerhaus",
    "teaser": "Wir nähen zusammen.",
}


def address(profile, name, *args):
    return reverse(f"own_events:{name}", args=[profile.translation_key, *args])


def announce(phone, profile, **values):
    return phone.post(address(profile, "new"), {**WHAT, **values}, follow=True)


def accept(chief):
    waiting = to_review(chief)
    return decide([Decision(item.pk, True) for item in waiting], chief)


def event():
    return EventPage.objects.get(title="Nähfest")
