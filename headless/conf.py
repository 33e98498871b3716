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
        """`HEADLESS_FALLBACK_CHAINS`: for each locale the locales that answer in its place.

        One that it does not name has the default language.
        """
        chains: dict[str, list[str]] = getattr(
            settings, "HEADLESS_FALLBACK_CHAINS", DEFAULT_FALLBACK_CHAINS
        )
        return chains

    @property
    def publish_machine_translations(self) -> bool:
        """`HEADLESS_PUBLISH_MACHINE_TRANSLATIONS`: whether words of a machine may go live before
        a person confirmed them; apps are told.
        """
        return bool(getattr(settings, "HEADLESS_PUBLISH_MACHINE_TRANSLATIONS", False))

    @property
    def easy_languages(self) -> list[str]:
        """`HEADLESS_EASY_LANGUAGES`: the locales with German in easy language (Leichte Sprache)."""
        return list(getattr(settings, "HEADLESS_EASY_LANGUAGES", ["de-simple"]))

    @property
    def image_avif(self) -> bool:
        """`HEADLESS_IMAGE_AVIF`: deliver pictures also as AVIF: smaller, but slow to make."""
        return bool(getattr(settings, "HEADLESS_IMAGE_AVIF", False))

    @property
    def max_age(self) -> int:
        """`HEADLESS_MAX_AGE`: seconds for which caches need not ask again."""
        return int(getattr(settings, "HEADLESS_MAX_AGE", 30))

    @property
    def stale_while_revalidate(self) -> int:
        """`HEADLESS_STALE_WHILE_REVALIDATE`: seconds for which caches may ask while they answer."""
        return int(getattr(settings, "HEADLESS_STALE_WHILE_REVALIDATE", 30))

    @property
    def cache(self) -> str:
        """`HEADLESS_CACHE`: the cache of `CACHES` that keeps answers; `default` counts requests."""
        return str(getattr(settings, "HEADLESS_CACHE", "default"))

    @property
    def changes_kept_days(self) -> int:
        """`HEADLESS_CHANGES_KEPT_DAYS`: for how long the change log reaches back."""
        return int(getattr(settings, "HEADLESS_CHANGES_KEPT_DAYS", 90))

    @property
    def anonymous_quota(self) -> int:
        """`HEADLESS_ANONYMOUS_QUOTA`: answers made in a minute for an address without a key."""
        return int(getattr(settings, "HEADLESS_ANONYMOUS_QUOTA", 300))

    @property
    def proxies(self) -> int:
        """`HEADLESS_PROXIES`: how many proxies in front add to `X-Forwarded-For`."""
        return int(getattr(settings, "HEADLESS_PROXIES", 0))

    @property
    def contact_email(self) -> str:
        """`HEADLESS_CONTACT_EMAIL`: whom to write to, for people who cannot sign in."""
        return str(getattr(settings, "HEADLESS_CONTACT_EMAIL", settings.DEFAULT_FROM_EMAIL))

    @property
    def frozen_today(self) -> str | None:
        """`DEMO_TODAY`: a date (YYYY-MM-DD) that stands still, for the demo site only."""
        return getattr(settings, "DEMO_TODAY", None)


conf = Conf()
