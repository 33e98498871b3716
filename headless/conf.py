"""Settings of the delivery core, read live so that `override_settings` just works."""

from django.conf import settings

DEFAULT_FALLBACK_CHAINS = {
    "en": ["de"],
    "tr": ["de"],
    "ar": ["en", "de"],
    "uk": ["en", "de"],
    "de-simple": ["de"],
}


class Conf:
    """`conf.NAME`, with the default beside it."""

    @property
    def fallback_chains(self) -> dict[str, list[str]]:
        """`HEADLESS_FALLBACK_CHAINS`: for each locale the locales that answer in its place."""
        chains: dict[str, list[str]] = getattr(
            settings, "HEADLESS_FALLBACK_CHAINS", DEFAULT_FALLBACK_CHAINS
        )
        return chains

    @property
    def image_avif(self) -> bool:
        """`HEADLESS_IMAGE_AVIF`: deliver pictures also as AVIF: smaller, but slow to make."""
        return bool(getattr(settings, "HEADLESS_IMAGE_AVIF", False))

    @property
    def frozen_today(self) -> str | None:
        """`DEMO_TODAY`: a date (YYYY-MM-DD) that stands still, for the demo site only."""
        return getattr(settings, "DEMO_TODAY", None)


conf = Conf()
