"""Handing in a press note and making the draft from it."""

import datetime as dt
import uuid
from html import escape
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page

from events.choices import ContributionKind
from events.models import (
    Contribution,
    EventReportPage,
    PressNote,
    PressNotePhoto,
    ReportPartner,
)
from headless.models import ImageFacts
from mso_pages.models import FundingCallPage, NewsPage, PartnerOrganisation, Statistic
from mso_pages.models.news import NewsPartner

from .contents import NoteDocument
from .layout import Layout, without_contact
from .note import RecognisedNote
from .photos import collection_for_photos, photo_form, refuse_broken_photo
from .proposals import Proposal
from .recognition import recognise
from .selectors import fingerprint, imported_before, register

# A note that nobody made a draft of is thrown away after this time.
KEPT_WAITING = dt.timedelta(days=7)


def check_note(document: NoteDocument) -> RecognisedNote:
    """What the rules find. Raises ValidationError for a note that cannot become a draft."""
    refuse_imported(document.text)
    note = recognise(document.text, register())
    if note.published_on is None:
        raise ValidationError(
            _(
                "The note has no date of publication. Write it on a line of its own above the "
                "headline, for example 19.07.2018."
            )
        )
    if not note.headline or not note.layout.lead:
        raise ValidationError(
            _(
                "No headline with text below it was found. Put the headline on a line of its own "
                "and an empty line between the paragraphs."
            )
        )
    for text in document.unread:
        note.doubt(unread(text))
    return note


def unread(text: str) -> str:
    """The sentence for the editor about a part of the file that is not in the text."""
    return _("Not read from the document: “%(text)s”") % {"text": text[:300]}


def refuse_imported(text: str) -> None:
    """Raises ValidationError that names the page when the same note was imported before."""
    if before := imported_before(text):
        raise ValidationError(
            _("This press note was imported already; its page is “%(title)s”."),
            code="imported",
            params={"title": before.get_admin_display_title()},
        )


@transaction.atomic
def hand_in(document: NoteDocument, user: Any) -> PressNote:
    """Keep a note until its editor has looked at it. Old ones that wait are removed.

    Only for what `check_note` accepted and `clean_photos` returned.
    """
    PressNote.objects.filter(
        page__isnull=True, handed_in_at__lt=timezone.now() - KEPT_WAITING
    ).delete()
    note = PressNote.objects.create(
        text=document.text, fingerprint=fingerprint(document.text), user=user
    )
    PressNotePhoto.objects.bulk_create(
        PressNotePhoto(
            note=note,
            name=picture.name[:255],
            content=picture.content,
            caption=picture.caption,
            credit=picture.credit[:255],
        )
        for picture in document.pictures
    )
    return note


@transaction.atomic
def create_draft(
    handed_in: PressNote, proposal: Proposal, layout: Layout, parent: Page, user: Any
) -> Page:
    """Make the draft below `parent`; the photos become pictures, the note waits no longer.

    Raises ValidationError when the same note was imported in the meantime, by a second click too,
    or a photo is broken; then nothing is created.
    """
    waiting = PressNote.objects.select_for_update().filter(pk=handed_in.pk, page__isnull=True)
    if waiting.first() is None:
        raise ValidationError(_("The draft of this press note was made already."))
    photos = list(handed_in.photos.all())
    collection = collection_for_photos(user)
    if collection is None:
        photos = []
    forms = [photo_form(photo, proposal.fields["title"], user, collection) for photo in photos]
    for form in forms:
        refuse_broken_photo(form)
    make = {"report": _report, "news": _news, "call": _call}[proposal.kind]
    is_contact_public = proposal.fields.get("publish_contact", False)
    page = make(
        proposal, handed_in.text if is_contact_public else without_contact(handed_in.text, layout)
    )
    page.title = proposal.fields["title"]
    page.teaser = proposal.fields["teaser"]
    page.locale_id = parent.locale_id
    page.live = False
    page.owner = user
    parent.add_child(instance=page)
    handed_in.page = page
    try:
        with transaction.atomic():
            handed_in.save(update_fields=["page"])
    except IntegrityError:
        # The same note was handed in twice, and the other copy was first.
        refuse_imported(handed_in.text)
        raise
    if isinstance(page, EventReportPage):
        named = [row.statistic for row in _taken(proposal.statistics)]
        page.statistics.set(Statistic.objects.filter(pk__in=named))
    # Files last: they stay when the transaction is rolled back.
    _add_text_and_photos(page, layout, forms, photos, user)
    page.save()
    page.save_revision(user=user, log_action=True)
    handed_in.photos.all().delete()
    return page


def _add_text_and_photos(
    page: Any, layout: Layout, forms: list[Any], photos: list[PressNotePhoto], user: Any
) -> None:
    """The first photo leads where the page has a place for it, the others stand in the text."""
    body = _body(layout)
    for form, photo in zip(forms, photos, strict=True):
        form.instance.uploaded_by_user = user
        image = form.save()
        if photo.credit:
            ImageFacts.objects.create(image=image, credit=photo.credit)
        if hasattr(page, "image_id") and page.image_id is None:
            page.image = image
        else:
            body.append(_picture_block(image, photo.caption))
    page.body = _to_stream(page, "body", body)


def _report(proposal: Proposal, text: str) -> EventReportPage:
    fields = proposal.fields
    page = EventReportPage(
        category=fields["category"],
        published_on=fields["published_on"],
        publisher_id=fields["publisher"],
        event_date=fields["event_date"],
        event_end_date=fields["event_end_date"],
        place_name=fields["place_name"],
        municipality_id=fields["municipality"],
        programme_id=fields["programme"],
    )
    page.attendance = _to_stream(
        page, "attendance", [_figure(row) for row in _taken(proposal.figures)]
    )
    page.claims = _to_stream(
        page,
        "claims",
        [
            ("claim", {"kind": row.kind, "text": row.text, "attributed_to": "", "source": ""})
            for row in _taken(proposal.claims)
        ],
    )
    publisher = PartnerOrganisation.objects.filter(pk=fields["publisher"]).first()
    published_on = fields["published_on"]
    source = {
        "kind": "press_note",
        "title": fields["title"],
        "publisher": publisher.name_on(published_on)[0] if publisher else "",
        "published_on": published_on and published_on.isoformat(),
        "url": "",
        "verbatim_text": text,
    }
    page.sources = _to_stream(page, "sources", [("source", source)])
    page.partners.set(
        [ReportPartner(partner_id=row.partner, role=row.role) for row in _taken(proposal.partners)]
    )
    page.contributions.set(
        [
            Contribution(
                kind=ContributionKind.OTHER,
                person=row.person[:255],
                role=row.role[:255],
                organisation_id=row.organisation,
                statement=row.statement,
                statement_kind=row.statement_kind or "paraphrase",
            )
            for row in _taken(proposal.people)
        ]
    )
    return page


def _news(proposal: Proposal, text: str) -> NewsPage:
    fields = proposal.fields
    page = NewsPage(
        kicker=fields["kicker"],
        published_on=fields["published_on"],
        publisher_id=fields["publisher"],
        programme_id=fields["programme"],
    )
    page.partners.set([NewsPartner(partner_id=row.partner) for row in _taken(proposal.partners)])
    return page


def _call(proposal: Proposal, text: str) -> FundingCallPage:
    names = ("opens_on", "closes_on", "budget", "min_amount", "max_amount")
    shares = ("max_rate_percent", "own_share_percent")
    return FundingCallPage(**{name: proposal.fields[name] for name in (*names, *shares)})


def _taken(rows: list[Any]) -> list[Any]:
    return [row for row in rows if row.taken]


def _figure(row: Any) -> tuple[str, dict[str, Any]]:
    return (
        "figure",
        {
            "unit": row.figure.unit,
            "role": "",
            "value": row.figure.value,
            "is_approximate": row.figure.approximate,
            "note": "",
        },
    )


def _body(layout: Layout) -> list[tuple[str, Any]]:
    """The paragraphs as blocks: headings, texts with their lists, tables as lists of rows."""
    blocks: list[tuple[str, Any]] = []
    html = ""

    def flush() -> None:
        nonlocal html
        if html:
            blocks.append(("text", html.replace("</ul><ul>", "")))
        html = ""

    for number, paragraph in enumerate(layout.paragraphs, 1):
        html += "".join(_rows(table.rows) for table in layout.tables if table.behind == number)
        if number in layout.headings:
            flush()
            blocks.append(("heading", paragraph))
        elif paragraph[:2] in {"• ", "- ", "– ", "* ", "· "}:
            html += f"<ul><li>{escape(paragraph[2:].strip())}</li></ul>"
        else:
            html += f"<p>{escape(paragraph)}</p>"
    last = len(layout.paragraphs) + 1
    html += "".join(_rows(table.rows) for table in layout.tables if table.behind == last)
    flush()
    return blocks


def _rows(rows: list[list[str]]) -> str:
    lines = (escape(" – ".join(cell for cell in row if cell)) for row in rows)
    return "<ul>" + "".join(f"<li>{line}</li>" for line in lines) + "</ul>"


def _stream(blocks: list[tuple[str, Any]]) -> list[dict[str, Any]]:
    return [{"type": kind, "value": value, "id": str(uuid.uuid4())} for kind, value in blocks]


def _to_stream(page: Page, name: str, blocks: list[tuple[str, Any]]) -> Any:
    field: Any = page._meta.get_field(name)
    return field.to_python(_stream(blocks))


def _picture_block(image: Any, caption: str) -> tuple[str, Any]:
    shown = {"image": image.pk, "alt_text": "", "decorative": False}
    return ("picture", {"image": shown, "caption": caption[:255]})
