"""How the tests of "My organisation" read and send its screens."""

import re
from collections import defaultdict
from html import unescape

from bs4 import BeautifulSoup
from django.urls import reverse

from mso_pages.models import MSOProfilePage


def address(profile, name="", *args):
    if not name:
        return reverse("my_organisation:profile", args=[profile.translation_key])
    if name in ("offers", "new_offer", "mistake", "contact", "offer", "remove_offer", "undo"):
        return reverse(f"my_organisation:{name}", args=[profile.translation_key, *args])
    return reverse("my_organisation:card", args=[profile.translation_key, name])


def live(profile):
    """The profile as it is public by now."""
    return MSOProfilePage.objects.get(pk=profile.pk)


def words(response):
    """The text of a page, without tags and runs of blanks."""
    html = re.sub(r"<(script|style).*?</\1>", "", response.content.decode(), flags=re.S)
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", html)))


def filled_in(response):
    """What a browser would send of the form as it stands: names and values."""
    form = BeautifulSoup(response.content.decode(), "html.parser").select_one("form[data-keep]")
    data = defaultdict(list)
    for field in form.select("input[name], select[name], textarea[name]"):
        if field.get("type") not in ("checkbox", "radio", "file") or field.has_attr("checked"):
            data[field["name"]] += sent_by(field)
    return dict(data)


def sent_by(field):
    if field.name == "select":
        return [option["value"] for option in field.select("option[selected]")]
    if field.name == "textarea":
        # The first line break belongs to the tag, and a browser sends each as two characters.
        return [re.sub(r"\r?\n", "\r\n", field.get_text().removeprefix("\n"))]
    return [field.get("value", "on" if field.get("type") in ("checkbox", "radio") else "")]


def send(client, url, **changed):
    """Open a form, change some inputs and send it, following to the next page."""
    data = filled_in(client.get(url))
    return client.post(url, {**data, **changed}, follow=True)
