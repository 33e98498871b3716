"""The one form of an event: five things, and more for who wants to say more."""

import datetime as dt
import uuid
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from modelcluster.forms import ClusterForm

from events.models import EventPage
from headless.clock import today
from headless.field_publishing import content_of
from mso_pages.choices import Mode
from mso_pages.members.fields import LanguagesField, TextLanguageField, as_it_stood, limit
from mso_pages.members.photos import PhotoForm

# What follows from the inputs.
DERIVED = ("mode", "is_free")
# What is folded away until somebody wants it.
MORE = ("ends_time", "registration_url", "online_url", "cost_note", "languages")


# Characters.
MOST_OF_ONE_SENTENCE = 200


class EventForm(PhotoForm, ClusterForm):
    """An event with everything that waits for review, or a new one."""

    own_template = "mso_events/own_events/fields.html"

    languages = LanguagesField(label=_("In which languages?"), required=False)

    class Meta:
        model = EventPage
        formsets: ClassVar = []
        fields = (
            *("title", "starts_on", "starts_time", "place_name", "teaser", "image_alt"),
            *MORE,
        )
        labels: ClassVar = {
            "title": _("What takes place?"),
            "starts_on": _("On which day?"),
            "starts_time": _("At what time?"),
            "place_name": _("Where?"),
            "teaser": _("What is it about? One sentence is enough."),
            "image_alt": _("What does the picture show?"),
            "ends_time": _("Until what time?"),
            "registration_url": _("Address for registration"),
            "online_url": _("Address of the online meeting"),
            "cost_note": _("What does it cost?"),
        }
        help_texts: ClassVar = {
            # The fields have words of their own there, for editors.
            "title": "",
            "starts_time": "",
            "image_alt": _("For people who cannot see it."),
            "cost_note": _("Empty: it is free of charge."),
        }
        widgets: ClassVar = {
            "starts_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            "starts_time": forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
            "ends_time": forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
            "teaser": forms.Textarea(attrs={"rows": 3}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("starts_on", "teaser"):
            self.fields[name].required = True
        limit(self, "teaser", MOST_OF_ONE_SENTENCE)

    def clean_title(self) -> str:
        title: str = self.cleaned_data["title"]
        # A symbol is no name to search for, to read aloud or to make an address of.
        if not any(character.isalnum() for character in title):
            raise ValidationError(_("Name the event in words."))
        return title

    def clean_starts_on(self) -> dt.date:
        day: dt.date = self.cleaned_data["starts_on"]
        before = self.initial.get("starts_on")
        if day < today() and not (before and before < today()):
            raise ValidationError(_("This day is over. Choose today or a later day."))
        return day

    def more(self) -> list[Any]:
        """The inputs that are folded away."""
        return [self[name] for name in MORE]

    def has_more(self) -> bool:
        """Whether one of them is filled or wrong."""
        return any(field.value() or field.errors for field in self.more())

    def clean(self) -> dict[str, Any]:
        cleaned = as_it_stood(self, super().clean() or {})
        if not cleaned.get("place_name") and not cleaned.get("online_url"):
            self.add_error("place_name", _("Name the place, or the address of the online meeting."))
        return cleaned

    def _post_clean(self) -> None:
        place, online = self.cleaned_data.get("place_name"), self.cleaned_data.get("online_url")
        if online:
            self.instance.mode = Mode.MIXED if place else Mode.ONLINE
        elif place and self.instance.mode == Mode.ONLINE:
            self.instance.mode = Mode.ON_SITE
        self.instance.is_free = not self.cleaned_data.get("cost_note")
        super()._post_clean()

    def values(self) -> dict[str, Any]:
        """Field to its new value, as `content_of` gives it."""
        content = content_of(self.save(commit=False))
        return {name: content[name] for name in (*self._meta.fields, *DERIVED)}


class NewEventForm(EventForm):
    """An event that has its key before it is sent, so that sending it twice makes one."""

    key = forms.UUIDField(widget=forms.HiddenInput, required=False)
    text_language = TextLanguageField(required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["key"] = uuid.uuid4()
