"""A form in a tab of a browser, and what the page that asks shows and would send."""

import html
import re
import uuid

from django.utils import timezone

from mso_pages.models import MSOProfilePage
from tests.admin.posting import edit_address, form_data, shown_form

PHONE, OTHER_PHONE = "+49231123456", "+49231987654"
AUTOSAVE = {"accept": "application/json"}


class Tab:
    """The form of a page or snippet in a tab of a browser, as it was when it was opened."""

    def __init__(self, client, instance):
        self.client, self.address = client, edit_address(instance)
        row = type(instance).objects.get(pk=instance.pk)
        self.form = shown_form(client, row.get_latest_revision_as_object())
        self.hidden = {
            "editing_form": str(uuid.uuid4()),
            "form_opened_at": timezone.now().isoformat(),
        }
        if revision := row.latest_revision:
            self.hidden |= {
                "loaded_revision_id": str(revision.pk),
                "loaded_revision_created_at": revision.created_at.isoformat(),
            }
        self.sent = form_data(self.form, {})

    def type(self, **values):
        self.sent |= form_data(self.form, values)
        return self

    def save(self, **buttons):
        pressed = {name.replace("_", "-"): value for name, value in buttons.items()}
        return self.client.post(self.address, {**self.sent, **self.hidden, **pressed})

    def autosave(self, overwrite=None):
        own = {"overwrite_revision_id": str(overwrite)} if overwrite else {}
        data = {**self.sent, **self.hidden, **own}
        return self.client.post(self.address, data, headers=AUTOSAVE)


def kept(answer):
    """What the page that asks would send, by name."""
    text = answer.content.decode()
    form = re.search(r'<form method="post".*?</form>', text, re.DOTALL).group()
    inputs = re.findall(r'<input type="hidden" name="([^"]*)" value="([^"]*)">', form)
    found = {}
    for name, value in inputs:
        found.setdefault(html.unescape(name), []).append(html.unescape(value))
    return found


def draft(page):
    return MSOProfilePage.objects.get(pk=page.pk).get_latest_revision_as_object()


def texts_in_history(page):
    return [revision.content["self_description"] for revision in page.revisions.order_by("pk")]


def shown(answer):
    return html.unescape(re.sub(r"\s+", " ", answer.content.decode()))
