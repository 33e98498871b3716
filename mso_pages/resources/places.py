"""Where an organisation is, as far as it shows."""

from typing import Any

from headless.reading import plain_number
from mso_pages.models import MSOProfilePage


def position(found: dict[str, Any] | None) -> dict[str, Any]:
    """The columns of `Served` for a `Location`."""
    return {name: found[name] for name in ("latitude", "longitude")} if found else {}


def location(row: MSOProfilePage, hidden: bool) -> dict[str, Any] | None:
    """The `Location` schema: of the house, or of its municipality where the street is not shown.

    Args:
        hidden: whether the organisation must not be found.
    """
    if row.address_visibility == row.AddressVisibility.HIDDEN or hidden:
        return None
    is_exact = row.address_visibility == row.AddressVisibility.PUBLIC and row.latitude is not None
    source: Any = row if is_exact else row.municipality
    if source is None or source.latitude is None or source.longitude is None:
        return None
    return {
        "latitude": plain_number(source.latitude),
        "longitude": plain_number(source.longitude),
        "precision": "address" if is_exact else "municipality",
    }
