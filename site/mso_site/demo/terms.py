"""Topics and target groups: key, German name, other words for it."""

from mso_pages.models import TargetGroup, Topic

from .writer import Writer

TOPICS: tuple[tuple[str, str, list[str]], ...] = (
    ("ankommen", "Ankommen", ["Erstorientierung", "Neuzugewanderte"]),
    ("antidiskriminierung", "Antidiskriminierung", ["Diskriminierung", "Antirassismus"]),
    ("antiziganismus", "Antiziganismus", ["Rassismus gegen Sinti und Roma"]),
    ("arbeit", "Arbeit", ["Beruf", "Ausbildung", "Arbeitsmarkt"]),
    ("barrierefreiheit", "Barrierefreiheit", ["Inklusion", "Zugänglichkeit"]),
    ("bildung", "Bildung", ["Lernen", "Weiterbildung"]),
    ("demokratie", "Demokratie", ["Beteiligung", "politische Bildung"]),
    ("ehrenamt", "Ehrenamt", ["Engagement", "Freiwillige"]),
    ("eltern", "Eltern", ["Elternarbeit", "Elternbildung"]),
    ("entwicklung", "Entwicklung", ["Entwicklungspolitik", "Eine Welt"]),
    ("familie", "Familie", ["Familien"]),
    ("foerderung", "Förderung", ["Fördermittel", "Fördergeld", "Zuschuss"]),
    ("frauen", "Frauen", ["Migrantinnen", "Gleichstellung"]),
    ("gefluechtete", "Geflüchtete", ["Flüchtlinge", "Refugees", "Flucht", "Asyl"]),
    ("gesundheit", "Gesundheit", ["Vorsorge", "Pflege"]),
    ("jugend", "Jugend", ["Jugendliche", "junge Menschen"]),
    ("kinder", "Kinder", ["frühe Bildung"]),
    ("kultur", "Kultur", ["Musik", "Theater", "Literatur"]),
    ("lsbtiq", "LSBTIQ*", ["LGBTIQ", "queer", "sexuelle Vielfalt"]),
    ("mehrsprachigkeit", "Mehrsprachigkeit", ["Herkunftssprachen", "mehrsprachig"]),
    ("schule", "Schule", ["Schulen", "Hausaufgaben"]),
    ("senioren", "Seniorinnen und Senioren", ["Senioren", "Alter", "ältere Menschen"]),
    ("sprache", "Sprache", ["Sprachkurs", "Deutschkurs", "Deutsch lernen"]),
    ("vernetzung", "Vernetzung", ["Netzwerk", "Zusammenarbeit"]),
)

TARGET_GROUPS: tuple[tuple[str, str, list[str]], ...] = (
    ("alle", "Alle Interessierten", ["Nachbarschaft", "Öffentlichkeit"]),
    ("eltern", "Eltern", ["Mütter", "Väter", "Familien"]),
    ("ehrenamtliche", "Ehrenamtliche", ["Freiwillige", "Engagierte"]),
    ("frauen", "Frauen", ["Migrantinnen"]),
    ("gefluechtete", "Geflüchtete", ["Flüchtlinge", "Refugees"]),
    ("jugendliche", "Jugendliche", ["junge Menschen", "Jugend"]),
    ("kinder", "Kinder", ["Grundschulkinder"]),
    ("lsbtiq", "LSBTIQ*-Personen", ["LGBTIQ", "queere Menschen"]),
    ("neuzugewanderte", "Neuzugewanderte", ["Zugewanderte", "Newcomer"]),
    ("senioren", "Ältere Menschen", ["Seniorinnen", "Senioren"]),
    ("studierende", "Studierende", ["Studentinnen", "Studenten"]),
    ("vereine", "Vereine und Initiativen", ["MSO", "Migrantenorganisationen"]),
)


def create_terms(writer: Writer) -> None:
    """Create and publish all topics and target groups."""
    for slug, title, labels in TOPICS:
        topic = Topic(title=title, slug=slug, alternative_labels=labels)
        writer.snippet(f"topic/{slug}", topic)
    for slug, title, labels in TARGET_GROUPS:
        group = TargetGroup(title=title, slug=slug, alternative_labels=labels)
        writer.snippet(f"target-group/{slug}", group)
