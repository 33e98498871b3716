"""D01: walking a list by any sort key shows each entry once, and descending is the reverse.

The served rows are written here with ready cards: what is walked is their order.
"""

import datetime as dt
import uuid
from decimal import Decimal

import orjson
import pytest
from django.test import Client

from headless.collation import title_key
from headless.served.builds import build_id
from headless.served.models import Served, listing_name
from tests.contract.documented import RESOURCES, operations

COUNT, EQUAL_TITLES, LIMIT = 250, 60, 20
IMPORTED = dt.datetime(2027, 1, 1, 12, tzinfo=dt.UTC)
TITLES = ["Ärzte", "Arbeit", "Öffnung", "Ofen", "Straße", "Strasse", "zebra", "Zebra", "«Haus»"]
# By DIN 5007-1: ä as a, ö as o, ß as ss; capitals first where all else is equal.
IN_ORDER = ["Arbeit", "Ärzte", "«Haus»", "Kulturverein", "Ofen", "Öffnung"]
IN_ORDER += ["Strasse", "Straße", "Zebra", "zebra"]
HERE = "51.0,7.0"

# What each key sorts by, of the values in `row()`.
VALUE = {
    "title": "title",
    "updated": "date_modified",
    "start": "starts_at",
    "opens": "starts_on",
    "event": "starts_on",
    "as_of": "starts_on",
    "closes": "ends_on",
    "published": "published_on",
    "confirmed": "confirmed_at",
    "amount": "number",
    "founded": "number",
    "time": "number",
    "distance": "latitude",
}


def sort_keys(name):
    """The sort keys of a list without signs, by the document."""
    operation = operations()[f"{name.replace('-', '_')}_list"]
    return [key for key in operation.schema("sort")["items"]["enum"] if not key.startswith("-")]


def row(name, number):
    """Values with many that are equal, and some that are empty."""
    day = dt.date(2027, 1, 1) + dt.timedelta(days=number * 7 % 40)
    is_empty = number % 6 == 0
    titles = ["Kulturverein"] * EQUAL_TITLES + TITLES
    title = titles[number] if number < len(titles) else f"Verein {number * 7 % 90:02}"
    return {
        # Ids in another order than that in which the rows are written.
        "object_id": f"{number * 77 % 1000:08}"
        if name == "municipalities"
        else str(uuid.uuid5(uuid.NAMESPACE_DNS, f"{number}.example")),
        "title": title,
        "date_modified": IMPORTED,
        "starts_on": None if is_empty else day,
        "ends_on": None if number % 5 == 0 else day + dt.timedelta(days=number % 3),
        "starts_at": None if is_empty else IMPORTED + dt.timedelta(hours=number * 5 % 30),
        "published_on": None if is_empty else day,
        "confirmed_at": None if is_empty else IMPORTED + dt.timedelta(days=number * 3 % 20),
        "number": None if is_empty else Decimal(number * 11 % 50),
        "latitude": None if is_empty else 51.0 + number * 13 % 30 / 10,
        "longitude": None if is_empty else 7.0,
    }


@pytest.fixture(scope="module")
def rows(shared_tree):
    """Resource to public id to values."""
    written = {}
    for name in RESOURCES:
        values = [row(name, number) for number in range(COUNT)]
        Served.objects.filter(resource=name).delete()
        Served.objects.bulk_create(
            Served(
                listing=listing_name(shared_tree.site.pk, "de", name),
                resource=name,
                row_id="0",
                locale="de",
                slug="",
                title_key=title_key(one["title"]),
                card=orjson.dumps({"id": one["object_id"]}).decode(),
                build=build_id(),
                digest="",
                **one,
            )
            for one in values
        )
        written[name] = {one["object_id"]: one for one in values}
    return written


def walk(name, sort, limit=LIMIT):
    """The ids of all pages of a list, and the counts that they state."""
    near = {"near": HERE} if "distance" in sort else {}
    ids, counts = [], set()
    for offset in range(0, COUNT, limit):
        asked = {"sort": sort, "limit": limit, "offset": offset, **near}
        answer = Client().get(f"/api/v1/{name}/", asked)
        assert answer.status_code == 200, answer.content
        ids += [item["id"] for item in answer.json()["items"]]
        counts.add(answer.json()["count"])
    return ids, counts


def listed(rows, name, key):
    """The entries of a list that is sorted by a key: without a place there is no distance."""
    return {
        object_id: values
        for object_id, values in rows[name].items()
        if key != "distance" or values["latitude"] is not None
    }


@pytest.mark.parametrize("name", RESOURCES)
def test_d01_each_entry_is_shown_once_in_the_order_of_each_key(db, rows, name):
    for key in sort_keys(name):
        expected = listed(rows, name, key)
        ascending, counts = walk(name, key)

        assert (key, sorted(ascending)) == (key, sorted(expected))
        assert counts == {len(expected)}
        assert walk(name, key)[0] == ascending
        descending, _counts = walk(name, f"-{key}")
        assert sorted(descending) == sorted(expected)

        if key == "title":
            continue
        up = [expected[object_id][VALUE[key]] for object_id in ascending]
        down = [expected[object_id][VALUE[key]] for object_id in descending]
        filled = [value for value in up if value is not None]
        assert (key, filled) == (key, sorted(filled))
        assert up == filled + [None] * (len(up) - len(filled))
        assert down == filled[::-1] + [None] * (len(up) - len(filled))


@pytest.mark.parametrize("name", RESOURCES)
def test_titles_stand_in_german_order_on_every_database(db, rows, name):
    titles = {
        sort: [rows[name][object_id]["title"] for object_id in walk(name, sort, 100)[0]]
        for sort in ("title", "-title")
    }
    known = [title for title in dict.fromkeys(titles["title"]) if title in IN_ORDER]

    assert known == IN_ORDER
    assert titles["title"].count("Kulturverein") == EQUAL_TITLES
    assert titles["-title"] == titles["title"][::-1]


@pytest.mark.parametrize("name", RESOURCES)
def test_d01_two_keys_order_what_is_equal_in_the_first(db, rows, name):
    keys = sort_keys(name)
    alphabet = [rows[name][object_id]["title"] for object_id in walk(name, "title", 100)[0]]
    for first, second in zip(keys, [*keys[1:], keys[0]], strict=True):
        for sign, other in (("", ""), ("-", ""), ("", "-"), ("-", "-")):
            sort = f"{sign}{first},{other}{second}"
            expected = listed(rows, name, "distance" if "distance" in sort else "")
            ids, counts = walk(name, sort, 100)

            assert (sort, sorted(ids)) == (sort, sorted(expected))
            assert counts == {len(expected)}
            values = [expected[object_id] for object_id in ids]
            pairs = zip(values, values[1:], strict=False)
            equal = [pair for pair in pairs if pair[0][VALUE[first]] == pair[1][VALUE[first]]]
            assert equal != []
            for one, following in equal:
                earlier, later = one[VALUE[second]], following[VALUE[second]]
                if second == "title":
                    earlier, later = alphabet.index(earlier), alphabet.index(later)
                if earlier is None or later is None:
                    assert later is None
                else:
                    assert (earlier >= later) if other else (earlier <= later)


def test_an_order_that_is_not_offered_is_refused_not_passed_over(db, rows):
    for sort in ("name", "title_key", "-object_id", "random", "title,owner", "distance"):
        answer = Client().get("/api/v1/msos/", {"sort": sort})

        assert (sort, answer.status_code) == (sort, 422)
        assert answer.json()["errors"][0]["parameter"] == "sort"
