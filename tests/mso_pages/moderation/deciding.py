"""What the tests of moderation do and look at."""

from headless.field_publishing import content_of
from mso_pages.models import MSOProfilePage, Submission
from mso_pages.moderation.decisions import Decision, decide
from mso_pages.moderation.services import submit


def live(page):
    return MSOProfilePage.objects.get(pk=page.pk)


def write_live(page, **values):
    row = live(page)
    for name, value in values.items():
        setattr(row, name, value)
    row.save_revision(clean=False).publish()


def retitle_live(page, old, new):
    """Let staff give an offer another title."""
    row = live(page)
    offer = row.offers.get(title=old)
    offer.title = new
    row.offers.add(offer)
    row.save_revision(clean=False).publish()


def send(page, user, **values):
    return submit(page, values, user, page.translation_key)


def accept(reviewer, *submissions):
    return decide([Decision(item.pk, True) for item in submissions], reviewer)


def reject(reviewer, *submissions, reason="So nicht."):
    return decide([Decision(item.pk, False, reason) for item in submissions], reviewer)


def states(page):
    found = Submission.objects.filter(page=page).order_by("pk")
    return list(found.values_list("field", "state"))


def offers(page):
    return content_of(live(page))["offers"]


def retitled(row, title):
    return {**row, "title": title}
