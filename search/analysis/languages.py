"""What languages are called: by others, by those who speak them, and by their tags."""

from functools import cache

from django.conf import settings

from headless.localization import language_name

# Macrolanguages of ISO 639-3: who looks for Kurdish means each of them.
_PART_OF = {"kmr": "ku", "ckb": "ku", "sdh": "ku", "prs": "fa", "pes": "fa", "diq": "zza"}
_PART_OF |= {"kiu": "zza", "arb": "ar", "ary": "ar", "arz": "ar", "apc": "ar"}


@cache
def language_names(tag: str) -> tuple[str, ...]:
    """The names of a language in those of the site and in its own, and its tag (BCP 47)."""
    codes = [code for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES]
    base = tag.split("-")[0]
    tags = dict.fromkeys((tag, base, _PART_OF.get(base, base)))
    names = (language_name(one, code) for one in tags for code in (*codes, one))
    return tuple(dict.fromkeys((*names, *tags)))
