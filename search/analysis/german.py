"""German words without their endings, and those that only join others."""

from functools import lru_cache

import snowballstemmer

_STEMMER = snowballstemmer.stemmer("german")
_ROUNDS = 4
_SHORTEST = 4


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# They stand in every text: a search does not ask for them, unless for nothing else. As they are
# compared, so without umlauts and with the plain letters of `arabic`.
FUNCTION_WORDS = _words(
    """
    aber als also am an auch auf aus bei beim bekomme bin bis bist brauche da damit dann das dass
    dein deine deinem deinen deiner dem den denn der des dessen dich die dies diese diesem diesen
    dieser dieses dir doch dort du durch ein eine einem einen einer eines er es etwas euch euer
    eure finde fur gegen gibt habe haben hat hatte hier hilft ich ihm ihn ihnen ihr ihre ihrem
    ihren ihrer im in ins ist jede jedem jeden jeder jedes kann kein keine konnen man mehr mein
    meine meinem meinen meiner mich mir mit mochte muss nach nicht noch nur ob oder ohne sehr sein
    seine seinem seinen seiner seit sich sie sind so soll sowie suche uber um und uns unser unsere
    unserem unseren unserer unter vom von vor war waren was weil wem wen wenn wer werden wie wir
    wird wo wurde wurden zu zum zur zwischen a and are as at be by can for from how is it of on or
    our the their there these they this to was we were what when where which who will with you your
    bir bu da de ile icin ve veya في من علي الي عن مع هذا هذه التي الذي او و та і й в у на з із до
    за від для про що як або це по при
    """
)
# Between two nouns they make of the second what stands in front in a compound.
CONNECTORS = _words(
    """
    aus bei beim der des fur gegen im in mit uber unter vom von zu zum zur am an auf
    """
)
ARTICLES = _words(
    """
    das dem den der des die ein eine einem einen einer eines
    """
)


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """A folded word without endings, the same for singular and plural.

    The algorithm (Snowball, german) cuts `kurse` to `kurs` and `kurs` to `kur`; done again until
    nothing changes, both come out the same. Of an English plural the s goes first.
    """
    if len(word) <= _SHORTEST or not word.isascii():
        return word
    for _round in range(_ROUNDS):
        before = word
        if word.endswith("s") and word[-2] not in "sui":
            word = word[:-1]
        if len(word) > _SHORTEST:
            shorter = str(_STEMMER.stemWord(word))
            word = shorter if len(shorter) >= _SHORTEST - 1 else word
        if word == before:
            break
    return word
