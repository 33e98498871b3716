"""The two steps of the import: handing the note in, and checking what was recognised."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from events.choices import PartnerRole, ReportCategory
from headless.localization import canonical_rows
from headless.widgets import DayInput
from mso_pages.models import FundingProgrammePage, Municipality, PartnerOrganisation

from .contents import NoteDocument, visible_text
from .documents import read_document, read_pasted, refuse_large_file
from .photos import clean_photos
from .proposals import Proposal, largest_amount
from .services import check_note


class HandInForm(forms.Form):
    """A press note, pasted or as a file. `document` is what was read and may be kept of it."""

    text = forms.CharField(
        label=_("Paste the press note"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 14}),
        help_text=_(
            "With publisher, date and headline above the text. Formatted text from a website may "
            "be pasted as HTML."
        ),
    )
    file = forms.FileField(
        label=_("or choose a file"),
        required=False,
        allow_empty_file=True,
        help_text=_("Word (.docx), plain text (.txt) or a saved web page (.html), up to 5 MB."),
        widget=forms.FileInput(attrs={"accept": ".docx,.txt,.text,.html,.htm"}),
    )

    document: NoteDocument
    are_photos_left_out: bool

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        file, text = cleaned.get("file"), cleaned.get("text") or ""
        if file and text.strip():
            raise ValidationError(_("Either paste the text or choose a file, not both."))
        if not file and not text.strip():
            raise ValidationError(_("Paste the press note or choose a file."))
        if file:
            refuse_large_file(file.size)
        document = read_document(file.name, file.read()) if file else read_pasted(text)
        check_note(document)
        self.document = clean_photos(document, self.user)
        self.are_photos_left_out = len(self.document.pictures) < len(document.pictures)
        return cleaned


class DraftForm(forms.Form):
    """The facts of a note. Every kind shares them, so changing the kind loses nothing."""

    kind = forms.ChoiceField(
        label=_("Make it"),
        choices=[
            ("report", _("an event report")),
            ("news", _("a news item")),
            ("call", _("a call of a funding programme")),
        ],
        widget=forms.RadioSelect,
    )
    title = forms.CharField(label=_("Headline"), max_length=255)
    kicker = forms.CharField(label=_("Kicker"), max_length=100, required=False)
    category = forms.ChoiceField(
        label=_("Category"), choices=[("", "---------"), *ReportCategory.choices], required=False
    )
    teaser = forms.CharField(label=_("Lead"), widget=forms.Textarea(attrs={"rows": 4}))
    published_on = forms.DateField(label=_("Date of publication"), widget=DayInput)
    publisher = forms.ModelChoiceField(
        PartnerOrganisation.objects.none(),
        label=_("Publisher"),
        required=False,
        help_text=_(
            "One that is missing here is added under master data, partner organisations; then load "
            "this page again."
        ),
    )
    programme = forms.ModelChoiceField(
        FundingProgrammePage.objects.none(), label=_("Funding programme"), required=False
    )
    event_date = forms.DateField(label=_("Date of the event"), widget=DayInput, required=False)
    event_end_date = forms.DateField(
        label=_("Last day of the event"), widget=DayInput, required=False
    )
    place_name = forms.CharField(label=_("Place"), max_length=255, required=False)
    municipality = forms.ModelChoiceField(
        Municipality.objects.all(), label=_("Town"), required=False
    )
    opens_on = forms.DateField(label=_("Opens on"), widget=DayInput, required=False)
    closes_on = forms.DateField(label=_("Closes on"), widget=DayInput, required=False)
    budget = forms.IntegerField(
        label=_("Budget in euros"), min_value=0, max_value=largest_amount("budget"), required=False
    )
    min_amount = forms.IntegerField(
        label=_("Smallest grant in euros"),
        min_value=0,
        max_value=largest_amount("min_amount"),
        required=False,
    )
    max_amount = forms.IntegerField(
        label=_("Largest grant in euros"),
        min_value=0,
        max_value=largest_amount("max_amount"),
        required=False,
    )
    max_rate_percent = forms.IntegerField(
        label=_("Largest share funded (%)"), min_value=0, max_value=100, required=False
    )
    own_share_percent = forms.IntegerField(
        label=_("Smallest own share (%)"), min_value=0, max_value=100, required=False
    )

    # Only of a note with such lines.
    publish_contact = forms.BooleanField(
        label=_("Publish these lines with the source of the report"), required=False
    )

    # Which kinds show which fields; the values stay whatever is shown.
    SHOWN = (
        ("report news call", ("title", "teaser", "published_on")),
        ("report news", ("publisher",)),
        ("news", ("kicker",)),
        ("report", ("category", "event_date", "event_end_date", "place_name", "municipality")),
        ("report news call", ("programme",)),
        ("call", ("opens_on", "closes_on", "budget", "min_amount", "max_amount")),
        ("call", ("max_rate_percent", "own_share_percent")),
    )
    GROUPS = (
        ("partners", "report news", _("Partners")),
        ("figures", "report", _("Figures of who came")),
        ("people", "report", _("People and what they said")),
        ("claims", "report", _("Claims without an author")),
        ("statistics", "report", _("Statistics")),
    )

    def __init__(
        self, data: Any = None, *, proposal: Proposal, kinds: list[str], **kwargs: Any
    ) -> None:
        kwargs["initial"] = {"kind": proposal.kind, **proposal.fields}
        super().__init__(data, **kwargs)
        self.proposal = proposal
        if "publish_contact" not in proposal.fields:
            del self.fields["publish_contact"]
        kind: Any = self.fields["kind"]
        kind.choices = [choice for choice in kind.choices if choice[0] in kinds]
        partners: Any = self.fields["publisher"]
        partners.queryset = canonical_rows(PartnerOrganisation.objects.order_by("name"))
        programmes: Any = self.fields["programme"]
        programmes.queryset = canonical_rows(FundingProgrammePage.objects.order_by("title"))
        self.rows = [
            row_fields for name, rows in proposal.rows for row_fields in self._add_rows(name, rows)
        ]

    @property
    def fieldsets(self) -> list[dict[str, Any]]:
        """The plain fields with the kinds that show them."""
        return [
            {"kinds": kinds, "fields": [self[name] for name in names]}
            for kinds, names in self.SHOWN
        ]

    @property
    def groups(self) -> list[dict[str, Any]]:
        """The rows to take or leave, by list; empty lists are left out."""
        groups = []
        for name, kinds, label in self.GROUPS:
            rows = [
                {
                    "label": fields["row"].label,
                    "detail": fields["row"].detail,
                    "take": self[fields["take"]],
                    "role": self[fields["role"]] if fields["role"] else None,
                }
                for fields in self.rows
                if fields["list"] == name
            ]
            if rows:
                groups.append({"kinds": kinds, "label": label, "rows": rows})
        return groups

    def _add_rows(self, name: str, rows: list[Any]) -> list[dict[str, Any]]:
        """A box for each row to take or leave, and for partners the role."""
        added = []
        for row in rows:
            take = f"{name}-{row.key}"
            self.fields[take] = forms.BooleanField(required=False, initial=row.taken)
            row_fields = {"list": name, "row": row, "take": take, "role": None}
            if name == "partners":
                row_fields["role"] = f"{take}-role"
                self.fields[f"{take}-role"] = forms.ChoiceField(
                    choices=[("", "---------"), *PartnerRole.choices],
                    required=False,
                    initial=row.role,
                )
            added.append(row_fields)
        return added

    def clean_title(self) -> str:
        title = visible_text(self.cleaned_data["title"])
        if not any(character.isalnum() for character in title):
            # The address of the page is made of it.
            raise ValidationError(_("The headline has no letter and no digit. Write it in words."))
        return title

    def clean_teaser(self) -> str:
        return visible_text(self.cleaned_data["teaser"])

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        lists = tuple(f"{name}-" for name, _kinds, _label in self.GROUPS)
        if any(name.startswith(lists) and name not in self.fields for name in self.data):
            self.add_error(
                None,
                _(
                    "Somebody has changed partners or programmes of this site meanwhile, so other "
                    "facts are recognised now. Check them once more."
                ),
            )
        kind = cleaned.get("kind")
        first, last = cleaned.get("event_date"), cleaned.get("event_end_date")
        if kind == "report":
            if first and last and last < first:
                self.add_error("event_end_date", _("The end lies before the beginning."))
            if first and (day := cleaned.get("published_on")) and day < first:
                self.add_error("published_on", _("A report is not published before its event."))
            for fields in self.rows:
                if cleaned.get(fields["take"]) and cleaned.get(fields["role"]) == "":
                    self.add_error(fields["role"], _("Choose the part this partner had."))
        if kind == "call":
            opens, closes = cleaned.get("opens_on"), cleaned.get("closes_on")
            if opens and closes and closes < opens:
                self.add_error("closes_on", _("A call does not close before it opens."))
            low, high = cleaned.get("min_amount"), cleaned.get("max_amount")
            if low is not None and high is not None and high < low:
                self.add_error("max_amount", _("The largest grant is below the smallest one."))
            if not cleaned.get("programme"):
                self.add_error("programme", _("A call belongs to a programme. Choose it."))
        return cleaned

    def chosen(self) -> Proposal:
        """The proposal with what the editor changed; only after `is_valid()`."""
        cleaned = self.cleaned_data
        self.proposal.kind = cleaned["kind"]
        for name in self.proposal.fields:
            value = cleaned[name]
            self.proposal.fields[name] = getattr(value, "pk", value)
        for fields in self.rows:
            fields["row"].taken = cleaned[fields["take"]]
            if fields["role"]:
                fields["row"].role = cleaned[fields["role"]]
        return self.proposal
