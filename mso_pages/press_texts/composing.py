"""A press text from the live version of a page, in the language of the page."""

import datetime as dt
from typing import Any, ClassVar

from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext
from wagtail import hooks
from wagtail.models import Page

from headless.localization import text_direction
from headless.models import Imprint
from headless.reading import Reading
from headless.relations import named_at
from headless.resources import registry
from headless.selectors import SiteScope, site_scope

from .bodies import body_blocks, picture, web_address
from .content import (
    Block,
    Fact,
    Facts,
    Heading,
    Paragraph,
    PressText,
    Role,
    Run,
    line,
    lines,
    paragraphs,
)
from .wording import PressWording


class PressTextSource:
    """How pages of one type become press texts; registered by the hook `register_press_text`.

    What a press text says comes from the detail that the API delivers of the page, so it never
    tells more than the public can read.
    """

    model: ClassVar[type[Page]]
    # Name of the address of the flat listing of these pages.
    listing: ClassVar[str]

    def kicker(self, values: dict[str, Any]) -> str:
        """The line above the headline."""
        return ""

    def published_on(self, row: Any) -> dt.date | None:
        """The day of the date line."""
        day: dt.date | None = row.published_on
        return day

    def publisher(self, row: Any, reading: Reading) -> Any:
        """The partner organisation that publishes, None where it is the site itself."""
        return reading.best(named_at(row, "publisher"))

    def facts(self, row: Any, values: dict[str, Any], reading: Reading) -> list[Fact]:
        """What stands in the box of facts, with labels by `label()`."""
        return []


class NotPublic(Exception):
    """A page that the public cannot read has no press text."""


def source_of(page: Page) -> PressTextSource | None:
    """What makes press texts of pages of this type, None for a type that has none."""
    model = page.specific_class
    for hook in hooks.get_hooks("register_press_text"):
        source: PressTextSource = hook()
        if source.model is model:
            return source
    return None


def is_public(source: PressTextSource, page: Page) -> bool:
    """Whether everybody can read the page."""
    site = page.get_site()
    return site is not None and _live_rows(source, page, site_scope(site)).exists()


def _live_rows(source: PressTextSource, page: Page, scope: SiteScope) -> QuerySet[Any]:
    rows: QuerySet[Any] = registry.by_model(source.model).public(scope).filter(pk=page.pk)
    return rows


def compose(source: PressTextSource, page: Page, request: HttpRequest) -> PressText:
    """The press text of the live version of a page. Raises `NotPublic`."""
    site = page.get_site()
    if site is None:
        raise NotPublic
    code = page.locale.language_code
    resource = registry.by_model(source.model)
    # The site of the page: the admin may be served under the address of another one.
    reading = Reading(site, registry, code, fallback=False)
    row = _live_rows(source, page, reading.scope).first()
    if row is None:
        raise NotPublic
    wording = PressWording(code)
    with wording.in_label_language():
        reading.prepare(resource, [row], detail=True)
        values = resource.detail(row, reading)
        if values is None:
            raise NotPublic
        return _composed(source, row, values, reading, wording, Imprint.for_site(site))


def _composed(
    source: PressTextSource,
    row: Any,
    values: dict[str, Any],
    reading: Reading,
    wording: PressWording,
    imprint: Imprint,
) -> PressText:
    root = row.get_site().root_url
    day = source.published_on(row)
    publisher = source.publisher(row, reading)
    name = line(publisher.name_on(day)[0] if publisher else imprint.publisher)
    address = values["meta"]["html_url"] or ""
    title = line(values["title"])
    # File systems allow 255 bytes, and a slug may be of letters of several bytes each.
    stem = [day.isoformat()] if day else []
    stem.append(row.slug[:80].strip("-"))
    if row.locale.language_code != settings.LANGUAGE_CODE:
        # Translations often bear the slug of the original.
        stem.append(row.locale.language_code)
    blocks: list[Block] = [
        *_paragraph(name, Role.PUBLISHER),
        *_paragraph(_date_line(day, publisher, imprint, wording), Role.DATE_LINE),
        *_paragraph(line(source.kicker(values)), Role.KICKER),
        *_paragraph(title, Role.TITLE),
        *paragraphs(values["teaser"], Role.LEAD),
    ]
    if shown := picture(getattr(row, "image", None), values.get("image"), "", root):
        blocks.append(shown)
    blocks.extend(body_blocks(row.body, values["body"], root))
    if facts := source.facts(row, values, reading):
        blocks.append(Heading(2, gettext("At a glance"), wording.foreign_labels))
        blocks.append(Facts(tuple(facts)))
    if contact := _contact(name, publisher, imprint, root):
        blocks.append(Heading(2, gettext("Contact"), wording.foreign_labels))
        blocks.append(contact)
    if address:
        blocks.append(Heading(2, gettext("On the web"), wording.foreign_labels))
        blocks.append(Paragraph((Run(address, href=address),)))
    return PressText(
        language=row.locale.language_code,
        direction=text_direction(row.locale.language_code),
        title=title,
        author=name,
        blocks=tuple(blocks),
        address=address,
        api_address=f"{root}{values['meta']['detail_url']}",
        file_stem="-".join(stem),
    )


def _paragraph(text: str, role: Role) -> list[Block]:
    return [Paragraph((Run(text),), role)] if text else []


def _date_line(day: dt.date | None, publisher: Any, imprint: Imprint, wording: PressWording) -> str:
    """“Arnsberg, 19. Juli 2018”, without a town where none is known."""
    if day is None:
        return ""
    if publisher is None:
        town = imprint.town
    else:
        town = publisher.municipality.name if publisher.municipality else ""
    return wording.row(line(town), wording.date(day))


def _contact(name: str, publisher: Any, imprint: Imprint, root: str) -> Paragraph | None:
    """Whom to ask: the publisher, or the publisher of the site where it can not be reached."""
    website = ""
    if publisher and (publisher.email or publisher.phone or publisher.website):
        email, phone, website = publisher.email, publisher.phone, publisher.website
    else:
        name, email, phone = line(imprint.publisher), imprint.email, imprint.phone
    rows = []
    if name:
        rows.append(Run(name))
    if phone:
        rows.append(Run(gettext("Phone: %(number)s") % {"number": phone.as_international}))
    if email:
        rows.append(Run(line(email), href=f"mailto:{line(email)}"))
    if website:
        rows.append(Run(line(website), href=web_address(website, root)))
    return Paragraph(lines(rows)) if rows else None


def local_day(moment: dt.datetime | None) -> dt.date | None:
    """The day of a moment in the zone of the site."""
    return timezone.localdate(moment) if moment else None
