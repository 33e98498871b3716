"""Organisations by the thousand, written past the models."""

import datetime as dt
import json
import random
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.utils.text import slugify
from wagtail.models import Locale, Page

from mso_pages.choices import Accessibility, LegalForm, Mode, Weekday
from mso_pages.models import (
    ContactConsent,
    ContactPerson,
    FundingReceived,
    MSOProfilePage,
    Offer,
    OrganisationState,
    UmbrellaMembership,
)

from .surroundings import Surroundings
from .words import ADJECTIVES, NOUNS, Texts, Zipf

BATCH = 500
NOW = dt.datetime(2026, 11, 20, 12, tzinfo=dt.UTC)
_SPOKEN = "de tr ar en kmr ru uk pl fa prs sq fr es it el ckb ti so vi zh pt ro sr ta"
SPOKEN = _SPOKEN.split()
# How many of the organisations are translated, as the probes had it.
SHARES = {"en": 0.60, "ar": 0.25}
DRAFTS = 0.05
WITH_PICTURE = 0.35
WITH_BODY = 0.40
WITH_OFFERS = 0.20
WITH_PERSON = 0.20
WITH_UMBRELLA = 0.15
WITH_FUNDING = 0.10
WITH_STATE = 0.90


@dataclass
class Rows:
    """What is inserted together."""

    pages: list[MSOProfilePage] = field(default_factory=list)
    terms: list[tuple[MSOProfilePage, str, Any]] = field(default_factory=list)
    children: list[Any] = field(default_factory=list)
    plain: list[Any] = field(default_factory=list)


class Organisations:
    """Makes organisations out of what there is; the same ones for the same number."""

    def __init__(self, surroundings: Surroundings) -> None:
        self.there = surroundings
        self.texts = {code: Texts(code) for code in surroundings.sections}
        self.locales = {row.language_code: row for row in Locale.objects.all()}
        self.type = ContentType.objects.get_for_model(MSOProfilePage)
        self.last_step = dict.fromkeys(surroundings.sections, 0)
        self.topics = Zipf(surroundings.topics)
        self.target_groups = Zipf(surroundings.target_groups)
        self.municipalities = Zipf(surroundings.municipalities)
        self.spoken = Zipf(SPOKEN)

    def create(self, count: int) -> None:
        """Insert as many organisations with their translations."""
        for start in range(0, count, BATCH):
            rows = Rows()
            for number in range(start, min(start + BATCH, count)):
                self._add(rows, number)
            _insert(rows)
        for code, section in self.there.sections.items():
            Page.objects.filter(pk=section.pk).update(numchild=self.last_step[code])

    def _add(self, rows: Rows, number: int) -> None:
        source = random.Random(number)  # noqa: S311
        key = uuid.UUID(int=source.getrandbits(128), version=4)
        facts = self._facts(source, key)
        topics = self.topics.several(source, 4)
        target_groups = self.target_groups.several(source, 3)
        offers = source.randint(1, 3) if source.random() < WITH_OFFERS else 0
        umbrella = source.choice(self.there.umbrellas) if source.random() < WITH_UMBRELLA else None
        call = source.choice(self.there.calls) if source.random() < WITH_FUNDING else None
        person = self._person(rows, source, key)
        has_body = source.random() < WITH_BODY
        title = (
            f"{source.choice(ADJECTIVES)} {source.choice(NOUNS)} {facts['municipality'].name} e. V."
        )
        codes = ["de", *(code for code, share in SHARES.items() if source.random() < share)]
        for code in codes:
            text = random.Random(f"{number} {code}")  # noqa: S311
            page = self._page(code, f"{slugify(title)}-{number}", key, text)
            for name, value in facts.items():
                setattr(page, name, value)
            page.title = page.draft_title = (
                title if code == "de" else f"{title} ({self.texts[code].heading(text)})"
            )
            page.live = not (code == "de" and source.random() < DRAFTS)
            page.self_description = self.texts[code].paragraph(text, text.randint(2, 4))
            page.body = self._body(code, text) if has_body else "[]"
            if page.image_id:
                page.image_alt = self.texts[code].heading(text)
            rows.pages.append(page)
            rows.terms += [(page, "topics", term) for term in topics]
            rows.terms += [(page, "target_groups", term) for term in target_groups]
            rows.children += self._children(page, code, key, offers, umbrella, call, person, text)
        if source.random() < WITH_STATE:
            rows.plain.append(_state(source, key))

    def _facts(self, source: random.Random, key: uuid.UUID) -> dict[str, Any]:
        municipality: Any = self.municipalities.draw(source, 1)[0]
        founded = source.randint(1965, 2024)
        name = f"verein-{key.hex[:8]}"
        shift = Decimal(source.randint(-2000, 2000)) / 100_000
        has_picture = source.random() < WITH_PICTURE
        return {
            "municipality": municipality,
            "languages": self.spoken.several(source, 4),
            "kind": source.choices(MSOProfilePage.Kind.values, weights=(70, 8, 5, 12, 5))[0],
            "legal_form": source.choices(LegalForm.values, weights=(75, 8, 9, 3, 1, 4))[0],
            "register_number": f"VR {source.randint(100, 9999)}",
            "founded_year": founded,
            "registered_on": dt.date(founded, source.randint(1, 12), source.randint(1, 28)),
            "is_charitable": source.random() < 0.7,
            "member_count_band": source.choice(MSOProfilePage.Members.values),
            "service_area": source.choices(([], [municipality.ags[:5]], ["05"]), (70, 20, 10))[0],
            "street": f"Musterstraße {source.randint(1, 120)}",
            "postal_code": "00000",
            "address_visibility": source.choices(("public", "town", "hidden"), (70, 25, 5))[0],
            "latitude": municipality.latitude + shift,
            "longitude": municipality.longitude + shift,
            "accessibility": source.sample(Accessibility.values, source.choice((0, 0, 1, 2))),
            "opening_hours": [
                {"weekday": day, "opens": "10:00", "closes": "16:00", "note": ""}
                for day in source.sample(Weekday.values, source.choice((0, 1, 3)))
            ],
            "email": f"info@{name}.example",
            "website": f"https://{name}.example/",
            "image": source.choice(self.there.pictures) if has_picture else None,
        }

    def _page(self, code: str, slug: str, key: uuid.UUID, source: random.Random) -> Any:
        parent = self.there.sections[code]
        self.last_step[code] += 1
        published = NOW - dt.timedelta(minutes=source.randint(1, 2_000_000))
        return MSOProfilePage(
            path=Page._get_path(parent.path, parent.depth + 1, self.last_step[code]),
            depth=parent.depth + 1,
            numchild=0,
            translation_key=key,
            locale=self.locales[code],
            content_type=self.type,
            slug=slug,
            url_path=f"{parent.url_path}{slug}/",
            first_published_at=published,
            last_published_at=published,
            latest_revision_created_at=published,
        )

    def _body(self, code: str, source: random.Random) -> str:
        """Two or three paragraphs, some under a heading, as the field stores them."""
        blocks: list[tuple[str, str]] = []
        for _number in range(source.randint(1, 3)):
            if source.random() < 0.5:
                blocks.append(("heading", self.texts[code].heading(source)))
            paragraph = self.texts[code].paragraph(source, source.randint(3, 6))
            blocks.append(("text", f'<p data-block-key="a1b2c">{paragraph}</p>'))
        return json.dumps(
            [
                {"type": kind, "value": value, "id": str(uuid.UUID(int=source.getrandbits(128)))}
                for kind, value in blocks
            ]
        )

    def _person(self, rows: Rows, source: random.Random, key: uuid.UUID) -> Any:
        """The consent of a person to speak to, or None."""
        if source.random() >= WITH_PERSON:
            return None
        consent = ContactConsent(
            organisation=key, person="Amina Beispiel", given_on=dt.date(2024, 1, 1)
        )
        rows.plain.append(consent)
        return consent

    def _children(
        self,
        page: MSOProfilePage,
        code: str,
        key: uuid.UUID,
        offers: int,
        umbrella: Any,
        call: Any,
        consent: Any,
        source: random.Random,
    ) -> Iterator[Any]:
        # The keys and facts of offers are the same in every language.
        facts = random.Random(key.int)  # noqa: S311
        for number in range(offers):
            yield Offer(
                page=page,
                sort_order=number,
                locale=self.locales[code],
                translation_key=uuid.uuid5(key, f"offer {number}"),
                title=self.texts[code].heading(source),
                description=self.texts[code].paragraph(source, 2),
                topic=self.topics.draw(facts, 1)[0],
                languages=self.spoken.several(facts, 2),
                weekdays=facts.sample(Weekday.values, facts.randint(1, 3)),
                starts_at=dt.time(facts.randint(9, 18)),
                cost=facts.choice(Offer.Cost.values),
                mode=facts.choice(Mode.values),
            )
        if umbrella:
            yield UmbrellaMembership(page=page, umbrella=umbrella, since_year=2015)
        if call:
            yield FundingReceived(
                page=page, call=call, project="Begegnung", year=2025, amount=9000, is_public=True
            )
        if consent:
            yield ContactPerson(
                page=page,
                locale=self.locales[code],
                translation_key=uuid.uuid5(key, "person"),
                name=consent.person,
                role="Vorsitz",
                consent=consent,
            )


def _state(source: random.Random, key: uuid.UUID) -> OrganisationState:
    return OrganisationState(
        organisation=key,
        status=source.choices(OrganisationState.Status.values, weights=(93, 5, 2))[0],
        last_confirmed_at=NOW - dt.timedelta(days=source.randint(0, 600)),
        hides_contact=source.random() < 0.003,
    )


# Inserting ----------------------------------------------------------------------------


def _insert(rows: Rows) -> None:
    _insert_pages(rows.pages)
    # Consents before the persons that need them.
    for objects in (rows.plain, rows.children):
        for model in {type(item) for item in objects}:
            same = [item for item in objects if type(item) is model]
            for item in same:
                _take_keys(item)
            model.objects.bulk_create(same, batch_size=BATCH)
    for name in ("topics", "target_groups"):
        through = getattr(MSOProfilePage, name).through
        relation: Any = MSOProfilePage._meta.get_field(name)
        target = relation.m2m_reverse_name()
        through.objects.bulk_create(
            [
                through(msoprofilepage_id=page.pk, **{target: term.pk})
                for page, field_name, term in rows.terms
                if field_name == name
            ],
            batch_size=BATCH,
        )


def _take_keys(item: Any) -> None:
    """Note the keys of objects that were not saved yet when the item was made."""
    for foreign in item._meta.concrete_fields:
        if foreign.is_relation and foreign.is_cached(item):
            related = foreign.get_cached_value(item)
            if related is not None:
                setattr(item, foreign.attname, related.pk)


def _insert_pages(pages: list[MSOProfilePage]) -> None:
    """Two rows each: that of every page and that of the type, which Django inserts one by one."""
    names = [own.attname for own in Page._meta.concrete_fields]
    plain = [Page(**{name: getattr(page, name) for name in names}) for page in pages]
    for page, inserted in zip(pages, Page.objects.bulk_create(plain, BATCH), strict=True):
        page.pk = page.id = page.page_ptr_id = inserted.pk
    fields = MSOProfilePage._meta.local_concrete_fields
    step = min(BATCH, connection.ops.bulk_batch_size(fields, pages))
    for start in range(0, len(pages), step):
        MSOProfilePage._base_manager._insert(
            pages[start : start + step], fields=fields, using="default", raw=True
        )
